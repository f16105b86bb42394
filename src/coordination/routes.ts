import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { existingUnits, giveAssignment } from '#assignment/give.ts'
import { refusalsToGive, type Giving } from '#assignment/rules.ts'
import { documentIdOf } from '#body/documents.ts'
import { untilOf } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import * as api from './api.ts'
import { refusalsToPlan, refusalsToReview, refusalsToTask } from './rules.ts'
import * as store from './store.ts'
import * as writes from './write-store.ts'

/** Answers what is asked of coordination plans. */
export function serveCoordination(server: Api): void {
  serve(server, api.listPlans, async ({ organisationId, on, after, limit }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return store.listPlans(db, actor, { organisationId: unit, on: on ?? today }, { after, limit })
  })
  serve(server, api.getPlan, ({ id, on }, { actor, db, today }) => store.getPlan(db, actor, id, on ?? today))
  serve(
    server,
    api.recordPlan,
    async ({ organisationId: publicId, to, partners, ...given }, { actor, db }) => {
      const organisationId = await organisationIdOf(db, publicId)
      await mustBeAllowed(db, actor, 'work.record', organisationId)
      const found = []
      for (const partner of partners) found.push(await writes.partnerOn(db, partner, given.from))
      const until = untilOf(to)
      const keeperExists = (await existingUnits(db, [organisationId], given.from)).size > 0
      insist(
        refusalsToPlan(
          { from: given.from, until },
          { keeperKey: `unit ${organisationId}`, keeperExists, partners: found },
        ),
      )
      const documentId = await documentIdOf(db, actor, given.documentId)
      const eventId = await recordEvent(db, actor, {
        action: 'coordination.plan',
        organisationId,
        details: { from: given.from, to, partners: partners.length },
      })
      const whole = {
        ...given,
        organisationId,
        until,
        documentId,
        partners: found.filter((one) => one !== null),
      }
      return { id: (await writes.recordPlan(db, whole, eventId)).publicId }
    },
  )
  serveChanges(server)
}

function serveChanges(server: Api): void {
  serve(server, api.withdrawPlan, async ({ id, reason }, context) => {
    const plan = await begin(context, id)
    const { rows } = await sql`
      select from assignment where origin_kind = ${store.ORIGIN} and origin_id = ${plan.id} and withdrawn_on is null limit 1`.execute(
      context.db,
    )
    insist(rows.length > 0 ? [{ code: 'has-tasks' }] : [])
    const eventId = await record(context, plan, 'coordination.withdrawal', {})
    await writes.withdrawPlan(context.db, plan.id, reason, eventId)
    return { id }
  })
  serve(server, api.giveTask, async ({ id, title, product, startsOn, dueOn, parties }, context) => {
    const { db, today } = context
    const plan = await begin(context, id)
    const known = new Map((await writes.partiesOf(db, plan.id)).map((one) => [one.publicId, one]))
    const strangers = parties.filter((party) => !known.has(party))
    const addressees = parties.flatMap((party, index) => {
      const { organisationId, bodyId } = known.get(party) ?? {}
      return organisationId
        ? [
            {
              organisationId,
              bodyId: bodyId ?? null,
              role: index === 0 ? ('lead' as const) : ('co' as const),
            },
          ]
        : []
    })
    const giving: Giving = {
      kind: 'coordination',
      organisationId: plan.organisationId,
      title,
      product,
      origin: { kind: store.ORIGIN, id: plan.id },
      givenOn: today,
      startsOn,
      dueOn,
      addressees,
    }
    const existing = await existingUnits(
      db,
      addressees.map((one) => one.organisationId),
      today,
    )
    insist([...refusalsToTask({ startsOn, dueOn, strangers }, plan), ...refusalsToGive(giving, existing)])
    const eventId = await record(context, plan, 'coordination.task', { parties: parties.length })
    return { id: (await giveAssignment(db, giving, eventId)).publicId }
  })
  serve(server, api.recordReview, async ({ id, year, on, results, ahead }, context) => {
    const plan = await begin(context, id)
    insist(refusalsToReview({ year, on }, plan))
    const eventId = await record(context, plan, 'coordination.review', { year })
    await writes.recordReview(context.db, { planId: plan.id, year, on, results, ahead }, eventId)
    return { id }
  })
}

/** The plan that is written to, to itself until the transaction ends. */
async function begin({ actor, db }: Context, publicId: string): Promise<store.KeptPlan> {
  const plan = await store.getKeptPlan(db, actor, publicId)
  await mustBeAllowed(db, actor, 'work.record', plan.organisationId)
  await advisoryLock(db, `coordination ${plan.id}`)
  return plan
}

function record(
  { actor, db }: Context,
  plan: store.KeptPlan,
  action: string,
  details: Record<string, unknown>,
) {
  const { organisationId, publicId } = plan
  return recordEvent(db, actor, {
    action,
    organisationId,
    subjectKind: 'coordination_plan',
    subjectId: publicId,
    details,
  })
}
