import type { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { documentIdOf } from '#document/store.ts'
import { serve, type Context } from '#access/serve.ts'
import { existsOn } from '#committee/store.ts'
import { untilOf } from '#platform/day.ts'
import { Conflict, insist } from '#platform/errors.ts'
import { refusalsToAct, refusalsToTakeBack } from '#programme/rules.ts'
import * as api from './api.ts'
import { begin, record } from './begin.ts'
import { serveDrafts } from './draft-routes.ts'
import { serveFollowUps } from './follow-up-routes.ts'
import { serveMilestones } from './milestone-routes.ts'
import { actsInForce, getScheme } from './record-store.ts'
import { refusalsToMilestones, refusalsToScheme, type SchemeRefusal } from './rules.ts'
import { listSchemes, milestonesOf } from './store.ts'
import { serveSurveys } from './survey-routes.ts'
import * as write from './write.ts'

/** Answers what is asked of schemes: portfolio, milestones, drafts and opinions, surveys. */
export function serveSchemes(server: Api): void {
  serve(server, api.listSchemes, async ({ organisationId, on, ...filters }, { actor, db, today }) => {
    const id = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', id)
    const listed = await listSchemes(db, actor, id, filters, on ?? today)
    return { ...listed, may: { record: await may(db, actor, 'work.record', id) } }
  })
  serve(server, api.getScheme, ({ id, on }, { actor, db, today }) => getScheme(db, actor, id, on ?? today))
  serve(server, api.recordScheme, async ({ organisationId: publicId, ...given }, context) => {
    const { actor, db, today } = context
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    const refusals: SchemeRefusal[] = refusalsToScheme(given)
    if (!(await existsOn(db, organisationId, given.startsOn)))
      refusals.push({ code: 'unit-not-there', on: given.startsOn })
    insist(refusals)
    const details = { code: given.code, kind: given.kind }
    const eventId = await recordEvent(db, actor, { action: 'scheme.record', organisationId, details })
    const [recorded] = await write.recordSchemes(db, organisationId, [await keptOf(context, given)], eventId)
    return getScheme(db, actor, recorded!.publicId, today)
  })
  serve(server, api.correctScheme, async ({ id, reason, ...given }, context) => {
    const { actor, db, today } = context
    const scheme = await begin(context, id)
    const acts = await actsInForce(db, scheme.id)
    const milestones = await milestonesOf(db, [scheme.id])
    insist([...refusalsToScheme(given, acts[0]?.on ?? null), ...refusalsToMilestones(milestones, given)])
    const eventId = await record(context, scheme, 'scheme.correction', { code: given.code })
    await write.replaceScheme(db, scheme.id, { scheme: await keptOf(context, given), reason }, eventId)
    return getScheme(db, actor, id, today)
  })
  serveActs(server)
  serveMembers(server)
  serveMilestones(server)
  serveDrafts(server)
  serveFollowUps(server)
  serveSurveys(server)
}

function serveActs(server: Api): void {
  serve(server, api.actOnScheme, async ({ id, documentId, ...given }, context) => {
    const { actor, db, today } = context
    const scheme = await begin(context, id)
    const acts = await actsInForce(db, scheme.id)
    insist(refusalsToAct(given, { acts, startsOn: scheme.startsOn, today, carriedOn: false }))
    const { act, on } = given
    const eventId = await record(context, scheme, 'scheme.act', { code: scheme.code, act, on })
    const document = documentId && (await documentIdOf(db, actor, documentId))
    await write.recordSchemeActs(db, [{ ...given, schemeId: scheme.id, documentId: document }], eventId)
    return getScheme(db, actor, id, today)
  })
  serve(server, api.takeBackSchemeAct, async ({ id, actId, reason }, context) => {
    const { actor, db, today } = context
    const scheme = await begin(context, id)
    const acts = await actsInForce(db, scheme.id)
    const at = acts.findIndex((one) => one.id === actId)
    if (at < 0) throw new Conflict(`act ${actId} is not in force`)
    insist(refusalsToTakeBack(acts.length - at - 1, false))
    const eventId = await record(context, scheme, 'scheme.act-withdrawal', { act: acts[at]!.act })
    await write.supersedeAct(db, actId, reason, eventId)
    return getScheme(db, actor, id, today)
  })
}

function serveMembers(server: Api): void {
  serve(server, api.recordMember, async ({ id, to, ...given }, context) => {
    const { actor, db, today } = context
    const scheme = await begin(context, id)
    const { members } = await getScheme(db, actor, id, today)
    const refusals: SchemeRefusal[] = []
    if (to !== null && to < given.from)
      refusals.push({ code: 'member-ends-before-start', from: given.from, to })
    const heads = members.filter((one) => one.body === given.body && one.role === 'head')
    if (given.role === 'head' && heads.some((one) => one.to === null || one.to >= given.from))
      refusals.push({ code: 'head-taken' })
    insist(refusals)
    const { body, role } = given
    const eventId = await record(context, scheme, 'scheme.member', { body, role })
    await write.recordMembers(db, [{ ...given, schemeId: scheme.id, until: untilOf(to) }], eventId)
    return getScheme(db, actor, id, today)
  })
  serve(server, api.withdrawMember, async ({ id, memberId, reason }, context) => {
    const { actor, db, today } = context
    const scheme = await begin(context, id)
    const eventId = await record(context, scheme, 'scheme.member-withdrawal', { code: scheme.code })
    const found = await write.supersedeMember(db, scheme.id, memberId, reason, eventId)
    if (!found) throw new Conflict(`member ${memberId} is not in force`)
    return getScheme(db, actor, id, today)
  })
}

type Given = Omit<z.output<typeof api.recordScheme.input>, 'organisationId'>

async function keptOf(
  { actor, db }: Context,
  { reviewedDocumentId, ...given }: Given,
): Promise<write.NewScheme> {
  return {
    ...given,
    reviewedDocumentId: reviewedDocumentId && (await documentIdOf(db, actor, reviewedDocumentId)),
  }
}
