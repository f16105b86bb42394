import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { Throttled } from './problems.ts'
import { digestOf } from './tokens.ts'

/** How many failures in a row are free, and the longest wait after more of them; the wait doubles from one second. */
const LIMITS = {
  account: { free: 5, maxWaitSeconds: 300 },
  address: { free: 30, maxWaitSeconds: 900 },
} as const

/** Failures older than this are forgotten. */
const MEMORY = sql`interval '1 hour'`

export type Subject = { kind: keyof typeof LIMITS; name: string }

/**
 * Counts an attempt before it is judged, so that many at once cannot slip through; throws Throttled while one of
 * the subjects has to wait. Only digests of names and addresses are kept.
 */
export async function beginAttempt(db: Db, subjects: readonly Subject[], now: Date): Promise<void> {
  for (const subject of subjects) {
    const { free, maxWaitSeconds } = LIMITS[subject.kind]
    const digest = digestOf('attempt', `${subject.kind} ${subject.name}`)
    const failures = sql`case when a.failed_at < ${now}::timestamptz - ${MEMORY} then 1 else a.failures + 1 end`
    const { rows } = await sql`
      insert into sign_in_attempt as a (subject_digest, failures, failed_at, blocked_until)
      values (${digest}, 1, ${now}, ${now})
      on conflict (subject_digest) do update set failures = ${failures}, failed_at = ${now},
        blocked_until = ${now}::timestamptz + case when ${failures} < ${free} then interval '0'
          else least(${maxWaitSeconds}, power(2, least(${failures} - ${free}, 20))) * interval '1 second' end
        where a.blocked_until <= ${now}
      returning 1`.execute(db)
    if (rows.length === 0) throw new Throttled(await secondsToWait(db, digest, now))
  }
}

/** The attempt succeeded: the account's failures are forgotten, this attempt no longer counts for the address. */
export async function endAttempt(db: Db, subjects: readonly Subject[]): Promise<void> {
  for (const { kind, name } of subjects) {
    const digest = digestOf('attempt', `${kind} ${name}`)
    if (kind === 'account')
      await sql`delete from sign_in_attempt where subject_digest = ${digest}`.execute(db)
    else
      await sql`update sign_in_attempt set failures = greatest(failures - 1, 0), blocked_until = failed_at
        where subject_digest = ${digest}`.execute(db)
  }
}

/** Deletes what no longer counts. */
export async function forgetAttempts(db: Db, now: Date): Promise<void> {
  await sql`delete from sign_in_attempt where failed_at < ${now}::timestamptz - ${MEMORY} and blocked_until < ${now}`.execute(
    db,
  )
}

async function secondsToWait(db: Db, digest: Buffer, now: Date): Promise<number> {
  const { rows } = await sql<{ blocked_until: Date }>`
    select blocked_until from sign_in_attempt where subject_digest = ${digest}`.execute(db)
  const until = rows[0]?.blocked_until.getTime() ?? now.getTime()
  return Math.max(1, Math.ceil((until - now.getTime()) / 1000))
}
