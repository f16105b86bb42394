import { addDays, addMonths, type Day } from '#platform/day.ts'
import type { Span } from '#measure/declaration.ts'

/** What every card is about: a unit (public id), a period, and the day on which it is looked at. */
export interface About {
  unit: string
  period: Span
  on: Day
}

/** The twelve months after a day. */
export function nextYear(on: Day): Span {
  return { from: addDays(on, 1), to: addMonths(on, 12) }
}
