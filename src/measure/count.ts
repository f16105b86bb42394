import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/db.ts'
import { dimensionOf, type Measure, type Span } from './declaration.ts'
import { holds, type Filter, type Value } from './filter.ts'

/** Facts of a unit that agree in every dimension asked for, and how many they are. */
export interface Group {
  unit: string
  values: Value[]
  count: number
}

/** Counts measures; the register's own way is `countFacts`, large units may be counted in memory. */
export type Counter = (
  db: Db,
  measure: Measure,
  asked: { units: readonly string[]; span: Span; by: readonly string[]; where?: Filter },
) => Promise<Group[]>

/** The facts of each of some units (internal ids), grouped by dimensions; groups of nothing are left out. */
export const countFacts: Counter = async (db, measure, { units, span, by, where = {} }) => {
  if (units.length === 0) return []
  const columns = by.map((key, at) => sql`${dimensionOf(measure, key).sql(span)} as ${sql.ref(`d${at}`)}`)
  const grouping = sql.join([sql`target_id`, ...by.map((_, at) => sql.ref(`d${at}`))])
  const number = measure.sums ? sql`coalesce(sum(amount), 0)` : sql`count(*)`
  const { rows } = await sql<Record<string, Value> & { unit: string; n: string }>`
    select target_id::text as unit, ${sql.join([...columns, sql`${number}::text as n`])}
    from (${measure.rows(unitList(units), span)}) fact
    where ${conditionOf(measure, where, span)}
    group by ${grouping}`.execute(db)
  return rows.map((row) => ({
    unit: row.unit,
    values: by.map((_, at) => row[`d${at}`] ?? null),
    count: Number(row.n),
  }))
}

/** The units asked for as a relation of one column. */
export function unitList(units: readonly string[]): RawBuilder<unknown> {
  return sql`select unnest(${units}::bigint[])`
}

/** A filter as a condition over a measure's rows, aliased `fact`. */
export function conditionOf(measure: Measure, where: Filter, span: Span): RawBuilder<unknown> {
  const conditions = Object.entries(where).map(([key, condition]) => {
    const value = dimensionOf(measure, key).sql(span)
    if ('not' in condition) return sql`${value} <> all(${condition.not}::text[])`
    return sql`coalesce(${value}, '∅') = any(${condition.is}::text[])`
  })
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** A cell asked of one measure. */
export interface CellAsked {
  where: Filter
}

/** Many cells of one measure for some units, counted by one reading of the facts: by unit, in the order of `cells`. */
export async function countCells(
  db: Db,
  measure: Measure,
  { units, span, cells }: { units: readonly string[]; span: Span; cells: readonly CellAsked[] },
  counter: Counter = countFacts,
): Promise<Map<string, number[]>> {
  const by = [...new Set(cells.flatMap(({ where }) => Object.keys(where)))]
  const groups = await counter(db, measure, { units, span, by })
  const counted = new Map(units.map((unit) => [unit, cells.map(() => 0)]))
  const asked = cells.map(({ where }) =>
    Object.entries(where).map(([key, condition]) => ({ at: by.indexOf(key), condition })),
  )
  for (const { unit, values, count } of groups) {
    const row = counted.get(unit)!
    asked.forEach((conditions, cell) => {
      if (conditions.every(({ at, condition }) => holds(condition, values[at] ?? null))) row[cell]! += count
    })
  }
  return counted
}
