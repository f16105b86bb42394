import { expect, test } from 'vitest'
import { day, yearsBetween } from '#platform/day.ts'
import { latestStartForYears } from './keys.ts'

test.each<[story: string, born: string, on: string, years: number, completed: boolean]>([
  ['the day before the birthday', '1991-10-28', '2022-10-27', 31, false],
  ['on the birthday', '1991-10-27', '2022-10-27', 31, true],
  ['29 February, on 28 February of a common year', '1992-02-29', '2023-02-28', 31, false],
  ['29 February, on 1 March of a common year', '1992-02-29', '2023-03-01', 31, true],
  ['28 February, on 29 February', '1993-02-28', '2024-02-29', 31, true],
  ['1 March, on 29 February', '1993-03-01', '2024-02-29', 31, false],
])('%s', (_story, born, on, years, completed) => {
  expect(day(born) <= latestStartForYears(day(on), years)).toBe(completed)
  expect(yearsBetween(day(born), day(on)) >= years).toBe(completed)
})
