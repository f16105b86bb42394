import { sql } from 'kysely'
import { inTransaction, type Db } from '#platform/db.ts'

/** The tables that hold what a run staged. */
export const STAGING_TABLES = [
  'import_organisation',
  'import_existence',
  'import_member',
  'import_movement',
  'import_attribute',
  'import_other',
]

const MANY = 100_000

/**
 * Empties the staging tables at once, where a run has very many rows in them, no other run has any and nobody is reading
 * them; answers whether it did.
 */
export async function emptiedAtOnce(db: Db, runId: string): Promise<boolean> {
  const { rows } = await sql<{ many: boolean }>`
    select exists (select from import_member where run_id = ${runId} offset ${MANY})
      or exists (select from import_movement where run_id = ${runId} offset ${MANY}) as many`.execute(db)
  if (!rows[0]!.many) return false
  const tables = sql.join(STAGING_TABLES.map((table) => sql.table(table)))
  const work = inTransaction(db, async (tx) => {
    await sql`lock table ${tables} in access exclusive mode nowait`.execute(tx)
    const others = STAGING_TABLES.flatMap((table) =>
      ['<', '>'].map(
        (than) => sql`exists (select from ${sql.table(table)} where run_id ${sql.raw(than)} ${runId})`,
      ),
    )
    const found = await sql<{ others: boolean }>`select ${sql.join(others, sql` or `)} as others`.execute(tx)
    if (found.rows[0]!.others) return false
    await sql`truncate ${tables}`.execute(tx)
    return true
  })
  return work.catch((error: { code?: string }) => {
    if (error.code !== LOCK_NOT_AVAILABLE) throw error
    return false
  })
}

const LOCK_NOT_AVAILABLE = '55P03'
