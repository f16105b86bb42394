import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { permissions, withinReach, type Actor } from '#access/policy.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import { digestOf } from '#platform/canonical.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { Content, type Publication, type PublicationRow } from './api.ts'

interface Row {
  key: string
  id: string
  organisationId: string
  title: string
  unit: PublicationRow['unit']
  from: Day
  to: Day
  publishedOn: Day
  number: string | null
  digest: string
  content: string
  withdrawnOn: Day | null
  withdrawnReason: string | null
  recordedBy: string | null
}

async function readRows(db: Db, where: RawBuilder<SqlBool>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id as key, p.public_id as id, p.organisation_id as "organisationId", p.title, p.from_day as "from", p.to_day as "to",
      p.published_on as "publishedOn", p.number, p.digest, p.content, p.withdrawn_reason as "withdrawnReason",
      (p.withdrawn_at at time zone 'Asia/Ho_Chi_Minh')::date as "withdrawnOn",
      (select event.actor_name from event where event.id = p.recorded_event) as "recordedBy",
      (select json_build_object('id', o.public_id, 'code', o.code, 'name', state.name, 'kind', state.kind)
        from organisation o join organisation_state state on state.organisation_id = o.id and state.superseded_at is null
        where o.id = p.organisation_id order by state.from_day <= p.published_on desc, state.from_day desc limit 1) as unit
    from publication p where ${where} order by p.id desc limit ${limit}`.execute(db)
  return rows
}

function rowOf({ id, title, unit, from, to, publishedOn, number, digest, ...row }: Row): PublicationRow {
  const { withdrawnOn, withdrawnReason } = row
  const withdrawn = withdrawnOn && { on: withdrawnOn, reason: withdrawnReason ?? '' }
  return { id, title, unit, from, to, publishedOn, number, digest, withdrawn }
}

/** The tables that a unit published, newest first. */
export async function listPublications(
  db: Db,
  organisationId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: PublicationRow[]; next: string | null }> {
  const last = readCursor(after, 1)
  const beyond = last ? sql`p.id < ${idPart(last[0])}::bigint` : sql`true`
  const rows = await readRows(
    db,
    sql<SqlBool>`p.organisation_id = ${organisationId} and ${beyond}`,
    limit + 1,
  )
  const page = rows.slice(0, limit)
  return { items: page.map(rowOf), next: rows.length > limit ? cursorOf([page.at(-1)!.key]) : null }
}

/** Tables in force of the same measure whose span touches this one: together they may tell more than each alone. */
export async function relatedPublications(
  db: Db,
  organisationId: string,
  { measure, from, to }: { measure: string; from: Day; to: Day },
): Promise<PublicationRow[]> {
  const where = sql<SqlBool>`p.organisation_id = ${organisationId} and p.measure = ${measure} and p.withdrawn_at is null
    and p.from_day <= ${to}::date and p.to_day >= ${from}::date`
  return (await readRows(db, where, 50)).map(rowOf)
}

/** One published table and its unit (internal id); throws NotFound where there is none within reach. */
export async function getPublication(
  db: Db,
  actor: Actor,
  publicId: string,
): Promise<Publication & { organisationId: string; key: string }> {
  const reach = withinReach(actor, 'statistics.read', sql.ref('p.organisation_id'))
  const [row] = await readRows(db, sql<SqlBool>`p.public_id = ${publicId} and ${reach}`, 1)
  if (!row) throw new NotFound(`publication ${publicId}`)
  const may = await permissions(db, actor, row.organisationId)
  return {
    ...rowOf(row),
    key: row.key,
    organisationId: row.organisationId,
    content: Content.parse(JSON.parse(row.content)),
    recordedBy: row.recordedBy,
    may: { withdraw: may['work.record'] && row.withdrawnOn === null },
  }
}

/** Freezes a table as published; answers its public id. */
export async function insertPublication(
  db: Db,
  {
    organisationId,
    content,
    number,
    on,
  }: {
    organisationId: string
    content: Content
    number: string | null
    on: Day
  },
  eventId: string,
): Promise<string> {
  const text = JSON.stringify(content)
  const { title, measure, from, to, threshold } = content
  const { rows } = await sql<{ id: string }>`
    insert into publication (organisation_id, title, measure, from_day, to_day, published_on, number, threshold, content, digest, recorded_event)
    values (${organisationId}, ${title}, ${measure.key}, ${from}, ${to}, ${on}, ${number}, ${threshold}, ${text}, ${digestOf(text)}, ${eventId})
    returning public_id as id`.execute(db)
  return rows[0]!.id
}

/** Takes a table back; whether it was in force. */
export async function withdrawPublication(
  db: Db,
  key: string,
  reason: string,
  eventId: string,
): Promise<boolean> {
  const { rows } = await sql`
    update publication set withdrawn_at = now(), withdrawn_event = ${eventId}, withdrawn_reason = ${reason}
    where id = ${key} and withdrawn_at is null returning id`.execute(db)
  return rows.length > 0
}
