import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { nameOfBefore, nextPeriodName, periodName, spanBefore } from './period.ts'
import { changeText, targetText } from './written.ts'

const span = (from: string, to: string) => ({ from: day(from), to: day(to) })

test('periods have the names that reports give them', () => {
  expect(periodName(span('2022-01-01', '2022-12-31'))).toBe('năm 2022')
  expect(periodName(span('2024-01-01', '2024-03-31'))).toBe('quý I năm 2024')
  expect(periodName(span('2021-01-01', '2021-06-30'))).toBe('6 tháng đầu năm 2021')
  expect(periodName(span('2022-02-01', '2022-02-28'))).toBe('tháng 2 năm 2022')
  expect(periodName(span('2015-07-01', '2020-06-30'))).toBe('từ ngày 01/07/2015 đến ngày 30/06/2020')
  expect(periodName(span('2022-01-01', '2022-12-31'), 'en')).toBe('2022')
  expect(periodName(span('2021-07-01', '2021-12-31'), 'en')).toBe('second half of 2021')
  expect(nextPeriodName('half-yearly', span('2021-01-01', '2021-06-30'))).toBe('6 tháng cuối năm 2021')
  expect(nextPeriodName('yearly', span('2022-01-01', '2022-12-31'))).toBe('năm 2023')
  expect(nextPeriodName('term', span('2015-07-01', '2020-06-30'))).toBe('thời gian tới')
})

test('a year is compared with the year before, part of one with the same part, a term with as long a time before it', () => {
  const compared = (from: string, to: string) => {
    const before = spanBefore(span(from, to))
    return [before.from, before.to, nameOfBefore(span(from, to), before)]
  }
  expect(compared('2022-01-01', '2022-12-31')).toEqual(['2021-01-01', '2021-12-31', 'năm 2021'])
  expect(compared('2022-01-01', '2022-10-27')).toEqual(['2021-01-01', '2021-10-27', 'cùng kỳ năm 2021'])
  expect(compared('2024-02-01', '2024-02-29')).toEqual(['2023-02-01', '2023-02-28', 'cùng kỳ năm 2023'])
  expect(compared('2015-07-01', '2020-06-30').slice(0, 2)).toEqual(['2010-07-01', '2015-06-30'])
})

test('a change is told in number and per cent, a stock against the day before its period', () => {
  const [now, before] = [span('2022-01-01', '2022-12-31'), span('2021-01-01', '2021-12-31')]
  expect(changeText(8642, 8433, 'day', now, before)).toBe('tăng 209 (2,5%) so với ngày 31/12/2021')
  expect(changeText(303, 360, 'period', now, before)).toBe('giảm 57 (15,8%) so với năm 2021')
  expect(changeText(5, 5, 'period', now, before)).toBe('không tăng, giảm so với năm 2021')
  expect(changeText(5, 0, 'period', now, before)).toBe('năm 2021 không có')
  expect(targetText(326, 360)).toBe('đạt 90,6% chỉ tiêu (360)')
})
