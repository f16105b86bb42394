import { describe, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { levelOf } from './law.ts'
import { bodyWarnings, type WarningFacts } from './warnings.ts'

describe('what wants a look', () => {
  const facts = (change: Partial<WarningFacts>): WarningFacts => ({
    kind: 'ban_dang',
    quota: 10,
    present: 10,
    deputies: 3,
    deputyLimit: 3,
    recordedInternalUnits: null,
    internalBodies: 0,
    heads: 1,
    membersKnown: true,
    plannedUntil: null,
    keeper: {
      kind: 'dang_bo_truc_thuoc_tw',
      type: null,
      name: 'Đảng bộ tỉnh Ví dụ',
      offices: 5,
      services: 2,
    },
    ...change,
  })
  const found = (change: Partial<WarningFacts>, on = '2025-07-01') =>
    bodyWarnings(facts(change), day(on)).map((one) => one.code)
  const keeper = (offices: number, services = 0, change: object = {}) => ({
    keeper: { kind: 'dang_bo_xa', type: null, name: 'Đảng bộ xã Ví dụ', offices, services, ...change },
  })
  const province = { kind: 'dang_bo_truc_thuoc_tw', name: 'Đảng bộ thành phố Ví dụ' }

  test.each<[string, Partial<WarningFacts>, string[]]>([
    ['nothing', {}, []],
    ['one person above the quota', { present: 11 }, ['present-over-quota']],
    ['one deputy too many', { deputies: 4 }, ['deputies-over-limit']],
    ['six commissions in a province', keeper(6, 0, province), ['too-many-offices']],
    ['five commissions in a province', keeper(5, 0, province), []],
    [
      'three public-service units in a province',
      { kind: 'su_nghiep', ...keeper(0, 3, province) },
      ['too-many-services'],
    ],
    ['two public-service units in a province', { kind: 'su_nghiep', ...keeper(0, 2, province) }, []],
    ['four commissions in a commune', keeper(4), ['too-many-offices']],
    ['three commissions in a commune', keeper(3), []],
    ['four commissions in a special zone', keeper(4, 0, { type: 'dac_khu' }), []],
    [
      'five commissions in a special zone',
      keeper(5, 0, { name: 'Đảng bộ đặc khu Ví dụ' }),
      ['too-many-offices'],
    ],
    ['many commissions of a central bloc', keeper(9, 0, { ...province, name: 'Đảng bộ Quân đội' }), []],
    [
      'a steering committee without a head',
      { kind: 'ban_chi_dao', heads: 0, membersKnown: false },
      ['no-head'],
    ],
    ['a commission of which no members are recorded', { heads: 0, membersKnown: false }, []],
    ['a period that ended yesterday', { plannedUntil: day('2025-07-01') }, ['period-over']],
    ['a period that ends today', { plannedUntil: day('2025-07-02') }, []],
    [
      'departments that differ from the number',
      { recordedInternalUnits: 5, internalBodies: 4 },
      ['internal-units-differ'],
    ],
  ])('%s', (_case, change, expected) => expect(found(change)).toEqual(expected))

  test('the limit of commissions holds from its first day', () => {
    expect(found(keeper(4), '2025-06-30')).toEqual([])
    expect(found(keeper(4), '2025-07-01')).toEqual(['too-many-offices'])
  })

  test('a level is told by kind and name, never by depth', () => {
    expect(levelOf({ kind: 'dang_bo_huyen', type: null, name: 'Đảng bộ huyện Ví dụ' })).toBeNull()
    expect(levelOf({ kind: 'dang_bo_xa', type: null, name: 'Đảng bộ phường Ví dụ' })).toBe('commune')
  })
})
