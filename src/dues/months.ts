import type { Day } from '#platform/day.ts'

/** What is asked for again after every write. */
export const RENEWS = ['/api/dues']

/** `10/2022` of a month given by its first day. */
export function writtenMonth(month: Day): string {
  return `${month.slice(5, 7)}/${month.slice(0, 4)}`
}
