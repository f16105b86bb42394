import { expect, test } from 'vitest'
import { FOREVER, day, type Day } from '#platform/day.ts'
import { refusalsToChain, refusalsToEnds, type Step } from './rules.ts'

test.each<[story: string, category: string, from: string | null, to: string | null, codes: string[]]>([
  ['an admission into a branch', 'I1', null, 'A', []],
  ['an admission without a branch', 'I1', null, null, ['needs-receiver']],
  ['an admission from another branch', 'I1', 'B', 'A', ['giver-not-allowed']],
  ['a transfer inside the register', 'I4', 'A', 'B', []],
  ['a transfer to the same branch', 'I4', 'A', 'A', ['same-unit']],
  ['a transfer in from outside', 'I4', null, 'A', []],
  ['a transfer out of the register', 'D5', 'A', null, []],
  ['a transfer out written from the other end', 'D5', 'A', 'B', []],
  ['a death', 'D1', 'A', null, []],
  ['a death without a branch', 'D1', null, null, ['needs-giver']],
  ['a death that is received', 'D1', 'A', 'B', ['receiver-not-allowed']],
  ['an unknown category', 'X1', null, 'A', ['unknown-category']],
])('%s', (_story, category, from, to, codes) => {
  expect(refusalsToEnds({ category, from, to }).map((one) => one.code)).toEqual(codes)
})

const step = (on: string, category: string, from: string | null, to: string | null): Step => ({
  on: day(on),
  category,
  from,
  to,
})
const units: Record<string, [string, string][]> = {
  A: [['2015-01-01', FOREVER]],
  B: [['2015-01-01', '2020-07-01']],
  C: [['2020-07-01', FOREVER]],
}
const existence = (unit: string) =>
  (units[unit] ?? []).map(([from, until]) => ({ from: day(from), until: until as Day }))

test.each<[story: string, steps: Step[], codes: string[]]>([
  [
    'in, across, out',
    [
      step('2018-01-01', 'I1', null, 'A'),
      step('2019-01-01', 'I4', 'A', 'C'),
      step('2021-01-01', 'D1', 'C', null),
    ],
    ['unit-not-there'],
  ],
  [
    'in two branches at once',
    [step('2018-01-01', 'I1', null, 'A'), step('2019-01-01', 'I4', null, 'B')],
    ['already-in-a-branch', 'in-unit-after-its-end'],
  ],
  ['out before in', [step('2018-01-01', 'D1', 'A', null)], ['out-before-in']],
  [
    'out of a branch where he is not',
    [step('2018-01-01', 'I1', null, 'A'), step('2019-01-01', 'D1', 'C', null)],
    ['not-in-that-branch'],
  ],
  [
    'moved on the last day of the branch',
    [step('2018-01-01', 'I1', null, 'B'), step('2020-06-30', 'I5', 'B', 'A')],
    [],
  ],
  [
    'moved on the day after its last day',
    [step('2018-01-01', 'I1', null, 'B'), step('2020-07-01', 'I5', 'B', 'C')],
    [],
  ],
  [
    'left in the branch a day longer',
    [step('2018-01-01', 'I1', null, 'B'), step('2020-07-02', 'I5', 'B', 'C')],
    ['in-unit-after-its-end'],
  ],
  [
    'into a branch on its last day and out the same day',
    [step('2020-06-30', 'I1', null, 'B'), step('2020-06-30', 'I4', 'B', 'A')],
    [],
  ],
  ['into a branch a day before it is formed', [step('2020-06-30', 'I1', null, 'C')], ['unit-not-there']],
])('%s', (_story, steps, codes) => {
  expect(refusalsToChain(steps, existence).map((one) => one.code)).toEqual(codes)
})
