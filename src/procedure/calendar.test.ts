import { expect, test } from 'vitest'
import { day, type Day } from '#platform/day.ts'
import { isWorkingDay, spanAfter, workingDaysAfter, workingDaysBetween } from './calendar.ts'
import { daysOffOf, holidaysOf, LUNAR_YEARS } from './holidays.ts'

test.each([
  ['Friday', '2022-10-28', true],
  ['Saturday', '2022-10-29', false],
  ['Sunday', '2022-10-30', false],
  ['the day before New Year', '2021-12-31', true],
  ['New Year on a Saturday', '2022-01-01', false],
  ['its Monday in lieu', '2022-01-03', false],
  ['the Tuesday after', '2022-01-04', true],
  ['the Friday before Tết 2022', '2022-01-28', true],
  ['the eve of Tết 2022', '2022-01-31', false],
  ['the fourth day of Tết 2022', '2022-02-04', false],
  ['the Monday after Tết 2022', '2022-02-07', true],
  ['Hùng Kings’ Day 2022 on a Sunday: its Monday', '2022-04-11', false],
  ['National Day 2022, its first day', '2022-09-01', false],
  ['National Day 2020 had one day: the 1st', '2020-09-01', true],
  ['National Day 2021: the 3rd, not the 1st', '2021-09-03', false],
  ['National Day 2021: the 1st', '2021-09-01', true],
  ['29/04/2024, swapped', '2024-04-29', false],
  ['the Saturday worked for it', '2024-05-04', true],
  ['the Saturday after', '2024-05-11', false],
  ['Culture Day 2025 is no holiday yet', '2025-11-24', true],
  ['Culture Day 2026', '2026-11-24', false],
] as const)('%s', (_name, on, works) => {
  expect(isWorkingDay(day(on))).toBe(works)
})

test.each([
  ['over a weekend', '2022-10-27', 2, '2022-10-31'],
  ['none', '2022-10-27', 0, '2022-10-27'],
  ['over Tết 2022', '2022-01-28', 1, '2022-02-07'],
  ['over Tết 2023, which fell on a Sunday and had two days in lieu', '2023-01-19', 1, '2023-01-27'],
  ['thirty of a transfer over 30/4 and 1/5/2023', '2023-04-03', 30, '2023-05-18'],
  ['with a Saturday that is worked', '2024-05-03', 1, '2024-05-04'],
] as const)('working days after a day: %s', (_name, from, count, expected) => {
  expect(workingDaysAfter(day(from), count)).toBe(expected)
  expect(workingDaysBetween(day(from), day(expected))).toBe(count)
})

test('a recorded day stands over the rule, both ways', () => {
  const deviations = new Map<Day, boolean>([
    [day('2022-10-28'), true],
    [day('2022-10-29'), false],
  ])
  expect(workingDaysAfter(day('2022-10-27'), 1, deviations)).toBe('2022-10-29')
  expect(spanAfter(day('2024-01-31'), { months: 1 })).toBe('2024-03-01')
  expect(spanAfter(day('2024-02-29'), { months: 12 })).toBe('2025-03-01')
  expect(spanAfter(day('2022-10-27'), { days: 30 })).toBe('2022-11-26')
})

test('the lunar days are those of the astronomical calendar, but for the year that differs between the two capitals', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const nameOf = (on: Day) => lunar.format(new Date(`${on}T12:00:00Z`))
  const differing: number[] = []
  for (let year = LUNAR_YEARS.first; year <= LUNAR_YEARS.last; year++) {
    const tet = holidaysOf(year).filter((one) => one.name.vi === 'Tết Nguyên đán')
    const kings = holidaysOf(year).find((one) => one.name.vi === 'Giỗ Tổ Hùng Vương')!
    expect(tet).toHaveLength(5)
    if (!tet.some((one) => nameOf(one.on) === '1/1') || nameOf(kings.on) !== '3/10') differing.push(year)
  }
  // New moon of 2 February 2030 at 23:07 in Hà Nội is past midnight in Beijing; the third month agrees in name only there.
  expect(differing.filter((year) => year !== 2030)).toEqual([])
})

test('no year has a day off twice, and none in lieu falls on a weekend', () => {
  for (let year = 2010; year <= 2030; year++) {
    const off = daysOffOf(year)
    expect(new Set(off.map((one) => one.on)).size).toBe(off.length)
    for (const one of off.filter((candidate) => candidate.how === 'in_lieu'))
      expect([0, 6]).not.toContain(new Date(`${one.on}T00:00:00Z`).getUTCDay())
  }
})
