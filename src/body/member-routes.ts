import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { getCandidate } from '#committee/store.ts'
import { lastDayOf, untilOf, type Day } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import * as api from './page-api.ts'
import * as members from './member-store.ts'
import { getBody } from './page-store.ts'
import { refusalsToMember, refusalsToMemberEnd, type BodyRefusal } from './rules.ts'
import { findBody, lifeOf, type BodyRef } from './store.ts'
import { recordOverride } from './warning-store.ts'
import { BODY_WARNING_CODES } from './warnings.ts'

/** Answers for a body's members, job positions and reasons. */
export function serveMembers(server: Api): void {
  serve(server, api.recordMember, async ({ id, personId, name, role, from, to, decisionNo }, context) => {
    const { actor, db } = context
    const body = await begin(context, id)
    if ((personId === null) === (name === null)) insist([{ code: 'person-or-name' }])
    const candidate = personId === null ? null : await getCandidate(db, personId)
    if (candidate) await mustBeAllowed(db, actor, 'person.read', candidate.organisationId)
    const member = {
      bodyId: body.id,
      holderId: candidate?.id ?? null,
      holderName: name,
      role,
      from,
      decisionNo,
    }
    const period = { holder: candidate?.id ?? name!, role, from, until: untilOf(to) }
    insist(refusalsToMember(period, await members.memberPeriods(db, body.id), await lifeOf(db, body.id)))
    const eventId = await record(context, body, 'body.member', { role, from })
    await members.recordMember(db, { ...member, until: untilOf(to) }, eventId)
    return getBody(db, actor, id, context.today)
  })
  serve(server, api.endMember, async ({ id, memberId, to, reason }, context) => {
    const body = await begin(context, id)
    const member = await members.getMember(context.db, body.id, memberId)
    insist(refusalsToMemberEnd(member, to))
    const eventId = await record(context, body, 'body.member-end', { role: member.role, to })
    await members.changeMember(context.db, memberId, { until: untilOf(to), reason }, eventId)
    return getBody(context.db, context.actor, id, context.today)
  })
  serve(server, api.annulMember, async ({ id, memberId, reason }, context) => {
    const body = await begin(context, id)
    const { role } = await members.getMember(context.db, body.id, memberId)
    const eventId = await record(context, body, 'body.member-annulment', { role })
    await members.changeMember(context.db, memberId, { until: null, reason }, eventId)
    return getBody(context.db, context.actor, id, context.today)
  })
  servePositions(server)
}

function servePositions(server: Api): void {
  serve(server, api.recordPosition, async ({ id, ...given }, context) => {
    const { db } = context
    const body = await begin(context, id)
    const life = await lifeOf(db, body.id)
    const latest = await members.latestPosition(db, body.id, given.name)
    insist(refusalsToPosition(given, life, latest))
    const eventId = await record(context, body, 'body.position', {
      category: given.category,
      from: given.from,
    })
    await members.recordPosition(db, { ...given, bodyId: body.id, until: life.until }, eventId)
    return getBody(db, context.actor, id, context.today)
  })
  serve(server, api.overrideWarning, async ({ id, code, reason }, context) => {
    const { db, actor, today } = context
    const body = await begin(context, id)
    const { warnings } = await getBody(db, actor, id, today)
    const warning = warnings.find((one) => one.code === code)
    if (!warning || !(BODY_WARNING_CODES as readonly string[]).includes(code))
      insist([{ code: 'no-such-warning' }])
    const eventId = await record(context, body, 'body.override', { code })
    const bodyId = warning!.about === 'unit' ? null : body.id
    await recordOverride(
      db,
      { organisationId: body.organisationId, bodyId, code, from: today, reason },
      eventId,
    )
    return getBody(db, actor, id, today)
  })
}

function refusalsToPosition(
  { quota, actual, from }: { quota: number; actual: number; from: Day },
  life: { begins: Day; until: Day },
  latest: Day | null,
): BodyRefusal[] {
  const refusals: BodyRefusal[] = []
  if (quota < 0) refusals.push({ code: 'negative-number', field: 'quota' })
  if (actual < 0) refusals.push({ code: 'negative-number', field: 'actual' })
  if (from < life.begins || life.until <= from)
    refusals.push({ code: 'outside-body', from: life.begins, to: lastDayOf(life.until) })
  if (latest !== null && latest > from) refusals.push({ code: 'later-position', on: latest })
  return refusals
}

/** The body that is written to, with its unit's bodies to itself until the transaction ends. */
async function begin({ actor, db }: Context, publicId: string): Promise<BodyRef> {
  const body = await findBody(db, publicId)
  if (!body) throw new NotFound(`body ${publicId}`)
  await mustBeAllowed(db, actor, 'work.record', body.organisationId)
  await advisoryLock(db, 'bodies')
  return body
}

function record({ actor, db }: Context, body: BodyRef, action: string, details: Record<string, unknown>) {
  const { organisationId, publicId } = body
  return recordEvent(db, actor, { action, organisationId, subjectKind: 'body', subjectId: publicId, details })
}
