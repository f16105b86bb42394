import { addDays, addMonths, dayOf, partsOf, type Day } from '#platform/day.ts'
import type { Level, PeriodKind } from './codes.ts'

/** Days after the cut-off by which a level sends its return. */
export type DueDays = Record<Level, number>

/**
 * What is offered when a period is announced, from the bottom up, so that each level has some days with the returns of the one
 * below. From memory: no text that sets them was found, and pages say so; the announcer writes what his superior asks.
 */
export const DUE_DEFAULTS: Record<PeriodKind, DueDays> = {
  month: { below: 1, grassroots: 2, above: 4, province: 6, central: 10 },
  quarter: { below: 2, grassroots: 5, above: 8, province: 12, central: 20 },
  half: { below: 3, grassroots: 7, above: 12, province: 18, central: 30 },
  year: { below: 5, grassroots: 10, above: 18, province: 28, central: 45 },
}

const LEVEL_OF: Readonly<Record<string, Level>> = {
  trung_uong: 'central',
  dang_bo_truc_thuoc_tw: 'province',
  ngoai_nuoc: 'province',
  dang_bo_huyen: 'above',
  dang_bo_khoi: 'above',
  dang_bo_cap_tren_co_so: 'above',
  dang_bo_xa: 'above',
  dang_bo_co_so: 'grassroots',
  chi_bo_co_so: 'grassroots',
}

/** The level of a kind of unit; whatever stands below a grassroots organisation is `below`. */
export function levelOf(kind: string): Level {
  return LEVEL_OF[kind] ?? 'below'
}

/** The kinds of units by level, for SQL: all others are `below`. */
export const KINDS_BY_LEVEL: readonly [kind: string, level: Level][] = Object.entries(LEVEL_OF)

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 }

/** The calendar period of a kind in which a day lies; last day included. */
export function periodAround(kind: PeriodKind, on: Day): { from: Day; to: Day } {
  const { year, month } = partsOf(on)
  const first = Math.floor((month - 1) / MONTHS[kind]) * MONTHS[kind] + 1
  const from = dayOf(year, first, 1)
  return { from, to: addDays(addMonths(from, MONTHS[kind]), -1) }
}

/** The latest calendar period of a kind that is over on a day. */
export function lastPeriod(kind: PeriodKind, on: Day): { from: Day; to: Day } {
  return periodAround(kind, addDays(periodAround(kind, on).from, -1))
}

const ROMAN = ['I', 'II', 'III', 'IV']

/** What a calendar period is called: "tháng 9/2022", "quý III/2022", "6 tháng đầu năm 2022", "năm 2022". */
export function nameOfPeriod(kind: PeriodKind, from: Day): string {
  const { year, month } = partsOf(from)
  if (kind === 'month') return `tháng ${month}/${year}`
  if (kind === 'quarter') return `quý ${ROMAN[(month - 1) / 3]}/${year}`
  if (kind === 'half') return `6 tháng ${month === 1 ? 'đầu' : 'cuối'} năm ${year}`
  return `năm ${year}`
}

/** Whether from and to are the first and the last day of a calendar period of the kind. */
export function isCalendarPeriod(kind: PeriodKind, from: Day, to: Day): boolean {
  const around = periodAround(kind, from)
  return around.from === from && around.to === to
}
