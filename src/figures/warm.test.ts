import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { usualDays } from './warm.ts'

test('the days kept ready are those of the two open months and the month ends of ten years before', () => {
  const days = usualDays(day('2025-03-10'))
  expect(days.slice(0, 2)).toEqual(['2025-03-10', '2025-03-09'])
  expect(days[37]).toBe('2025-02-01')
  expect(days[38]).toBe('2025-01-31')
  expect(days[39]).toBe('2024-12-31')
  expect(days.at(-1)).toBe('2015-02-28')
  expect(days.length).toBe(38 + 120)
})
