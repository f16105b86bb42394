import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { findActor } from '#access/actors.ts'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { programBeside } from '#platform/program.ts'
import { applyStagedRun, clearStaging, setState } from './import.ts'
import { checkRun, countFindings, keepFindings } from './import-check.ts'
import { startTelling } from './import-progress.ts'
import { stageRows } from './import-stage.ts'
import { countStaged, keepMapping } from './run-store.ts'
import { openSource } from '#sheet/source.ts'

/** A step of an import that runs in a process of its own: read and check a file, or write a checked run. */
export type ImportStep = { step: 'check'; runId: string; path: string } | { step: 'apply'; runId: string }

/**
 * Starts a step in a worker process (import-worker.ts), which outlives the request and leaves its
 * state on the run; a worker that dies leaves the run `failed`.
 */
export function startStep(db: Db, step: ImportStep): void {
  const args = [step.step, step.runId, ...(step.step === 'check' ? [step.path] : [])]
  const worker = spawn(process.execPath, [...programBeside(import.meta.url, 'import-worker'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const failed = (reason: string) =>
    sql`update import_run set state = 'failed', problem = ${reason}, finished_at = now()
      where id = ${step.runId} and state in ('reading', 'checking', 'applying')`
      .execute(db)
      .catch(() => {})
  worker.once('error', (error) => void failed(error.message))
  worker.once('exit', (code, signal) => {
    if (code !== 0) void failed(`worker ended: ${signal ?? code}`)
  })
}

/** Command lines whose process has not been heard of for so long were killed. */
const SILENT = '5 minutes'

/** Gives up runs on which nothing works any more: command lines that were killed, and all uploads when a server begins. */
export async function failAbandonedRuns(db: Db, uploads = true): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update import_run set state = 'failed', problem = 'interrupted', finished_at = now()
    where state in ('reading', 'checking', 'applying')
      and ((${uploads} and account_id is not null) or alive_at < now() - ${SILENT}::interval) returning id`.execute(
    db,
  )
  for (const { id } of rows) await clearStaging(db, id)
}

/** The worker's side: reads the file into staging, checks it as its asker may, leaves the run `ready` or `refused`. */
export async function checkUpload(db: Db, runId: string, path: string, today: Day): Promise<void> {
  const actor = await askerOf(db, runId, today)
  const source = await openSource(path)
  await keepMapping(db, runId, source)
  const telling = startTelling(db, runId)
  await stageRows(db, runId, source, (found) => keepFindings(db, runId, found, false), telling.read)
  await keepFindings(db, runId, source.findings(), false)
  await setState(db, runId, 'checking')
  await inTransaction(db, async (tx) => {
    const plan = await checkRun(tx, runId, actor, telling.share)
    const { errors } = await countFindings(tx, runId)
    const counts = await countStaged(tx, runId, plan.changed.length)
    await sql`update import_run set counts = ${JSON.stringify(counts)}::jsonb where id = ${runId}`.execute(tx)
    await setState(tx, runId, errors > 0 ? 'refused' : 'ready')
  })
  telling.stop()
  await rm(path, { recursive: true, force: true })
}

/** The worker's side: writes a checked run, in its asker's name. */
export async function applyUpload(db: Db, runId: string, today: Day): Promise<void> {
  const actor = await askerOf(db, runId, today)
  const { rows } = await sql<{ name: string; digest: string; publicId: string }>`
    select file_name as name, digest, public_id as "publicId" from import_run where id = ${runId}`.execute(db)
  const { name, digest, publicId } = rows[0]!
  const record = (tx: Db) =>
    recordEvent(tx, actor, {
      action: 'exchange.import',
      subjectKind: 'import',
      subjectId: publicId,
      details: { digest },
    })
  const telling = startTelling(db, runId)
  await applyStagedRun(db, runId, record, `import ${name}`, actor, (_step, done, of) =>
    telling.share(done, of),
  )
  telling.stop()
}

async function askerOf(db: Db, runId: string, today: Day): Promise<Actor> {
  const { rows } = await sql<{
    account_id: string
  }>`select account_id from import_run where id = ${runId}`.execute(db)
  const actor = rows[0] && (await findActor(db, rows[0].account_id, today))
  if (!actor) throw new Error(`import run ${runId} has no asker`)
  return actor
}
