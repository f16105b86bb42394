import type { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, permissionsAt } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { serve, type Context } from '#access/serve.ts'
import { isAtOrAbove } from '#model/write-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import { getKept, type KeptClass } from './class-store.ts'
import * as api from './nomination-api.ts'
import { refusalsToAnswer, refusalsToNomination, type NominationRefusal } from './nomination-rules.ts'
import * as store from './nomination-store.ts'
import { findKind } from './page-store.ts'
import { peopleOf } from './people-store.ts'
import { insertLearners, rosterIds } from './roster-store.ts'
import { EVER, record } from './class-routes.ts'

/** Answers what is asked of nominations: units below ask for places, the unit asked answers. */
export function serveNominations(server: Api): void {
  serve(server, api.listNominations, async ({ organisationId, classId, on, ...asked }, context) => {
    const { actor, db, today, viewed } = context
    const day = on ?? today
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    const classKey = classId ? (await getKept(db, actor, classId, day)).key : undefined
    const { kept, next } = await store.listNominations(db, actor, unit, { ...asked, classKey }, day)
    const units = [...new Set(kept.flatMap((one) => [one.organisationId, one.askedId]))]
    const allowed = await permissionsAt(db, actor, units)
    const mayRecord = (id: string) => allowed.get(id)?.['work.record'] ?? false
    const items = await store.nominationsOf(db, actor, kept, mayRecord, day)
    viewed({ action: 'training.nominations', organisationId: unit, details: { listed: items.length } })
    return { items, next }
  })
  serve(server, api.nominate, async (given, context) => ({ id: await nominate(context, given) }))
  serve(server, api.answerNomination, async (given, context) => {
    await answer(context, given)
    return { id: given.id }
  })
  serve(server, api.withdrawNomination, async ({ id, reason }, context) => {
    const { actor, db } = context
    const found = await store.getNomination(db, actor, id, EVER)
    await mustBeAllowed(db, actor, 'work.record', found.organisationId)
    await advisoryLock(db, `nomination ${found.key}`)
    const nominees = await asRegister(db, (all) => store.nomineesFor(all, found.key))
    const answered = [...nominees.values()].filter((one) => one.isAnswered).length
    if (answered > 0) insist([{ code: 'answered-some', count: answered } satisfies NominationRefusal])
    const eventId = await record(context, found.organisationId, 'training.withdraw', {}, id)
    await store.withdrawNomination(db, found.key, reason, eventId)
    return { id }
  })
}

/** A class that people are to go to, with its whole roster. */
async function withRoster(context: Context, publicId: string) {
  const found = await getKept(context.db, context.actor, publicId, EVER)
  const roster = await asRegister(context.db, (all) => rosterIds(all, found.key))
  return { found, roster }
}

async function nominate(context: Context, given: z.output<typeof api.nominate.input>): Promise<string> {
  const { actor, db, today } = context
  const unit = await organisationIdOf(db, given.organisationId)
  await mustBeAllowed(db, actor, 'work.record', unit)
  const askedId = await organisationIdOf(db, given.askedId)
  await advisoryLock(db, `nominations ${unit}`)
  const { on, kind } = given
  const people = await peopleOf(db, given.personIds, on)
  const wanted = given.classId ? await withRoster(context, given.classId) : null
  const asked = (await linksOn(db, actor, [askedId], on)).get(askedId)!
  const personKeys = people.map((one) => one.id)
  insist(
    refusalsToNomination(
      { on, kind, people },
      {
        asked: asked.name,
        isAbove: await isAtOrAbove(db, askedId, unit, on),
        target: (await findKind(db, kind))?.target ?? null,
        wanted: wanted && { ...situation(wanted.found), roster: wanted.roster },
        waiting: await store.waitingFor(db, kind, personKeys),
      },
      today,
    ),
  )
  const eventId = await record(context, unit, 'training.nominate', { kind, on, people: people.length })
  const need = given.need || null
  const classKey = wanted?.found.key ?? null
  return store.insertNomination(
    db,
    { organisationId: unit, askedId, kind, classKey, on, need, personKeys },
    eventId,
  )
}

async function answer(context: Context, given: z.output<typeof api.answerNomination.input>): Promise<void> {
  const { actor, db, today } = context
  const found = await store.getNomination(db, actor, given.id, EVER)
  await mustBeAllowed(db, actor, 'work.record', found.askedId)
  await advisoryLock(db, `nomination ${found.key}`)
  const into = given.answer === 'approved' && given.classId ? await withRoster(context, given.classId) : null
  if (into) {
    await mustBeAllowed(db, actor, 'work.record', into.found.organisationId)
    await advisoryLock(db, `training ${into.found.key}`)
  }
  const nominees = await store.nomineesFor(db, found.key)
  const rosterByPublicId = new Set(
    [...nominees].filter(([, { key }]) => into?.roster.has(key)).map(([id]) => id),
  )
  insist(
    refusalsToAnswer(
      { ...given, reason: given.reason ?? null },
      {
        nominatedOn: found.on,
        kind: found.kind,
        nominees,
        into: into && { ...situation(into.found), roster: rosterByPublicId, size: into.roster.size },
      },
      today,
    ),
  )
  const people = [...new Set(given.personIds)].map((id) => nominees.get(id)!)
  const details = { answer: given.answer, on: given.on, people: people.length }
  const eventId = await record(context, found.askedId, 'training.answer', details, given.id)
  const personKeys = people.map((one) => one.key)
  const reason = given.reason || null
  const classKey = into?.found.key ?? null
  await store.answerNominees(
    db,
    found.key,
    { answer: given.answer, on: given.on, classKey, reason, personKeys },
    eventId,
  )
  if (into) {
    const learners = people.map(({ key, unitId }) => ({ id: key, unitId }))
    await insertLearners(db, into.found, learners, given.on, eventId)
  }
}

function situation({ state, kind }: KeptClass) {
  return { state, kind }
}
