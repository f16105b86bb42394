import { day, type Day } from '#platform/day.ts'

/** Days as 16-bit numbers: days since 1 January 1880; 0 stands for none, `OPEN` for no end. */
export const OPEN = 65_535

const LATEST = 65_534
const ORIGIN = '1880-01-01'
const ORIGIN_MS = Date.parse(ORIGIN)
const DAY_MS = 86_400_000

/** The number of a day; days outside 1880 to 2059 become the nearest one inside. */
export function numberOf(on: Day): number {
  return Math.min(LATEST, Math.max(1, (Date.parse(on) - ORIGIN_MS) / DAY_MS))
}

/** The day of a number between 1 and 65,534. */
export function dayOfNumber(number: number): Day {
  return day(new Date(ORIGIN_MS + number * DAY_MS).toISOString().slice(0, 10))
}

/** Whether a question about this day is answered exactly although far days are kept as the nearest number. */
export function isAnswerable(on: Day): boolean {
  return on >= '1950-01-01' && on <= '2058-12-31'
}

/** The SQL text that gives the number of a date column; `none` is what null becomes. */
export function numberSql(column: string, none = 0): string {
  return `case when ${column} is null then ${none} when ${column} = 'infinity' then ${OPEN}
    when ${column} = '-infinity' then 1 else least(${LATEST}, greatest(1, ${column} - date '${ORIGIN}')) end`
}

/** The month of each day number, counted from January 1880. */
export const MONTH_OF: Uint16Array = monthNumbers()

/** The first day number of each month, and one more after the last. */
export const MONTH_START: Int32Array = monthStarts()

function monthNumbers(): Uint16Array {
  const months = new Uint16Array(OPEN + 1)
  for (let number = 0; number <= OPEN; number++) {
    const date = new Date(ORIGIN_MS + number * DAY_MS)
    months[number] = (date.getUTCFullYear() - 1880) * 12 + date.getUTCMonth()
  }
  return months
}

function monthStarts(): Int32Array {
  const starts = new Int32Array(MONTH_OF[OPEN]! + 2).fill(OPEN + 1)
  for (let number = OPEN; number >= 0; number--) starts[MONTH_OF[number]!] = number
  return starts
}
