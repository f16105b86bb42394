import { sql } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST, RELATIONS, type DocumentShown, type Relation, type Version } from './api.ts'
import { listFiles } from './file-store.ts'
import { readable, summaryColumns, summaryOf, type SummaryRow } from './store.ts'

type VersionRow = Omit<Version, 'inForceTo' | 'recordedAt'> & {
  until: Day
  recordedAt: Date
  supersededAt: Date | null
  live: boolean
}

type OwnRow = SummaryRow & {
  organisationId: string
  issuerUnitId: string | null
  issuerUnitName: string | null
  issuerBodyId: string | null
  checkOpen: string[]
  checkReason: string | null
}

/** A document with its facts, ties, files and history, as of a day. */
export async function getDocument(db: Db, actor: Actor, id: string, on: Day): Promise<DocumentShown> {
  const own = await sql<OwnRow>`
    select ${summaryColumns(on)}, d.organisation_id as "organisationId", unit.public_id as "issuerUnitId",
      coalesce((select name from organisation_state s where s.organisation_id = unit.id and s.superseded_at is null
        order by s.from_day <= d.issued_on desc, abs(s.from_day - d.issued_on) limit 1), unit.code) as "issuerUnitName",
      body.public_id as "issuerBodyId", d.check_open as "checkOpen", d.check_reason as "checkReason"
    from document d left join organisation unit on unit.id = d.issuer_organisation_id
    left join body on body.id = d.issuer_body_id where d.id = ${id}`.execute(db)
  const row = own.rows[0]!
  const { live, versions, withdrawn } = await versionsOf(db, id)
  const { issuerUnitId, issuerUnitName, issuerBodyId, checkOpen, checkReason } = row
  return {
    document: summaryOf(row),
    facts: live,
    issuerUnit: issuerUnitId && issuerUnitName ? { id: issuerUnitId, name: issuerUnitName } : null,
    issuerBodyId,
    checkOpen: checkOpen.slice(0, MOST.checks),
    checkReason,
    withdrawn,
    above: await listAbove(db, actor, id, on),
    below: await countBelow(db, actor, id),
    replacedBy: await listReplacing(db, actor, id, on),
    versions,
    files: await listFiles(db, id),
    may: { record: await may(db, actor, 'work.record', row.organisationId) },
  }
}

/** The facts in force and those that were put right, latest first. */
async function versionsOf(db: Db, id: string) {
  const { rows } = await sql<VersionRow>`
    select d.direction, d.type, d.number, d.issuer_name as issuer, d.issuer_organ as organ, d.symbol, d.serial, d.term,
      d.issued_on as "issuedOn", d.issued_known as "issuedKnown", d.received_on as "receivedOn", d.subject,
      d.in_force_from as "inForceFrom", d.in_force_until as until, d.audience, d.note, d.recorded_at as "recordedAt",
      event.actor_name as "recordedBy", d.superseded_reason as reason, d.superseded_at as "supersededAt",
      d.version_of is null as live
    from document d left join event on event.id = d.recorded_event
    where d.id = ${id} or d.version_of = ${id}
    order by live desc, d.recorded_at desc, d.id desc limit ${MOST.versions}`.execute(db)
  const live = rows[0]!
  return {
    live: versionOf(live),
    versions: rows.map(versionOf),
    withdrawn: live.supersededAt && { at: live.supersededAt.toISOString(), reason: live.reason },
  }
}

function versionOf({ until, recordedAt, supersededAt: _at, live: _live, ...rest }: VersionRow): Version {
  return { ...rest, inForceTo: lastDayOf(until), recordedAt: recordedAt.toISOString() }
}

async function listAbove(db: Db, actor: Actor, id: string, on: Day) {
  const { rows } = await sql<SummaryRow & { relation: Relation }>`
    select ${summaryColumns(on)}, l.relation from document_link l join document d on d.id = l.target_id
    where l.document_id = ${id} and l.superseded_at is null and ${readable(actor, 'one')}
    order by array_position(array['replaces', 'amends', 'implements', 'cites'], l.relation), d.issued_on desc, d.id
    limit ${MOST.links}`.execute(db)
  return rows.map((row) => ({ relation: row.relation, document: summaryOf(row) }))
}

/** So many of each are counted. */
const COUNTED = 1000

async function countBelow(db: Db, actor: Actor, id: string): Promise<Record<Relation, number>> {
  const { rows } = await sql<{ relation: Relation; n: string }>`
    select relation, (select count(*) from (
      select from document_link l join document d on d.id = l.document_id
      where l.target_id = ${id} and l.relation = one.relation and l.superseded_at is null and d.superseded_at is null
        and ${readable(actor, 'many')} limit ${COUNTED}) counted) as n
    from unnest(${[...RELATIONS]}::text[]) as one (relation)`.execute(db)
  const counts: Record<Relation, number> = { cites: 0, implements: 0, amends: 0, replaces: 0 }
  for (const { relation, n } of rows) counts[relation] = Number(n)
  return counts
}

async function listReplacing(db: Db, actor: Actor, id: string, on: Day) {
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns(on)} from document_link l join document d on d.id = l.document_id
    where l.target_id = ${id} and l.relation = 'replaces' and l.superseded_at is null and d.superseded_at is null
      and ${readable(actor, 'one')} order by d.issued_on desc limit ${MOST.links}`.execute(db)
  return rows.map(summaryOf)
}
