import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { naiveHeadcount, type Register, type Row } from './naive-register.ts'
import { naiveStructure, type StructureKey } from './naive-structure.ts'
import { arbitraryQuestion } from './random-register.ts'

const ON = day('2022-10-27')

/** One member of one branch below a committee, on 27 October 2022. */
function registerOf(member: Row, attributes: Row[] = []): Register {
  const unit = { name: 'x', kind: 'dang_bo_co_so', from: '2000-01-01', to: '' }
  return {
    organisations: [
      { ...unit, code: 'P', parent_code: '' },
      { ...unit, code: 'A', parent_code: 'P' },
      { ...unit, code: 'A1', parent_code: 'A' },
    ],
    members: [{ member_code: 'm', sex: 'nữ', born_on: '1980', official_on: '2001-01-01', ...member }],
    movements: [{ member_code: 'm', day: '2000-01-01', category: 'I0', from_code: '', to_code: 'A1' }],
    attributes,
  }
}

function only(register: Register, key: StructureKey, code = 'P') {
  const { groups } = naiveStructure(register, code, ON, [key])
  return groups[0]![key]
}

test.each<[story: string, born_on: string, band: string]>([
  ['31 tomorrow', '1991-10-28', '<=30'],
  ['31 today', '1991-10-27', '31-40'],
  ['41 tomorrow', '1981-10-28', '31-40'],
  ['60, 61 tomorrow', '1961-10-28', '51-60'],
  ['61 today', '1961-10-27', '>=61'],
  ['a year alone is 1 January', '1991', '31-40'],
  ['a month alone is its first day', '1991-10', '31-40'],
  ['next month', '1991-11', '<=30'],
])('age: %s', (_story, born_on, band) => expect(only(registerOf({ born_on }), 'age')).toBe(band))

test.each<[on: string, band: string]>([
  ['2023-02-28', '<=30'],
  ['2023-03-01', '31-40'],
])('born on 29 February 1992, 31 years are complete on 1 March: %s %s', (on, band) => {
  expect(naiveStructure(registerOf({ born_on: '1992-02-29' }), 'P', day(on), ['age']).groups).toEqual([
    { age: band, count: 1 },
  ])
})

test.each<[story: string, member: Row, band: string | null]>([
  ['30 years tomorrow', { admission_decided_on: '1992-10-28' }, '<30'],
  ['30 years today', { admission_decided_on: '1992-10-27' }, '30-39'],
  ['70 years', { admission_decided_on: '1952-10-27' }, '>=70'],
  ['the decision is not known', { admission_decided_on: '' }, null],
  ['a probationer', { admission_decided_on: '2022-01-01', official_on: '2022-10-28' }, null],
  ['official today', { admission_decided_on: '2021-10-10', official_on: '2022-10-27' }, '<30'],
  ['never made official', { admission_decided_on: '1980-01-01', official_on: '' }, null],
])('seniority: %s', (_story, member, band) => expect(only(registerOf(member), 'seniority')).toBe(band))

const learnt = (on: string, value: string): Row => ({ member_code: 'm', day: on, field: 'education', value })

test.each<[story: string, attributes: Row[], value: string | null]>([
  ['no change', [], 'trung cấp'],
  ['a change tomorrow', [learnt('2022-10-28', 'đại học')], 'trung cấp'],
  ['a change today', [learnt('2022-10-27', 'đại học')], 'đại học'],
  [
    'the later of two, whatever their order',
    [learnt('2020-01-01', 'thạc sĩ'), learnt('2015-01-01', 'đại học')],
    'thạc sĩ',
  ],
  ['no longer known', [learnt('2020-01-01', '')], null],
])('education: %s', (_story, attributes, value) =>
  expect(only(registerOf({ education: 'trung cấp' }, attributes), 'education')).toBe(value),
)

test.each<[code: string, unit: string]>([
  ['P', 'A'],
  ['A', 'A1'],
  ['A1', 'A1'],
])('seen from %s the member is in %s', (code, unit) =>
  expect(only(registerOf({}), 'organisation', code)).toBe(unit),
)

test('groups follow the keys in order, bands from low to high, missing last', () => {
  const { members, movements, ...rest } = registerOf({})
  const people = [
    ['a', '1950', ''],
    ['b', '2000', 'Tày'],
    ['c', '1950', 'Kinh'],
    ['d', '1985', 'Kinh'],
    ['e', '1950', ''],
  ]
  const register = {
    ...rest,
    members: people.map(([member_code, born_on, ethnicity]) => ({
      ...members[0],
      member_code: member_code!,
      born_on: born_on!,
      ethnicity: ethnicity!,
    })),
    movements: people.map(([member_code]) => ({ ...movements[0], member_code: member_code! })),
  }
  expect(naiveStructure(register, 'P', ON, ['age', 'ethnicity']).groups).toEqual([
    { age: '<=30', ethnicity: 'Tày', count: 1 },
    { age: '31-40', ethnicity: 'Kinh', count: 1 },
    { age: '>=61', ethnicity: 'Kinh', count: 1 },
    { age: '>=61', ethnicity: null, count: 2 },
  ])
})

test('in random histories the groups of any keys add up to the headcount', () => {
  const keys = fc.uniqueArray(
    fc.constantFrom<StructureKey>(
      'sex',
      'age',
      'ethnicity',
      'religion',
      'education',
      'theory',
      'stratum',
      'status',
      'seniority',
      'organisation',
    ),
    { maxLength: 3 },
  )
  fc.assert(
    fc.property(arbitraryQuestion, keys, ({ register, code, to }, asked) => {
      const { total, groups } = naiveStructure(register, code, to, asked)
      expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(total)
      expect(total).toBe(naiveHeadcount(register, code, to))
    }),
    { numRuns: 60 },
  )
})
