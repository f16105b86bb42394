import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { UnitRef } from './balance.ts'

/** A unit as answers name it. */
export const namedUnit = ({ publicId, code, name, kind }: UnitRef) => ({ id: publicId, code, name, kind })

/** Names of units on a day, by code. */
export async function unitNames(db: Db, codes: readonly string[], on: string): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ code: string; name: string }>`
    select organisation.code, state.name from organisation
    join organisation_state state on state.organisation_id = organisation.id and superseded_at is null
      and state.from_day <= ${on} and ${on} < state.until_day
    where organisation.code = any(${[...new Set(codes)]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.code, row.name]))
}
