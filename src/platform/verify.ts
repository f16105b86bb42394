import { sql, type RawBuilder } from 'kysely'
import { inTransaction, type Db } from './db.ts'

/** Something that is not as an invariant says: which check found it, where, and the facts. Warnings alone are no failure. */
export interface VerifyFinding {
  severity: 'error' | 'warning'
  check: string
  code: string
  /** A unit's or member's code, an event's number: enough to find it, never a name. */
  where: string
  facts: Record<string, unknown>
}

/** Findings that one check names at most. */
export const MOST_FINDINGS = 100

/**
 * Asks a question of whole tables, by hashes and sorts alone: for the first hundred faults of millions of rows the planner,
 * which cannot know that there are none, would loop over an index.
 */
export async function askWhole<Row>(db: Db, question: RawBuilder<Row>): Promise<Row[]> {
  return inTransaction(db, async (tx) => {
    await sql`set local enable_nestloop = off`.execute(tx)
    await sql`set local work_mem = '64MB'`.execute(tx)
    const { rows } = await question.execute(tx)
    await sql`set local enable_nestloop = on`.execute(tx)
    return rows
  })
}
