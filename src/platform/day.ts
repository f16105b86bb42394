/** A calendar day as text `YYYY-MM-DD`; `FOREVER` stands for "no end" and sorts after every day. */
export type Day = string & { readonly day: unique symbol }

/** The open end of a half-open period [from, until); PostgreSQL's date `infinity`. */
export const FOREVER = 'infinity' as Day

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether the text is a calendar day that exists, between the years 1800 and 2999. */
export function isDay(text: string): text is Day {
  const match = PATTERN.exec(text)
  if (!match) return false
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return (
    year >= 1800 && year <= 2999 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
  )
}

/** The text as a day; throws RangeError when no such day exists. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${text} is not a calendar day`)
  return text
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** The day from its parts, month 1 to 12. */
export function dayOf(year: number, month: number, date: number): Day {
  return day(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`)
}

/** Year, month (1 to 12) and date of a day. */
export function partsOf(on: Day): { year: number; month: number; date: number } {
  return { year: Number(on.slice(0, 4)), month: Number(on.slice(5, 7)), date: Number(on.slice(8, 10)) }
}

/** The day so many days later (earlier when negative); FOREVER stays FOREVER. */
export function addDays(on: Day, days: number): Day {
  if (on === FOREVER) return on
  return new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10) as Day
}

/** The same day number so many months later, or the first of the month after where that month lacks it. */
export function addMonths(on: Day, months: number): Day {
  const { year, month, date } = partsOf(on)
  const index = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
  if (date <= daysInMonth(y, m)) return dayOf(y, m, date)
  return m === 12 ? dayOf(y + 1, 1, 1) : dayOf(y, m + 1, 1)
}

/** Complete months from one day to a later one; a month completes on the same day number or the first after. */
export function monthsBetween(from: Day, to: Day): number {
  const [a, b] = [partsOf(from), partsOf(to)]
  const months = (b.year - a.year) * 12 + (b.month - a.month)
  return addMonths(from, months) <= to ? months : months - 1
}

/** Complete years from one day to a later one; 29 February completes on 1 March in common years. */
export function yearsBetween(from: Day, to: Day): number {
  return Math.floor(monthsBetween(from, to) / 12)
}

/** The last day of a half-open period, or null while it is open. */
export function lastDayOf(until: Day): Day | null {
  return until === FOREVER ? null : addDays(until, -1)
}

/** The exclusive end for a last day that is included; null means open. */
export function untilOf(last: Day | null): Day {
  return last === null ? FOREVER : addDays(last, 1)
}

/** `27/10/2022` as people in Việt Nam write it. */
export function formatDay(on: Day): string {
  const { year, month, date } = partsOf(on)
  return `${pad(date, 2)}/${pad(month, 2)}/${year}`
}

/** Today in Asia/Ho_Chi_Minh by the clock. */
export function clockToday(now: Date): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(now) as Day
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
