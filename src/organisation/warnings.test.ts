import { expect, test } from 'vitest'
import { FOREVER, addDays, day, type Day } from '#platform/day.ts'
import { warningsOf, type TermFacts, type UnitFacts } from './warnings.ts'

const on = day('2022-10-27')
const term = (committee: string, more: Partial<TermFacts> = {}): TermFacts => ({
  committee,
  name: '2020-2025',
  seats: 3,
  holders: 3,
  from: day('2020-06-01'),
  until: day('2022-12-01'),
  extendedUntil: null,
  ...more,
})
const untilDays = (days: number) => addDays(on, days + 1)
const branch: UnitFacts = {
  kind: 'chi_bo_truc_thuoc',
  superiorKind: 'dang_bo_co_so',
  members: 12,
  official: 11,
  secretaries: 1,
  committeeKnown: true,
  terms: [term('chi_uy', { from: day('2021-06-01'), until: day('2023-12-01') })],
}
const party: UnitFacts = {
  ...branch,
  kind: 'dang_bo_co_so',
  superiorKind: 'dang_bo_khoi',
  members: 120,
  official: 115,
  terms: [term('cap_uy', { until: day('2025-06-01') })],
}
const small: UnitFacts = { ...branch, kind: 'chi_bo_co_so', superiorKind: 'dang_bo_khoi' }
const codes = (unit: UnitFacts, at: Day = on) => warningsOf(unit, at).map((one) => one.code)

test.each<[story: string, unit: UnitFacts, codes: string[]]>([
  ['a sound branch', branch, []],
  ['a sound grassroots organisation', party, []],
  ['a branch with three official members', { ...branch, members: 4, official: 3, terms: [] }, []],
  ['a branch with two', { ...branch, members: 4, official: 2, terms: [] }, ['too-few-official']],
  ['a grassroots branch of 29', { ...small, members: 29 }, []],
  ['a grassroots branch of 30', { ...small, members: 30 }, ['may-become-party-committee']],
  ['a branch below a grassroots organisation may have 30', { ...branch, members: 30 }, []],
  ['a grassroots organisation of 30', { ...party, members: 30 }, []],
  ['a grassroots organisation of 29', { ...party, members: 29 }, ['too-few-for-party-committee']],
  [
    'a branch right under a province',
    { ...branch, superiorKind: 'dang_bo_truc_thuoc_tw' },
    ['unusual-superior'],
  ],
  ['the root stands under nothing', { ...party, kind: 'trung_uong', superiorKind: null }, []],
  ['nobody is secretary', { ...branch, secretaries: 0 }, ['no-secretary']],
  [
    'nothing recorded of its committee',
    { ...branch, committeeKnown: false, terms: [] },
    ['no-committee-recorded'],
  ],
  [
    'nine official members without a branch committee',
    { ...branch, official: 9, terms: [] },
    ['needs-branch-committee'],
  ],
  ['eight official members without one', { ...branch, official: 8, terms: [] }, []],
  [
    'a party group has no committee',
    { ...branch, kind: 'to_dang', superiorKind: 'chi_bo_co_so', secretaries: 0 },
    [],
  ],
])('%s', (_story, unit, expected) => {
  expect(codes(unit)).toEqual(expected)
})

test.each<[story: string, term: Partial<TermFacts>, codes: string[]]>([
  ['ends today', { until: untilDays(0) }, ['term-ending']],
  ['ended yesterday', { until: untilDays(-1) }, ['term-over']],
  ['ended, but was extended', { until: untilDays(-1), extendedUntil: untilDays(200) }, []],
  ['ends in 90 days', { until: untilDays(90) }, ['term-ending']],
  ['ends in 91 days', { until: untilDays(91) }, []],
  ['has no end yet', { until: FOREVER }, []],
  ['five years exactly', { until: day('2025-06-01') }, []],
  ['five years and a day', { until: day('2025-06-02') }, ['term-too-long']],
  ['one seat vacant', { seats: 15, holders: 14, until: day('2025-06-01') }, ['vacant-seats']],
  ['more holders than seats', { seats: 15, holders: 16, until: day('2025-06-01') }, []],
  ['seats not recorded', { seats: null, holders: 0, until: day('2025-06-01') }, []],
])('a committee whose term %s', (_story, more, expected) => {
  expect(codes({ ...party, terms: [term('cap_uy', more)] })).toEqual(expected)
})

test.each<[story: string, from: string, until: string, codes: string[]]>([
  ['30 months to 2025', '2022-01-01', '2024-07-01', []],
  ['a day more than 30 months to 2025', '2022-01-01', '2024-07-02', ['term-too-long']],
  ['five years from 2025 on', '2025-07-01', '2030-07-01', []],
  ['a day more from 2025 on', '2025-07-01', '2030-07-02', ['term-too-long']],
])('a branch committee elected for %s', (_story, from, until, expected) => {
  const at = addDays(day(from), 30)
  const unit = {
    ...branch,
    superiorKind: 'dang_bo_co_so',
    terms: [term('chi_uy', { from: day(from), until: day(until) })],
  }
  expect(codes(unit, at)).toEqual(expected)
})

test('a grassroots branch keeps the five years of grassroots organisations', () => {
  const terms = [term('chi_uy', { from: day('2020-06-01'), until: day('2025-06-01') })]
  expect(codes({ ...small, terms })).toEqual([])
  expect(codes({ ...branch, terms })).toEqual(['term-too-long'])
})

test.each<[story: string, kind: string, superior: string, at: string, codes: string[]]>([
  ['a bloc on its last day', 'dang_bo_khoi', 'dang_bo_truc_thuoc_tw', '2025-06-30', []],
  ['a bloc the day after', 'dang_bo_khoi', 'dang_bo_truc_thuoc_tw', '2025-07-01', ['kind-has-ended']],
  ['“chi bộ” before 26/7/2026', 'chi_bo', 'dang_bo_xa', '2026-07-25', ['kind-not-yet']],
  ['“chi bộ” from 26/7/2026', 'chi_bo', 'dang_bo_xa', '2026-07-26', []],
])('%s', (_story, kind, superiorKind, at, expected) => {
  expect(codes({ ...branch, kind, superiorKind, official: 5, terms: [] }, day(at))).toEqual(expected)
})

test.each<[story: string, at: string, seats: [number, number], codes: string[]]>([
  ['a third', '2026-08-01', [5, 15], []],
  ['more than a third', '2026-08-01', [6, 15], ['standing-committee-too-large']],
  ['more than a third before the rule', '2026-07-01', [6, 15], []],
])('a standing committee of %s of the committee', (_story, at, [standing, whole], expected) => {
  const terms = [
    term('cap_uy', { seats: whole, holders: whole, from: day('2025-07-01'), until: day('2030-07-01') }),
    term('ban_thuong_vu', {
      seats: standing,
      holders: standing,
      from: day('2025-07-01'),
      until: day('2030-07-01'),
    }),
  ]
  expect(codes({ ...party, superiorKind: 'dang_bo_truc_thuoc_tw', terms }, day(at))).toEqual(expected)
})

test('every warning names the text it rests on', () => {
  const worst = {
    ...branch,
    official: 1,
    secretaries: 0,
    superiorKind: 'trung_uong',
    terms: [term('chi_uy', { holders: 0 })],
  }
  for (const { source } of warningsOf(worst, on)) expect(source).toMatch(/Điều lệ|QĐ\/TW/)
})
