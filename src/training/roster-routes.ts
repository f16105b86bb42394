import type { Api } from '#access/doorway.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { serve, type Context } from '#access/serve.ts'
import type { Day } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist, NotFound, type Refusal } from '#platform/errors.ts'
import { getKept, type KeptClass } from './class-store.ts'
import { MOST } from './codes.ts'
import { untilOfCertificate } from './law.ts'
import { matchPeople, readPersonLines } from './lines.ts'
import { nextNumber } from './numbers.ts'
import { findByLines, peopleOf, type KnownPerson } from './people-store.ts'
import * as api from './roster-api.ts'
import {
  refusalsToCertificates,
  refusalsToLearners,
  refusalsToResults,
  refusalsToSession,
} from './roster-rules.ts'
import * as store from './roster-store.ts'
import { begin, EVER, record } from './class-routes.ts'
import * as sessions from './session-store.ts'

/** Answers what is asked of the people of a class: roster, roll calls, results, certificates. */
export function serveRosters(server: Api): void {
  serveReading(server)
  serveRosterWriting(server)
  serveSessions(server)
  serveOutcomes(server)
}

function serveReading(server: Api): void {
  serve(server, api.listRoster, async ({ id, on, after, limit }, { actor, db, today, viewed }) => {
    const day = on ?? today
    const found = await getKept(db, actor, id, day)
    const page = await store.listRoster(db, found.key, { after, limit }, day)
    const isFirst = after === undefined || after === ''
    const seen = isFirst ? await store.countSeen(db, found.key, day) : 0
    const last = isFirst ? await store.lastNumber(db, found, Number(today.slice(0, 4))) : null
    viewed({
      action: 'training.roster',
      organisationId: found.organisationId,
      subjectKind: 'training',
      subjectId: id,
      details: { on: day, listed: page.items.length },
    })
    return {
      ...page,
      beyondReach: isFirst ? found.rostered - seen : null,
      nextNumber: last === null ? null : nextNumber(last),
    }
  })
  serve(server, api.listSessions, async ({ id, on }, { actor, db, today }) => {
    const day = on ?? today
    const found = await getKept(db, actor, id, day)
    const held = await asRegister(db, (all) => sessions.listSessions(all, found.key, found.learners, day))
    const away = await sessions.absenteesOf(db, found.key)
    return {
      items: held.map((one) => ({ ...one, absentees: away.get(one.id) ?? [] })),
      learners: found.learners,
    }
  })
}

function serveRosterWriting(server: Api): void {
  serve(server, api.addLearners, async ({ id, personIds, on }, context) => {
    const found = await begin(context, id)
    const { people, refusals } = await reasonsAgainst(context, found, personIds, on)
    insist(refusals)
    await add(context, found, people, on)
    return { id, added: people.length }
  })
  serve(
    server,
    api.checkLines,
    async ({ id, text, on }, context) => {
      const found = await getKept(context.db, context.actor, id, EVER)
      await mustBeAllowed(context.db, context.actor, 'work.record', found.organisationId)
      const { people, refusals } = await readLines(context, found, text, on)
      insist(refusals)
      return { found: people.length }
    },
    { reads: true },
  )
  serve(server, api.addLines, async ({ id, text, on }, context) => {
    const found = await begin(context, id)
    const { people, refusals } = await readLines(context, found, text, on)
    insist(refusals)
    await add(context, found, people, on)
    return { id, added: people.length }
  })
  serve(server, api.removeLearner, async ({ id, personId, reason }, context) => {
    const found = await begin(context, id)
    const learner = (await store.learnersOf(context.db, found.key)).get(personId)
    if (!learner) throw new NotFound(`learner ${personId}`)
    if (learner.result !== null || learner.hasCertificate) insist([{ code: 'has-result', who: learner.who }])
    const eventId = await record(context, found.organisationId, 'training.remove', {}, id)
    await store.removeLearner(context.db, found.key, learner.key, reason, eventId)
    return { id }
  })
}

/** The people and what stands against their learning in a class. */
async function reasonsAgainst(
  { db }: Context,
  found: KeptClass,
  personIds: readonly string[],
  on: Day,
): Promise<{ people: KnownPerson[]; refusals: Refusal[] }> {
  const people = await peopleOf(db, personIds, found.closedOn ?? found.to)
  const roster = await asRegister(db, (all) => store.rosterIds(all, found.key))
  const { state, target } = found
  const refusals: Refusal[] = refusalsToLearners(people, { state, target, roster })
  if (found.closedOn !== null && on > found.closedOn)
    refusals.push({ code: 'outside-class', on, from: found.from, to: found.closedOn })
  return { people, refusals }
}

/** The people of pasted lines, with everything that stands against any line. */
async function readLines(
  context: Context,
  found: KeptClass,
  text: string,
  on: Day,
): Promise<{ people: KnownPerson[]; refusals: Refusal[] }> {
  const { lines, refusals } = readPersonLines(text)
  if (lines.length + refusals.length === 0) refusals.push({ code: 'no-lines' })
  if (lines.length > MOST.lines)
    return { people: [], refusals: [{ code: 'too-many-lines', count: lines.length, most: MOST.lines }] }
  const matched = matchPeople(lines, await findByLines(context.db, lines))
  const judged = await reasonsAgainst(context, found, matched.ids, on)
  const ofPeople = judged.refusals.filter(({ code }) => code !== 'no-learners')
  return { people: judged.people, refusals: [...refusals, ...matched.refusals, ...ofPeople] }
}

async function add(
  context: Context,
  found: KeptClass,
  people: readonly KnownPerson[],
  on: Day,
): Promise<void> {
  const details = { on, added: people.length }
  const eventId = await record(context, found.organisationId, 'training.learners', details, found.id)
  await store.insertLearners(context.db, found, people, on, eventId)
}

function serveSessions(server: Api): void {
  serve(server, api.recordSession, async ({ id, absent, ...given }, context) => {
    const { db, today } = context
    const found = await begin(context, id)
    const learners = await store.learnersOf(db, found.key)
    const { state, openedOn, closedOn, countedLearners: counted } = found
    const isThere = await sessions.hasSession(db, found.key, given.on, given.part)
    const held = { ...given, present: given.present ?? null, absent: absent.map((one) => one.personId) }
    // People out of reach count for the number on the roster, and cannot be called absent.
    const size = Math.max(found.rostered, counted ?? 0)
    const roster = new Set(learners.keys())
    insist(refusalsToSession(held, { state, openedOn, closedOn, roster, counted: size, isThere }, today))
    const details = { on: given.on, absent: absent.length }
    const eventId = await record(context, found.organisationId, 'training.session', details, id)
    const away = absent.map(({ personId, excused }) => ({ key: learners.get(personId)!.key, excused }))
    const one = { on: given.on, part: given.part, topic: given.topic || null, present: held.present }
    await sessions.insertSession(db, found, { ...one, absent: away }, eventId)
    return { id }
  })
  serve(server, api.withdrawSession, async ({ id, sessionId, reason }, context) => {
    const found = await begin(context, id)
    const eventId = await record(context, found.organisationId, 'training.withdraw', {}, id)
    await sessions.withdrawSession(context.db, found.key, sessionId, reason, eventId)
    return { id }
  })
}

function serveOutcomes(server: Api): void {
  serve(server, api.recordResults, async ({ id, on, results, reason }, context) => {
    const { db, today } = context
    const found = await begin(context, id)
    const learners = await store.learnersOf(db, found.key)
    const asked = { on, results: results.map((one) => ({ id: one.personId })), reason: reason ?? null }
    const { state, closedOn } = found
    insist(refusalsToResults(asked, { state, closedOn, learners }, today))
    const details = { on, recorded: results.length }
    const eventId = await record(context, found.organisationId, 'training.results', details, id)
    const rows = results.map(({ personId, result }) => ({ key: learners.get(personId)!.key, result }))
    await store.insertResults(db, found, { on, results: rows, reason: reason || null }, eventId)
    return { id, recorded: rows.length }
  })
  serve(server, api.issueCertificates, async ({ id, on, certificates }, context) => {
    const { db, today } = context
    const found = await begin(context, id)
    await advisoryLock(db, `training numbers ${store.issuerOf(found)}`)
    const learners = await store.learnersOf(db, found.key)
    const numbers = certificates.map((one) => one.number)
    const taken = await store.takenNumbers(db, found, Number(on.slice(0, 4)), numbers)
    const asked = certificates.map(({ personId, number }) => ({ id: personId, number }))
    insist(refusalsToCertificates({ on, certificates: asked }, { learners, taken }, today))
    const details = { on, issued: certificates.length }
    const eventId = await record(context, found.organisationId, 'training.certificates', details, id)
    const rows = certificates.map(({ personId, number }) => ({ key: learners.get(personId)!.key, number }))
    const until = untilOfCertificate(found.kind, on)
    await store.insertCertificates(db, found, { on, until, certificates: rows }, eventId)
    return { id, issued: rows.length }
  })
  serve(server, api.withdrawCertificate, async ({ id, personId, reason }, context) => {
    const found = await begin(context, id)
    const learner = (await store.learnersOf(context.db, found.key)).get(personId)
    if (!learner) throw new NotFound(`learner ${personId}`)
    const eventId = await record(context, found.organisationId, 'training.withdraw', {}, id)
    await store.withdrawCertificate(context.db, found.key, learner.key, reason, eventId)
    return { id }
  })
}
