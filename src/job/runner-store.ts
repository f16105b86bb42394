import { sql } from 'kysely'
import { advisoryLock, inTransaction, type Db } from '#platform/db.ts'
import type { Progress } from './work.ts'

/** Work that a runner has taken, by its internal and its public id. */
export interface TakenJob {
  id: string
  publicId: string
}

/** Attempts in all: work that was broken off by the end of its server begins once more. */
const ATTEMPTS = 2
const SILENT_SECONDS = 30
const REMEMBERED_DAYS = 30

/**
 * Takes the longest waiting work of somebody who has none running; null when there is none, or when `atOnce` pieces
 * run already in the whole register.
 */
export async function takeJob(db: Db, runner: string, atOnce: number): Promise<TakenJob | null> {
  const { rows: waiting } = await sql`select from job where state = 'waiting' limit 1`.execute(db)
  if (waiting.length === 0) return null
  return inTransaction(db, async (tx) => {
    await advisoryLock(tx, 'dangvu job')
    const { rows } = await sql<TakenJob>`
      update job set state = 'running', runner = ${runner}, beat_at = now(), started_at = now(), attempt = attempt + 1,
        step = null, done = 0, expected = null
      where id = (
        select next.id from job next where next.state = 'waiting'
          and (select count(*) from job running where running.state = 'running') < ${atOnce}
          and not exists (
            select from job mine where mine.account_id = next.account_id and mine.state = 'running')
        order by next.id limit 1 for update skip locked)
      returning id, public_id as "publicId"`.execute(tx)
    return rows[0] ?? null
  })
}

/** Says that the runner lives; answers the ids of the work that is still its own (not cancelled, not taken away). */
export async function beat(db: Db, runner: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    update job set beat_at = now() where runner = ${runner} and state = 'running' returning id`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Keeps how far work is. */
export async function keepProgress(db: Db, id: string, { step, done, expected }: Progress): Promise<void> {
  await sql`
    update job set step = ${step}, done = ${Math.round(done)}, expected = ${expected === null ? null : Math.round(expected)}
    where id = ${id} and state = 'running'`.execute(db)
}

/** Work whose worker ended without a word: failed, unless it was cancelled or has ended meanwhile. */
export async function failJob(db: Db, id: string, runner: string, problem: { code: string }): Promise<void> {
  await sql`
    update job set state = 'failed', problem = ${JSON.stringify(problem)}::jsonb, finished_at = now(), runner = null
    where id = ${id} and runner = ${runner} and state = 'running'`.execute(db)
}

/** Work whose server is gone begins once more, and fails the second time. `runner`: a server that ends in good order. */
export async function resumeInterrupted(db: Db, runner?: string): Promise<void> {
  const whose =
    runner === undefined
      ? sql`beat_at < now() - make_interval(secs => ${SILENT_SECONDS})`
      : sql`runner = ${runner}`
  await sql`
    update job set runner = null, state = case when attempt < ${ATTEMPTS} then 'waiting' else 'failed' end,
      finished_at = case when attempt < ${ATTEMPTS} then null else now() end,
      problem = case when attempt < ${ATTEMPTS} then null else '{"code": "interrupted"}'::jsonb end
    where state = 'running' and ${whose}`.execute(db)
}

/** Forgets files whose time is over and work that ended long ago; answers which public ids may still have files. */
export async function forgetJobs(db: Db, now: Date): Promise<Set<string>> {
  await sql`update job set file_until = null where file_until <= ${now}`.execute(db)
  await sql`
    delete from job where state in ('done', 'failed', 'cancelled')
      and finished_at < ${now}::timestamptz - make_interval(days => ${REMEMBERED_DAYS})`.execute(db)
  const { rows } = await sql<{ id: string }>`
    select public_id as id from job where state = 'running' or file_until is not null`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
