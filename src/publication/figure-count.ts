import type { Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import { readFilter, refusalsToFilter, textOfFilter } from '#measure/filter.ts'
import type { Db } from '#platform/db.ts'
import type { Figure } from './api.ts'
import type { KeptFigure } from './figure-store.ts'
import { INDICATOR_MEASURES } from './rules.ts'

interface Counting {
  measures: readonly Measure[]
  counter: Counter
  unitId: string
}

/** A figure with what the register counts for the same day or period; null where no measure counts it. */
export async function withCount(
  db: Db,
  kept: KeptFigure,
  { measures, counter, unitId }: Counting,
): Promise<Figure> {
  const { condition, measure: named, ...figure } = kept
  const linked = linkOf(named, condition, kept.indicator)
  const measure = measures.find(({ key }) => key === linked?.measure)
  const to = kept.asOf ?? kept.periodTo
  const from = kept.asOf ?? kept.periodFrom
  if (!measure || !linked || !to || !from || refusalsToFilter(measure, linked.where).length > 0)
    return { ...figure, measure: null, counted: null }
  const groups = await counter(db, measure, {
    units: [unitId],
    span: { from, to },
    by: [],
    where: linked.where,
  })
  return {
    ...figure,
    measure: { key: measure.key, label: measure.label, where: textOfFilter(linked.where) },
    counted: groups.reduce((sum, { count }) => sum + count, 0),
  }
}

function linkOf(named: string | null, condition: string, indicator: string) {
  if (named === null) return INDICATOR_MEASURES[indicator] ?? null
  const where = readFilter(condition)
  return 'code' in where && typeof where.code === 'string' ? null : { measure: named, where: where }
}
