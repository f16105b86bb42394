import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { Conflict } from '#platform/errors.ts'
import { lockTree } from '#organisation/states.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { applyRun, type ImportCounts, type Progress } from './import-apply.ts'
import { checkRun, countFindings } from './import-check.ts'
import { emptiedAtOnce, STAGING_TABLES } from './import-clear.ts'

export type RunState =
  | 'reading'
  | 'checking'
  | 'ready'
  | 'refused'
  | 'applying'
  | 'applied'
  | 'failed'
  | 'cancelled'

/** Opens a run for a file; returns its id. */
export async function startRun(
  db: Db,
  file: { name: string; digest: string | null; accountId: string | null; expected?: number },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into import_run (file_name, digest, account_id, expected)
    values (${file.name}, ${file.digest}, ${file.accountId}, ${file.expected ?? null}) returning id`.execute(
    db,
  )
  return rows[0]!.id
}

/** Checks a staged run in its own transaction and leaves it `ready` or `refused`. */
export async function checkStagedRun(
  db: Db,
  runId: string,
  progress?: Progress,
): Promise<{ errors: number; warnings: number }> {
  return inTransaction(db, async (tx) => {
    await checkRun(tx, runId, undefined, progress)
    const found = await countFindings(tx, runId)
    await setState(tx, runId, found.errors > 0 ? 'refused' : 'ready')
    return found
  })
}

/** Hears how far checking and writing are. */
export type ApplyProgress = (step: 'checking' | 'writing', done: number, of: number) => void

/**
 * Checks once more and writes, in one transaction under the register's lock; `record` makes the audit event and
 * returns its id. Nothing is written when a check finds an error, or when the run was given up meanwhile.
 */
export async function applyStagedRun(
  db: Db,
  runId: string,
  record: (tx: Db) => Promise<string>,
  reason: string,
  actor?: Actor,
  progress: ApplyProgress = () => {},
): Promise<{ counts: ImportCounts | null; errors: number; warnings: number }> {
  await moveOn(db, runId, 'applying')
  const result = await inTransaction(db, async (tx) => {
    await lockTree(tx)
    const plan = await checkRun(tx, runId, actor, (done, of) => progress('checking', done, of))
    const found = await countFindings(tx, runId)
    if (found.errors > 0) {
      await moveOn(tx, runId, 'refused')
      return { counts: null, ...found }
    }
    const act = { runId, eventId: await record(tx), reason }
    const counts = await applyRun(tx, act, plan, (done, of) => progress('writing', done, of))
    await moveOn(tx, runId, 'applied')
    await sql`update import_run set counts = ${JSON.stringify(counts)}::jsonb where id = ${runId}`.execute(tx)
    return { counts, ...found }
  })
  if (result.counts) await clearStaging(db, runId)
  return result
}

/** Once a run has been given up its staged rows may be gone: what is left of them must not be written. */
async function moveOn(db: Db, runId: string, state: 'applying' | 'refused' | 'applied'): Promise<void> {
  const { rows } = await sql`
    update import_run set state = ${state}, share = null, finished_at = case when ${state !== 'applying'} then now() end
    where id = ${runId} and state in ('reading', 'checking', 'ready', 'applying') returning id`.execute(db)
  if (rows.length === 0) throw new Conflict('the import was given up meanwhile')
}

/** Marks where a run stands; a problem is one sentence for the log and the screen. */
export async function setState(
  db: Db,
  runId: string,
  state: RunState,
  problem: string | null = null,
): Promise<void> {
  const ended = state === 'applied' || state === 'refused' || state === 'failed' || state === 'cancelled'
  await sql`
    update import_run set state = ${state}, share = null, problem = ${problem}, finished_at = case when ${ended} then now() end
    where id = ${runId}`.execute(db)
}

/** Drops what a run staged; its findings stay. */
export async function clearStaging(db: Db, runId: string): Promise<void> {
  if (!db.isTransaction && (await emptiedAtOnce(db, runId))) return
  for (const table of STAGING_TABLES)
    await sql`delete from ${sql.table(table)} where run_id = ${runId}`.execute(db)
}
