import { sql } from 'kysely'
import { conditionOf, unitList, type Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import type { Filter } from '#measure/filter.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Span } from '#measure/declaration.ts'
import type { Step } from './steps.ts'

/** What is counted over several stretches of one length. */
export interface SeriesAsked {
  units: readonly string[]
  where: Filter
  step: Step
  stretches: readonly Span[]
}

/** A measure of each unit in each of the stretches: a stock at the end of each, what happened by the day on which it did. */
export async function countSeries(
  db: Db,
  measure: Measure,
  asked: SeriesAsked,
  counter: Counter,
): Promise<Map<string, number[]>> {
  const counted = new Map(asked.units.map((unit) => [unit, asked.stretches.map(() => 0)]))
  const add = (unit: string, at: number, count: number) => {
    const row = counted.get(unit)
    if (row && at >= 0) row[at]! += count
  }
  if (measure.time === 'period') {
    const at = new Map(asked.stretches.map(({ from }, place) => [from, place]))
    for (const { unit, from, n } of await countEvents(db, measure, asked))
      add(unit, at.get(from) ?? -1, Number(n))
    return counted
  }
  for (const [at, span] of asked.stretches.entries()) {
    const groups = await counter(db, measure, { units: asked.units, span, by: [], where: asked.where })
    for (const { unit, count } of groups) add(unit, at, count)
  }
  return counted
}

/** What happened in all stretches by one reading, told apart by the first day of the stretch. */
async function countEvents(db: Db, measure: Measure, { units, where, step, stretches }: SeriesAsked) {
  if (units.length === 0) return []
  const span = { from: stretches[0]!.from, to: stretches.at(-1)!.to }
  const number = measure.sums ? sql`coalesce(sum(amount), 0)` : sql`count(*)`
  const { rows } = await sql<{ unit: string; from: Day; n: string }>`
    select target_id::text as unit, date_trunc(${step}, on_day)::date as "from", ${number}::text as n
    from (${measure.rows(unitList(units), span)}) fact
    where ${conditionOf(measure, where, span)}
    group by 1, 2`.execute(db)
  return rows
}
