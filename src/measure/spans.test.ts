import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { lastSpans, spansWithin } from './spans.ts'

const span = (from: string, to: string) => ({ from: day(from), to: day(to) })
const written = (spans: readonly { from: string; to: string }[]) =>
  spans.map(({ from, to }) => `${from} ${to}`)

test('the same stretch of the years before, also from 29 February', () => {
  expect(written(lastSpans(span('2022-01-01', '2022-10-27'), 'same', 2))).toEqual([
    '2021-01-01 2021-10-27',
    '2022-01-01 2022-10-27',
  ])
  expect(written(lastSpans(span('2024-02-01', '2024-02-29'), 'same', 2))[0]).toBe('2023-02-01 2023-02-28')
})

test('calendar years, quarters and months end with the last day asked for', () => {
  const asked = span('2022-01-01', '2022-10-27')
  expect(written(lastSpans(asked, 'year', 2))).toEqual(['2021-01-01 2021-12-31', '2022-01-01 2022-10-27'])
  expect(written(lastSpans(asked, 'quarter', 2))).toEqual(['2022-07-01 2022-09-30', '2022-10-01 2022-10-27'])
  expect(written(lastSpans(span('2022-01-01', '2022-01-31'), 'month', 2))).toEqual([
    '2021-12-01 2021-12-31',
    '2022-01-01 2022-01-31',
  ])
})

test('a span falls into its steps without a gap', () => {
  expect(written(spansWithin(span('2021-11-15', '2022-04-10'), 'quarter'))).toEqual([
    '2021-11-15 2021-12-31',
    '2022-01-01 2022-03-31',
    '2022-04-01 2022-04-10',
  ])
  expect(spansWithin(span('2015-07-01', '2020-06-30'), 'year')).toHaveLength(6)
})
