import { basename } from 'node:path'
import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import type { Db } from '#platform/db.ts'
import type { Finding } from '#sheet/format.ts'
import {
  applyStagedRun,
  checkStagedRun,
  clearStaging,
  setState,
  startRun,
  type ApplyProgress,
} from './import.ts'
import type { ImportCounts } from './import-apply.ts'
import { keepFindings } from './import-check.ts'
import { startTelling } from './import-progress.ts'
import { failAbandonedRuns } from './jobs.ts'
import { stageRows, type RowSource } from './import-stage.ts'
import { openSource } from '#sheet/source.ts'

export interface ImportOutcome {
  applied: boolean
  rows: number
  errors: number
  warnings: number
  counts: ImportCounts | null
  findings: Finding[]
}

export interface ImportOptions {
  dryRun?: boolean
  /** How many findings to give back; all are counted. */
  show?: number
  progress?: (step: 'reading' | 'checking' | 'writing', done: number, expected: number | null) => void
}

/** The command line trusts its user with large files; uploads keep the reader's default. */
const COMMAND_LINE_LIMIT_IN_BYTES = 20_000_000_000

/** Imports a workbook or a folder of .csv files: all or nothing, every problem named. */
export async function importPath(
  db: Db,
  actor: Actor,
  path: string,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const source = await openSource(path, { fileBytes: COMMAND_LINE_LIMIT_IN_BYTES })
  const expected = source.sheets.reduce((sum, sheet) => sum + sheet.approximateRows, 0)
  const name = basename(path)
  return importRows(
    db,
    actor,
    { name, digest: source.digest, source, findings: () => source.findings(), expected },
    options,
  )
}

/** What an import reads from: rows, and the findings of the file itself once they were read. */
export interface ImportSource {
  name: string
  digest: string | null
  source: RowSource
  findings?: () => readonly Finding[]
  expected?: number
}

/** Imports rows from anywhere: stages, checks, and writes in one transaction. */
export async function importRows(
  db: Db,
  actor: Actor,
  from: ImportSource,
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const { name, digest, source, expected } = from
  await failAbandonedRuns(db, false)
  const runId = await startRun(db, { name, digest, accountId: actor.accountId, expected })
  const telling = startTelling(db, runId)
  const tell: ApplyProgress = (step, done, of) => {
    telling.share(done, of)
    options.progress?.(step, done, of)
  }
  try {
    const rows = await stageRows(
      db,
      runId,
      source,
      (found) => keepFindings(db, runId, found, false),
      async (done) => {
        options.progress?.('reading', done, expected ?? null)
        await telling.read(done)
      },
    )
    await keepFindings(db, runId, from.findings?.() ?? [], false)
    if (options.dryRun) {
      const found = await checkStagedRun(db, runId, (done, of) => tell('checking', done, of))
      return await outcome(db, runId, { ...found, counts: null, rows }, options.show)
    }
    const record = (tx: Db) =>
      recordEvent(tx, actor, {
        action: 'exchange.import',
        subjectKind: 'import',
        subjectId: runId,
        details: { digest, rows },
      })
    const written = await applyStagedRun(db, runId, record, `import ${name}`, undefined, tell)
    return await outcome(db, runId, { ...written, rows }, options.show)
  } catch (error) {
    await setState(db, runId, 'failed', (error as Error).message.split('\n')[0]).catch(() => {})
    throw error
  } finally {
    telling.stop()
    await clearStaging(db, runId).catch(() => {})
  }
}

async function outcome(
  db: Db,
  runId: string,
  result: { counts: ImportCounts | null; errors: number; warnings: number; rows: number },
  show = 1000,
): Promise<ImportOutcome> {
  const { rows } = await sql<Omit<Finding, 'column'> & { col: string }>`
    select severity, sheet, line, col, code, facts from import_finding where run_id = ${runId}
    order by severity, sheet, line, id limit ${show}`.execute(db)
  const findings = rows.map(({ col, facts: { checked: _checked, ...facts }, ...rest }) => ({
    ...rest,
    facts,
    column: col,
  }))
  return { applied: result.counts !== null, ...result, findings }
}
