import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { sql } from 'kysely'
import { Forbidden, insist, NotFound } from '#platform/errors.ts'
import type { Day } from '#platform/day.ts'
import * as api from './act-api.ts'
import { actOnAll, correctAct, withdrawAssignment } from './act-store.ts'
import { getStanding, readAddressee, type Standing } from './addressee-store.ts'
import { chosenFrom, issueTo, unitsChosen } from './choose.ts'
import { documentIdOf } from '#document/store.ts'
import { recordAct, situationOf } from './give.ts'
import { isDoneOn } from './list.ts'
import { getKept, type KeptAssignment } from './reading.ts'
import { goneBelow, isListed } from './rows.ts'
import { refusalsToPassing, type ActRefusal } from './rules.ts'
import { STAGE_TABLE, stageDaysOf, type Stage } from './stages.ts'

/** Answers for what units do with what was given to them, and what their givers do with that. */
export function serveActs(server: Api): void {
  serve(server, api.getAddressee, async ({ id, on }, { db, actor, today }) =>
    readAddressee(db, actor, await getStanding(db, actor, id), on ?? today),
  )
  serve(server, api.recordAddresseeAct, async ({ id, documentId, stage, on, ...given }, context) => {
    const { db, actor, today } = context
    const standing = await getStanding(db, actor, id)
    const organisationId = actingUnit(standing, stage)
    const document = documentId === null ? null : await documentIdOf(db, actor, documentId)
    const eventId = await record(context, organisationId, standing, `assignment.${stage}`, { on })
    const { id: addresseeId } = standing.kept
    const act = { ...given, addresseeId, stage, on, documentId: document, organisationId }
    await recordAct(db, act, eventId, today)
    return readAddressee(db, actor, standing, today)
  })
  serve(server, api.correctAddresseeAct, async ({ id, actId, reason, instead }, context) => {
    const { db, actor, today } = context
    const standing = await getStanding(db, actor, id)
    const organisationId = actingUnit(standing, await stageOf(context, standing, actId))
    const documentId = instead?.documentId ? await documentIdOf(db, actor, instead.documentId) : null
    const details = { taken: instead === null }
    const eventId = await record(context, organisationId, standing, 'assignment.act-correction', details)
    const which = { addresseeId: standing.kept.id, actId, reason }
    await correctAct(db, which, instead && { ...instead, documentId }, eventId, today)
    return readAddressee(db, actor, standing, today)
  })
  servePassing(server)
  serveBulk(server)
}

/** The unit in whose name the actor records such an act; throws Forbidden when he can only read there. */
function actingUnit({ kept, act, judge }: Standing, stage: Stage): string {
  if (STAGE_TABLE[stage].by === 'addressee') {
    if (!act) throw new Forbidden('work.record')
    return kept.answeringId
  }
  if (!judge) throw new Forbidden('work.record')
  return kept.passedBy ?? kept.giverId
}

async function stageOf({ db }: Context, { kept }: Standing, actId: string): Promise<Stage> {
  const { rows } = await sql<{ stage: Stage }>`
    select stage from assignment_act where public_id = ${actId} and addressee_id = ${kept.id}`.execute(db)
  if (!rows[0]) throw new NotFound('act')
  return rows[0].stage
}

function servePassing(server: Api): void {
  serve(server, api.passOn, async ({ id, choice, on, dueOn }, context) => {
    const { db, actor, today } = context
    const standing = await getStanding(db, actor, id)
    const { id: addresseeId, assignmentId, answeringId } = standing.kept
    if (!standing.act) throw new Forbidden('work.record')
    const situation = await situationOf(db, addresseeId)
    const { chosen, refusals } = await chosenFrom(db, answeringId, choice, on)
    insist([...refusalsToPassing(situation, { on, dueOn }, today), ...refusals])
    const eventId = await record(context, answeringId, standing, 'assignment.pass-on', { on })
    const due = dueOn ?? stageDaysOf(situation.stages, situation.firstDueOn, situation.acts).due
    const issue = { assignmentId, passedBy: answeringId, givenOn: on, dueOn: due, eventId }
    const addressed = await issueTo(db, issue, unitsChosen(answeringId, chosen, on))
    if (addressed === 0) insist([{ code: 'no-addressee' }])
    return { addressed }
  })
}

function serveBulk(server: Api): void {
  serve(server, api.nudge, async ({ id, unit, ...asked }, context) => {
    const { db, actor } = context
    const [kept, unitId] = [await getKept(db, actor, id), await organisationIdOf(db, unit)]
    const isGiver = await may(db, actor, 'work.record', kept.giverId)
    await mustBeAllowed(db, actor, 'work.record', isGiver ? kept.giverId : unitId)
    // A superior nudges those below it, not itself.
    const others = isGiver ? sql<boolean>`true` : sql<boolean>`given.organisation_id <> ${unitId}`
    const count = await bulk(context, kept, unitId, { ...asked, stage: 'nudged', others })
    return { count }
  })
  serve(server, api.closeReported, async ({ id, unit, ...asked }, context) => {
    const { db, actor } = context
    const [kept, unitId] = [await getKept(db, actor, id), await organisationIdOf(db, unit)]
    await mustBeAllowed(db, actor, 'work.read', unitId)
    await mustBeAllowed(db, actor, 'work.record', kept.giverId)
    return {
      count: await bulk(context, kept, unitId, { ...asked, stage: 'closed', others: sql<boolean>`true` }),
    }
  })
  serve(server, api.withdrawAssignment, async ({ id, on, reason }, context) => {
    const { db, actor, today } = context
    const kept = await getKept(db, actor, id)
    await mustBeAllowed(db, actor, 'work.record', kept.giverId)
    insist(on > today ? [{ code: 'act-in-future', on, today }] : [])
    const organisationId = kept.giverId
    const event = {
      action: 'assignment.withdrawal',
      organisationId,
      subjectKind: 'assignment',
      subjectId: id,
    }
    await withdrawAssignment(db, kept.id, { on, reason }, await recordEvent(db, actor, event))
    return { id }
  })
}

interface Bulk {
  stage: 'nudged' | 'closed'
  addresseeIds: readonly string[]
  on: Day
  note: string | null
  others: ReturnType<typeof isDoneOn>
}

async function bulk(
  { db, actor, today }: Context,
  kept: KeptAssignment,
  unitId: string,
  { stage, addresseeIds, on, note, others }: Bulk,
): Promise<number> {
  const refusals: ActRefusal[] = []
  if (on > today) refusals.push({ code: 'act-in-future', on, today })
  if (kept.withdrawnOn !== null) refusals.push({ code: 'assignment-withdrawn', on: kept.withdrawnOn })
  insist(refusals)
  const eventId = await recordEvent(db, actor, {
    action: stage === 'nudged' ? 'assignment.nudge-all' : 'assignment.close-all',
    organisationId: unitId,
    subjectKind: 'assignment',
    subjectId: kept.publicId,
    details: { on, named: addresseeIds.length },
  })
  const named = addresseeIds.length > 0
  const which = stage === 'closed' ? 'to_close' : named ? 'open' : 'late'
  const listed = { assignmentId: kept.id, organisationId: unitId, on, which } as const
  const gone = await goneBelow(db, kept.id, unitId, on)
  const those = named ? sql`given.public_id = any(${[...addresseeIds]}::uuid[])` : sql`true`
  const organisationId = stage === 'nudged' ? unitId : kept.giverId
  const picked = sql<boolean>`${isListed(listed, gone)} and ${those} and ${others}`
  const count = await actOnAll(db, picked, { stage, on, note, organisationId }, eventId)
  if (count === 0) insist([{ code: 'nobody-concerned' }])
  return count
}

function record(
  { db, actor }: Context,
  organisationId: string,
  { kept }: Standing,
  action: string,
  details: Record<string, unknown>,
): Promise<string> {
  const subject = { subjectKind: 'assignment', subjectId: kept.assignmentPublicId }
  return recordEvent(db, actor, { action, organisationId, ...subject, details })
}
