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

/** "năm 2022", "quý I năm 2024", "6 tháng đầu năm 2021"; any other time by its days. */
export function periodName({ from, to }: Span): string {
  const { year, month } = partsOf(from)
  for (const [kind, months] of Object.entries(MONTHS) as [Kind, number][]) {
    const at = (month - 1) / months
    const found = Number.isInteger(at) ? calendarPeriod(kind, year, at) : null
    if (found?.from !== from || found.to !== to) continue
    if (kind === 'monthly') return `tháng ${month} năm ${year}`
    if (kind === 'quarterly') return `quý ${ROMAN[at]} năm ${year}`
    return kind === 'yearly' ? `năm ${year}` : `6 tháng ${at === 0 ? 'đầu' : 'cuối'} năm ${year}`
  }
  return `từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}`
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
