import { addMonths, daysInMonth, day, dayOf, partsOf, type Day } from '#platform/day.ts'

/**
 * Levels of the party badge (Huy hiệu Đảng) in years of seniority, from the day on which each can be given.
 * Source: 01-HD/TW (2021) for 30 to 90; 95 is known indirectly, docs/sources.md.
 */
export const BADGE_LEVELS: readonly { years: number; from: Day | null }[] = [
  { years: 30, from: null },
  { years: 40, from: null },
  { years: 45, from: day('2016-07-25') },
  { years: 50, from: null },
  { years: 55, from: null },
  { years: 60, from: null },
  { years: 65, from: null },
  { years: 70, from: null },
  { years: 75, from: null },
  { years: 80, from: null },
  { years: 85, from: null },
  { years: 90, from: null },
  { years: 95, from: day('2026-01-01') },
]

/** The badge levels that there are on a day. */
export function badgeLevelsOn(on: Day): number[] {
  return BADGE_LEVELS.filter(({ from }) => from === null || from <= on).map(({ years }) => years)
}

const FIRST_YEAR = 2021
/** Age of retirement under normal conditions in months: before 2021, in 2021, more each year, the last. Source: 135/2020/NĐ-CP. */
const RETIREMENT_AGE = {
  nam: { before: 720, first: 723, more: 3, last: 744 },
  nữ: { before: 660, first: 664, more: 4, last: 720 },
} as const

/**
 * The last day of the month in which somebody reaches the age of retirement under normal conditions, which grows with the
 * calendar year: the first year in which the age of that year is reached. Null for those who reached it before 2021.
 */
export function retiresOn(bornOn: Day, sex: 'nam' | 'nữ'): Day | null {
  const { before, first, more, last } = RETIREMENT_AGE[sex]
  const { year: born, month } = partsOf(bornOn)
  if (partsOf(addMonths(dayOf(born, month, 1), before)).year < FIRST_YEAR) return null
  const lastGrowing = FIRST_YEAR + (last - first) / more
  for (let year = FIRST_YEAR; ; year++) {
    const ageInMonths = Math.min(last, first + more * (year - FIRST_YEAR))
    const reached = partsOf(addMonths(dayOf(born, month, 1), ageInMonths))
    if (reached.year === year || year > lastGrowing)
      return dayOf(reached.year, reached.month, daysInMonth(reached.year, reached.month))
  }
}
