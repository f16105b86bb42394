import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A published figure as stored: never mixed with counted ones. */
export interface PublishedRow {
  indicator: string
  value: number
  qualifier: 'exact' | 'over' | 'about'
  asOf: Day | null
  periodFrom: Day | null
  periodTo: Day | null
  source: string
  note: string | null
}

/** The published figures about a unit, newest first. */
export async function listPublishedFigures(db: Db, organisationCode: string): Promise<PublishedRow[]> {
  const { rows } = await sql<Omit<PublishedRow, 'value'> & { value: string }>`
    select indicator, value, qualifier, as_of as "asOf", period_from as "periodFrom", period_to as "periodTo", source, note
    from published_figure where organisation_code = ${organisationCode} and superseded_at is null
    order by coalesce(as_of, period_to) desc nulls last, indicator`.execute(db)
  return rows.map((row) => ({ ...row, value: Number(row.value) }))
}
