import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { unitList, type CellAsked, type Group } from './count.ts'
import { dimensionOf, type Measure, type Span } from './declaration.ts'
import type { Value } from './filter.ts'

/** The dimensions by which facts are grouped together: a table of figures asks for several such crossings. */
export type Crossing = readonly string[]

/** Above so many groups a crossing costs more than another one beside it. */
const MOST_GROUPS = 2_000
/** Of a dimension whose values only the register knows. */
const USUAL_VALUES = 60

/** Few crossings that between them hold every cell, each of few groups. */
export function crossingsOf(measure: Measure, cells: readonly CellAsked[]): Crossing[] {
  const sizes = new Map(
    measure.dimensions.map(({ key, values }) => [key, (values?.length ?? USUAL_VALUES) + 1]),
  )
  const groups = (keys: ReadonlySet<string>) =>
    [...keys].reduce((product, key) => product * (sizes.get(key) ?? USUAL_VALUES), 1)
  const wanted = [...new Set(cells.map(({ where }) => Object.keys(where).sort().join(' ')))]
    .map((text) => new Set(text.split(' ').filter(Boolean)))
    .sort((one, other) => other.size - one.size)
  const found: Set<string>[] = []
  for (const keys of wanted) {
    const joined = found.map((one) => new Set([...one, ...keys]))
    const at = joined.findIndex((one, index) => one.size === found[index]!.size)
    if (at >= 0) continue
    const best = joined
      .map((one, index) => ({ index, more: one.size - found[index]!.size, size: groups(one) }))
      .filter(({ size }) => size <= MOST_GROUPS)
      .sort((one, other) => one.more - other.more || one.size - other.size)[0]
    if (best) found[best.index] = joined[best.index]!
    else found.push(keys)
  }
  return found.map((keys) => [...keys])
}

interface Asked {
  units: readonly string[]
  span: Span
  crossings: readonly Crossing[]
}

/** The facts of some units by several crossings, from one reading: in the order of `crossings`. */
export async function countCrossings(db: Db, measure: Measure, asked: Asked): Promise<Group[][]> {
  const { units, span, crossings } = asked
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
      select ${sql.join([sql`fact.target_id`, ...columns, ...number])} from (${measure.rows(unitList(units), span)}) fact)
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
