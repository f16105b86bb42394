import { addDays, addMonths, partsOf, type Day } from '#platform/day.ts'
import type { Span } from './declaration.ts'
import { daysOffOf, isWeekend, SWAPPED } from './holidays.ts'

/** Days that deviate from the rule, as an administrator recorded them: true is off, false is worked. */
export type Deviations = ReadonlyMap<Day, boolean>

const NONE: Deviations = new Map()
const WORKED = new Set<Day>(SWAPPED.map((one) => one.worked))

/** Whether people work on a day: neither weekend nor holiday, unless it was swapped or recorded otherwise. */
export function isWorkingDay(on: Day, deviations: Deviations = NONE): boolean {
  const recorded = deviations.get(on)
  if (recorded !== undefined) return !recorded
  if (WORKED.has(on)) return true
  return !isWeekend(on) && !daysOffOf(partsOf(on).year).some((one) => one.on === on)
}

/** The n-th working day after a day, which itself does not count. */
export function workingDaysAfter(from: Day, count: number, deviations: Deviations = NONE): Day {
  let on = from
  for (let left = count; left > 0;) {
    on = addDays(on, 1)
    if (isWorkingDay(on, deviations)) left--
  }
  return on
}

/** How many working days lie after `from` up to and with `to`; none when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, deviations: Deviations = NONE): number {
  let count = 0
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (isWorkingDay(on, deviations)) count++
  return count
}

/** The last day of a span that runs from a day. */
export function spanAfter(from: Day, span: Span, deviations: Deviations = NONE): Day {
  if ('workingDays' in span) return workingDaysAfter(from, span.workingDays, deviations)
  return 'days' in span ? addDays(from, span.days) : addMonths(from, span.months)
}
