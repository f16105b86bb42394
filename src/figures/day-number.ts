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

/** Spans of days that sums are kept for: the span of each day number, the first day of each span. */
export interface Spans {
  of: Uint16Array
  start: Int32Array
}

export const MONTHS: Spans = spansBy((date) => (date.getUTCFullYear() - 1880) * 12 + date.getUTCMonth())
export const YEARS: Spans = spansBy((date) => date.getUTCFullYear() - 1880)

function spansBy(spanOf: (date: Date) => number): Spans {
  const of = new Uint16Array(OPEN + 1)
  for (let number = 0; number <= OPEN; number++) of[number] = spanOf(new Date(ORIGIN_MS + number * DAY_MS))
  const start = new Int32Array(of[OPEN]! + 2).fill(OPEN + 1)
  for (let number = OPEN; number >= 0; number--) start[of[number]!] = number
  return { of, start }
}

/** The first position from `low` to `high` whose day is later than `on`; days are in order. */
export function firstAfter(days: Uint16Array, on: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]! <= on) low = middle + 1
    else high = middle
  }
  return low
}
