import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { TRANSFER_LAW, transferLawOn } from './law.ts'
import { refusalsToPeriod } from './rules.ts'

const LIMITS = TRANSFER_LAW[0]!.temporary
const ON = day('2022-10-27')

test.each([
  ['2022-03-01', '2022-05-31', false, []],
  ['2022-03-01', '2022-05-30', false, ['temporary-too-short']],
  ['2022-03-01', '2023-02-27', false, []],
  ['2022-03-01', '2023-02-28', false, ['temporary-too-long']],
  ['2022-03-01', '2024-02-29', true, []],
  ['2022-03-01', '2024-03-01', true, ['temporary-too-long']],
  ['2022-11-30', '2023-02-28', false, []],
  ['2022-03-01', '2022-02-28', false, ['temporary-ends-before-it-begins']],
])('a stay from %s to %s (study: %s) meets %j', (from, to, study, codes) => {
  const found = refusalsToPeriod({ from: day(from), to: day(to), study }, LIMITS, ON)
  expect(found.map((one) => one.code)).toEqual(codes)
})

test.each([
  ['2021-07-29', '29-QĐ/TW'],
  ['2021-07-30', '24-QĐ/TW'],
  ['2025-06-30', '232-QĐ/TW'],
  ['2025-07-01', '294-QĐ/TW'],
  ['2026-04-08', '20-QĐ/TW'],
  ['2026-07-26', '208-QĐ/TW'],
])('on %s %s is in force', (on, text) => {
  expect(transferLawOn(day(on)).source).toBe(`${text}, 6.3`)
})
