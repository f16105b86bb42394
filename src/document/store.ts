import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, isWithinReach, withinReach, type Actor } from '#access/policy.ts'
import { FOREVER, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { DocumentSummary, State } from './api.ts'
import { TYPE_BY_ID } from './law.ts'

/** A document found by its public id within the actor's reach, or null. */
export async function findDocument(
  db: Db,
  actor: Actor,
  publicId: string,
): Promise<{ id: string; publicId: string; organisationId: string } | null> {
  const { rows } = await sql<{ id: string; publicId: string; organisationId: string }>`
    select d.id, d.public_id as "publicId", d.organisation_id as "organisationId" from document d
    where d.public_id = ${publicId} and d.version_of is null and ${readable(actor, 'one')}`.execute(db)
  return rows[0] ?? null
}

/** The document's id behind the id in an address; throws NotFound when it is not there or out of the actor's reach. */
export async function documentIdOf(db: Db, actor: Actor, publicId: string): Promise<string> {
  const found = await findDocument(db, actor, publicId)
  if (!found) throw new NotFound(`document ${publicId}`)
  return found.id
}

/** The lines of documents by their ids, for the pages of other rooms; those out of reach are left out. */
export async function documentLines(
  db: Db,
  actor: Actor,
  ids: readonly string[],
  on: Day,
): Promise<Map<string, DocumentSummary>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns(on)} from document d
    where d.id = any(${[...ids]}::bigint[]) and d.version_of is null and ${readable(actor, 'one')}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.rowId, summaryOf(row)]))
}

/**
 * Whether document `d` may be read: its keeper is within reach, or it was made known to all units below the keeper and
 * the reader holds his role at one that has stood below it since. `one`, for the few documents that a page names: also
 * where an assignment within reach rests on it.
 */
export function readable(actor: Actor, how: 'one' | 'many'): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, 'work.read')
  if (holders === 'all') return sql<SqlBool>`true`
  const keeper = sql.ref('d.organisation_id')
  const known = madeKnownTo(holders, actor.today)
  if (how === 'many') return sql<SqlBool>`(${withinReach(actor, 'work.read', keeper)} or ${known})`
  const given = sql<SqlBool>`exists (
    select from assignment a join assignment_addressee x on x.assignment_id = a.id
    where a.document_id = d.id and ${isWithinReach(actor, 'work.read', sql.ref('x.organisation_id'))})`
  return sql<SqlBool>`(${isWithinReach(actor, 'work.read', keeper)} or ${known} or ${given})`
}

/** Whether document `d` was made known to the units below its keeper while one of these stood there. */
export function madeKnownTo(units: readonly string[], today: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(d.audience = 'below' and exists (
    select from organisation_ancestor above
    where above.ancestor_id = d.organisation_id and above.descendant_id = any(${[...units]}::bigint[])
      and above.from_day <= ${today}::date and above.until_day > least(d.issued_on, ${today}::date)))`
}

export interface SummaryRow extends Omit<DocumentSummary, 'state' | 'keeper' | 'id'> {
  rowId: string
  publicId: string
  keeperId: string
  keeperName: string
  inForceFrom: Day | null
  inForceUntil: Day
  isReplaced: boolean
  on: Day
}

/** What a line needs of document `d`, as of a day. */
export function summaryColumns(on: Day): RawBuilder<unknown> {
  return sql`d.id as "rowId", d.public_id as "publicId", d.direction, d.type, d.number, d.issuer_name as issuer,
    d.issued_on as "issuedOn", d.issued_known as "issuedKnown", d.received_on as "receivedOn", d.subject,
    d.in_force_from as "inForceFrom", d.in_force_until as "inForceUntil", ${isReplaced(on)} as "isReplaced",
    ${on}::date as "on",
    (select public_id from organisation where id = d.organisation_id) as "keeperId",
    (select name from organisation_state s where s.organisation_id = d.organisation_id and s.superseded_at is null
      order by s.from_day <= ${on}::date desc, abs(s.from_day - ${on}::date) limit 1) as "keeperName"`
}

/** Whether another document has replaced `d` by a day. */
export function isReplaced(on: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from document_link l join document by on by.id = l.document_id
    where l.target_id = d.id and l.relation = 'replaces' and l.superseded_at is null and l.on_day <= ${on}::date
      and by.superseded_at is null)`
}

/** Whether `d` is in force on a day. */
export function isInForce(on: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(coalesce(d.in_force_from, d.issued_on) <= ${on}::date and ${on}::date < d.in_force_until
    and d.type = any(${[...TYPE_BY_ID.values()].filter((one) => one.force).map((one) => one.id)}::text[])
    and not ${isReplaced(on)})`
}

/** In force, and if not why not, on a day. */
export function stateOf(
  row: Pick<SummaryRow, 'type' | 'inForceFrom' | 'issuedOn' | 'issuedKnown' | 'inForceUntil' | 'isReplaced'>,
  on: Day,
): State {
  if (!TYPE_BY_ID.get(row.type)?.force) return 'none'
  // Where the day of issue is known only by its end, nobody can say that it had not begun.
  if (on < (row.inForceFrom ?? row.issuedOn) && (row.inForceFrom || row.issuedKnown !== 'by')) return 'coming'
  if (row.isReplaced) return 'replaced'
  return row.inForceUntil !== FOREVER && row.inForceUntil <= on ? 'expired' : 'in_force'
}

export function summaryOf(row: SummaryRow): DocumentSummary {
  const { direction, type, number, issuer, issuedOn, issuedKnown, receivedOn, subject } = row
  return {
    id: row.publicId,
    direction,
    type,
    number,
    issuer,
    issuedOn,
    issuedKnown,
    receivedOn,
    subject,
    keeper: { id: row.keeperId, name: row.keeperName },
    state: stateOf(row, row.on),
  }
}
