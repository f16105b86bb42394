import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** The id of a unit in addresses. */
export async function organisationPublicId(db: Db, key: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select public_id as id from organisation where id = ${key}`.execute(db)
  return rows[0]!.id
}
