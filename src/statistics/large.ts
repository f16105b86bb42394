import { sql } from 'kysely'
import { kept, type Db } from '#platform/db.ts'
import { onceInSnapshot } from '#platform/snapshot.ts'

/**
 * From how many units below on a balance is asked of the figures in memory, and where there are none, read by whole
 * tables: the planner, blind to the periods, would loop.
 */
const MANY_UNITS = 200

/** Whether so many units are or were at or below a unit that its flows are asked of the figures in memory. */
export async function isLarge(db: Db, unitId: string): Promise<boolean> {
  const beyond = sql`
    ${kept} select from organisation_ancestor where ancestor_id = ${unitId} limit 1 offset ${MANY_UNITS - 1}`
  const { rows } = await onceInSnapshot(db, `large ${unitId}`, () => beyond.execute(db))
  return rows.length > 0
}
