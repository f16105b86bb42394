import { addDays, dayOf, daysInMonth, partsOf, type Day } from '#platform/day.ts'
import type { Span } from './declaration.ts'

/** Steps in which a figure is followed: calendar years, quarters, months, or the same stretch of each year. */
export const STEPS = ['same', 'year', 'quarter', 'month'] as const
export type Step = (typeof STEPS)[number]

const MONTHS = { year: 12, quarter: 3, month: 1 } as const

/** The last so many spans up to a span, oldest first, itself the last; calendar steps end with its last day. */
export function lastSpans(span: Span, step: Step, count: number): Span[] {
  if (step === 'same')
    return Array.from({ length: count }, (_, at) => ({
      from: yearsBefore(span.from, count - 1 - at),
      to: yearsBefore(span.to, count - 1 - at),
    }))
  const months = MONTHS[step]
  const begun = firstOf(span.to, months)
  return Array.from({ length: count }, (_, at) => {
    const from = monthsAfter(begun, (at - count + 1) * months)
    return at === count - 1 ? { from, to: span.to } : { from, to: addDays(monthsAfter(from, months), -1) }
  })
}

/** A span cut into calendar years, quarters or months; the first and the last may be shorter. */
export function spansWithin(span: Span, step: Exclude<Step, 'same'>): Span[] {
  const months = MONTHS[step]
  const spans: Span[] = []
  for (let from = span.from; from <= span.to;) {
    const next = monthsAfter(firstOf(from, months), months)
    const last = addDays(next, -1)
    spans.push({ from, to: last < span.to ? last : span.to })
    from = next
  }
  return spans
}

/** First day of the year, quarter or month of a day. */
function firstOf(on: Day, months: number): Day {
  const { year, month } = partsOf(on)
  return dayOf(year, month - ((month - 1) % months), 1)
}

/** The same first of a month so many months later. */
function monthsAfter(first: Day, months: number): Day {
  const { year, month } = partsOf(first)
  const since = year * 12 + month - 1 + months
  return dayOf(Math.floor(since / 12), (since % 12) + 1, 1)
}

/** The same day of an earlier year; the last of February where it had none. */
function yearsBefore(on: Day, years: number): Day {
  const { year, month, date } = partsOf(on)
  return dayOf(year - years, month, Math.min(date, daysInMonth(year - years, month)))
}
