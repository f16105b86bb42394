import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { COLUMNS, recordLinks, valuesOf, type NewDocument, type NewLink } from './record-store.ts'

/**
 * Puts a document right: what stood there becomes a superseded row of its own, while the row that others refer to takes
 * the new facts.
 */
export async function correctDocument(
  tx: Db,
  id: string,
  document: NewDocument,
  links: readonly NewLink[],
  reason: string,
  eventId: string,
): Promise<void> {
  await sql`
    insert into document (${COLUMNS}, version_of, recorded_at, recorded_event, superseded_at, superseded_event, superseded_reason)
    select ${COLUMNS}, id, recorded_at, recorded_event, now(), ${eventId}::bigint, ${reason} from document where id = ${id}`.execute(
    tx,
  )
  await sql`update document set (${COLUMNS}) = (select ${valuesOf(document)}), recorded_at = now(), recorded_event = ${eventId}
    where id = ${id}`.execute(tx)
  await changeLinks(tx, id, links, document.inForceFrom ?? document.issuedOn, eventId)
}

async function changeLinks(
  tx: Db,
  id: string,
  links: readonly NewLink[],
  on: Day,
  eventId: string,
): Promise<void> {
  const { rows } = await sql<NewLink & { linkId: string; on: Day }>`
    select id as "linkId", target_id as "targetId", relation, on_day as "on" from document_link
    where document_id = ${id} and superseded_at is null`.execute(tx)
  const same = (a: NewLink, b: NewLink) => a.targetId === b.targetId && a.relation === b.relation
  const gone = rows.filter((old) => old.on !== on || !links.some((link) => same(link, old)))
  await sql`update document_link set superseded_at = now(), superseded_event = ${eventId}
    where id = any(${gone.map((one) => one.linkId)}::bigint[])`.execute(tx)
  const kept = rows.filter((old) => !gone.includes(old))
  const added = links.filter((link) => !kept.some((old) => same(link, old)))
  await recordLinks(
    tx,
    added.map((link) => ({ ...link, documentId: id, on })),
    eventId,
  )
}

/** Withdraws a document and what it does to others. */
export async function withdrawDocument(tx: Db, id: string, reason: string, eventId: string): Promise<void> {
  await sql`update document set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${id}`.execute(tx)
  await sql`update document_link set superseded_at = now(), superseded_event = ${eventId}
    where document_id = ${id} and superseded_at is null`.execute(tx)
}

/** How many documents and assignments rest on a document. */
export async function othersReferringTo(
  db: Db,
  id: string,
): Promise<{ documents: number; assignments: number }> {
  const { rows } = await sql<{ documents: string; assignments: string }>`
    select (select count(distinct document_id) from document_link where target_id = ${id} and superseded_at is null) as documents,
      (select count(*) from assignment where document_id = ${id} and withdrawn_on is null) as assignments`.execute(
    db,
  )
  return { documents: Number(rows[0]!.documents), assignments: Number(rows[0]!.assignments) }
}

/** The document for a change, locked until the transaction ends. */
export async function lockedDocument(tx: Db, id: string) {
  const { rows } = await sql<{
    organisationId: string
    direction: string
    type: string
    serial: number | null
    series: string
    term: string | null
    isWithdrawn: boolean
  }>`
    select organisation_id as "organisationId", direction, type, serial, series, term, superseded_at is not null as "isWithdrawn"
    from document where id = ${id} for update`.execute(tx)
  return rows[0]!
}
