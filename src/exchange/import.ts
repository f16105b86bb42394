import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { Conflict } from '#platform/errors.ts'
import { lockTree } from '#organisation/states.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { applyRun, type ImportCounts } from './import-apply.ts'
import { checkRun, countFindings } from './import-check.ts'

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
export async function checkStagedRun(db: Db, runId: string): Promise<{ errors: number; warnings: number }> {
  return inTransaction(db, async (tx) => {
    await checkRun(tx, runId)
    const found = await countFindings(tx, runId)
    await setState(tx, runId, found.errors > 0 ? 'refused' : 'ready')
    return found
  })
}

/**
 * Checks once more and writes, in one transaction under the register's lock; `record` makes the audit event and
 * returns its id, `conclude` may add counts to it. Nothing is written when a check finds an error.
 */
export async function applyStagedRun(
  db: Db,
  runId: string,
  record: (tx: Db) => Promise<string>,
  reason: string,
  actor?: Actor,
): Promise<{ counts: ImportCounts | null; errors: number; warnings: number }> {
  return inTransaction(db, async (tx) => {
    await lockTree(tx)
    await mustBeOurs(tx, runId)
    const plan = await checkRun(tx, runId, actor)
    const found = await countFindings(tx, runId)
    if (found.errors > 0) {
      await setState(tx, runId, 'refused')
      return { counts: null, ...found }
    }
    const counts = await applyRun(tx, runId, plan, await record(tx), reason)
    await sql`update import_run set state = 'applied', finished_at = now(), counts = ${JSON.stringify(counts)}::jsonb where id = ${runId}`.execute(
      tx,
    )
    await clearStaging(tx, runId)
    return { counts, ...found }
  })
}

/** Once a run has been given up its staged rows may be gone: what is left of them must not be written. */
async function mustBeOurs(tx: Db, runId: string): Promise<void> {
  const { rows } = await sql`
    update import_run set state = 'applying'
    where id = ${runId} and state in ('reading', 'checking', 'ready', 'applying') returning id`.execute(tx)
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
    update import_run set state = ${state}, problem = ${problem}, finished_at = case when ${ended} then now() end
    where id = ${runId}`.execute(db)
}

/** Drops what a run staged; its findings stay. */
export async function clearStaging(db: Db, runId: string): Promise<void> {
  for (const table of [
    'import_organisation',
    'import_existence',
    'import_member',
    'import_movement',
    'import_attribute',
    'import_other',
  ])
    await sql`delete from ${sql.table(table)} where run_id = ${runId}`.execute(db)
}
