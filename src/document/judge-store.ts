import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { untilOf, type Day } from '#platform/day.ts'
import { advisoryLock, type Db } from '#platform/db.ts'
import { Malformed, NotFound } from '#platform/errors.ts'
import type { DocumentGiven, Known, Relation } from './api.ts'
import { checksOf, openOf, type Check } from './check.ts'
import { bodyOnDay, nextSerial, unitOnDay, type UnitOnDay } from './issuing-store.ts'
import { TYPE_BY_ID } from './law.ts'
import { numberKey, printedNumber, readNumber } from './numbers.ts'
import { issuerName, symbolOf, type Organ } from './organs.ts'
import { refusalsToDocument, refusalToMark, type DocumentRefusal, type Tie } from './rules.ts'
import { seriesOf, type Issuer, type NewDocument, type NewLink } from './record-store.ts'
import { isReplaced, readable, stateOf } from './store.ts'

/** A document as given, made whole, with all that stands against it and what the check before issue found. */
export interface Judged {
  document: NewDocument
  links: NewLink[]
  refusals: DocumentRefusal[]
  checks: Check[]
}

/**
 * Judges a document; `own` is the document that is corrected. In a transaction that writes it first takes the lock of the
 * series, so that the number it gives or finds free stays so.
 */
export async function judgeDocument(
  db: Db,
  actor: Actor,
  given: DocumentGiven,
  organisationId: string,
  own: { id: string; serial: number | null } | null,
  writes: boolean,
): Promise<Judged> {
  const issuing = await issuerOf(db, given, organisationId)
  const series = {
    organisationId,
    series: seriesOf(issuing.issuer, issuing.symbol),
    type: given.type,
    term: given.term,
  }
  if (writes) await advisoryLock(db, `document ${series.series} ${given.type}`)
  const next = given.direction === 'issued' ? await nextSerial(db, series) : 0
  const document = documentOf(given, organisationId, issuing, own?.serial ?? next)
  const { links, ties } = await tiesOf(db, actor, given, own?.id ?? null)
  const unit = issuing.unit && { ...issuing.unit, organ: issuing.organ! }
  const refusals = refusalsToDocument(document, {
    today: actor.today,
    issuer: unit ?? issuing.body,
    taken: await takenBy(db, document, series.series, own?.id ?? null),
    ties,
  })
  refusals.push(...refusalToMark('issuer', document.issuer.name))
  if (given.direction === 'received') return { document, links, refusals, checks: [] }
  const checks = checksOf({
    type: given.type,
    issuedOn: given.issuedOn,
    serial: document.serial!,
    next: own?.serial === document.serial ? document.serial! : next,
    issuer: unit,
    ties,
    layout: given.layout,
  })
  const open = openOf(checks)
  if (open.length > 0 && given.checkReason === null) refusals.push({ code: 'check-open', open: open.length })
  return {
    document: { ...document, checkOpen: open, checkReason: given.checkReason },
    links,
    refusals,
    checks,
  }
}

interface Issuing {
  issuer: Issuer
  unit: UnitOnDay | null
  organ: Organ | null
  /** A body that was not there on the day is told like an organisation that was not. */
  body: { name: string; kind: string; organ: Organ; exists: boolean } | null
  symbol: string | null
}

async function issuerOf(db: Db, given: DocumentGiven, organisationId: string): Promise<Issuing> {
  const { issuer, issuedOn, direction } = given
  const printed = given.number === null ? null : readNumber(given.number).symbol
  if (issuer.bodyId !== null) {
    const body = await bodyOnDay(db, issuer.bodyId, issuedOn)
    const { id: bodyId, name, exists } = body
    if (direction === 'issued' && body.organisationId !== organisationId)
      throw new Malformed([{ path: 'issuer.bodyId', code: 'not-the-keeper' }])
    return {
      issuer: { organisationId: body.organisationId, organ: null, bodyId, name },
      unit: null,
      organ: null,
      body: exists ? null : { name, kind: '', organ: 'cap_uy', exists },
      symbol: given.symbol ?? printed,
    }
  }
  if (issuer.organisationId !== null && issuer.organ !== null) {
    const unit = await unitOnDay(db, issuer.organisationId, issuedOn)
    if (!unit) throw new NotFound(`organisation ${issuer.organisationId}`)
    if (direction === 'issued' && unit.id !== organisationId)
      throw new Malformed([{ path: 'issuer.organisationId', code: 'not-the-keeper' }])
    const name = issuer.name ?? issuerName(unit, issuer.organ)
    return {
      issuer: { organisationId: unit.id, organ: issuer.organ, bodyId: null, name },
      unit,
      organ: issuer.organ,
      body: null,
      symbol: given.symbol ?? printed ?? symbolOf(unit, issuer.organ, issuedOn),
    }
  }
  if (issuer.name === null || direction === 'issued')
    throw new Malformed([{ path: 'issuer', code: 'no-issuer' }])
  const outside = { organisationId: null, organ: null, bodyId: null, name: issuer.name }
  return { issuer: outside, unit: null, organ: null, body: null, symbol: given.symbol ?? printed }
}

function documentOf(
  given: DocumentGiven,
  organisationId: string,
  { issuer, symbol }: Issuing,
  next: number,
): NewDocument {
  const issued = given.direction === 'issued'
  const serial = issued
    ? (given.serial ?? next)
    : given.number === null
      ? null
      : readNumber(given.number).serial
  const number = issued
    ? printedNumber(serial!, TYPE_BY_ID.get(given.type)!.abbreviation, symbol ?? '')
    : given.number
  return {
    organisationId,
    direction: given.direction,
    type: given.type,
    serial,
    number,
    symbol,
    issuer,
    term: given.term,
    issuedOn: given.issuedOn,
    issuedKnown: issued ? 'day' : given.issuedKnown,
    receivedOn: issued ? null : given.receivedOn,
    subject: given.subject,
    inForceFrom: given.inForceFrom,
    inForceUntil: untilOf(given.inForceTo),
    audience: given.audience,
    note: given.note,
  }
}

/** The live document that bears the number already, in the same register, issuer, type and term. */
async function takenBy(db: Db, document: NewDocument, series: string, ownId: string | null) {
  if (document.number === null) return null
  const { rows } = await sql<{ document: string; issuedOn: Day; subject: string }>`
    select number as document, issued_on as "issuedOn", subject from document
    where organisation_id = ${document.organisationId} and direction = ${document.direction} and series = ${series}
      and type = ${document.type} and number_key = ${numberKey(document.number)} and superseded_at is null
      and coalesce(term, extract(year from issued_on)::text)
        = coalesce(${document.term}, extract(year from ${document.issuedOn}::date)::text)
      and id is distinct from ${ownId}::bigint`.execute(db)
  return rows[0] ?? null
}

interface TargetRow {
  id: string
  publicId: string
  document: string
  type: string
  issuedOn: Day
  issuedKnown: Known
  inForceFrom: Day | null
  inForceUntil: Day
  isReplaced: boolean
  replacedBy: string | null
}

/** The documents to which one is tied, as of its day of issue; throws NotFound for those out of the actor's reach. */
async function tiesOf(db: Db, actor: Actor, given: DocumentGiven, ownId: string | null) {
  const on = given.issuedOn
  const publicIds = [...new Set(given.links.map((one) => one.id))]
  const { rows } = await sql<TargetRow>`
    select d.id, d.public_id as "publicId", coalesce(d.number, d.subject) as document, d.type, d.issued_on as "issuedOn",
      d.issued_known as "issuedKnown", d.in_force_from as "inForceFrom", d.in_force_until as "inForceUntil", ${isReplaced(on)} as "isReplaced",
      (select coalesce(by.number, by.subject) from document_link l join document by on by.id = l.document_id
        where l.target_id = d.id and l.relation = 'replaces' and l.superseded_at is null and by.superseded_at is null
          and l.on_day <= ${on}::date order by l.on_day desc limit 1) as "replacedBy"
    from document d
    where d.public_id = any(${publicIds}::uuid[]) and d.version_of is null and d.superseded_at is null
      and ${readable(actor, 'one')}`.execute(db)
  const targets = new Map(rows.map((row) => [row.publicId, row]))
  const back = ownId === null ? new Set<string>() : await leadingBackTo(db, ownId, rows)
  const ties: Tie[] = []
  const links: NewLink[] = []
  for (const { id, relation } of uniqueLinks(given.links)) {
    const target = targets.get(id)
    if (!target) throw new NotFound(`document ${id}`)
    ties.push({
      relation,
      isSelf: target.id === ownId,
      leadsBack: target.id !== ownId && back.has(`${target.id} ${relation}`),
      document: target.document,
      issuedOn: target.issuedOn,
      issuedKnown: target.issuedKnown,
      state: stateOf(target, on),
      replacedBy: target.replacedBy,
    })
    links.push({ targetId: target.id, relation })
  }
  return { links, ties }
}

function uniqueLinks(links: DocumentGiven['links']): { id: string; relation: Relation }[] {
  return [...new Map(links.map((one) => [`${one.id} ${one.relation}`, one])).values()]
}

/** Which of these documents are tied, by steps of one relation, to the document itself: `id relation`. */
async function leadingBackTo(
  db: Db,
  ownId: string,
  targets: readonly { id: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string; relation: string }>`
    with recursive back (id, relation) as (
      select document_id, relation from document_link where target_id = ${ownId} and superseded_at is null
      union
      select l.document_id, l.relation from document_link l
      join back on l.target_id = back.id and l.relation = back.relation where l.superseded_at is null
    )
    select id, relation from back where id = any(${targets.map((one) => one.id)}::bigint[])`.execute(db)
  return new Set(rows.map(({ id, relation }) => `${id} ${relation}`))
}
