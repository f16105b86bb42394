import type { Span } from '#measure/declaration.ts'
import { addDays, addMonths, dayOf, daysInMonth, formatDay, partsOf, type Day } from '#platform/day.ts'
import type { Kind } from './declaration.ts'

const ROMAN = ['I', 'II', 'III', 'IV'] as const

/** Months that the kinds bound to the calendar last. */
const MONTHS: Partial<Record<Kind, number>> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 }

/** The n-th (from 0) period of a kind in a year; null for kinds that follow no calendar. */
export function calendarPeriod(kind: Kind, year: number, at: number): Span | null {
  const months = MONTHS[kind]
  if (months === undefined) return null
  const last = at * months + months
  return { from: dayOf(year, at * months + 1, 1), to: dayOf(year, last, daysInMonth(year, last)) }
}

/** How many periods of a kind a year has; 0: as many as one likes. */
export function periodsInYear(kind: Kind): number {
  return 12 / (MONTHS[kind] ?? Infinity)
}

interface Names {
  month: (month: number, year: number) => string
  quarter: (quarter: string, year: number) => string
  half: (isFirst: boolean, year: number) => string
  year: (year: number) => string
  days: (from: string, to: string) => string
}

const NAMES: Readonly<Record<'vi' | 'en', Names>> = {
  vi: {
    month: (month, year) => `tháng ${month} năm ${year}`,
    quarter: (quarter, year) => `quý ${quarter} năm ${year}`,
    half: (isFirst, year) => `6 tháng ${isFirst ? 'đầu' : 'cuối'} năm ${year}`,
    year: (year) => `năm ${year}`,
    days: (from, to) => `từ ngày ${from} đến ngày ${to}`,
  },
  en: {
    month: (month, year) => `${String(month).padStart(2, '0')}/${year}`,
    quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
    half: (isFirst, year) => `${isFirst ? 'first' : 'second'} half of ${year}`,
    year: String,
    days: (from, to) => `${from} to ${to}`,
  },
}

/** "năm 2022", "quý I năm 2024", "6 tháng đầu năm 2021"; any other time by its days. On paper it is Vietnamese. */
export function periodName({ from, to }: Span, locale: 'vi' | 'en' = 'vi'): string {
  const names = NAMES[locale]
  const { year, month } = partsOf(from)
  for (const [kind, months] of Object.entries(MONTHS) as [Kind, number][]) {
    const at = (month - 1) / months
    const found = Number.isInteger(at) ? calendarPeriod(kind, year, at) : null
    if (found?.from !== from || found.to !== to) continue
    if (kind === 'monthly') return names.month(month, year)
    if (kind === 'quarterly') return names.quarter(ROMAN[at]!, year)
    return kind === 'yearly' ? names.year(year) : names.half(at === 0, year)
  }
  return names.days(formatDay(from), formatDay(to))
}

/** What comes after a period, as the tasks ahead are told: "năm 2023", "6 tháng cuối năm 2021". */
export function nextPeriodName(kind: Kind, { from, to }: Span): string {
  const months = MONTHS[kind]
  if (months === undefined) return 'thời gian tới'
  const begins = addDays(to, 1)
  if (addMonths(from, months) !== begins) return 'thời gian tới'
  return periodName({ from: begins, to: addDays(addMonths(begins, months), -1) })
}

/** With what a period is compared: the same days a year before; of a longer time the same length before it. */
export function spanBefore({ from, to }: Span): Span {
  const isLong = addMonths(from, 12) <= to
  if (!isLong) return { from: addMonths(from, -12), to: yearEarlier(to) }
  return { from: yearsEarlier(from, to), to: addDays(from, -1) }
}

/** The last day of a month stays the last of its month: 29 February 2024 is compared with 28 February 2023. */
function yearEarlier(on: Day): Day {
  return addDays(addMonths(addDays(on, 1), -12), -1)
}

function yearsEarlier(from: Day, to: Day): Day {
  let months = 12
  while (addMonths(from, months) <= to) months += 1
  return addMonths(from, -months)
}

/** "năm 2021", "cùng kỳ năm 2021", or the days: what a figure is compared with, in words. */
export function nameOfBefore(span: Span, before: Span): string {
  const whole = periodName(before)
  if (whole.startsWith('năm')) return whole
  if (addMonths(before.from, 12) === span.from) return `cùng kỳ năm ${partsOf(before.from).year}`
  return `kỳ ${formatDay(before.from)} – ${formatDay(before.to)}`
}
