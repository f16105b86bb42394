import type { Measure } from '#measure/declaration.ts'
import { refusalsToFilter, type Filter } from '#measure/filter.ts'
import type { MeasureRefusal } from '#measure/rules.ts'
import type { Step } from '#measure/spans.ts'

/** Axes that every measure has: the units directly below, the steps of the period. Any other is a dimension's key. */
export const UNITS = 'units'
export const TIME = 'time'

/** The most of each that a table has: measures, dimensions down, and what comes of them. */
export const MOST = {
  measures: 4,
  rows: 2,
  columns: 60,
  lines: 2_000,
  cells: 20_000,
  spans: 60,
  name: 200,
} as const

/** What shares of the cells are shown beside them. */
export const SHARES = ['none', 'all', 'row', 'column'] as const
export type ShareOf = (typeof SHARES)[number]

/** Bảng tự chọn: what stands down and across, and what is counted. */
export interface Pivot {
  measures: readonly string[]
  rows: readonly string[]
  columns: readonly string[]
  where: Filter
  step: Exclude<Step, 'same'>
}

export type PivotRefusal =
  | MeasureRefusal
  | { code: 'pivot-no-measure' }
  | { code: 'pivot-no-rows' }
  | { code: 'pivot-twice'; axis: string }
  | { code: 'pivot-several-across' }
  | { code: 'pivot-too-large'; lines: number; columns: number; mostLines: number; mostColumns: number }
  | { code: 'pivot-too-many-steps'; steps: number; limit: number }

/** Why a table cannot be made of this; empty: nothing. */
export function refusalsToPivot(pivot: Pivot, measures: readonly Measure[]): PivotRefusal[] {
  const chosen = pivot.measures.map((key) => measures.find((one) => one.key === key))
  const axes = [...pivot.rows, ...pivot.columns]
  const refusals: PivotRefusal[] = []
  if (chosen.length === 0) refusals.push({ code: 'pivot-no-measure' })
  if (pivot.rows.length === 0) refusals.push({ code: 'pivot-no-rows' })
  if (pivot.measures.length > 1 && pivot.columns.length > 0) refusals.push({ code: 'pivot-several-across' })
  const twice = axes.find((axis, at) => axes.indexOf(axis) !== at)
  if (twice) refusals.push({ code: 'pivot-twice', axis: twice })
  chosen.forEach((measure, at) => {
    if (!measure) {
      refusals.push({ code: 'unknown-measure', measure: pivot.measures[at]! })
      return
    }
    const dimensions = axes.filter((axis) => axis !== UNITS && axis !== TIME)
    const asked = Object.fromEntries(dimensions.map((axis) => [axis, { not: [] }]))
    refusals.push(...refusalsToFilter(measure, asked), ...refusalsToFilter(measure, pivot.where))
  })
  return refusals
}
