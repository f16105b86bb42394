import { sql } from 'kysely'
import type { Locale } from '#access/api.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST_COLUMNS, MOST_IGNORED, type ImportRun } from './api.ts'
import { findingText } from './words.ts'
import type { RunState } from './import.ts'
import type { Source } from '#sheet/source.ts'

/** The internal id of an account's run; throws NotFound for another's. */
export async function runIdOf(
  db: Db,
  accountId: string | null,
  publicId: string,
): Promise<{ id: string; state: RunState }> {
  const { rows } = await sql<{ id: string; state: RunState }>`
    select id, state from import_run where public_id = ${publicId} and account_id is not distinct from ${accountId}`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound('import')
  return rows[0]
}

/** One run as people see it. */
export async function getRun(db: Db, accountId: string | null, publicId: string): Promise<ImportRun> {
  const { id } = await runIdOf(db, accountId, publicId)
  return (await readRuns(db, sql`run.id = ${id}`, 1))[0]!
}

/** An account's runs, newest first. */
export async function listRuns(db: Db, accountId: string | null, after: string | undefined, limit: number) {
  const last = readCursor(after, 1)
  const beyond = last ? sql`and run.id < ${idPart(last[0])}` : sql``
  const rows = await readRuns(db, sql`account_id is not distinct from ${accountId} ${beyond}`, limit + 1)
  const items = rows.slice(0, limit)
  return {
    items,
    next: rows.length > limit ? cursorOf([(await runIdOf(db, accountId, items.at(-1)!.id)).id]) : null,
  }
}

async function readRuns(db: Db, where: ReturnType<typeof sql>, limit: number): Promise<ImportRun[]> {
  const { rows } = await sql<RunRow>`
    select public_id as id, file_name as "fileName", state, started_at as "startedAt", finished_at as "finishedAt", done, expected, share,
      sheets, counts, problem,
      (select count(*) from import_finding where run_id = run.id and severity = 'error') as errors,
      (select count(*) from import_finding where run_id = run.id and severity = 'warning') as warnings
    from import_run run where ${where} order by run.id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({
    ...row,
    sheets: row.sheets.map(boundedSheet),
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    done: Number(row.done),
    expected: row.expected === null ? null : Number(row.expected),
    errors: Number(row.errors),
    warnings: Number(row.warnings),
  }))
}

const LONGEST_HEADER = 100

/** A file may have thousands of columns that mean nothing here. */
function boundedSheet(sheet: ImportRun['sheets'][number]): ImportRun['sheets'][number] {
  const ignored = sheet.ignored.slice(0, MOST_IGNORED).map((header) => header.slice(0, LONGEST_HEADER))
  return { ...sheet, ignored, columns: sheet.columns.slice(0, MOST_COLUMNS) }
}

type RunRow = Omit<ImportRun, 'startedAt' | 'finishedAt' | 'done' | 'expected' | 'errors' | 'warnings'> & {
  startedAt: Date
  finishedAt: Date | null
  done: string
  expected: string | null
  errors: string
  warnings: string
}

/** The problems of a run, errors first, in the reader's language. */
export async function listFindings(
  db: Db,
  runId: string,
  locale: Locale,
  after: string | undefined,
  limit: number,
) {
  const last = readCursor(after, 2)
  const beyond = last ? sql`and (severity, id) > (${String(last[0])}, ${idPart(last[1])}::bigint)` : sql``
  const { rows } = await sql<{
    id: string
    severity: 'error' | 'warning'
    sheet: string
    line: number
    column: string
    code: string
    facts: Record<string, string | number | null>
  }>`
    select id, severity, sheet, line, col as "column", code, facts from import_finding
    where run_id = ${runId} ${beyond} order by severity, id limit ${limit + 1}`.execute(db)
  const items = rows
    .slice(0, limit)
    .map(({ facts, ...finding }) => ({ ...finding, text: findingText(finding.code, facts, locale) }))
  const end = items.at(-1)
  return { items, next: rows.length > limit && end ? cursorOf([end.severity, end.id]) : null }
}

/** Keeps how the file was understood and how much is expected. */
export async function keepMapping(db: Db, runId: string, source: Source): Promise<void> {
  const sheets = source.sheets.map(({ sheet, name, columns, ignored }) => ({
    sheet,
    name,
    columns: columns.map(({ header, column }) => ({ header, column })),
    ignored: [...ignored],
  }))
  const expected = source.sheets.reduce((sum, one) => sum + one.approximateRows, 0)
  await sql`
    update import_run set sheets = ${JSON.stringify(sheets)}::jsonb, expected = ${expected}, digest = ${source.digest}
    where id = ${runId}`.execute(db)
}

/** What a staged run holds, and how much of it the register does not have yet. */
export async function countStaged(
  db: Db,
  runId: string,
  changedStates: number,
): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, string>>`
    select
      (select count(*) from import_organisation where run_id = ${runId}) as "stateRows",
      (select count(*) from import_member where run_id = ${runId}) as "memberRows",
      (select count(*) from import_movement where run_id = ${runId}) as "movementRows",
      (select count(*) from import_attribute where run_id = ${runId}) as "attributeRows",
      (select count(*) from import_other where run_id = ${runId}) as "otherRows",
      (select count(*) from import_member staged where run_id = ${runId}
        and not exists (select from member where member.member_code = staged.member_code)) as members,
      (select count(*) from import_movement staged where run_id = ${runId} and not exists (
        select from member
        join movement on movement.member_id = member.person_id and superseded_at is null and movement.on_day = staged.on_day
          and movement.category = staged.category
        left join organisation giver on giver.id = from_organisation_id
        left join organisation receiver on receiver.id = to_organisation_id
        where member.member_code = staged.member_code and giver.code is not distinct from staged.from_code
          and receiver.code is not distinct from staged.to_code)) as movements`.execute(db)
  return {
    ...Object.fromEntries(Object.entries(rows[0]!).map(([name, n]) => [name, Number(n)])),
    states: changedStates,
  }
}
