import { sql, type RawBuilder } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { mayEverywhere, mustBeAllowed, type Actor } from '#access/policy.ts'
import type { Action } from '#access/rules.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, Forbidden, NotFound, Refused } from '#platform/errors.ts'
import { UNFINISHED_LIMIT, type Job, type JobKind, type JobState } from './api.ts'

/** What is asked for: `action` must be allowed at the unit, or in the whole register where there is none. */
export interface JobRequest {
  kind: JobKind
  action: Action
  organisationId: string | null
  parameters: Record<string, string>
}

/** Takes on background work of an account; throws Refused when too much of it waits already. */
export async function requestJob(tx: Db, actor: Actor, request: JobRequest): Promise<Job> {
  await mustBeAllowedJob(tx, actor, request)
  await sql`select id from account where id = ${actor.accountId} for no key update`.execute(tx)
  const { rows: unfinished } = await sql<{ n: number }>`
    select count(*)::int as n from job where account_id = ${actor.accountId} and state in ('waiting', 'running')`.execute(
    tx,
  )
  if (unfinished[0]!.n >= UNFINISHED_LIMIT)
    throw new Refused([{ code: 'too-many-jobs', limit: UNFINISHED_LIMIT }])
  const { kind, action, organisationId, parameters } = request
  const { rows } = await sql<{ publicId: string }>`
    insert into job (account_id, kind, action, organisation_id, parameters)
    values (${actor.accountId}, ${kind}, ${action}, ${organisationId}, ${JSON.stringify(parameters)}::jsonb)
    returning public_id as "publicId"`.execute(tx)
  const id = rows[0]!.publicId
  await recordEvent(tx, actor, {
    action: 'job.request',
    organisationId,
    subjectKind: 'job',
    subjectId: id,
    details: { kind, ...parameters },
  })
  return getJob(tx, actor, id)
}

/** Throws unless the actor may (still) ask for such work. */
export async function mustBeAllowedJob(
  db: Db,
  actor: Actor,
  { action, organisationId }: Pick<JobRequest, 'action' | 'organisationId'>,
): Promise<void> {
  if (organisationId !== null) await mustBeAllowed(db, actor, action, organisationId)
  else if (!mayEverywhere(actor, action)) throw new Forbidden(action)
}

/** One piece of the actor's work; throws NotFound for another's. */
export async function getJob(db: Db, actor: Actor, publicId: string): Promise<Job> {
  const [row] = await readJobs(db, sql`job.public_id = ${publicId} and account_id = ${actor.accountId}`, 1)
  if (!row) throw new NotFound('job')
  return jobOf(row)
}

/** The actor's work, newest first. */
export async function listJobs(db: Db, actor: Actor, after: string | undefined, limit: number) {
  const last = readCursor(after, 1)
  const beyond = last ? sql`and job.id < ${idPart(last[0])}::bigint` : sql``
  const rows = await readJobs(db, sql`account_id = ${actor.accountId} ${beyond}`, limit + 1)
  const shown = rows.slice(0, limit)
  return { items: shown.map(jobOf), next: rows.length > limit ? cursorOf([shown.at(-1)!.internalId]) : null }
}

/** Stops the actor's work where it still waits or runs; throws Conflict when it has ended. */
export async function cancelJob(tx: Db, actor: Actor, publicId: string): Promise<Job> {
  const { state, kind } = await getJob(tx, actor, publicId)
  const { rows } = await sql`
    update job set state = 'cancelled', finished_at = now(), runner = null
    where public_id = ${publicId} and state in ('waiting', 'running') returning id`.execute(tx)
  if (rows.length === 0) throw new Conflict(`job is ${state}`)
  await recordEvent(tx, actor, {
    action: 'job.cancel',
    subjectKind: 'job',
    subjectId: publicId,
    details: { kind },
  })
  return getJob(tx, actor, publicId)
}

/** The file of the actor's finished work and what he must still be allowed; throws NotFound once it is deleted. */
export async function findJobFile(
  db: Db,
  actor: Actor,
  publicId: string,
  now: Date,
): Promise<Pick<JobRequest, 'kind' | 'action' | 'organisationId'> & { name: string; type: string }> {
  const { rows } = await sql<
    Pick<JobRequest, 'kind' | 'action' | 'organisationId'> & { name: string; type: string }
  >`
    select kind, action, organisation_id as "organisationId", file_name as name, file_type as type from job
    where public_id = ${publicId} and account_id = ${actor.accountId} and state = 'done' and file_until > ${now}`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound('file of a job')
  return rows[0]
}

interface JobRow {
  internalId: string
  id: string
  kind: JobKind
  unit: string | null
  code: string | null
  name: string | null
  parameters: Record<string, string>
  state: JobState
  before: number | null
  step: string | null
  done: string
  expected: string | null
  requestedAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  counts: Record<string, number>
  problem: ({ code: string } & Record<string, unknown>) | null
  fileName: string | null
  fileBytes: string | null
  fileDigest: string | null
  fileUntil: Date | null
}

async function readJobs(db: Db, where: RawBuilder<unknown>, limit: number): Promise<JobRow[]> {
  const { rows } = await sql<JobRow>`
    select job.id as "internalId", job.public_id as id, kind, unit.public_id as unit, unit.code,
      (select state.name from organisation_state state where state.organisation_id = unit.id and superseded_at is null
        order by state.from_day desc limit 1) as name,
      parameters, state, step, done, expected, requested_at as "requestedAt", started_at as "startedAt",
      finished_at as "finishedAt", counts, problem,
      file_name as "fileName", file_bytes as "fileBytes", file_sha256 as "fileDigest", file_until as "fileUntil",
      case when state = 'waiting' then
        (select count(*)::int from job other where other.state in ('waiting', 'running') and other.id < job.id) end as before
    from job left join organisation unit on unit.id = job.organisation_id
    where ${where} order by job.id desc limit ${limit}`.execute(db)
  return rows
}

function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    parameters: row.parameters,
    state: row.state,
    before: row.before,
    step: row.step,
    counts: row.counts,
    problem: row.problem,
    organisation: row.unit === null ? null : { id: row.unit, code: row.code!, name: row.name },
    done: Number(row.done),
    expected: row.expected === null ? null : Number(row.expected),
    requestedAt: row.requestedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    file:
      row.fileName === null
        ? null
        : {
            name: row.fileName,
            bytes: Number(row.fileBytes),
            sha256: row.fileDigest!,
            until: row.fileUntil?.toISOString() ?? null,
          },
  }
}
