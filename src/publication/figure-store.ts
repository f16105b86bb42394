import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { FigureDraft } from './api.ts'

/** A published figure as it is kept; `condition` is the text of a filter. */
export interface KeptFigure {
  key: string
  id: string
  organisationCode: string
  indicator: string
  value: number
  qualifier: 'exact' | 'over' | 'about'
  asOf: Day | null
  periodFrom: Day | null
  periodTo: Day | null
  source: string
  publishedOn: Day | null
  note: string | null
  measure: string | null
  condition: string
  explanation: string | null
}

async function readFigures(db: Db, where: RawBuilder<SqlBool>, limit: number): Promise<KeptFigure[]> {
  const { rows } = await sql<Omit<KeptFigure, 'value'> & { value: string }>`
    select id as key, public_id as id, organisation_code as "organisationCode", indicator, value, qualifier, as_of as "asOf",
      period_from as "periodFrom", period_to as "periodTo", source, published_on as "publishedOn", note, measure, condition,
      explanation
    from published_figure where superseded_at is null and ${where}
    order by coalesce(as_of, period_to) desc, id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, value: Number(row.value) }))
}

/** Figures published about a unit (by code), newest first. */
export async function listFigures(
  db: Db,
  organisationCode: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: KeptFigure[]; next: string | null }> {
  const last = readCursor(after, 2)
  const beyond = last
    ? sql`(coalesce(as_of, period_to), id) < (${last[0]}::date, ${idPart(last[1])}::bigint)`
    : sql`true`
  const where = sql<SqlBool>`organisation_code = ${organisationCode} and ${beyond}`
  const rows = await readFigures(db, where, limit + 1)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const next = rows.length > limit && end ? cursorOf([end.asOf ?? end.periodTo!, end.key]) : null
  return { items: page, next }
}

/** A published figure in force and its unit; throws NotFound. */
export async function getFigure(db: Db, publicId: string): Promise<KeptFigure & { organisationId: string }> {
  const [kept] = await readFigures(db, sql<SqlBool>`public_id = ${publicId}`, 1)
  if (!kept) throw new NotFound(`published figure ${publicId}`)
  const { rows } = await sql<{ id: string }>`
    select id from organisation where code = ${kept.organisationCode}`.execute(db)
  if (!rows[0]) throw new NotFound(`published figure ${publicId}`)
  return { ...kept, organisationId: rows[0].id }
}

export async function insertFigure(
  db: Db,
  organisationCode: string,
  draft: Omit<FigureDraft, 'organisationId'>,
  eventId: string,
): Promise<string> {
  const { asOf, periodFrom, periodTo, publishedOn, note, measure, explanation } = draft
  const { rows } = await sql<{ id: string }>`
    insert into published_figure (indicator, organisation_code, as_of, period_from, period_to, value, qualifier, source, note,
      published_on, measure, condition, explanation, recorded_event)
    values (${draft.indicator}, ${organisationCode}, ${asOf ?? null}, ${periodFrom ?? null}, ${periodTo ?? null},
      ${draft.value}, ${draft.qualifier}, ${draft.source}, ${note || null}, ${publishedOn ?? null}, ${measure || null},
      ${measure ? draft.where : ''}, ${explanation || null}, ${eventId})
    returning public_id as id`.execute(db)
  return rows[0]!.id
}

export async function supersedeFigure(db: Db, key: string, reason: string, eventId: string): Promise<void> {
  await sql`
    update published_figure set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${key} and superseded_at is null`.execute(db)
}
