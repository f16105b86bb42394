import { sql } from 'kysely'
import { FOREVER, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { printedNumber, readNumber } from '#document/numbers.ts'
import { recordDocuments, type NewDocument } from '#document/record-store.ts'
import { TYPE_BY_ID } from '#document/law.ts'
import { issuerOn } from './decision.ts'
import type { CaseUnits, Step } from './declaration.ts'
import type { AnyProcedure } from './declare.ts'
import type { PastAct, PastCase } from './bulk.ts'
import { SUBJECT } from './open.ts'
import { unitsOn } from './store.ts'
import { isEnd, lawOn, stepOf } from './walk.ts'

/** The outcome of an act of the past; throws where the table has none. */
export function outcomeOf(procedure: AnyProcedure, act: PastAct) {
  const outcome = stepOf(procedure, act.step)?.outcomes.find((one) => one.id === act.outcome)
  if (!outcome) throw new Error(`procedure ${procedure.kind}: no outcome ${act.outcome} at ${act.step}`)
  return outcome
}

/** The units of every case on today’s tree, asked once for each place. */
export async function unitsOfAll(tx: Db, cases: readonly PastCase[], today: Day): Promise<CaseUnits[]> {
  const keyOf = (one: PastCase) =>
    `${one.organisationId} ${one.secondId ?? ''} ${one.openerId ?? one.organisationId}`
  const known = new Map<string, CaseUnits>()
  for (const one of cases) {
    if (known.has(keyOf(one))) continue
    const { organisationId, secondId = null, openerId = organisationId } = one
    known.set(keyOf(one), await unitsOn(tx, { organisationId, secondId, openerId }, today))
  }
  return cases.map((one) => known.get(keyOf(one))!)
}

/** Cases and their people; answers internal ids in order. */
export async function insertCases(
  tx: Db,
  { kind, steps }: AnyProcedure,
  cases: readonly PastCase[],
  units: readonly CaseUnits[],
  eventId: string,
): Promise<string[]> {
  const publicIds = cases.map((one) => one.publicId ?? crypto.randomUUID())
  const rows = cases.map((one, index) => ({
    public_id: publicIds[index],
    kind,
    organisation_id: one.organisationId,
    second_id: one.secondId ?? null,
    opener_id: one.openerId ?? one.organisationId,
    opened_on: one.openedOn,
    given: one.values ?? {},
    place: steps[0]!.id,
    state: 'open',
    arrived_on: one.openedOn,
    awaiting_id: units[index]!.branch,
    recorded_event: eventId,
  }))
  await bulkInsert(tx, 'procedure_case', CASE_COLUMNS, rows)
  const { rows: found } = await sql<{ id: string; publicId: string }>`
    select id, public_id as "publicId" from procedure_case where public_id = any(${publicIds}::uuid[])`.execute(
    tx,
  )
  const byPublicId = new Map(found.map((row) => [row.publicId, row.id]))
  const ids = publicIds.map((publicId) => byPublicId.get(publicId)!)
  const people = cases.flatMap((one, index) =>
    one.personIds.map((personId) => ({ case_id: ids[index], person_id: personId, kind, is_open: false })),
  )
  await bulkInsert(tx, 'procedure_subject', [...SUBJECT, { name: 'is_open', type: 'boolean' }], people)
  return ids
}

const CASE_COLUMNS = [
  ['public_id', 'uuid'],
  ['kind', 'text'],
  ['organisation_id', 'bigint'],
  ['second_id', 'bigint'],
  ['opener_id', 'bigint'],
  ['opened_on', 'date'],
  ['given', 'jsonb'],
  ['place', 'text'],
  ['state', 'text'],
  ['arrived_on', 'date'],
  ['awaiting_id', 'bigint'],
  ['recorded_event', 'bigint'],
].map(([name, type]) => ({ name: name!, type: type! }))

/** The decisions of all acts as documents of their issuers' books; per case, per act an id or null. */
export async function insertDecisions(
  tx: Db,
  procedure: AnyProcedure,
  cases: readonly PastCase[],
  units: readonly CaseUnits[],
  eventId: string,
): Promise<(string | null)[][]> {
  const documents: NewDocument[] = []
  const issuers = new Map<string, Awaited<ReturnType<typeof issuerOn>>>()
  const places: [number, number][] = []
  for (const [index, one] of cases.entries())
    for (const [order, act] of one.acts.entries()) {
      const step = stepOf(procedure, act.step)
      if (act.decisionNo === undefined || !step?.decision) continue
      const unitId = units[index]![step.who.unit] ?? one.organisationId
      const key = `${unitId} ${step.who.organ} ${act.on}`
      if (!issuers.has(key)) issuers.set(key, await issuerOn(tx, unitId, step.who.organ, act.on))
      documents.push(documentOf(step, act, unitId, issuers.get(key)!))
      places.push([index, order])
    }
  const ids = await recordDocuments(tx, documents, eventId)
  const found: (string | null)[][] = cases.map((one) => one.acts.map(() => null))
  for (const [at, [index, order]] of places.entries()) found[index]![order] = ids[at]!
  return found
}

function documentOf(
  step: Step,
  act: PastAct,
  unitId: string,
  issuer: Awaited<ReturnType<typeof issuerOn>>,
): NewDocument {
  const { serial, symbol } = readNumber(act.decisionNo!)
  const { type, subject } = step.decision!
  const own = symbol ?? issuer.symbol
  return {
    organisationId: unitId,
    direction: 'issued',
    type,
    serial,
    number:
      serial === null ? act.decisionNo! : printedNumber(serial, TYPE_BY_ID.get(type)!.abbreviation, own),
    symbol: own,
    issuer: { organisationId: unitId, organ: issuer.organ, bodyId: null, name: issuer.issuerName },
    term: act.decisionTerm ?? issuer.term,
    issuedOn: act.on,
    issuedKnown: 'day',
    receivedOn: null,
    subject: subject.vi,
    inForceFrom: act.on,
    inForceUntil: FOREVER,
    audience: 'own',
    note: null,
  }
}

interface Recorded {
  ids: readonly string[]
  units: readonly CaseUnits[]
  documents: readonly (readonly (string | null)[])[]
  eventId: string
}

/** All acts, openings among them; answers the ids of the acts at steps, case by case. */
export async function insertActs(
  tx: Db,
  procedure: AnyProcedure,
  cases: readonly PastCase[],
  { ids, units, documents, eventId }: Recorded,
): Promise<string[][]> {
  const rows = cases.flatMap((one, index) => {
    const first = one.acts[0]?.step ?? procedure.steps[0]!.id
    const shared = { case_id: ids[index], recorded_event: eventId }
    const opening = {
      ...shared,
      public_id: crypto.randomUUID(),
      act: 'opened',
      step: '',
      outcome: null,
      to_step: first,
      state: 'open',
      round: 1,
      arrived_on: one.openedOn,
      on_day: one.openedOn,
      organisation_id: one.openerId ?? one.organisationId,
      organ: 'person',
      given: {},
      law: lawOn(procedure, one.openedOn).source,
    }
    return [
      opening,
      ...one.acts.map((act, order) => ({
        ...shared,
        ...rowOfAct(procedure, one, units[index]!, order),
        document_id: documents[index]![order],
      })),
    ]
  })
  await bulkInsert(tx, 'procedure_act', ACT_COLUMNS, rows)
  const { rows: found } = await sql<{ id: string; caseId: string }>`
    select id, case_id as "caseId" from procedure_act where case_id = any(${[...ids]}::bigint[]) and act = 'step'
    order by case_id, id`.execute(tx)
  return ids.map((id) => found.filter((row) => row.caseId === id).map((row) => row.id))
}

function rowOfAct(procedure: AnyProcedure, one: PastCase, units: CaseUnits, order: number) {
  const act = one.acts[order]!
  const step = stepOf(procedure, act.step)!
  const { to } = outcomeOf(procedure, act)
  const place = one.acts[order + 1]?.step ?? to
  const earlier = one.acts.slice(0, order + 1).toReversed()
  const stays = earlier.findIndex((other) => other.step !== place)
  return {
    public_id: crypto.randomUUID(),
    act: 'step',
    step: act.step,
    outcome: act.outcome,
    to_step: place,
    state: isEnd(place) ? place : 'open',
    round: (stays === -1 ? earlier.length : stays) + 1,
    arrived_on: act.on,
    on_day: act.on,
    organisation_id: units[step.who.unit] ?? one.organisationId,
    organ: step.who.organ,
    given: act.values ?? {},
    vote: act.vote ?? null,
    reason: act.reason ?? null,
    law: lawOn(procedure, act.on).source,
  }
}

const ACT_COLUMNS = [
  ['public_id', 'uuid'],
  ['case_id', 'bigint'],
  ['act', 'text'],
  ['step', 'text'],
  ['outcome', 'text'],
  ['to_step', 'text'],
  ['state', 'text'],
  ['round', 'smallint'],
  ['arrived_on', 'date'],
  ['on_day', 'date'],
  ['organisation_id', 'bigint'],
  ['organ', 'text'],
  ['given', 'jsonb'],
  ['vote', 'jsonb'],
  ['document_id', 'bigint'],
  ['reason', 'text'],
  ['law', 'text'],
  ['recorded_event', 'bigint'],
].map(([name, type]) => ({ name: name!, type: type! }))

/** What became of people one by one, and the units from which the cases are read. */
export async function insertPeople(
  tx: Db,
  procedure: AnyProcedure,
  cases: readonly PastCase[],
  ids: readonly string[],
  actIds: readonly (readonly string[])[],
): Promise<void> {
  const rows = cases.flatMap((one, index) =>
    one.acts.flatMap((act, order) =>
      Object.entries(act.people ?? {}).map(([personId, { outcome, reason }]) => ({
        person_id: personId,
        act_id: actIds[index]![order],
        outcome,
        stays: stepOf(procedure, act.step)!.perPerson!.find((kind) => kind.id === outcome)!.stays,
        reason,
      })),
    ),
  )
  await bulkInsert(tx, 'procedure_person_outcome', OUTCOME_COLUMNS, rows)
  await sql`
    insert into procedure_unit (case_id, organisation_id)
    select a.case_id, a.organisation_id from procedure_act a where a.case_id = any(${[...ids]}::bigint[])
    union select c.id, c.organisation_id from procedure_case c where c.id = any(${[...ids]}::bigint[])
    union select c.id, c.second_id from procedure_case c where c.id = any(${[...ids]}::bigint[]) and c.second_id is not null
    on conflict do nothing`.execute(tx)
}

/** The columns of what became of people. */
export const OUTCOME_COLUMNS = [
  { name: 'person_id', type: 'bigint' },
  { name: 'act_id', type: 'bigint' },
  { name: 'outcome', type: 'text' },
  { name: 'stays', type: 'boolean' },
  { name: 'reason', type: 'text' },
] as const
