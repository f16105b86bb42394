import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  day,
  formatDay,
  isDay,
  monthsBetween,
  yearsBetween,
  untilOf,
  lastDayOf,
  FOREVER,
} from './day.ts'

test.each<[string, boolean]>([
  ['2022-10-27', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2022-02-31', false],
  ['22-10-27', false],
  ['2022-13-01', false],
  ['2022-00-10', false],
])('%s is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected))

test.each<[from: string, months: number, to: string]>([
  ['2021-01-31', 1, '2021-03-01'],
  ['2020-02-29', 12, '2021-03-01'],
  ['2020-02-29', 48, '2024-02-29'],
  ['2021-12-15', 1, '2022-01-15'],
  ['2021-12-31', 2, '2022-03-01'],
])('%s and %i months is %s', (from, months, to) => expect(addMonths(day(from), months)).toBe(to))

test.each<[from: string, to: string, months: number]>([
  ['2021-01-31', '2021-02-28', 0],
  ['2021-01-31', '2021-03-01', 1],
  ['2020-02-29', '2021-02-28', 11],
  ['2020-02-29', '2021-03-01', 12],
  ['2022-05-10', '2022-05-10', 0],
])('from %s to %s are %i complete months', (from, to, months) =>
  expect(monthsBetween(day(from), day(to))).toBe(months),
)

test('a birthday on 29 February completes its year on 1 March', () => {
  expect(yearsBetween(day('1992-02-29'), day('2022-02-28'))).toBe(29)
  expect(yearsBetween(day('1992-02-29'), day('2022-03-01'))).toBe(30)
})

test('a period shows its last day and keeps its exclusive end', () => {
  expect(untilOf(day('2025-06-30'))).toBe('2025-07-01')
  expect(lastDayOf(day('2025-07-01'))).toBe('2025-06-30')
  expect(lastDayOf(FOREVER)).toBeNull()
  expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
  expect(FOREVER > day('2999-12-31')).toBe(true)
  expect(formatDay(day('2022-10-07'))).toBe('07/10/2022')
})
