import type { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { insertPerson } from '#person/create-store.ts'
import type { Day } from '#platform/day.ts'
import { insist, Malformed } from '#platform/errors.ts'
import * as api from './api.ts'
import { refusalsToFact, refusalsToHelper, refusalsToList, type SourceRefusal } from './source-rules.ts'
import { getKept, getSource, type KeptSource } from './source-store.ts'
import * as write from './source-write.ts'

/** Fields of a person that a list asks for; more belong into the file. */
const ASKED = ['full_name', 'sex', 'born_on', 'profession', 'schooling', 'education', 'youth_union_on']

/** Answers the recording of who is on a list, who helps, what is noted, and who is taken off. */
export function serveSourceWrites(server: Api): void {
  serve(server, api.listPerson, (given, context) => putOnList(given, context))
  serve(server, api.correctSource, async ({ id, route, context: tag, on, reason }, context) => {
    const kept = await begin(context, id)
    const { db, today } = context
    insist(on > today ? [{ code: 'day-to-come', on, today }] : [])
    const eventId = await record(context, kept, 'admission.source-correction', { route, on })
    await write.changeListing(db, kept.personKey, id, { route, context: tag, from: on, reason }, eventId)
    return answer(context, id)
  })
  serve(server, api.removeSource, async ({ id, on, removal }, context) => {
    const kept = await begin(context, id)
    const refusals = refusalsToFact(on, kept.since, context.today)
    if (await write.hasOpenCase(context.db, kept.personKey)) refusals.push({ code: 'case-open' })
    insist(refusals)
    const eventId = await record(context, kept, 'admission.removal', { on, removal })
    const ended = { on, by: removal }
    await write.changeListing(context.db, kept.personKey, id, { ended, reason: removal }, eventId)
    return answer(context, id)
  })
  serveHelpers(server)
  serveFacts(server)
}

async function putOnList(given: z.output<typeof api.listPerson.input>, context: Context) {
  const { actor, db, today } = context
  const { organisationId, personId, fields, route, on } = given
  const unit = await organisationIdOf(db, organisationId)
  await mustBeAllowed(db, actor, 'person.record', unit)
  if ((personId === undefined) === (fields === undefined))
    throw new Malformed([{ path: 'personId', code: 'person-or-fields' }])
  const tag = given.context ?? null
  const publicId = personId ?? (await newPerson(context, unit, fields!))
  const candidate = await write.lockCandidate(db, publicId, on)
  if (candidate.keeperId !== unit) await mustBeAllowed(db, actor, 'person.record', candidate.keeperId)
  insist(refusalsToList({ ...candidate, unit: await write.unitFacts(db, unit, on) }, on, today))
  if (candidate.keeperId !== unit && !candidate.isInLedger) await write.keepAt(db, candidate.personKey, unit)
  const event = {
    action: 'admission.source',
    organisationId: unit,
    subjectKind: 'person',
    subjectId: publicId,
    details: { route, on, ...(tag ? { context: tag } : {}) },
  }
  const eventId = await recordEvent(db, actor, event)
  const listing = { personKey: candidate.personKey, organisationId: unit, route, context: tag, on }
  return getSource(db, actor, await write.insertListing(db, listing, eventId), today)
}

async function newPerson(
  { actor, db }: Context,
  keeperId: string,
  fields: Record<string, string | null>,
): Promise<string> {
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== '')
  const unknown = given.filter(([key]) => !ASKED.includes(key))
  if (unknown.length > 0)
    throw new Malformed(unknown.map(([key]) => ({ path: `fields.${key}`, code: 'unknown-field' })))
  const { publicId } = await insertPerson(db, { keeperId, values: Object.fromEntries(given) })
  const details = { fields: given.map(([key]) => key) }
  const subject = { subjectKind: 'person', subjectId: publicId }
  await recordEvent(db, actor, { action: 'person.create', organisationId: keeperId, details, ...subject })
  return publicId
}

function serveHelpers(server: Api): void {
  serve(server, api.assignHelper, async ({ id, personId, on }, context) => {
    const kept = await begin(context, id)
    const { db, actor } = context
    const helper = await write.helperFacts(db, personId, kept, on)
    await mustBeAllowed(db, actor, 'person.read', helper.keeperId)
    insist([...refusalsToFact(on, kept.since, context.today), ...refusalsToHelper(helper, on)])
    const eventId = await record(context, kept, 'admission.helper', { on })
    const fact = { personKey: kept.personKey, kind: 'helper' as const, on, holderId: helper.holderId }
    await write.insertFact(db, fact, eventId)
    return answer(context, id)
  })
  serve(server, api.endHelper, async ({ id, factId, on, reason }, context) => {
    const kept = await begin(context, id)
    const { from } = await write.getHelper(context.db, kept.personKey, factId)
    insist(refusalsToFact(on, from, context.today))
    const eventId = await record(context, kept, 'admission.helper-end', { on })
    const change = { kind: 'helper' as const, lastDay: on, reason }
    await write.supersedeFact(context.db, kept.personKey, factId, change, eventId)
    return answer(context, id)
  })
}

function serveFacts(server: Api): void {
  serve(server, api.recordFact, async ({ id, on, kind, ...given }, context) => {
    const kept = await begin(context, id)
    const { db, today } = context
    // Certificates and papers may be older than the listing; what is noted of the time on the list may not.
    const since = kind === 'note' ? kept.since : kept.bornOn
    const refusals = refusalsToFact(on, since, today)
    const fact: write.NewFact = { personKey: kept.personKey, kind, on, ...given }
    if (fact.number !== undefined) refusals.push(...(await refusalsToNumber(context, fact)))
    insist(refusals)
    const eventId = await record(context, kept, 'admission.fact', { kind, on })
    await write.insertFact(db, fact, eventId)
    return answer(context, id)
  })
  serve(server, api.withdrawFact, async ({ id, factId, reason }, context) => {
    const kept = await begin(context, id)
    const eventId = await record(context, kept, 'admission.fact-withdrawal', {})
    const change = { kind: 'other' as const, lastDay: null, reason }
    await write.supersedeFact(context.db, kept.personKey, factId, change, eventId)
    return answer(context, id)
  })
}

async function refusalsToNumber({ db }: Context, fact: write.NewFact): Promise<SourceRefusal[]> {
  const { personKey, number, issuer, on } = fact
  const taken = await write.isNumberTaken(db, personKey, { number: number!, issuer: issuer!, on })
  return taken ? [{ code: 'certificate-number-taken' }] : []
}

/** The listing that is written to, the person locked until the transaction ends. */
async function begin({ actor, db, today }: Context, publicId: string): Promise<KeptSource> {
  const kept = await getKept(db, actor, publicId, today)
  await mustBeAllowed(db, actor, 'person.record', kept.organisationId)
  await write.lockCandidate(db, kept.personId, today)
  return getKept(db, actor, publicId, today)
}

function record(
  { actor, db }: Context,
  { organisationId, personId }: KeptSource,
  action: string,
  details: Record<string, string | Day>,
): Promise<string> {
  const subject = { subjectKind: 'person', subjectId: personId }
  return recordEvent(db, actor, { action, organisationId, details, ...subject })
}

function answer({ actor, db, today }: Context, id: string) {
  return getSource(db, actor, id, today)
}
