import { sql } from 'kysely'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Day } from '#platform/day.ts'
import { insist, NotFound } from '#platform/errors.ts'
import { keptDetails, refusalsToAct, refusalsToGive, type Giving, type Situation } from './rules.ts'
import { refreshStages } from './stage-days.ts'
import {
  usualStages,
  type ActDetails,
  type AskedStage,
  type PastAct,
  type Result,
  type Stage,
} from './stages.ts'

export type { Giving } from './rules.ts'

/**
 * Gives work to units. The caller has insisted on `refusalsToGive`, which is judged here once more; it has recorded the event
 * and knows that the actor may give.
 */
export async function giveAssignment(
  tx: Db,
  giving: Giving,
  eventId: string,
): Promise<{ id: string; publicId: string }> {
  const { addressees } = giving
  const kinds = await kindsOn(
    tx,
    addressees.map((one) => one.organisationId),
    giving.givenOn,
  )
  insist(refusalsToGive(giving, new Set(kinds.keys())))
  const assignment = await insertAssignment(tx, giving, eventId)
  await bulkInsert(
    tx,
    'assignment_addressee',
    ADDRESSEE_COLUMNS,
    addressees.map(({ organisationId, bodyId, role, dueOn }) => ({
      assignment_id: assignment.id,
      organisation_id: organisationId,
      kind: kinds.get(organisationId)!,
      body_id: bodyId,
      role,
      given_on: giving.givenOn,
      first_due_on: dueOn ?? giving.dueOn,
      due_on: dueOn ?? giving.dueOn,
      recorded_event: eventId,
    })),
  )
  return assignment
}

const ADDRESSEE_COLUMNS = [
  { name: 'assignment_id', type: 'bigint' },
  { name: 'organisation_id', type: 'bigint' },
  { name: 'kind', type: 'text' },
  { name: 'body_id', type: 'bigint' },
  { name: 'role', type: 'text' },
  { name: 'given_on', type: 'date' },
  { name: 'first_due_on', type: 'date' },
  { name: 'due_on', type: 'date' },
  { name: 'recorded_event', type: 'bigint' },
]

/** The assignment alone; `issuing`: whom background work will write down as its addressees. */
export async function insertAssignment(
  tx: Db,
  giving: Omit<Giving, 'addressees'>,
  eventId: string,
  issuing: object | null = null,
): Promise<{ id: string; publicId: string }> {
  const { kind, organisationId, bodyId = null, title, ground = null, product = null } = giving
  const { documentId = null, origin = null, givenOn, startsOn, dueOn } = giving
  const stages = giving.stages ?? usualStages(kind)
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into assignment (organisation_id, body_id, kind, title, stages, ground, product, document_id, origin_kind, origin_id,
      given_on, starts_on, due_on, issuing, recorded_event)
    values (${organisationId}, ${bodyId}, ${kind}, ${title}, ${[...stages]}::text[], ${ground}, ${product}, ${documentId},
      ${origin?.kind ?? null}, ${origin?.id ?? null}, ${givenOn}, ${startsOn}, ${dueOn},
      ${issuing && JSON.stringify(issuing)}::jsonb, ${eventId})
    returning id, public_id as "publicId"`.execute(tx)
  return rows[0]!
}

/** Those of the units that exist on a day. */
export async function existingUnits(db: Db, ids: readonly string[], on: Day): Promise<Set<string>> {
  return new Set((await kindsOn(db, ids, on)).keys())
}

/** The kinds of units on a day; a unit that does not exist then is missing. */
async function kindsOn(db: Db, ids: readonly string[], on: Day): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select organisation_id as id, kind from organisation_state
    where organisation_id = any(${[...new Set(ids)]}::bigint[]) and superseded_at is null
      and from_day <= ${on}::date and ${on}::date < until_day`.execute(db)
  return new Map(rows.map(({ id, kind }) => [id, kind]))
}

/** An act on what was given to a unit; `organisationId` is the unit that acts. */
export interface RecordedAct {
  addresseeId: string
  stage: Stage
  on: Day
  note?: string | null
  documentId?: string | null
  details?: ActDetails
  results?: readonly Result[]
  organisationId: string
}

/** Records an act and what follows from it; throws Refused with all that stands against it. `today`: it may not be dated later. */
export async function recordAct(
  tx: Db,
  act: RecordedAct,
  eventId: string,
  today: Day | null = null,
): Promise<void> {
  const { addresseeId, stage, on, note = null, documentId = null, details = {} } = act
  const situation = await situationOf(tx, addresseeId)
  const judged = { stage, on, details, note, hasDocument: documentId !== null }
  insist(refusalsToAct(situation, judged, today))
  await insertAct(tx, act, eventId)
  await refreshStages(tx, [addresseeId])
}

/** Records an act that has been judged, without what follows from it; `seq`: in the place of another. */
export async function insertAct(
  tx: Db,
  act: RecordedAct,
  eventId: string,
  seq: string | null = null,
): Promise<void> {
  const { addresseeId, stage, on, note = null, documentId = null, details = {}, organisationId } = act
  const { rows } = await sql<{ id: string }>`
    insert into assignment_act (addressee_id, stage, on_day, note, document_id, details, organisation_id, recorded_event
      ${seq === null ? sql`` : sql`, seq`})
    values (${addresseeId}, ${stage}, ${on}, ${note}, ${documentId}, ${JSON.stringify(keptDetails(details))}::jsonb,
      ${organisationId}, ${eventId} ${seq === null ? sql`` : sql`, ${seq}`})
    returning id`.execute(tx)
  await insertResults(tx, rows[0]!.id, act.results ?? [])
}

/** Records many acts of one kind at once, judged by the caller (a nudge to all who are late, the demonstration). */
export async function recordActs(tx: Db, acts: readonly RecordedAct[], eventId: string): Promise<void> {
  if (acts.length === 0) return
  await bulkInsert(
    tx,
    'assignment_act',
    ACT_COLUMNS,
    acts.map(({ addresseeId, stage, on, note, documentId, details = {}, organisationId }) => ({
      addressee_id: addresseeId,
      stage,
      on_day: on,
      note,
      document_id: documentId,
      details: keptDetails(details),
      organisation_id: organisationId,
      recorded_event: eventId,
    })),
  )
  await refreshStages(tx, [...new Set(acts.map((act) => act.addresseeId))])
}

const ACT_COLUMNS = [
  { name: 'addressee_id', type: 'bigint' },
  { name: 'stage', type: 'text' },
  { name: 'on_day', type: 'date' },
  { name: 'note', type: 'text' },
  { name: 'document_id', type: 'bigint' },
  { name: 'details', type: 'jsonb' },
  { name: 'organisation_id', type: 'bigint' },
  { name: 'recorded_event', type: 'bigint' },
]

async function insertResults(tx: Db, actId: string, results: readonly Result[]): Promise<void> {
  await bulkInsert(
    tx,
    'assignment_result',
    [
      { name: 'act_id', type: 'bigint' },
      { name: 'what', type: 'text' },
      { name: 'beneficiaries', type: 'text' },
      { name: 'people', type: 'integer' },
      { name: 'value', type: 'bigint' },
    ],
    results.map((result) => ({ act_id: actId, ...result })),
  )
}

/** What was given to a unit as an act on it is judged, with the addressee to itself until the transaction ends. */
export async function situationOf(tx: Db, addresseeId: string): Promise<Situation> {
  const { rows } = await sql<Omit<Situation, 'acts'> & { stages: AskedStage[] }>`
    select assignment.stages, given.given_on as "givenOn", given.first_due_on as "firstDueOn",
      assignment.withdrawn_on as "withdrawnOn"
    from assignment_addressee given join assignment on assignment.id = given.assignment_id
    where given.id = ${addresseeId} for no key update of given`.execute(tx)
  if (!rows[0]) throw new NotFound('addressee of an assignment')
  return { ...rows[0], acts: await actsOf(tx, addresseeId) }
}

async function actsOf(db: Db, addresseeId: string): Promise<PastAct[]> {
  const { rows } = await sql<PastAct>`
    select stage, on_day as "on", details from assignment_act
    where addressee_id = ${addresseeId} and superseded_at is null order by on_day, seq`.execute(db)
  return rows
}
