import { sql } from 'kysely'
import { isWithinReach, permissions, type Actor } from '#access/policy.ts'
import { assignmentsFrom } from '#assignment/list.ts'
import { bodyNamesOn } from '#body/store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST, type Partner, type Plan, type PlanRow, type Review } from './api.ts'
import { yearsOver } from './rules.ts'

/** A plan as the store keeps it; ids inside. */
export interface KeptPlan {
  id: string
  publicId: string
  organisationId: string
  title: string
  aims: string
  number: string | null
  documentId: string | null
  signedOn: Day | null
  from: Day
  until: Day
}

/** The kind under which the tasks of plans are found among assignments. */
export const ORIGIN = 'coordination'

const KEPT = sql`
  select plan.id, plan.public_id as "publicId", plan.organisation_id as "organisationId", plan.title, plan.aims, plan.number,
    (select public_id from document where id = plan.document_id) as "documentId", plan.signed_on as "signedOn",
    plan.from_day as "from", plan.until_day as until
  from coordination_plan plan`

/** Plans that a unit keeps or takes part in, itself or by one of its bodies, the latest first. */
export async function listPlans(
  db: Db,
  actor: Actor,
  { organisationId, on }: { organisationId: string; on: Day },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: PlanRow[]; next: string | null }> {
  const last = readCursor(after, 2)
  const { rows } = await sql<KeptPlan>`
    ${KEPT} where plan.withdrawn_at is null and (plan.organisation_id = ${organisationId} or exists (
        select from coordination_partner partner left join body on body.id = partner.body_id
        where partner.plan_id = plan.id and coalesce(partner.organisation_id, body.organisation_id) = ${organisationId}))
      and ${last ? sql`(plan.from_day, plan.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by plan.from_day desc, plan.id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const items = await planRows(db, actor, page, on)
  return { items, next: rows.length > limit && end ? cursorOf([end.from, end.id]) : null }
}

/** A plan by the id in an address, where its keeper or a partner is within reach; throws NotFound. */
export async function getKeptPlan(db: Db, actor: Actor, publicId: string): Promise<KeptPlan> {
  const { rows } = await sql<KeptPlan>`
    ${KEPT} where plan.public_id = ${publicId} and plan.withdrawn_at is null and (
      ${isWithinReach(actor, 'work.read', sql.ref('plan.organisation_id'))} or exists (
        select from coordination_partner partner left join body on body.id = partner.body_id
        where partner.plan_id = plan.id
          and ${isWithinReach(actor, 'work.read', sql`coalesce(partner.organisation_id, body.organisation_id)`)}))`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound(`plan ${publicId}`)
  return rows[0]
}

/** A plan with its partners, tasks and reviews as of a day. */
export async function getPlan(db: Db, actor: Actor, publicId: string, on: Day): Promise<Plan> {
  const kept = await getKeptPlan(db, actor, publicId)
  const [row] = await planRows(db, actor, [kept], on)
  const assignments = await assignmentsFrom(db, actor, { kind: ORIGIN, ids: [kept.id] }, on)
  const { rows: reviews } = await sql<Review>`
    select year, on_day as "on", results, ahead from coordination_review
    where plan_id = ${kept.id} and superseded_at is null and on_day <= ${on}::date order by year desc limit ${MOST.reviews}`.execute(
    db,
  )
  const may = await permissions(db, actor, kept.organisationId)
  const { aims, signedOn, documentId } = kept
  return {
    ...row!,
    on,
    aims,
    signedOn,
    documentId,
    reviews,
    assignments: assignments.filter((one) => one.givenOn <= on).slice(0, MOST.tasks),
    may: { record: may['work.record'] },
  }
}

async function planRows(db: Db, actor: Actor, plans: readonly KeptPlan[], on: Day): Promise<PlanRow[]> {
  const ids = plans.map((one) => one.id)
  const partners = await partnersOf(db, actor, ids, on)
  const keepers = await linksOn(
    db,
    actor,
    plans.map((one) => one.organisationId),
    on,
  )
  const { rows: counts } = await sql<{
    id: string
    all: number
    done: number
    late: number
    reviewed: number
  }>`
    select plan.id, count(given.id)::integer as all, count(given.id) filter (where given.done_on <= ${on}::date)::integer as done,
      count(given.id) filter (where given.due_on < ${on}::date
        and (given.done_on is null or given.done_on > ${on}::date))::integer as late,
      (select count(*)::integer from coordination_review where plan_id = plan.id and superseded_at is null
        and on_day <= ${on}::date and year < extract(year from ${on}::date)) as reviewed
    from coordination_plan plan
    left join assignment on assignment.origin_kind = ${ORIGIN} and assignment.origin_id = plan.id
      and assignment.withdrawn_on is null and assignment.given_on <= ${on}::date
    left join assignment_addressee given on given.assignment_id = assignment.id
    where plan.id = any(${ids}::bigint[]) group by plan.id`.execute(db)
  return plans.map(({ id, publicId, organisationId, title, number, from, until }) => {
    const { all, done, late, reviewed } = counts.find((one) => one.id === id)!
    return {
      id: publicId,
      title,
      number,
      keeper: keepers.get(organisationId)!,
      from,
      to: lastDayOf(until)!,
      partners: partners.filter((one) => one.planId === id).map((one) => one.partner),
      tasks: { all, done, late },
      years: { over: yearsOver({ from, until }, on), reviewed },
    }
  })
}

interface PartnerRow {
  planId: string
  organisationId: string | null
  bodyId: string | null
  name: string | null
}

async function partnersOf(db: Db, actor: Actor, planIds: readonly string[], on: Day) {
  const { rows } = await sql<PartnerRow>`
    select plan_id as "planId", organisation_id as "organisationId", body_id as "bodyId", name from coordination_partner
    where plan_id = any(${[...planIds]}::bigint[]) order by id limit ${MOST.partners * planIds.length + 1}`.execute(
    db,
  )
  const bodies = await bodyNamesOn(
    db,
    rows.flatMap((row) => row.bodyId ?? []),
    on,
  )
  const units = await linksOn(
    db,
    actor,
    [
      ...rows.flatMap((row) => row.organisationId ?? []),
      ...[...bodies.values()].map((one) => one.organisationId),
    ],
    on,
  )
  return rows.map(({ planId, organisationId, bodyId, name }) => {
    const body = bodyId === null ? undefined : bodies.get(bodyId)
    const unit = units.get(organisationId ?? body?.organisationId ?? '') ?? null
    const partner: Partner = { name: body?.name ?? unit?.name ?? name ?? '', unit, bodyId: body?.id ?? null }
    return { planId, partner }
  })
}
