import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { findActor } from '#access/actors.ts'
import { recordEvent, type NewEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import type { Action } from '#access/rules.ts'
import type { Database, EngineKind } from '#platform/database/connect.ts'
import type { Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { Forbidden, NotFound, Refused } from '#platform/errors.ts'
import type { JobKind } from './api.ts'
import { digestOf, jobsFolder, KEPT_HOURS, resultPath, scratchPath } from './files.ts'
import { mustBeAllowedJob } from './store.ts'

/** How far work is: `step` is a code of the kind's own, `expected` null where it is not known. */
export interface Progress {
  step: string | null
  done: number
  expected: number | null
}

/** What a kind of work gets: its asker, what he asked, a folder to write in, and whom to tell how far it is. */
export interface Work {
  db: Db
  engine: EngineKind
  actor: Actor
  today: Day
  organisationId: string | null
  parameters: Record<string, string>
  scratch: string
  dataFolder: string
  tell: (progress: Progress) => void
  /** Runs `read` on one moment of the register, on one core, and not on when nobody waits for it any more. */
  snapshot: <Result>(read: (tx: Db) => Promise<Result>) => Promise<Result>
}

/** What work leaves: figures about it, the event for the audit log, and perhaps a file in its scratch folder. */
export interface Outcome {
  counts: Record<string, number>
  event: NewEvent
  file?: { path: string; name: string; type: string }
}

/** How each kind of work is done. */
export type Works = Record<JobKind, (work: Work) => Promise<Outcome>>

export interface Workplace {
  database: Database
  dataFolder: string
  today: Day
  tell: (progress: Progress) => void
}

/**
 * The worker's side: does the work in its asker's name with the rights he has by now, and leaves it `done` or, where it
 * cannot be done, `failed` with its reason. Throws what is unforeseen.
 */
export async function doJob(publicId: string, works: Works, place: Workplace): Promise<void> {
  const { db } = place.database
  const job = await runningJob(db, publicId)
  const folder = await jobsFolder(place.dataFolder)
  const scratch = scratchPath(folder, publicId)
  await rm(scratch, { recursive: true, force: true })
  await mkdir(scratch, { mode: 0o700 })
  try {
    const actor = await findActor(db, job.accountId, place.today)
    if (!actor) throw new Forbidden(job.action)
    await mustBeAllowedJob(db, actor, job)
    const { organisationId, parameters } = job
    const { dataFolder, today, tell } = place
    const snapshot: Work['snapshot'] = (read) => inSnapshot(place.database, read)
    const { engine } = place.database
    const work = { db, engine, actor, today, organisationId, parameters, scratch, dataFolder, tell, snapshot }
    const outcome = await works[job.kind](work)
    await finish(db, job, actor, outcome, resultPath(folder, publicId))
  } catch (error) {
    const problem = problemOf(error)
    if (!problem) throw error
    await sql`
      update job set state = 'failed', problem = ${JSON.stringify(problem)}::jsonb, finished_at = now(), runner = null
      where id = ${job.id} and state = 'running'`.execute(db)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

interface RunningJob {
  id: string
  publicId: string
  accountId: string
  kind: JobKind
  action: Action
  organisationId: string | null
  parameters: Record<string, string>
}

async function runningJob(db: Db, publicId: string): Promise<RunningJob> {
  const { rows } = await sql<RunningJob>`
    select id, public_id as "publicId", account_id as "accountId", kind, action, organisation_id as "organisationId", parameters
    from job where public_id = ${publicId} and state = 'running'`.execute(db)
  if (!rows[0]) throw new Error(`job ${publicId} is not running`)
  return rows[0]
}

async function inSnapshot<Result>(
  { db, engine }: Database,
  read: (tx: Db) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx: Db) => {
      if (engine === 'server') {
        await sql`set local max_parallel_workers_per_gather = 0`.execute(tx)
        await sql`set local client_connection_check_interval = '2s'`.execute(tx)
        await sql`set local work_mem = '64MB'`.execute(tx)
      }
      return read(tx)
    })
}

/** The file gets its place before anybody can ask for it; where the work was cancelled meanwhile it is removed. */
async function finish(
  db: Db,
  { id, publicId }: RunningJob,
  actor: Actor,
  { counts, event, file }: Outcome,
  result: string,
): Promise<void> {
  const facts = file && { ...file, bytes: (await stat(file.path)).size, sha256: await digestOf(file.path) }
  if (file) await rename(file.path, result)
  const ours = await inTransaction(db, async (tx) => {
    const { rows } = await sql`
      update job set state = 'done', finished_at = now(), runner = null, counts = ${JSON.stringify(counts)}::jsonb,
        file_name = ${facts?.name ?? null}, file_type = ${facts?.type ?? null}, file_bytes = ${facts?.bytes ?? null},
        file_sha256 = ${facts?.sha256 ?? null},
        file_until = case when ${facts !== undefined} then now() + make_interval(hours => ${KEPT_HOURS}) end
      where id = ${id} and state = 'running' returning id`.execute(tx)
    if (rows.length > 0) await recordEvent(tx, actor, { subjectKind: 'job', subjectId: publicId, ...event })
    return rows.length > 0
  })
  if (!ours) await rm(result, { force: true })
}

/** The reason that its asker can understand; null for what is our bug. */
function problemOf(error: unknown): { code: string } | null {
  if (error instanceof Refused) return error.refusals[0]!
  if (error instanceof Forbidden || error instanceof NotFound) return { code: 'not-allowed' }
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOSPC') return { code: 'no-space' }
  return null
}
