import { sql } from 'kysely'
import { inForceOn } from '#body/store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { WantedPartner } from './api.ts'
import type { PartnerFacts } from './rules.ts'

/** A partner with its ids inside; one of the three is set. */
export interface PartnerToRecord extends PartnerFacts {
  organisationId: string | null
  bodyId: string | null
  typed: string | null
}

/** A partner as it stands on a day; null where none or more than one of the three is given. Throws NotFound. */
export async function partnerOn(db: Db, wanted: WantedPartner, on: Day): Promise<PartnerToRecord | null> {
  const { organisationId, bodyId, name } = wanted
  if ([organisationId, bodyId, name].filter((one) => one !== null).length !== 1) return null
  if (name !== null)
    return { key: `name ${name}`, name, exists: true, organisationId: null, bodyId: null, typed: name }
  const asked = organisationId === null ? bodyById(bodyId!, on) : unitById(organisationId, on)
  const { rows } = await asked.execute(db)
  const [found] = rows
  if (!found) throw new NotFound(`partner ${organisationId ?? bodyId}`)
  const own =
    organisationId === null
      ? { organisationId: null, bodyId: found.id }
      : { organisationId: found.id, bodyId: null }
  const key = `${organisationId === null ? 'body' : 'unit'} ${found.id}`
  return { key, name: found.name, exists: found.exists, ...own, typed: null }
}

type Found = { id: string; name: string; exists: boolean }

function unitById(publicId: string, on: Day) {
  return sql<Found>`
    select organisation.id, state.name, ${inForceOn('state', on)} as exists
    from organisation join organisation_state state on state.organisation_id = organisation.id and state.superseded_at is null
    where organisation.public_id = ${publicId} order by ${inForceOn('state', on)} desc, state.from_day desc limit 1`
}

function bodyById(publicId: string, on: Day) {
  return sql<Found>`
    select body.id, state.name, ${inForceOn('state', on)} as exists
    from body join body_state state on state.body_id = body.id and state.superseded_at is null
    where body.public_id = ${publicId} order by ${inForceOn('state', on)} desc, state.from_day desc limit 1`
}

export interface PlanToRecord {
  organisationId: string
  title: string
  aims: string
  number: string | null
  signedOn: Day | null
  documentId: string | null
  from: Day
  until: Day
  partners: readonly Pick<PartnerToRecord, 'organisationId' | 'bodyId' | 'typed'>[]
}

/** Records a plan with its partners; answers both its ids. */
export async function recordPlan(
  tx: Db,
  plan: PlanToRecord,
  eventId: string,
): Promise<{ id: string; publicId: string }> {
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into coordination_plan (organisation_id, title, aims, number, signed_on, document_id, from_day, until_day, recorded_event)
    values (${plan.organisationId}, ${plan.title}, ${plan.aims}, ${plan.number}, ${plan.signedOn}, ${plan.documentId},
      ${plan.from}, ${plan.until}, ${eventId})
    returning id, public_id as "publicId"`.execute(tx)
  const column = (name: 'organisationId' | 'bodyId' | 'typed') => plan.partners.map((one) => one[name])
  await sql`
    insert into coordination_partner (plan_id, organisation_id, body_id, name)
    select ${rows[0]!.id}, organisation_id, body_id, name
    from unnest(${column('organisationId')}::bigint[], ${column('bodyId')}::bigint[], ${column('typed')}::text[])
      with ordinality as given (organisation_id, body_id, name, nth) order by nth`.execute(tx)
  return rows[0]!
}

export async function withdrawPlan(tx: Db, planId: string, reason: string, eventId: string): Promise<void> {
  await sql`
    update coordination_plan set withdrawn_at = now(), withdrawn_event = ${eventId}, withdrawn_reason = ${reason}
    where id = ${planId}`.execute(tx)
}

/** A side of a plan that can be given a task: a unit of the register, or a body of one. */
export interface Party {
  publicId: string
  organisationId: string
  bodyId: string | null
}

/** The keeper and the partners of a plan that are in the register. */
export async function partiesOf(db: Db, planId: string): Promise<Party[]> {
  const { rows } = await sql<Party>`
    select organisation.public_id as "publicId", organisation.id as "organisationId", null::bigint as "bodyId"
    from coordination_plan plan join organisation on organisation.id = plan.organisation_id where plan.id = ${planId}
    union all
    select coalesce(body.public_id, unit.public_id), coalesce(body.organisation_id, unit.id), body.id
    from coordination_partner partner
    left join organisation unit on unit.id = partner.organisation_id left join body on body.id = partner.body_id
    where partner.plan_id = ${planId} and partner.name is null`.execute(db)
  return rows
}

/** Records the review of a year; what was recorded for it is superseded. */
export async function recordReview(
  tx: Db,
  review: { planId: string; year: number; on: Day; results: string; ahead: string | null },
  eventId: string,
): Promise<void> {
  const { planId, year, on, results, ahead } = review
  await sql`
    update coordination_review set superseded_at = now(), superseded_event = ${eventId}
    where plan_id = ${planId} and year = ${year} and superseded_at is null`.execute(tx)
  await sql`
    insert into coordination_review (plan_id, year, on_day, results, ahead, recorded_event)
    values (${planId}, ${year}, ${on}, ${results}, ${ahead}, ${eventId})`.execute(tx)
}
