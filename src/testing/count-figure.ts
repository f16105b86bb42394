import { sql } from 'kysely'
import { countFacts } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import { readFilter, type Filter } from '#measure/filter.ts'
import { day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** What a measure of these counts for a unit (its code) from a day to a day, under a filter as addresses write it. */
export async function countFigure(
  db: Db,
  measures: readonly Measure[],
  key: string,
  [unit, from, to]: readonly [unit: string, from: string, to: string],
  where = '',
): Promise<number> {
  const measure = measures.find((one) => one.key === key)!
  const { rows } = await sql<{ id: string }>`select id::text from organisation where code = ${unit}`.execute(
    db,
  )
  const groups = await countFacts(db, measure, {
    units: [rows[0]!.id],
    span: { from: day(from), to: day(to) },
    by: [],
    where: readFilter(where) as Filter,
  })
  return groups[0]?.count ?? 0
}
