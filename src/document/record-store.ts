import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Direction, Known, Relation } from './api.ts'
import { numberKey, wordsKey } from './numbers.ts'

/** Who issued it: an organ of an organisation, a body beside it, or a name outside the register. */
export interface Issuer {
  organisationId: string | null
  organ: string | null
  bodyId: string | null
  name: string
}

/** A document as it is recorded; `inForceUntil` exclusive. */
export interface NewDocument {
  organisationId: string
  direction: Direction
  type: string
  serial: number | null
  number: string | null
  symbol: string | null
  issuer: Issuer
  term: string | null
  issuedOn: Day
  issuedKnown: Known
  receivedOn: Day | null
  subject: string
  inForceFrom: Day | null
  inForceUntil: Day
  audience: 'own' | 'below'
  note: string | null
  checkOpen?: readonly string[]
  checkReason?: string | null
}

export interface NewLink {
  targetId: string
  relation: Relation
}

/** Whose numbers run together: the issuer and its symbol. */
export function seriesOf(issuer: Issuer, symbol: string | null): string {
  const own = issuer.bodyId
    ? `body ${issuer.bodyId}`
    : issuer.organisationId
      ? `unit ${issuer.organisationId}`
      : `name ${wordsKey(issuer.name)}`
  return `${own}/${symbol ?? ''}`
}

/** Records a document and what it does to others; answers its id. The caller has judged it. */
export async function recordDocument(
  tx: Db,
  document: NewDocument,
  links: readonly NewLink[],
  eventId: string | null,
  publicId: string = crypto.randomUUID(),
): Promise<{ id: string; publicId: string }> {
  const { rows } = await sql<{ id: string }>`
    insert into document (public_id, ${COLUMNS}, recorded_event)
    values (${publicId}, ${valuesOf(document)}, ${eventId}) returning id`.execute(tx)
  const { id } = rows[0]!
  const on = document.inForceFrom ?? document.issuedOn
  await recordLinks(
    tx,
    links.map((link) => ({ ...link, documentId: id, on })),
    eventId,
  )
  return { id, publicId }
}

/** Records many documents at once, without ties; answers their ids in order. */
export async function recordDocuments(
  tx: Db,
  documents: readonly NewDocument[],
  eventId: string | null,
): Promise<string[]> {
  const publicIds = documents.map(() => crypto.randomUUID())
  await bulkInsert(
    tx,
    'document',
    BULK,
    documents.map((one, index) => bulkRow(one, publicIds[index]!, eventId)),
  )
  const { rows } = await sql<{ id: string; publicId: string }>`
    select id, public_id as "publicId" from document where public_id = any(${publicIds}::uuid[])`.execute(tx)
  const ids = new Map(rows.map(({ id, publicId }) => [publicId, id]))
  return publicIds.map((publicId) => ids.get(publicId)!)
}

/** A tie with the document that has it and the day from which it holds. */
export interface RecordedLink extends NewLink {
  documentId: string
  on: Day
}

/** Records what documents do to others. */
export async function recordLinks(
  tx: Db,
  links: readonly RecordedLink[],
  eventId: string | null,
): Promise<void> {
  await bulkInsert(
    tx,
    'document_link',
    [
      { name: 'document_id', type: 'bigint' },
      { name: 'target_id', type: 'bigint' },
      { name: 'relation', type: 'text' },
      { name: 'on_day', type: 'date' },
      { name: 'recorded_event', type: 'bigint' },
    ],
    links.map(({ documentId, targetId, relation, on }) => ({
      document_id: documentId,
      target_id: targetId,
      relation,
      on_day: on,
      recorded_event: eventId,
    })),
  )
}

const BULK = [
  ['public_id', 'uuid'],
  ['organisation_id', 'bigint'],
  ['direction', 'text'],
  ['type', 'text'],
  ['serial', 'integer'],
  ['number', 'text'],
  ['number_key', 'text'],
  ['symbol', 'text'],
  ['issuer_organisation_id', 'bigint'],
  ['issuer_organ', 'text'],
  ['issuer_body_id', 'bigint'],
  ['issuer_name', 'text'],
  ['series', 'text'],
  ['term', 'text'],
  ['issued_on', 'date'],
  ['issued_known', 'text'],
  ['received_on', 'date'],
  ['subject', 'text'],
  ['subject_key', 'text'],
  ['in_force_from', 'date'],
  ['in_force_until', 'date'],
  ['audience', 'text'],
  ['note', 'text'],
  ['recorded_event', 'bigint'],
].map(([name, type]) => ({ name: name!, type: type! }))

function bulkRow(one: NewDocument, publicId: string, eventId: string | null): object {
  const { issuer, number } = one
  return {
    public_id: publicId,
    organisation_id: one.organisationId,
    direction: one.direction,
    type: one.type,
    serial: one.serial,
    number,
    number_key: number === null ? null : numberKey(number),
    symbol: one.symbol,
    issuer_organisation_id: issuer.organisationId,
    issuer_organ: issuer.organ,
    issuer_body_id: issuer.bodyId,
    issuer_name: issuer.name,
    series: seriesOf(issuer, one.symbol),
    term: one.term,
    issued_on: one.issuedOn,
    issued_known: one.issuedKnown,
    received_on: one.receivedOn,
    subject: one.subject,
    subject_key: wordsKey(`${one.subject} ${issuer.name}`),
    in_force_from: one.inForceFrom,
    in_force_until: one.inForceUntil,
    audience: one.audience,
    note: one.note,
    recorded_event: eventId,
  }
}

/** The columns that say what a document is, in the order of `valuesOf`. */
export const COLUMNS = sql`organisation_id, direction, type, serial, number, number_key, symbol, issuer_organisation_id,
  issuer_organ, issuer_body_id, issuer_name, series, term, issued_on, issued_known, received_on, subject, subject_key,
  in_force_from, in_force_until, audience, note, check_open, check_reason`

export function valuesOf(one: NewDocument): RawBuilder<unknown> {
  const { issuer, number } = one
  return sql`${one.organisationId}::bigint, ${one.direction}, ${one.type}, ${one.serial}::integer, ${number},
    ${number === null ? null : numberKey(number)}, ${one.symbol}, ${issuer.organisationId}::bigint, ${issuer.organ},
    ${issuer.bodyId}::bigint, ${issuer.name}, ${seriesOf(issuer, one.symbol)}, ${one.term}, ${one.issuedOn}::date,
    ${one.issuedKnown}, ${one.receivedOn}::date, ${one.subject}, ${wordsKey(`${one.subject} ${issuer.name}`)},
    ${one.inForceFrom}::date, ${one.inForceUntil}::date, ${one.audience}, ${one.note},
    ${[...(one.checkOpen ?? [])]}::text[], ${one.checkReason ?? null}`
}
