import { sql } from 'kysely'
import { asRegister } from '#access/reach.ts'
import { untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Context, Removal, Route } from './codes.ts'
import type { Listing } from './source-rules.ts'

/** Somebody who is to be put on a list: the internal ids, and what the rules ask. */
export interface Candidate extends Omit<Listing, 'unit'> {
  personKey: string
  keeperId: string
  /** Whether the ledger knows him: then it decides where the record is kept. */
  isInLedger: boolean
}

/** The person of a public id, locked; throws NotFound. */
export async function lockCandidate(tx: Db, publicId: string, on: Day): Promise<Candidate> {
  const { rows } = await sql<Candidate>`
    select p.id as "personKey", p.organisation_id as "keeperId", p.born_on as "bornOn",
      exists (select from movement v where v.member_id = p.id and v.superseded_at is null) as "isInLedger",
      exists (select from member_spell spell where spell.member_id = p.id
        and spell.from_day <= ${on}::date and ${on}::date < spell.until_day) as "isMember",
      (select s.from_day from admission_source s where s.person_id = p.id and s.superseded_at is null
        and s.ended_by is null) as "listedSince"
    from person p where p.public_id = ${publicId} for update of p`.execute(tx)
  if (!rows[0]) throw new NotFound(`person ${publicId}`)
  return rows[0]
}

/** Whether a unit exists on a day, and whether there are units below it. */
export async function unitFacts(db: Db, organisationId: string, on: Day): Promise<Listing['unit']> {
  const { rows } = await sql<Listing['unit']>`
    select exists (select from organisation_state where organisation_id = ${organisationId} and superseded_at is null
        and from_day <= ${on}::date and ${on}::date < until_day) as "exists",
      exists (select from organisation_state where superior_id = ${organisationId} and superseded_at is null
        and from_day <= ${on}::date and ${on}::date < until_day) as "hasUnitsBelow"`.execute(db)
  return rows[0]!
}

/** A person who is in no ledger has his record kept by the branch on whose list he stands. */
export async function keepAt(tx: Db, personKey: string, organisationId: string): Promise<void> {
  await sql`update person set organisation_id = ${organisationId} where id = ${personKey}`.execute(tx)
}

interface NewListing {
  personKey: string
  organisationId: string
  route: Route
  context: Context | null
  on: Day
}

/** Puts somebody on a list; answers the public id. */
export async function insertListing(tx: Db, one: NewListing, eventId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into admission_source (person_id, organisation_id, route, context, from_day, recorded_event)
    values (${one.personKey}, ${one.organisationId}, ${one.route}, ${one.context}, ${one.on}, ${eventId})
    returning public_id as id`.execute(tx)
  return rows[0]!.id
}

/** A change of a listing: the row is superseded and recorded again under the same public id. */
export async function changeListing(
  tx: Db,
  personKey: string,
  publicId: string,
  change: {
    route?: Route
    context?: Context | null
    from?: Day
    ended?: { on: Day; by: Removal | 'admitted' }
    reason: string
  },
  eventId: string,
): Promise<void> {
  const context = change.context === undefined ? sql`context` : sql`${change.context}::text`
  const { rows } = await sql`
    with gone as (
      update admission_source set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${change.reason}
      where person_id = ${personKey} and public_id = ${publicId} and superseded_at is null
      returning *
    )
    insert into admission_source (public_id, person_id, organisation_id, route, context, from_day, until_day, ended_by, recorded_event)
    select public_id, person_id, organisation_id, coalesce(${change.route ?? null}::text, route), ${context},
      coalesce(${change.from ?? null}::date, from_day), coalesce(${change.ended?.on ?? null}::date, until_day),
      coalesce(${change.ended?.by ?? null}::text, ended_by), ${eventId}
    from gone returning id`.execute(tx)
  if (!rows[0]) throw new Conflict(`listing ${publicId} has changed meanwhile`)
}

export interface NewFact {
  personKey: string
  kind: 'helper' | 'note' | 'certificate' | 'paper' | 'member_course'
  on: Day
  code?: string
  holderId?: string
  number?: string
  issuer?: string
}

/** Records a dated fact. */
export async function insertFact(tx: Db, one: NewFact, eventId: string): Promise<void> {
  await sql`
    insert into admission_fact (person_id, kind, on_day, code, holder_id, number, issuer, recorded_event)
    values (${one.personKey}, ${one.kind}, ${one.on}, ${one.code ?? null}, ${one.holderId ?? null}, ${one.number ?? null},
      ${one.issuer ?? null}, ${eventId})`.execute(tx)
}

/** Supersedes a fact with the reason; with `lastDay` a helper is recorded again, ending then. Throws Conflict. */
export async function supersedeFact(
  tx: Db,
  personKey: string,
  factId: string,
  { kind, lastDay, reason }: { kind: 'helper' | 'other'; lastDay: Day | null; reason: string },
  eventId: string,
): Promise<void> {
  const isHelper = kind === 'helper'
  const { rows } = await sql`
    with gone as (
      update admission_fact set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where person_id = ${personKey} and public_id = ${factId} and superseded_at is null
        and (kind = 'helper' or ${!isHelper})
      returning *
    ), again as (
      insert into admission_fact (public_id, person_id, kind, on_day, until_day, code, holder_id, number, issuer, recorded_event)
      select public_id, person_id, kind, on_day, ${untilOf(lastDay)}::date, code, holder_id, number, issuer, ${eventId}
      from gone where ${lastDay !== null}
    )
    select id from gone`.execute(tx)
  if (!rows[0]) throw new Conflict(`fact ${factId} is not in force`)
}

/** When a helper's first and last days lie; throws Conflict when no such helper is in force. */
export async function getHelper(
  db: Db,
  personKey: string,
  factId: string,
): Promise<{ from: Day; until: Day }> {
  const { rows } = await sql<{ from: Day; until: Day }>`
    select on_day as "from", until_day as until from admission_fact
    where person_id = ${personKey} and public_id = ${factId} and kind = 'helper' and superseded_at is null`.execute(
    db,
  )
  if (!rows[0]) throw new Conflict(`helper ${factId} is not in force`)
  return rows[0]
}

/** What the rules ask of a helper of somebody on the list of a branch. */
export async function helperFacts(
  db: Db,
  helperPublicId: string,
  { personKey, organisationId }: { personKey: string; organisationId: string },
  on: Day,
) {
  const { rows } = await sql<{
    holderId: string
    keeperId: string
    officialOn: Day | null
    isHere: boolean
    isHelper: boolean
    helpers: number
  }>`
    select p.id as "holderId", p.organisation_id as "keeperId", m.official_on as "officialOn",
      exists (select from member_spell spell where spell.member_id = p.id and spell.organisation_id = ${organisationId}
        and spell.from_day <= ${on}::date and ${on}::date < spell.until_day) as "isHere",
      exists (select from admission_fact f where f.person_id = ${personKey} and f.kind = 'helper' and f.holder_id = p.id
        and f.superseded_at is null and ${on}::date < f.until_day) as "isHelper",
      (select count(*)::integer from admission_fact f where f.person_id = ${personKey} and f.kind = 'helper'
        and f.superseded_at is null and ${on}::date < f.until_day) as helpers
    from person p left join member m on m.person_id = p.id where p.public_id = ${helperPublicId}`.execute(db)
  if (!rows[0]) throw new NotFound(`person ${helperPublicId}`)
  return rows[0]
}

/** Whether somebody else has a certificate of this number from this issuer in the year of the day. */
export async function isNumberTaken(
  db: Db,
  personKey: string,
  { number, issuer, on }: { number: string; issuer: string; on: Day },
): Promise<boolean> {
  const asked = sql`
    select from admission_fact where kind = 'certificate' and superseded_at is null and number = ${number}
      and lower(issuer) = lower(${issuer}) and extract(year from on_day) = extract(year from ${on}::date)
      and person_id <> ${personKey}`
  return (await asRegister(db, (all) => asked.execute(all))).rows.length > 0
}

/** Whether a case of admission of the person is open: then the listing stays. */
export async function hasOpenCase(db: Db, personKey: string): Promise<boolean> {
  const { rows } = await sql`
    select from procedure_subject
    where person_id = ${personKey} and is_open and kind in ('admission', 'readmission')`.execute(db)
  return rows.length > 0
}
