import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/db.ts'
import { dimensionOf, type Measure, type Span } from './declaration.ts'
import { holds, UNKNOWN, type Filter, type Value } from './filter.ts'

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
export const countFacts: Counter = async (db, measure, { by, ...asked }) =>
  (await countCrossings(db, measure, { ...asked, crossings: [by] }))[0]!

/** The dimensions by which facts are grouped together: a table of figures asks for several such crossings. */
export type Crossing = readonly string[]

interface Crossed {
  units: readonly string[]
  span: Span
  crossings: readonly Crossing[]
  where?: Filter
}

/** The facts of some units by several crossings, from one reading: in the order of `crossings`. */
export async function countCrossings(db: Db, measure: Measure, asked: Crossed): Promise<Group[][]> {
  const { units, span, crossings, where = {} } = asked
  if (units.length === 0 || crossings.length === 0) return crossings.map(() => [])
  const keys = [...new Set(crossings.flat())]
  const columns = keys.map((key, at) => sql`${dimensionOf(measure, key).sql(span)} as ${sql.ref(`d${at}`)}`)
  const number = measure.sums ? [sql`fact.amount`] : []
  const amount = measure.sums ? sql`coalesce(sum(amount), 0)` : sql`count(*)`
  const width = Math.max(0, ...crossings.map((one) => one.length))
  const each = crossings.map((crossing, index) => {
    const grouped = crossing.map((key) => sql.ref(`d${keys.indexOf(key)}`))
    const shown = Array.from(
      { length: width },
      (_, at) => sql`${grouped[at] ?? sql`null::text`} as ${sql.ref(`v${at}`)}`,
    )
    return sql`select ${sql.lit(index)} as crossing, ${sql.join([sql`target_id::text as unit`, ...shown, sql`${amount}::text as n`])}
      from counted group by ${sql.join([sql`target_id`, ...grouped])}`
  })
  const { rows } = await sql<Record<string, Value> & { crossing: number; unit: string; n: string }>`
    with counted as ${crossings.length > 1 ? sql`materialized` : sql`not materialized`} (
      select ${sql.join([sql`fact.target_id`, ...columns, ...number])} from (${measure.rows(unitList(units), span)}) fact
      where ${conditionOf(measure, where, span)})
    ${sql.join(each, sql` union all `)}`.execute(db)
  const found: Group[][] = crossings.map(() => [])
  for (const row of rows)
    found[row.crossing]!.push({
      unit: row.unit,
      values: crossings[row.crossing]!.map((_, at) => row[`v${at}`] ?? null),
      count: Number(row.n),
    })
  return found
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
    return sql`coalesce(${value}, ${UNKNOWN}) = any(${condition.is}::text[])`
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
