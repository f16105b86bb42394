import { countFacts, type Counter } from '#measure/count.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import { rankOf } from '#measure/order.ts'
import { spansWithin } from '#measure/spans.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { childrenInPeriod, type UnitRef } from '#statistics/balance.ts'
import { crossOf, type Counted, type Cross, type Key } from './cross.ts'
import { MOST, TIME, UNITS, type Pivot } from './rules.ts'

/** A table counted: the cross table with what its units and steps are called by. */
export interface CountedPivot extends Cross {
  units: UnitRef[]
  spans: Span[]
}

/** Counts a table for a unit and a period; throws Refused where it grows too large. */
export async function countPivot(
  db: Db,
  pivot: Pivot,
  { unit, span, measures }: { unit: UnitRef; span: Span; measures: readonly Measure[] },
  counter: Counter = countFacts,
): Promise<CountedPivot> {
  const axes = [...pivot.rows, ...pivot.columns]
  const spans = axes.includes(TIME) ? spansWithin(span, pivot.step) : [span]
  if (spans.length > MOST.spans)
    throw new Refused([{ code: 'pivot-too-many-steps', steps: spans.length, limit: MOST.spans }])
  const units = axes.includes(UNITS) ? await childrenInPeriod(db, unit.id, span.to, span.to, true) : []
  const dimensions = axes.filter((axis) => axis !== UNITS && axis !== TIME)
  const counted: Counted[] = []
  for (const [measure, declared] of measures.entries())
    for (const [at, one] of spans.entries()) {
      const asked = [unit, ...units].map(({ id }) => id)
      const groups = await counter(db, declared, {
        units: asked,
        span: one,
        by: dimensions,
        where: pivot.where,
      })
      for (const group of groups)
        counted.push({ ...group, measure, span: at, unit: group.unit === unit.id ? null : group.unit })
    }
  const stocks = measures.map(({ time }) => time === 'day')
  const cross = inOrder(
    crossOf(counted, { ...pivot, dimensions, units: units.map(({ id }) => id), stocks }),
    pivot,
    measures,
    units,
  )
  const [lines, columns] = [cross.lines.length, cross.columns.length]
  if (lines > MOST.lines || columns > MOST.columns || lines * columns > MOST.cells)
    throw new Refused([
      { code: 'pivot-too-large', lines, columns, mostLines: MOST.lines, mostColumns: MOST.columns },
    ])
  return { ...cross, units, spans }
}

/** Lines and columns in the order of their axes: dimensions as declared, units as the tree has them, steps as they come. */
function inOrder(
  cross: Cross,
  { rows, columns }: Pivot,
  measures: readonly Measure[],
  units: readonly UnitRef[],
): Cross {
  const rank = ranksOf(measures, units)
  const lines = orderOf(cross.lines, rows, rank, cross.lineTotals)
  const across = orderOf(cross.columns, measures.length > 1 ? [TIME] : columns, rank, cross.columnTotals)
  const pick = <One>(list: readonly One[], order: readonly number[]) => order.map((at) => list[at]!)
  return {
    ...cross,
    lines: pick(cross.lines, lines),
    lineTotals: pick(cross.lineTotals, lines),
    columns: pick(cross.columns, across),
    columnTotals: pick(cross.columnTotals, across),
    cells: pick(cross.cells, lines).map((line) => pick(line, across)),
  }
}

type Rank = (axis: string, value: string | null) => number

function ranksOf(measures: readonly Measure[], units: readonly UnitRef[]): Rank {
  const places = new Map(units.map(({ id }, at) => [id, at]))
  const declared = new Map(measures[0]!.dimensions.map((one) => [one.key, rankOf(one)]))
  return (axis, value) => {
    if (value === null) return Number.MAX_SAFE_INTEGER
    if (axis === UNITS) return places.get(value) ?? 0
    if (axis === TIME) return Number(value)
    return declared.get(axis)?.(value) ?? 0
  }
}

/** Places in order; values of open lists by how many there are, the most first. */
function orderOf(
  keys: readonly Key[],
  axes: readonly string[],
  rank: Rank,
  totals: readonly (number | null)[],
) {
  return keys
    .map((_, at) => at)
    .sort((a, b) => {
      for (const [place, axis] of axes.entries()) {
        const [x, y] = [keys[a]![place] ?? null, keys[b]![place] ?? null]
        const by = rank(axis, x) - rank(axis, y)
        if (by !== 0) return by
        if (x !== y && axes.length > 1 && place === 0) return (x ?? '') < (y ?? '') ? -1 : 1
      }
      return (totals[b] ?? 0) - (totals[a] ?? 0)
    })
}
