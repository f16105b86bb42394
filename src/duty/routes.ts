import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { documentIdOf } from '#body/documents.ts'
import type { CommitteeCode } from '#committee/codes.ts'
import { getCandidate } from '#committee/store.ts'
import { untilOf, type Day } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist, Malformed } from '#platform/errors.ts'
import * as api from './api.ts'
import { serveRegulations } from './regulation-routes.ts'
import { quarterOf, refusalsToAttendance, refusalsToDuty, refusalsToEnd, type DutyRefusal } from './rules.ts'
import * as store from './store.ts'
import * as writes from './write-store.ts'

/** Answers what is asked of duties: the matrix, areas, branches, who answers, working regulations. */
export function serveDuties(server: Api): void {
  serve(server, api.getMatrix, async (asked, context) => {
    const { organisationId, committee, on } = await askedOf(context, asked)
    const matrix = await store.getMatrix(context.db, context.actor, { organisationId, committee, on })
    const people = matrix.members.filter((one) => one.fullName !== null).length
    if (people > 0) context.viewed({ action: 'duty.view', organisationId, details: { on, people } })
    return matrix
  })
  serve(server, api.listAreas, async ({ state, after, limit, ...asked }, context) =>
    store.listAreas(context.db, context.actor, await askedOf(context, asked), { state, after, limit }),
  )
  serve(server, api.listCells, async ({ after, limit, ...asked }, context) =>
    store.listCells(context.db, context.actor, await askedOf(context, asked), { after, limit }),
  )
  serve(server, api.getResponsible, async ({ unitId, fieldId, on }, { actor, db, today }) => {
    if ((unitId === undefined) === (fieldId === undefined))
      throw new Malformed([{ path: 'unitId', code: 'unit-or-field' }])
    const day = on ?? today
    const id = unitId ? await organisationIdOf(db, unitId) : (await writes.getField(db, fieldId!)).id
    const subject = unitId ? 'unit' : 'field'
    return { on: day, items: await store.listResponsible(db, actor, { subject, id, on: day }) }
  })
  serveDutyWrites(server)
  serveFields(server)
  serveRegulations(server)
}

function serveDutyWrites(server: Api): void {
  serve(server, api.recordDuty, async (given, context) => {
    const { actor, db } = context
    const organisationId = await begin(context, await organisationIdOf(db, given.organisationId))
    const candidate = given.personId === null ? null : await getCandidate(db, given.personId)
    const { committee, kind, role, from, decisionNo } = given
    const duty = {
      committee,
      kind,
      role,
      from,
      until: untilOf(given.to),
      fieldId: given.fieldId === null ? null : (await writes.getField(db, given.fieldId)).id,
      unitId: given.unitId === null ? null : await organisationIdOf(db, given.unitId),
      personId: candidate?.id ?? null,
    }
    insist(refusalsToDuty(duty, await writes.situationOf(db, organisationId, duty)))
    const documentId = await documentIdOf(db, actor, given.documentId)
    const eventId = await recordEvent(db, actor, {
      action: 'duty.record',
      organisationId,
      details: { committee, kind, from, by: role === null ? 'person' : 'post' },
    })
    return writes.recordDuty(db, { ...duty, organisationId, decisionNo, documentId }, eventId)
  })
  const change = async (context: Context, id: string, to: Day | null, reason: string) => {
    const duty = await writes.getDuty(context.db, id)
    await begin(context, duty.organisationId)
    if (to !== null) insist(refusalsToEnd(duty, to))
    const eventId = await recordEvent(context.db, context.actor, {
      action: to === null ? 'duty.annulment' : 'duty.end',
      organisationId: duty.organisationId,
      details: { kind: duty.kind, ...(to === null ? {} : { to }) },
    })
    const until = to === null ? null : untilOf(to)
    await writes.changeDuty(context.db, duty.id, { until, reason }, eventId)
    return { id }
  }
  serve(server, api.endDuty, ({ id, to, reason }, context) => change(context, id, to, reason))
  serve(server, api.annulDuty, ({ id, reason }, context) => change(context, id, null, reason))
  serve(server, api.recordAttendance, async ({ id, year, quarter, held, attended }, context) => {
    const duty = await writes.getDuty(context.db, id)
    await begin(context, duty.organisationId)
    const counted = { held, attended, ...quarterOf(year, quarter) }
    insist(refusalsToAttendance(counted, duty))
    const eventId = await recordEvent(context.db, context.actor, {
      action: 'duty.attendance',
      organisationId: duty.organisationId,
      details: { year, quarter },
    })
    await writes.recordAttendance(context.db, { dutyId: duty.id, ...counted }, eventId)
    return { id }
  })
}

function serveFields(server: Api): void {
  serve(server, api.addFields, async ({ organisationId: publicId, names, from }, context) => {
    const { actor, db } = context
    const organisationId = await begin(context, await organisationIdOf(db, publicId))
    const taken = new Set(await writes.fieldNames(db, organisationId, from))
    const refusals: DutyRefusal[] = []
    if (!(await writes.unitExists(db, organisationId, from)))
      refusals.push({ code: 'unit-not-there', on: from })
    names.forEach((name, index) => {
      if (taken.has(name) || names.indexOf(name) < index) refusals.push({ code: 'field-name-taken', name })
    })
    insist(refusals)
    const eventId = await recordEvent(db, actor, {
      action: 'duty.fields',
      organisationId,
      details: { added: names.length, from },
    })
    await writes.addFields(db, organisationId, { names, from }, eventId)
    return { added: names.length }
  })
  serve(server, api.endField, async ({ id, to }, context) => {
    const { actor, db } = context
    const field = await writes.getField(db, id, untilOf(to))
    await begin(context, field.organisationId)
    const refusals = refusalsToEnd(field, to)
    if (field.duties > 0) refusals.push({ code: 'field-in-use', duties: field.duties })
    insist(refusals)
    const eventId = await recordEvent(db, actor, {
      action: 'duty.field-end',
      organisationId: field.organisationId,
      details: { to },
    })
    await writes.endField(db, field.id, untilOf(to), eventId)
    return { id }
  })
}

async function askedOf(
  { actor, db, today }: Context,
  asked: { organisationId: string; committee: CommitteeCode; on?: Day | undefined },
): Promise<store.CommitteeAsked> {
  const organisationId = await organisationIdOf(db, asked.organisationId)
  const may = await mustBeAllowed(db, actor, 'work.read', organisationId)
  return { organisationId, committee: asked.committee, on: asked.on ?? today, people: may['person.read'] }
}

/** The unit that is written to, with its duties to itself until the transaction ends. */
async function begin({ actor, db }: Context, organisationId: string): Promise<string> {
  await mustBeAllowed(db, actor, 'work.record', organisationId)
  await advisoryLock(db, `duty ${organisationId}`)
  return organisationId
}
