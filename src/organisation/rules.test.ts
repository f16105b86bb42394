import { expect, test } from 'vitest'
import { FOREVER, day, type Day } from '#platform/day.ts'
import {
  formatOfficialCode,
  parseOfficialCode,
  planCorrection,
  planNewState,
  refusalsToOfficialCode,
  refusalsToTree,
  type KnownState,
} from './rules.ts'

test.each<[text: string, digits: string | null]>([
  ['38.168.053.000.001', '38168053000001'],
  ['38168053000001', '38168053000001'],
  ['38 168 053 000 001', '38168053000001'],
  ['3816805300000', null],
  ['381680530000011', null],
  ['3816805300000a', null],
  ['', null],
])('the official code “%s”', (text, digits) => {
  expect(parseOfficialCode(text)).toBe(digits)
  expect(refusalsToOfficialCode(text).map((one) => one.code)).toEqual(
    digits ? [] : ['official-code-malformed'],
  )
})

test('an official code is shown with dots, and none is fine', () => {
  expect(formatOfficialCode('38168053000001')).toBe('38.168.053.000.001')
  expect(refusalsToOfficialCode(null)).toEqual([])
})

const state = (id: string, from: string, until: string, more: Partial<KnownState> = {}): KnownState => ({
  id,
  from: day(from),
  until: until as Day,
  name: 'Chi bộ 1',
  kind: 'chi_bo_truc_thuoc',
  type: null,
  superiorId: '10',
  officialCode: null,
  decisionNo: null,
  ...more,
})
const known = [
  state('1', '2015-01-01', '2020-07-01'),
  state('2', '2020-07-01', FOREVER, { name: 'Chi bộ Một' }),
]
const { id: _id, from: _from, until: _until, ...facts } = known[1]!
const periods = (changes: { replaces: string | null; state: { from: Day; until: Day; name: string } }[]) =>
  changes.map(({ replaces, state: { from, until, name } }) => [replaces, from, until, name])

test('a new name from a day on: the state before ends the day before, the new one runs on', () => {
  const plan = planNewState(known, { ...facts, name: 'Chi bộ Kế toán', from: day('2022-01-01') })
  expect(plan.refusals).toEqual([])
  expect(periods(plan.changes)).toEqual([
    ['2', '2020-07-01', '2022-01-01', 'Chi bộ Một'],
    [null, '2022-01-01', FOREVER, 'Chi bộ Kế toán'],
  ])
})

test('a new state in the past ends where the next one begins', () => {
  const plan = planNewState(known, { ...facts, name: 'Chi bộ A', from: day('2018-01-01') })
  expect(periods(plan.changes)).toEqual([
    ['1', '2015-01-01', '2018-01-01', 'Chi bộ 1'],
    [null, '2018-01-01', '2020-07-01', 'Chi bộ A'],
  ])
})

test.each<[story: string, from: string, name: string, code: string]>([
  ['before the unit was formed', '2014-12-31', 'X', 'unit-not-there'],
  ['on a day on which a state begins', '2020-07-01', 'X', 'state-starts-that-day'],
  ['without any change', '2021-01-01', 'Chi bộ Một', 'nothing-changes'],
])('a new state %s is refused', (_story, from, name, code) => {
  expect(planNewState(known, { ...facts, name, from: day(from) }).refusals.map((one) => one.code)).toEqual([
    code,
  ])
})

test.each<[story: string, which: number, from: string, until: string, expected: unknown[]]>([
  ['only the name', 1, '2020-07-01', FOREVER, [['2', '2020-07-01', FOREVER, 'Đúng']]],
  [
    'began later: the state before runs on until then',
    1,
    '2020-09-01',
    FOREVER,
    [
      ['2', '2020-09-01', FOREVER, 'Đúng'],
      ['1', '2015-01-01', '2020-09-01', 'Chi bộ 1'],
    ],
  ],
  [
    'ended earlier: the state after begins then',
    0,
    '2015-01-01',
    '2019-01-01',
    [
      ['1', '2015-01-01', '2019-01-01', 'Đúng'],
      ['2', '2019-01-01', FOREVER, 'Chi bộ Một'],
    ],
  ],
])('a correction: %s', (_story, which, from, until, expected) => {
  const plan = planCorrection(known, known[which]!, {
    ...facts,
    name: 'Đúng',
    from: day(from),
    until: until as Day,
  })
  expect(plan.refusals).toEqual([])
  expect(periods(plan.changes)).toEqual(expected)
})

test.each<[story: string, which: number, name: string, from: string, until: string, code: string]>([
  ['ends before it starts', 1, 'Đúng', '2020-07-01', '2020-07-01', 'ends-before-it-starts'],
  ['leaves nothing of the state before', 1, 'Đúng', '2015-01-01', FOREVER, 'swallows-state'],
  ['leaves nothing of the state after', 0, 'Đúng', '2015-01-01', FOREVER, 'swallows-state'],
  ['changes nothing', 1, 'Chi bộ Một', '2020-07-01', FOREVER, 'nothing-changes'],
])('a correction that %s is refused', (_story, which, name, from, until, code) => {
  const wanted = { ...facts, name, from: day(from), until: until as Day }
  expect(planCorrection(known, known[which]!, wanted).refusals.map((one) => one.code)).toEqual([code])
})

test('only what a change breaks is told, with names', () => {
  const at = (unit: string, superior: string | null, from = '2015-01-01', until: string = FOREVER) => ({
    unit,
    superior,
    from: day(from),
    until: until as Day,
  })
  const before = [at('TW', null), at('A', 'TW'), at('B', 'A')]
  const after = [at('TW', null), at('A', 'TW', '2015-01-01', '2020-01-01'), at('B', 'A')]
  expect(refusalsToTree(before, before, (unit) => unit)).toEqual([])
  expect(refusalsToTree(before, after, (unit) => `Đơn vị ${unit}`)).toEqual([
    { code: 'superior-missing', unit: 'Đơn vị B', on: '2020-01-01', other: 'Đơn vị A' },
  ])
  expect(refusalsToTree(after, after, (unit) => unit)).toEqual([])
})
