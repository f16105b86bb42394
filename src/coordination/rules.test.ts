import { describe, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { refusalsToPlan, refusalsToReview, refusalsToTask, yearsOver } from './rules.ts'

const plan = { from: day('2023-01-01'), until: day('2028-01-01') }
const front = { key: 'body 1', name: 'Ủy ban Mặt trận', exists: true }
const situation = { keeperKey: 'unit 9', keeperExists: true, partners: [front] }

describe('a coordination plan', () => {
  test.each([
    ['with a partner', plan, situation, []],
    ['without a partner', plan, { ...situation, partners: [] }, ['no-partner']],
    ['of one day', { from: plan.from, until: day('2023-01-02') }, situation, []],
    [
      'that ends before it starts',
      { from: plan.from, until: plan.from },
      situation,
      ['ends-before-it-starts'],
    ],
    ['with itself', plan, { ...situation, partners: [{ ...front, key: 'unit 9' }] }, ['partner-itself']],
    [
      'with one that is not there yet',
      plan,
      { ...situation, partners: [{ ...front, exists: false }] },
      ['partner-not-there'],
    ],
    ['with one twice', plan, { ...situation, partners: [front, front] }, ['partner-twice']],
    ['with nothing chosen', plan, { ...situation, partners: [front, null] }, ['partner-unclear']],
    [
      'wrong in every way',
      { from: plan.from, until: plan.from },
      { ...situation, keeperExists: false, partners: [] },
      ['ends-before-it-starts', 'unit-not-there', 'no-partner'],
    ],
  ])('%s', (_case, period, facts, expected) =>
    expect(refusalsToPlan(period, facts).map((one) => one.code)).toEqual(expected),
  )
})

test.each([
  ['in the plan', '2023-01-01', '2027-12-31', [], []],
  ['before it', '2022-12-31', '2023-06-30', [], ['outside-plan']],
  ['due after it', '2023-01-01', '2028-01-01', [], ['outside-plan']],
  ['for somebody else', '2023-01-01', null, ['X'], ['not-a-party']],
])('a task %s', (_case, startsOn, dueOn, strangers, expected) => {
  const task = { startsOn: day(startsOn), dueOn: dueOn === null ? null : day(dueOn), strangers }
  expect(refusalsToTask(task, plan).map((one) => one.code)).toEqual(expected)
})

test.each([
  [2023, '2023-12-20', []],
  [2027, '2028-01-15', []],
  [2022, '2023-01-15', ['year-outside-plan']],
  [2028, '2028-12-15', ['year-outside-plan']],
  [2024, '2023-12-31', ['reviewed-too-early']],
])('the review of %i on %s', (year, on, expected) =>
  expect(refusalsToReview({ year, on: day(on) }, plan).map((one) => one.code)).toEqual(expected),
)

test('years of a plan are over on the first day of the next', () => {
  expect(
    ['2022-12-31', '2023-12-31', '2024-01-01', '2028-01-01', '2040-01-01'].map((on) =>
      yearsOver(plan, day(on)),
    ),
  ).toEqual([0, 0, 1, 5, 5])
})
