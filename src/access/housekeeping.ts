import type { Db } from '#platform/db.ts'
import { repeat } from '#platform/repeat.ts'
import { forgetKeys } from './replay.ts'
import { sealEvents } from './seals.ts'
import { forgetSessions } from './sessions.ts'
import { forgetAttempts } from './throttle.ts'

const FORGET_EVERY_MS = 3_600_000

interface Housekeeping {
  everyMs?: number
  now: () => Date
  failed: (error: unknown) => void
  /** What else no longer counts, in rooms that this one does not know. */
  forget?: (db: Db, now: Date) => Promise<void>
}

/**
 * While the server runs: seals the audit log every `everyMs` and once an hour deletes sessions, attempts and
 * idempotency keys that no longer count. `stop` waits for the work under way and seals what is left.
 */
export function startHousekeeping(
  db: Db,
  { everyMs = 1000, now, failed, forget }: Housekeeping,
): { stop: () => Promise<void> } {
  let forgotAt = 0
  const work = async () => {
    await sealEvents(db, now())
    if (performance.now() - forgotAt < FORGET_EVERY_MS && forgotAt > 0) return
    forgotAt = performance.now()
    await forgetSessions(db, now())
    await forgetAttempts(db, now())
    await forgetKeys(db, now())
    await forget?.(db, now())
  }
  const turns = repeat(work, { everyMs, failed })
  return {
    stop: async () => {
      await turns.stop()
      await sealEvents(db, now()).catch(failed)
    },
  }
}
