import type { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { documentIdOf } from '#document/store.ts'
import { existsOn } from '#model/write-store.ts'
import { advisoryLock, type Db } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import * as api from './api.ts'
import { classesOf, getKept, listClasses, type KeptClass } from './class-store.ts'
import { calendarOf, findKind, historyOf, linesOfYear, listKinds } from './page-store.ts'
import {
  refusalsToAct,
  refusalsToChange,
  refusalsToName,
  refusalsToPlan,
  refusalsToWithdrawal,
  type ClassSituation,
  type TrainingRefusal,
} from './rules.ts'
import * as store from './write-store.ts'

/** Answers what is asked of classes; rosters, nominations and figures have files of their own. */
export function serveClasses(server: Api): void {
  serveReading(server)
  serveWriting(server)
  serve(server, api.actOnClass, async ({ id, act, on, reason }, context) => {
    const found = await begin(context, id)
    insist(refusalsToAct({ act, on, reason: reason ?? null }, situationOf(found), context.today))
    const eventId = await record(context, found.organisationId, 'training.act', { act, on }, id)
    await store.insertAct(context.db, found.key, { act, on, reason: reason || null }, eventId)
    return { id }
  })
  serve(server, api.withdrawAct, async ({ id, reason }, context) => {
    const found = await begin(context, id)
    insist(refusalsToWithdrawal(situationOf(found)))
    const eventId = await record(context, found.organisationId, 'training.withdraw', {}, id)
    await store.supersedeLastAct(context.db, found.key, reason, eventId)
    return { id }
  })
}

function serveReading(server: Api): void {
  serve(server, api.listKinds, async ({ organisationId, on }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return { items: await listKinds(db, unit, on ?? today) }
  })
  serve(server, api.listClasses, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return listClasses(db, actor, unit, asked, on ?? today)
  })
  serve(server, api.getYear, async ({ organisationId, year, on }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    const lines = await linesOfYear(db, unit, year, on ?? today)
    return { lines, ...(await calendarOf(db, unit, year, on ?? today)) }
  })
  serve(server, api.getClass, async ({ id, on }, { actor, db, today }) => {
    const day = on ?? today
    const kept = await getKept(db, actor, id, day)
    const [shown] = await classesOf(db, actor, [kept], day)
    const allowed = {
      record: await may(db, actor, 'work.record', kept.organisationId),
      people: await may(db, actor, 'person.read', kept.organisationId),
    }
    const { lessons, periods, planNo, documentId, sessions } = kept
    const more = { on: day, lessons, periods, planNo, documentId, sessions, may: allowed }
    return { ...shown!, ...more, ...(await historyOf(db, kept.key, day)) }
  })
}

function serveWriting(server: Api): void {
  serve(server, api.recordClass, async ({ organisationId, ...given }, context) => {
    const { actor, db } = context
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    insist(await refusalsTo(db, unit, given, 0))
    const { kind, from } = given
    const plan = await planOf(context, given)
    const eventId = await record(context, unit, 'training.plan', { kind, from })
    const { id } = await store.insertClass(db, unit, plan, eventId)
    return { id }
  })
  serve(server, api.correctClass, async ({ id, reason, ...given }, context) => {
    const found = await begin(context, id)
    const plan = await planOf(context, given)
    insist([
      ...(await refusalsTo(context.db, found.organisationId, given, found.rostered)),
      ...refusalsToChange(found, plan),
    ])
    const { kind, from } = given
    const eventId = await record(context, found.organisationId, 'training.correct', { kind, from }, id)
    await store.replacePlan(context.db, found.key, plan, reason, eventId)
    return { id }
  })
  serve(server, api.addKind, async ({ organisationId, name, nameEn, target, ...given }, context) => {
    const { actor, db, today } = context
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    await advisoryLock(db, 'training kinds')
    const known = await listKinds(db, unit, today)
    const refusals: TrainingRefusal[] = refusalsToName(name)
    const isSame = (one: api.ClassKind) => one.vi.toLocaleLowerCase('vi') === name.toLocaleLowerCase('vi')
    if (known.some(isSame)) refusals.push({ code: 'kind-there', name })
    insist(refusals)
    const eventId = await record(context, unit, 'training.kind', { target })
    const one = { lessons: given.lessons ?? null, periods: given.periods ?? null }
    return {
      code: await store.insertKind(db, unit, { name, nameEn: nameEn || name, target, ...one }, eventId),
    }
  })
}

type Given = Omit<z.output<typeof api.recordClass.input>, 'organisationId'>

async function refusalsTo(db: Db, unit: string, given: Given, roster: number): Promise<TrainingRefusal[]> {
  const kind = await findKind(db, given.kind)
  const { countedLearners = null, countedCompleted = null } = given
  return refusalsToPlan(
    { ...given, countedLearners, countedCompleted },
    {
      unitExists: await existsOn(db, unit, given.from),
      kindExists: kind !== null,
      kindEndedOn: kind?.endedOn ?? null,
      roster,
    },
  )
}

async function planOf({ db, actor }: Context, given: Given): Promise<store.PlanRow> {
  return {
    kind: given.kind,
    name: given.name,
    school: given.school || null,
    from: given.from,
    to: given.to,
    place: given.place || null,
    lessons: given.lessons ?? null,
    periods: given.periods ?? null,
    planNo: given.planNo || null,
    documentId: given.documentId ? await documentIdOf(db, actor, given.documentId) : null,
    plannedLearners: given.plannedLearners ?? null,
    countedLearners: given.countedLearners ?? null,
    countedCompleted: given.countedCompleted ?? null,
  }
}

/** The class that is written to, to itself until the transaction ends, as it stands after all that is recorded. */
export async function begin({ actor, db }: Context, publicId: string): Promise<KeptClass> {
  const { key, organisationId } = await getKept(db, actor, publicId, EVER)
  await mustBeAllowed(db, actor, 'work.record', organisationId)
  await advisoryLock(db, `training ${key}`)
  return getKept(db, actor, publicId, EVER)
}

/** Later than anything recorded: what is written must fit what has been recorded for days to come, too. */
export const EVER = '2999-12-31' as KeptClass['from']

function situationOf(found: KeptClass): ClassSituation {
  const { state, openedOn, lastSessionOn, rostered, countedLearners, withoutResult } = found
  const results = found.closedOn === null ? 0 : rostered - withoutResult
  return { state, openedOn, lastSessionOn, roster: rostered, counted: countedLearners, results }
}

/** Records the event of an act on a class. */
export function record(
  { actor, db }: Pick<Context, 'actor' | 'db'>,
  organisationId: string,
  action: string,
  details: Record<string, unknown>,
  subjectId?: string,
): Promise<string> {
  const subject = subjectId === undefined ? {} : { subjectKind: 'training', subjectId }
  return recordEvent(db, actor, { action, organisationId, details, ...subject })
}
