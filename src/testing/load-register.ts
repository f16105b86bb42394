import { applyStagedRun, startRun } from '#exchange/import.ts'
import { keepFindings } from '#exchange/import-check.ts'
import { stageRows } from '#exchange/import-stage.ts'
import type { SheetName, SheetRow } from '#sheet/format.ts'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Rows of a register by sheet, cells as text, as the exchange format has them. */
export type RegisterRows = { [Sheet in SheetName]?: Iterable<Readonly<Record<string, string>>> }

/** Imports a register given as rows through the real importer; returns what it found and counted. */
export async function loadRegister(db: Db, register: RegisterRows, eventId = '0') {
  const runId = await startRun(db, { name: 'test', digest: null, accountId: null })
  const source = {
    *rows(sheet: SheetName): Iterable<SheetRow> {
      let line = 2
      for (const cells of register[sheet] ?? []) yield { sheet, line: line++, cells }
    },
  }
  await stageRows(db, runId, source, (findings) => keepFindings(db, runId, findings, false))
  const result = await applyStagedRun(db, runId, async () => eventId, 'import test')
  const { rows: findings } = await sql<{
    severity: string
    sheet: string
    line: number
    col: string
    code: string
  }>`
    select severity, sheet, line, col, code from import_finding where run_id = ${runId} order by id`.execute(
    db,
  )
  return { ...result, runId, findings }
}

/** Empties the register's tables, for the next random history on the same database. */
export async function emptyRegister(db: Db): Promise<void> {
  await sql`truncate organisation, organisation_state, organisation_ancestor, organisation_link, reorganisation, organisation_override,
    committee_term, person, member, person_change, person_attribute, movement, coded_value, member_spell, member_status, badge, post,
    import_run, import_finding, import_organisation, import_existence, import_member, import_movement, import_attribute, import_other restart identity cascade`.execute(
    db,
  )
}
