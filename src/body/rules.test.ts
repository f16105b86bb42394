import { describe, expect, test } from 'vitest'
import { day, FOREVER } from '#platform/day.ts'
import type { Particulars } from './api.ts'
import { outlookOf } from './outlook.ts'
import {
  refusalsToAct,
  refusalsToMember,
  refusalsToMemberEnd,
  type ActSituation,
  type ActWanted,
  type BodyFacts,
} from './rules.ts'

const ON = day('2021-01-01')

const given = (change: Partial<Particulars> = {}): Particulars => ({
  name: 'Ban Tổ chức - Nội vụ',
  kind: 'ban_dang',
  functions: null,
  superiorId: null,
  partyGroupId: null,
  quota: 20,
  present: 18,
  internalUnits: 3,
  deputies: 2,
  deputyLimit: 3,
  plannedTo: null,
  ...change,
})
const body = (id: string, change: Partial<BodyFacts> = {}): BodyFacts => ({
  id,
  name: `Ban ${id}`,
  kind: 'ban_dang',
  begins: day('2015-01-01'),
  until: FOREVER,
  lastFrom: day('2015-01-01'),
  numbers: { quota: 12, present: 11, internalUnits: 3, deputies: 2 },
  below: [],
  ...change,
})
const wanted = (change: Partial<ActWanted> = {}): ActWanted => ({
  act: 'merge',
  on: ON,
  decisionNo: '15-QĐ/TU',
  bodies: ['A', 'B'],
  into: null,
  particulars: given(),
  ...change,
})
const situation = (change: Partial<ActSituation> = {}): ActSituation => ({
  bodies: [body('A'), body('B')],
  into: null,
  keeperExists: true,
  superior: null,
  partyGroup: null,
  namesTaken: [],
  ...change,
})
const codes = (change: Partial<ActWanted> = {}, given: Partial<ActSituation> = {}) =>
  refusalsToAct(wanted(change), situation(given)).map((one) => one.code)

describe('an act on bodies', () => {
  test('two commissions merge', () => expect(codes()).toEqual([]))

  test.each<[string, Partial<ActWanted>, Partial<ActSituation>, string[]]>([
    ['without a decision', { decisionNo: null }, {}, ['decision-missing']],
    [
      'of a body with itself',
      { bodies: ['A', 'A'] },
      { bodies: [body('A')] },
      ['too-few-bodies', 'same-twice'],
    ],
    ['of one that has ceased', {}, { bodies: [body('A'), body('B', { until: ON })] }, ['has-ended']],
    [
      'of one that ends the day after',
      {},
      { bodies: [body('A'), body('B', { until: day('2021-01-02') })] },
      [],
    ],
    ['on the first day of one', {}, { bodies: [body('A'), body('B', { begins: ON })] }, ['not-begun']],
    [
      'of one changed later',
      {},
      { bodies: [body('A'), body('B', { lastFrom: day('2021-01-02') })] },
      ['later-state'],
    ],
    ['of one changed that day', {}, { bodies: [body('A'), body('B', { lastFrom: ON })] }, []],
    ['without telling what comes of it', { particulars: null }, {}, ['particulars-missing']],
    ['under a unit that is not there', {}, { keeperExists: false }, ['unit-not-there']],
    ['with a quota below nothing', { particulars: given({ quota: -1 }) }, {}, ['negative-number']],
    ['with a quota of nothing', { particulars: given({ quota: 0 }) }, {}, []],
    [
      'planned to end before it begins',
      { particulars: given({ plannedTo: day('2020-12-31') }) },
      {},
      ['ends-before-it-starts'],
    ],
    ['planned for a day', { particulars: given({ plannedTo: ON }) }, {}, []],
    [
      'under one that is no more',
      { particulars: given() },
      { superior: { exists: false, name: 'X', chain: ['X'] } },
      ['superior-not-there'],
    ],
    [
      'under one that it ends',
      {},
      { superior: { exists: true, name: 'Ban A', chain: ['A'] } },
      ['superior-circle'],
    ],
    [
      'with a committee for a party group',
      {},
      { partyGroup: { kind: 'dang_bo_co_so', exists: true } },
      ['not-a-party-group'],
    ],
    ['with a name that is taken', {}, { namesTaken: ['Ban Tổ chức - Nội vụ'] }, ['name-taken']],
  ])('a merger %s', (_case, change, facts, expected) => expect(codes(change, facts)).toEqual(expected))

  test('whatever is wrong is said at once', () =>
    expect(
      codes(
        {
          decisionNo: null,
          bodies: ['A', 'A'],
          particulars: given({ quota: -1, deputies: -2, plannedTo: day('2020-01-01') }),
        },
        { bodies: [body('A', { until: day('2020-06-01') })], keeperExists: false },
      ),
    ).toEqual([
      'decision-missing',
      'unit-not-there',
      'too-few-bodies',
      'same-twice',
      'has-ended',
      'negative-number',
      'negative-number',
      'ends-before-it-starts',
    ]))

  test.each<[string, Partial<ActWanted>, Partial<ActSituation>, string[]]>([
    ['absorbing needs somebody who absorbs', { act: 'absorb', particulars: null }, {}, ['into-missing']],
    [
      'nobody absorbs itself',
      { act: 'absorb', into: 'A', particulars: null },
      { into: body('A') },
      ['with-itself'],
    ],
    [
      'a body is absorbed as the other stands',
      { act: 'absorb', bodies: ['A'], into: 'C', particulars: null },
      { bodies: [body('A')], into: body('C') },
      [],
    ],
    [
      'a change before the body exists',
      { act: 'change', bodies: ['A'] },
      { bodies: [body('A', { begins: day('2021-01-02') })] },
      ['not-begun'],
    ],
    [
      'a change on the first day',
      { act: 'change', bodies: ['A'] },
      { bodies: [body('A', { begins: ON, lastFrom: ON })] },
      [],
    ],
    [
      'a change needs no decision',
      { act: 'change', bodies: ['A'], decisionNo: null },
      { bodies: [body('A')] },
      [],
    ],
    ['a change of two at once', { act: 'change' }, {}, ['too-many-bodies']],
    [
      'an internal unit without its body',
      { act: 'found', bodies: [], particulars: given({ kind: 'dau_moi' }) },
      { bodies: [] },
      ['internal-without-superior'],
    ],
    [
      'winding up with a body still below',
      { act: 'dissolve', bodies: ['A'], particulars: null },
      { bodies: [body('A', { below: [{ id: 'T', name: 'Tiểu ban', kind: 'tieu_ban' }] })] },
      ['bodies-below'],
    ],
    [
      'winding up with departments',
      { act: 'dissolve', bodies: ['A'], particulars: null },
      { bodies: [body('A', { below: [{ id: 'P', name: 'Phòng', kind: 'dau_moi' }] })] },
      [],
    ],
  ])('%s', (_case, change, facts, expected) => expect(codes(change, facts)).toEqual(expected))
})

describe('an act seen before it is signed', () => {
  test('a merger saves what the two had more than the one', () => {
    const { before, after, totals } = outlookOf(wanted(), situation())
    expect(before.map((line) => line.part)).toEqual(['predecessor', 'predecessor'])
    expect(after).toMatchObject([{ id: null, part: 'successor', quota: 20 }])
    expect(totals.before).toEqual({ bodies: 2, internalUnits: 6, quota: 24, present: 22, deputies: 4 })
    expect(totals.after).toEqual({ bodies: 1, internalUnits: 3, quota: 20, present: 18, deputies: 2 })
  })

  test('departments go over to the body that comes of it and are counted there', () => {
    const department = { id: 'P', name: 'Phòng Cán bộ', kind: 'dau_moi' }
    const { after, totals } = outlookOf(
      wanted(),
      situation({ bodies: [body('A', { below: [department] }), body('B')] }),
    )
    expect(after).toMatchObject([{ internalUnits: 1 }, { id: 'P', part: 'carried' }])
    expect(totals.after.internalUnits).toBe(1)
  })

  test('what is wound up leaves nothing', () => {
    const { after, totals } = outlookOf(wanted({ act: 'dissolve', particulars: null }), situation())
    expect(after).toEqual([])
    expect(totals.after).toMatchObject({ bodies: 0, quota: 0 })
  })
})

describe('members of a body', () => {
  const life = { begins: day('2020-01-01'), until: FOREVER }
  const head = { holder: '1', role: 'head', from: day('2021-01-01'), until: FOREVER }
  test.each([
    ['a second head', { ...head, holder: '2', from: day('2022-01-01') }, ['head-taken']],
    ['the same one again', { ...head, role: 'member', from: day('2022-01-01') }, ['already-member']],
    [
      'a head until the day before',
      { ...head, holder: '2', from: day('2020-06-01'), until: day('2021-01-01') },
      [],
    ],
    [
      'a head until that day',
      { ...head, holder: '2', from: day('2020-06-01'), until: day('2021-01-02') },
      ['head-taken'],
    ],
    [
      'a member before the body',
      { ...head, holder: '3', role: 'member', from: day('2019-12-31') },
      ['outside-body'],
    ],
    [
      'one who ends before he begins',
      { ...head, holder: '3', role: 'member', until: day('2020-12-31') },
      ['ends-before-it-starts'],
    ],
    ['several deputies', { ...head, holder: '3', role: 'deputy' }, []],
  ])('%s', (_case, member, expected) =>
    expect(refusalsToMember(member, [head], life).map((one) => one.code)).toEqual(expected),
  )

  test('a last day before the first, and one after the end', () => {
    expect(refusalsToMemberEnd(head, day('2020-12-31'))).toMatchObject([{ code: 'ends-before-it-starts' }])
    expect(refusalsToMemberEnd({ ...head, until: day('2021-06-01') }, day('2021-05-31'))).toMatchObject([
      { code: 'member-ended-already', to: '2021-05-31' },
    ])
    expect(refusalsToMemberEnd({ ...head, until: day('2021-06-01') }, day('2021-05-30'))).toEqual([])
  })
})
