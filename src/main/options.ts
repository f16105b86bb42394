import { InvalidArgumentError } from 'commander'
import { isDay, type Day } from '#platform/day.ts'

/** A day on the command line, YYYY-MM-DD. */
export function dayOption(text: string): Day {
  if (!isDay(text)) throw new InvalidArgumentError('is not a calendar day (YYYY-MM-DD)')
  return text
}

/** A whole number on the command line. */
export function numberOption(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('is not a whole number')
  return Number(text)
}
