import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import {
  naiveBalance,
  naiveHeadcount,
  naiveOrganisationsOn,
  type Flows,
  type Register,
  type Row,
} from './naive-register.ts'

const unit = (code: string, parent_code: string, from: string, to = ''): Row => ({
  code,
  name: code,
  kind: 'dang_bo_co_so',
  parent_code,
  from,
  to,
})
const moved = (
  member_code: string,
  on: string,
  category: string,
  from_code: string,
  to_code: string,
): Row => ({
  member_code,
  day: on,
  category,
  from_code,
  to_code,
})
const register = (organisations: Row[], movements: Row[]): Register => ({
  organisations,
  movements,
  members: [],
  attributes: [],
})

/** P above A and B; B ends on 30 June 2020; A1 stands under A, from 1 March 2020 under B and back under A from 1 July. */
const units = [
  unit('P', '', '2019-01-01'),
  unit('A', 'P', '2019-01-01'),
  unit('B', 'P', '2019-01-01', '2020-06-30'),
  unit('A1', 'A', '2019-01-01', '2020-02-29'),
  unit('A1', 'B', '2020-03-01', '2020-06-30'),
  unit('A1', 'A', '2020-07-01'),
]

const opened = (member: string, code: string) => moved(member, '2019-01-01', 'I0', '', code)
const only = (flows: Flows) => ({
  opening: flows.opening,
  ...Object.fromEntries(
    Object.entries({ ...flows.increases, ...flows.decreases }).filter(([, count]) => count > 0),
  ),
  closing: flows.closing,
})

test.each<[story: string, movements: Row[], code: string, from: string, to: string, expected: object]>([
  ['a quiet period', [opened('m', 'A1')], 'P', '2020-01-01', '2020-12-31', { opening: 1, closing: 1 }],
  [
    'opening day counts as flow',
    [opened('m', 'A1')],
    'P',
    '2019-01-01',
    '2019-12-31',
    { opening: 0, I0: 1, closing: 1 },
  ],
  [
    'a new superior loses …',
    [opened('m', 'A1')],
    'A',
    '2020-01-01',
    '2020-06-30',
    { opening: 1, D6: 1, closing: 0 },
  ],
  ['… and gains', [opened('m', 'A1')], 'B', '2020-01-01', '2020-03-01', { opening: 0, I5: 1, closing: 1 }],
  [
    'there and back',
    [opened('m', 'A1')],
    'A',
    '2020-01-01',
    '2020-12-31',
    { opening: 1, I5: 1, D6: 1, closing: 1 },
  ],
  [
    'the common superior sees nothing',
    [opened('m', 'A1')],
    'P',
    '2020-03-01',
    '2020-07-01',
    { opening: 1, closing: 1 },
  ],
  [
    'a superior that ended hands over the day after',
    [opened('m', 'A1')],
    'B',
    '2020-07-01',
    '2020-07-01',
    { opening: 1, D6: 1, closing: 0 },
  ],
  [
    'who leaves on the very day passes through the new superior',
    [opened('m', 'A1'), moved('m', '2020-03-01', 'D5', 'A1', '')],
    'B',
    '2020-03-01',
    '2020-03-01',
    { opening: 0, I5: 1, D5: 1, closing: 0 },
  ],
  [
    '… and is handed over by the old one, not transferred',
    [opened('m', 'A1'), moved('m', '2020-03-01', 'D5', 'A1', '')],
    'A',
    '2020-03-01',
    '2020-03-01',
    { opening: 1, D6: 1, closing: 0 },
  ],
  [
    'who comes on the very day does not pass',
    [moved('m', '2020-03-01', 'I1', '', 'A1')],
    'B',
    '2020-03-01',
    '2020-03-01',
    { opening: 0, I1: 1, closing: 1 },
  ],
  [
    'a transfer inside is neither',
    [opened('m', 'A1'), moved('m', '2020-02-01', 'I4', 'A1', 'B')],
    'P',
    '2020-01-01',
    '2020-06-30',
    { opening: 1, closing: 1 },
  ],
  [
    'a transfer is D5 for the giver',
    [opened('m', 'A1'), moved('m', '2020-02-01', 'I4', 'A1', 'B')],
    'A',
    '2020-01-01',
    '2020-02-29',
    { opening: 1, D5: 1, closing: 0 },
  ],
  [
    '… and I4 for the receiver',
    [opened('m', 'A1'), moved('m', '2020-02-01', 'I4', 'A1', 'B')],
    'B',
    '2020-01-01',
    '2020-02-29',
    { opening: 0, I4: 1, closing: 1 },
  ],
  [
    'written from the giver it is the same',
    [opened('m', 'A1'), moved('m', '2020-02-01', 'D5', 'A1', 'B')],
    'B',
    '2020-01-01',
    '2020-02-29',
    { opening: 0, I4: 1, closing: 1 },
  ],
  [
    'a handing over is D6 for the giver',
    [opened('m', 'A1'), moved('m', '2020-02-01', 'I5', 'A1', 'B')],
    'A',
    '2020-01-01',
    '2020-02-29',
    { opening: 1, D6: 1, closing: 0 },
  ],
  [
    'moved on the last day of the unit',
    [opened('m', 'B'), moved('m', '2020-06-30', 'I5', 'B', 'A')],
    'B',
    '2020-06-30',
    '2020-06-30',
    { opening: 1, D6: 1, closing: 0 },
  ],
  [
    'moved on the day after: still its member at the end of the last day',
    [opened('m', 'B'), moved('m', '2020-07-01', 'I5', 'B', 'A')],
    'B',
    '2020-06-30',
    '2020-06-30',
    { opening: 1, closing: 1 },
  ],
  [
    '… and its flow the day after, when it is no more',
    [opened('m', 'B'), moved('m', '2020-07-01', 'I5', 'B', 'A')],
    'B',
    '2020-07-01',
    '2020-07-01',
    { opening: 1, D6: 1, closing: 0 },
  ],
  [
    '… inside the superior it is nothing',
    [opened('m', 'B'), moved('m', '2020-07-01', 'I5', 'B', 'A')],
    'P',
    '2020-07-01',
    '2020-07-01',
    { opening: 1, closing: 1 },
  ],
  [
    'a death the day after the end of the unit counts for the superior',
    [opened('m', 'B'), moved('m', '2020-07-01', 'D1', 'B', '')],
    'P',
    '2020-07-01',
    '2020-07-01',
    { opening: 1, D1: 1, closing: 0 },
  ],
  [
    'in and out on one day counts twice',
    [moved('m', '2020-02-01', 'I1', '', 'A1'), moved('m', '2020-02-01', 'I4', 'A1', 'B')],
    'A',
    '2020-02-01',
    '2020-02-01',
    { opening: 0, I1: 1, D5: 1, closing: 0 },
  ],
  [
    'before it was formed it counts 0',
    [opened('m', 'A1')],
    'A1',
    '2018-01-01',
    '2018-12-31',
    { opening: 0, closing: 0 },
  ],
])('%s', (_story, movements, code, from, to, expected) => {
  expect(only(naiveBalance(register(units, movements), code, day(from), day(to)))).toEqual(expected)
})

test('members whom a committee holds itself stand apart from its branches', () => {
  const movements = [
    opened('x', 'A'),
    opened('y', 'A1'),
    moved('x', '2020-02-01', 'I4', 'A', 'A1'),
    moved('z', '2020-02-02', 'I1', '', 'A'),
  ]
  const balance = naiveBalance(register(units, movements), 'A', day('2020-01-01'), day('2020-12-31'))
  expect(only(balance.own)).toEqual({ opening: 1, D5: 1, I1: 1, closing: 1 })
  expect(balance.children.map((child) => [child.organisation, only(child)])).toEqual([
    ['A1', { opening: 1, I4: 1, closing: 2 }],
  ])
})

test('children are those below at either end of the period', () => {
  const codes = (code: string, from: string, to: string) =>
    naiveBalance(register(units, []), code, day(from), day(to)).children.map((child) => child.organisation)
  expect(codes('P', '2020-01-01', '2020-12-31')).toEqual(['A', 'B'])
  expect(codes('P', '2020-07-01', '2020-12-31')).toEqual(['A', 'B'])
  expect(codes('P', '2020-07-02', '2020-12-31')).toEqual(['A'])
  expect(codes('A', '2020-03-02', '2020-06-30')).toEqual([])
})

test('the tree of a day lists superiors first, each with its headcount', () => {
  const movements = [opened('x', 'A'), opened('y', 'A1')]
  expect(naiveOrganisationsOn(register(units, movements), day('2020-03-01'))).toEqual([
    { code: 'P', name: 'P', kind: 'dang_bo_co_so', superior: null, headcount: 2 },
    { code: 'A', name: 'A', kind: 'dang_bo_co_so', superior: 'P', headcount: 1 },
    { code: 'B', name: 'B', kind: 'dang_bo_co_so', superior: 'P', headcount: 1 },
    { code: 'A1', name: 'A1', kind: 'dang_bo_co_so', superior: 'B', headcount: 1 },
  ])
})

test('an unknown code is refused, a known one counts 0 while it does not exist', () => {
  expect(naiveHeadcount(register(units, [opened('m', 'B')]), 'B', day('2018-12-31'))).toBe(0)
  expect(() => naiveHeadcount(register(units, []), 'X', day('2020-01-01'))).toThrow(RangeError)
})
