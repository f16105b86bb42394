import type { Counter } from '#measure/count.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import type { Filter, Value } from '#measure/filter.ts'
import type { Db } from '#platform/db.ts'
import { MOST } from './api.ts'
import { yearBefore } from './steps.ts'

/** A measure of a unit (internal id) in a span and in the same days of the year before, by the values of a dimension. */
export async function compare(
  db: Db,
  measure: Measure,
  { unit, span, where, by }: { unit: string; span: Span; where: Filter; by: string | undefined },
  counter: Counter,
) {
  const before = yearBefore(span)
  const count = (one: Span) =>
    counter(db, measure, { units: [unit], span: one, by: by === undefined ? [] : [by], where })
  const [now, then] = [await count(span), await count(before)]
  const groups = new Map<Value, { value: Value; now: number; before: number }>()
  for (const [side, counted] of [
    ['now', now],
    ['before', then],
  ] as const)
    for (const { values, count } of counted) {
      const value = values[0] ?? null
      const row = groups.get(value) ?? { value, now: 0, before: 0 }
      row[side] += count
      groups.set(value, row)
    }
  const rows = [...groups.values()]
  const total = (side: 'now' | 'before') => rows.reduce((sum, row) => sum + row[side], 0)
  return {
    before,
    total: { now: total('now'), before: total('before') },
    groups: by === undefined ? [] : rows.toSorted((a, b) => b.now - a.now).slice(0, MOST.groups),
  }
}
