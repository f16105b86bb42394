import { day, type Day } from '#platform/day.ts'

/** A calendar day as a whole number of days since 1970-01-01, for quick arithmetic while generating. */
export type DayNumber = number

/** An end that never comes. */
export const NEVER: DayNumber = Number.MAX_SAFE_INTEGER

const EARLIEST = numberOf(day('1900-01-01'))
const TEXTS: Day[] = []

export function numberOf(on: Day): DayNumber {
  return Date.parse(on) / 86_400_000
}

/** The day as text; kept once made, since the same few thousand days come back all the time. */
export function textOf(on: DayNumber): Day {
  return (TEXTS[on - EARLIEST] ??= new Date(on * 86_400_000).toISOString().slice(0, 10) as Day)
}

/** The first day of a year. */
export function newYear(year: number): DayNumber {
  return Date.UTC(year, 0, 1) / 86_400_000
}

export function yearOf(on: DayNumber): number {
  return new Date(on * 86_400_000).getUTCFullYear()
}

/** So many years later on the same day and month, 29 February on 1 March in common years. */
export function yearsLater(on: DayNumber, years: number): DayNumber {
  const date = new Date(on * 86_400_000)
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000
}
