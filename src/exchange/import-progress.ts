import { sql } from 'kysely'
import { onServer } from '#platform/copy.ts'
import type { Db } from '#platform/db.ts'

const EVERY_MS = 60_000
const READING_EVERY_MS = 1_000

/**
 * Keeps on a run how far it is, and that its process lives, for whoever looks at it. While a transaction checks or
 * writes, that takes another connection, which the embedded database has not.
 */
export function startTelling(db: Db, runId: string) {
  let [share, telling] = [null as number | null, false]
  let toldAt = 0
  const tell = () => {
    if (telling || !onServer(db)) return
    telling = true
    void sql`update import_run set share = ${share}, alive_at = now() where id = ${runId}`
      .execute(db)
      .catch(() => {})
      .finally(() => (telling = false))
  }
  const timer = setInterval(tell, EVERY_MS)
  timer.unref()
  return {
    /** Reading: so many rows. */
    read: async (done: number) => {
      if (Date.now() - toldAt < READING_EVERY_MS) return
      toldAt = Date.now()
      await sql`update import_run set done = ${done}, alive_at = now() where id = ${runId}`.execute(db)
    },
    /** Checking and writing: so many steps. */
    share: (done: number, of: number) => {
      share = done / of
      tell()
    },
    stop: () => clearInterval(timer),
  }
}
