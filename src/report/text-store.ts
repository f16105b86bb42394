import { sql } from 'kysely'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import type { ReportText } from './api.ts'

interface Row extends Omit<ReportText, 'at'> {
  at: Date
}

const shown = ({ at, ...row }: Row): ReportText => ({ ...row, at: new Date(at).toISOString() })

/** The words of each section as they were saved last. */
export async function listTexts(db: Db, reportKey: string): Promise<ReportText[]> {
  const { rows } = await sql<Row>`
    select distinct on (section) section, version, body as text, written_by as by, recorded_at as at
    from report_text where report_id = ${reportKey} order by section, version desc limit 60`.execute(db)
  return rows.map(shown)
}

/** The latest version of a section’s words; null: nobody has written. */
export async function latestText(db: Db, reportKey: string, section: string): Promise<ReportText | null> {
  const { items } = await listVersions(db, reportKey, section, { limit: 1 })
  return items[0] ?? null
}

/** Every version of a section’s words, the latest first. */
export async function listVersions(
  db: Db,
  reportKey: string,
  section: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: ReportText[]; next: string | null }> {
  const last = readCursor(after, 1)
  const { rows } = await sql<Row>`
    select section, version, body as text, written_by as by, recorded_at as at from report_text
    where report_id = ${reportKey} and section = ${section}
      and ${last ? sql`version < ${idPart(last[0])}::integer` : sql`true`}
    order by version desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit).map(shown)
  return { items, next: rows.length > limit ? cursorOf([items.at(-1)!.version]) : null }
}

/** Records the next version of a section’s words. */
export async function insertText(
  tx: Db,
  one: { reportKey: string; section: string; version: number; text: string; by: string },
  eventId: string | null,
): Promise<ReportText> {
  const { rows } = await sql<Row>`
    insert into report_text (report_id, section, version, body, written_by, recorded_event)
    values (${one.reportKey}, ${one.section}, ${one.version}, ${one.text}, ${one.by}, ${eventId})
    returning section, version, body as text, written_by as by, recorded_at as at`.execute(tx)
  return shown(rows[0]!)
}
