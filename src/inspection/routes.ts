import type { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { giveAssignment } from '#assignment/give.ts'
import { getCandidate } from '#committee/store.ts'
import { dayOf, type Day } from '#platform/day.ts'
import { advisoryLock, type Db } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import { documentIdOf } from '#document/store.ts'
import * as api from './api.ts'
import type { Act, Organ } from './codes.ts'
import * as programmes from './programme-store.ts'
import { refusalsToAct, refusalsToCase, refusalsToFollowUp, refusalsToProgramme } from './rules.ts'
import * as store from './store.ts'
import * as write from './write-store.ts'

/** Answers what is asked of inspection and supervision: programmes, cases, coverage. */
export function serveInspections(server: Api): void {
  serveProgrammes(server)
  serve(server, api.listCases, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const unit = await readable(db, actor, organisationId)
    return store.listCases(db, actor, unit, asked, on ?? today)
  })
  serve(server, api.getCase, async ({ id, on }, { actor, db, today, viewed }) => {
    const found = await store.getCase(db, actor, id, on ?? today)
    const people = found.team.filter((one) => one.holder !== null).length
    const subject = { subjectKind: 'inspection', subjectId: id }
    if (people > 0) viewed({ action: 'inspection.team', ...subject, details: { people } })
    return found
  })
  serve(server, api.planCase, (given, context) => plan(given, context))
  serveActs(server)
}

function serveProgrammes(server: Api): void {
  serve(server, api.listProgrammes, async ({ organisationId, year, on }, { actor, db, today }) => {
    const unit = await readable(db, actor, organisationId)
    const found = await programmes.listProgrammes(db, actor, unit, year, on ?? today)
    const record = await may(db, actor, 'work.record', unit)
    return { programmes: found, may: { record } }
  })
  serve(server, api.recordProgramme, async ({ organisationId, organ, year, ...given }, context) => {
    const { actor, db } = context
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    await advisoryLock(db, `inspection ${unit}`)
    const firstDay = dayOf(year, 1, 1)
    const known = {
      isThere: await programmes.isThere(db, unit, organ, year),
      unitKind: await write.unitKindOn(db, unit, firstDay),
      firstDay,
    }
    insist(refusalsToProgramme({ organ, year }, known))
    const details = { organ, year }
    const eventId = await recordEvent(db, actor, {
      action: 'inspection.programme',
      organisationId: unit,
      details,
    })
    const numbered = { number: given.number ?? null, issuedOn: given.issuedOn ?? null }
    const { id } = await programmes.insertProgramme(
      db,
      { organisationId: unit, organ, year, ...numbered },
      eventId,
    )
    return { id }
  })
  serve(server, api.getCoverage, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const unit = await readable(db, actor, organisationId)
    return programmes.coverageOf(db, actor, unit, asked, on ?? today)
  })
}

async function plan(given: z.output<typeof api.planCase.input>, { actor, db, today }: Context) {
  const programme = await programmes.getProgramme(db, given.programmeId)
  const { organisationId, organ, year } = programme
  await mustBeAllowed(db, actor, 'work.record', organisationId)
  const planned = {
    kind: given.kind,
    title: given.title,
    field: given.field,
    aboutFrom: given.aboutFrom ?? null,
    aboutTo: given.aboutTo ?? null,
    from: given.from,
    to: given.to,
    exception: given.exception ?? null,
  }
  const subjects = await write.findSubjects(db, organisationId, given.subjects, given.from)
  const inspecting = await inspectingOf(db, organisationId, organ, year, given.from)
  const hasHead = given.team.some((one) => one.post === 'head')
  insist(refusalsToCase({ ...planned, hasHead }, subjects, inspecting))
  const team = []
  for (const { post, seats, personId } of given.team)
    team.push({ post, seats, holderId: personId ? await holderOf(db, actor, personId) : null })
  const details = { kind: given.kind, year, subjects: subjects.length }
  const eventId = await recordEvent(db, actor, { action: 'inspection.plan', organisationId, details })
  const subjectIds = subjects.map((one) => one.id)
  const one = { programmeKey: programme.key, ...planned, subjectIds, team }
  const { id } = await write.insertCase(db, one, eventId)
  return store.getCase(db, actor, id, today)
}

async function inspectingOf(db: Db, organisationId: string, organ: Organ, year: number, on: Day) {
  const none = { members: 0, hasBranchCommittee: false }
  return { year, organ, ...(organ === 'branch' ? await write.branchFacts(db, organisationId, on) : none) }
}

async function holderOf(db: Db, actor: Actor, personId: string): Promise<string> {
  const candidate = await getCandidate(db, personId)
  await mustBeAllowed(db, actor, 'person.read', candidate.organisationId)
  return candidate.id
}

function serveActs(server: Api): void {
  serve(server, api.actOnCase, async ({ id, stage, on, ...given }, context) => {
    const { actor, db, today } = context
    const kept = await begin(context, id)
    const documentId = given.documentId ? await documentIdOf(db, actor, given.documentId) : null
    const number = given.number ?? null
    insist(refusalsToAct({ stage, on, number }, { ...kept, lastOn: kept.stageOn }, today))
    const eventId = await record(context, kept, { stage, on })
    await write.insertAct(db, kept.key, { stage, on, number, documentId }, eventId)
    return store.getCase(db, actor, id, today)
  })
  serve(server, api.giveFollowUp, async ({ id, title, on, dueOn, units }, context) => {
    const { actor, db, today } = context
    const kept = await begin(context, id)
    const asked = await write.findSubjects(db, kept.organisationId, units, today)
    const told = asked.map(({ code, id: unit }) => ({ code, isSubject: kept.subjectIds.includes(unit) }))
    const concludedOn = kept.concludedOn
    const act = { stage: 'follow_up', on, number: null } as const
    const isFirst = kept.stage !== 'follow_up'
    const standing = { ...kept, lastOn: kept.stageOn }
    insist([
      ...refusalsToFollowUp({ title, dueOn, units: told }, concludedOn),
      ...(isFirst && concludedOn !== null ? refusalsToAct(act, standing, today) : []),
    ])
    const eventId = await record(context, kept, { stage: 'follow_up', on, units: asked.length })
    if (isFirst) await write.insertAct(db, kept.key, { ...act, documentId: null }, eventId)
    await giveAssignment(
      db,
      {
        kind: 'follow_up',
        organisationId: kept.organisationId,
        title,
        ground: kept.title,
        origin: { kind: store.ORIGIN, id: kept.key },
        givenOn: on,
        startsOn: on,
        dueOn,
        addressees: asked.map((one) => ({ organisationId: one.id, role: 'lead', code: one.code })),
      },
      eventId,
    )
    return store.getCase(db, actor, id, today)
  })
  serve(server, api.withdrawCase, async ({ id, reason }, context) => {
    const kept = await begin(context, id)
    const details = { stage: kept.stage }
    const { actor, db, today } = context
    const subject = { subjectKind: 'inspection', subjectId: id }
    const event = { action: 'inspection.withdraw', organisationId: kept.organisationId, details, ...subject }
    return write.supersede(db, kept, { reason, on: today }, await recordEvent(db, actor, event))
  })
}

/** The case that is written to, with the inspecting unit's cases to itself until the transaction ends. */
async function begin({ actor, db, today }: Context, publicId: string): Promise<store.KeptCase> {
  const { organisationId } = await store.getKept(db, actor, publicId, today)
  await mustBeAllowed(db, actor, 'work.record', organisationId)
  await advisoryLock(db, `inspection ${organisationId}`)
  return store.getKept(db, actor, publicId, today)
}

function record(
  { actor, db }: Context,
  { organisationId, id }: store.KeptCase,
  details: { stage: Act; on: Day; units?: number },
): Promise<string> {
  const subject = { subjectKind: 'inspection', subjectId: id }
  return recordEvent(db, actor, { action: 'inspection.act', organisationId, details, ...subject })
}

async function readable(db: Db, actor: Actor, publicId: string): Promise<string> {
  const id = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'work.read', id)
  return id
}
