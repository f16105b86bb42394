import { addDays, addMonths, type Day } from '#platform/day.ts'
import type { Stretch } from './steps.ts'

/** What every card is about: a unit (public id), a period, and the day on which it is looked at. */
export interface About {
  unit: string
  period: Stretch
  on: Day
}

/** The twelve months after a day. */
export function nextYear(on: Day): Stretch {
  return { from: addDays(on, 1), to: addMonths(on, 12) }
}
