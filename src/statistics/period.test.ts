import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { nameOfPeriod, namedPeriods, periodOf, stepOf } from './period.ts'

const today = day('2022-10-27')
const written = (on = today) =>
  namedPeriods(on).map(({ kind, number, from, to }) => `${kind} ${number}: ${from} ${to}`)

test('a reporter is offered this and last year, this and last quarter and two terms, none beyond the day', () => {
  expect(written()).toEqual([
    'year 2022: 2022-01-01 2022-10-27',
    'year 2021: 2021-01-01 2021-12-31',
    'quarter 4: 2022-10-01 2022-10-27',
    'quarter 3: 2022-07-01 2022-09-30',
    'term 2020: 2020-07-01 2022-10-27',
    'term 2015: 2015-07-01 2020-06-30',
  ])
})

test('in the first quarter the last one is the fourth of the year before; a term to come is not offered', () => {
  expect(written(day('2019-02-28'))).toEqual([
    'year 2019: 2019-01-01 2019-02-28',
    'year 2018: 2018-01-01 2018-12-31',
    'quarter 1: 2019-01-01 2019-02-28',
    'quarter 4: 2018-10-01 2018-12-31',
    'term 2015: 2015-07-01 2019-02-28',
  ])
})

test('a period goes by its name only when both its days fit', () => {
  expect(nameOfPeriod({ from: day('2015-07-01'), to: day('2020-06-30') }, today)).toMatchObject({
    kind: 'term',
    number: 2015,
  })
  expect(nameOfPeriod({ from: day('2015-07-01'), to: day('2020-07-01') }, today)).toBeNull()
})

test.each<[story: string, from: string | undefined, to: string | undefined, expected: string]>([
  ['nothing in the address: this year so far', undefined, undefined, '2022-01-01 2022-10-27'],
  ['both days', '2015-07-01', '2020-06-30', '2015-07-01 2020-06-30'],
  ['one day is a period', '2020-06-30', '2020-06-30', '2020-06-30 2020-06-30'],
  ['an end before the start', '2020-07-01', '2020-06-30', '2022-01-01 2022-10-27'],
  ['a day that does not exist', '2022-02-30', '2022-10-27', '2022-01-01 2022-10-27'],
])('%s', (_story, from, to, expected) => {
  const period = periodOf(from, to, today)
  expect(`${period.from} ${period.to}`).toBe(expected)
})

test('three years are followed by month, a term by year', () => {
  expect(stepOf({ from: day('2020-01-01'), to: day('2022-12-31') })).toBe('month')
  expect(stepOf({ from: day('2015-07-01'), to: day('2020-06-30') })).toBe('year')
})
