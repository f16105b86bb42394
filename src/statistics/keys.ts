import { partsOf, isLeapYear, dayOf, type Day } from '#platform/day.ts'

/** Keys by which the members of a unit are grouped on a day. Source: docs/figures.md. */
export const STRUCTURE_KEYS = [
  'sex',
  'age',
  'ethnicity',
  'religion',
  'education',
  'theory',
  'stratum',
  'status',
  'seniority',
  'organisation',
] as const
export type StructureKey = (typeof STRUCTURE_KEYS)[number]

/** A band of whole years: `from` to `below` exclusive; null is open. */
export interface Band {
  label: string
  from: number | null
  below: number | null
}

/** Age bands of a published appendix (docs/sources.md). */
export const AGE_BANDS: readonly Band[] = [
  { label: '<=30', from: null, below: 31 },
  { label: '31-40', from: 31, below: 41 },
  { label: '41-50', from: 41, below: 51 },
  { label: '51-60', from: 51, below: 61 },
  { label: '>=61', from: 61, below: null },
]

/** Bands of party seniority (tuổi đảng) in whole years. */
export const SENIORITY_BANDS: readonly Band[] = [
  { label: '<30', from: null, below: 30 },
  { label: '30-39', from: 30, below: 40 },
  { label: '40-49', from: 40, below: 50 },
  { label: '50-59', from: 50, below: 60 },
  { label: '60-69', from: 60, below: 70 },
  { label: '>=70', from: 70, below: null },
]

/**
 * The latest birthday whose bearer has completed so many years by the end of `on`.
 * 29 February completes its year on 1 March in common years, so from 28 February of a common year it is not included.
 */
export function latestStartForYears(on: Day, years: number): Day {
  const { year, month, date } = partsOf(on)
  const then = year - years
  return month === 2 && date === 29 && !isLeapYear(then) ? dayOf(then, 2, 28) : dayOf(then, month, date)
}
