import type { Span } from '#measure/declaration.ts'
import { addDays, dayOf, daysInMonth, partsOf, type Day } from '#platform/day.ts'

/** How long each stretch of a series is. */
export const STEPS = ['month', 'quarter', 'year'] as const
export type Step = (typeof STEPS)[number]

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** The last so many calendar months, quarters or years up to a day; that of the day goes as far as the day alone. */
export function stretchesTo(to: Day, step: Step, count: number): Span[] {
  const { year, month } = partsOf(to)
  const length = MONTHS[step]
  const current = year * 12 + Math.floor((month - 1) / length) * length
  return Array.from({ length: count }, (_, at) => {
    const from = startOf(current - (count - 1 - at) * length)
    const end = addDays(startOf(current - (count - 2 - at) * length), -1)
    return { from, to: end < to ? end : to }
  })
}

/** The same days of the year before: 29 February becomes 28 February, what ended a month ends it. */
export function yearBefore({ from, to }: Span): Span {
  return { from: lessOneYear(from), to: lessOneYear(to) }
}

function lessOneYear(on: Day): Day {
  const { year, month, date } = partsOf(on)
  const last = daysInMonth(year - 1, month)
  return dayOf(year - 1, month, date === daysInMonth(year, month) ? last : Math.min(date, last))
}

/** The months that a stretch touches, `2022-11`. */
export function monthsOf({ from, to }: Span): string[] {
  const numberOf = (on: Day) => partsOf(on).year * 12 + partsOf(on).month - 1
  const first = numberOf(from)
  return Array.from({ length: numberOf(to) - first + 1 }, (_, at) => startOf(first + at).slice(0, 7))
}

/** The first day of a month counted from the year 0. */
function startOf(months: number): Day {
  return dayOf(Math.floor(months / 12), (months % 12) + 1, 1)
}
