import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insertActs, insertCases, insertDecisions, insertPeople, outcomeOf, unitsOfAll } from './bulk-rows.ts'
import type { DoneAct, Given, Values, VoteGiven } from './declaration.ts'
import type { AnyProcedure } from './declare.ts'
import { actsOf, caseGiven, getCase, givenOn, readDeviations } from './store.ts'
import { dueOn, isEnd, landing, stepOf } from './walk.ts'

/** An act of the past: what came of a step on a day. */
export interface PastAct {
  step: string
  outcome: string
  on: Day
  values?: Values
  vote?: VoteGiven | null
  /** The printed number of its decision, which goes into the issuer's book. */
  decisionNo?: string
  decisionTerm?: string
  /** Person (internal id) → what became of him. */
  people?: DoneAct['people']
  reason?: string
}

/** A case of the past with its acts in order; ids are internal. */
export interface PastCase {
  publicId?: string
  organisationId: string
  secondId?: string | null
  openerId?: string
  personIds: readonly string[]
  openedOn: Day
  values?: Values
  acts: readonly PastAct[]
}

export interface Recording {
  actor: Actor
  /** The event that all of it bears. */
  eventId: string
  today: Day
  /** Whether `write` is called for outcomes that write; false where the facts stand already. */
  writes: boolean
}

/**
 * Records many past cases at once, unjudged but walked by the table, for demonstration and mass acts: cases, acts and decisions
 * in a few statements. Throws where an act is not in the table. Answers their internal ids in order.
 */
export async function recordCases(
  tx: Db,
  procedure: AnyProcedure,
  cases: readonly PastCase[],
  recording: Recording,
): Promise<string[]> {
  if (cases.length === 0) return []
  const { eventId, today } = recording
  const units = await unitsOfAll(tx, cases, today)
  const ids = await insertCases(tx, procedure, cases, units, eventId)
  const documents = await insertDecisions(tx, procedure, cases, units, eventId)
  const actIds = await insertActs(tx, procedure, cases, { ids, units, documents, eventId })
  await insertPeople(tx, procedure, cases, ids, actIds)
  await settle(tx, ids)
  for (const [index, one] of cases.entries()) {
    const last = one.acts.at(-1)
    if (!last || !isEnd(outcomeOf(procedure, last).to))
      await settleOpen(tx, procedure, ids[index]!, recording)
    if (recording.writes) await writeFacts(tx, procedure, one, ids[index]!, recording)
  }
  return ids
}

/** Brings the cases to where their last acts say they stand. */
async function settle(tx: Db, ids: readonly string[]): Promise<void> {
  await sql`
    update procedure_case c set place = last.to_step, state = last.state, round = last.round, arrived_on = last.arrived_on,
      ended_on = case when last.state <> 'open' then last.on_day end,
      awaiting_id = case when last.state = 'open' then c.awaiting_id end,
      acts = (select count(*) from procedure_act a where a.case_id = c.id)
    from (
      select distinct on (a.case_id) a.* from procedure_act a where a.case_id = any(${[...ids]}::bigint[])
      order by a.case_id, a.id desc
    ) last where last.case_id = c.id`.execute(tx)
}

/** Finds where an open case has landed, by when it is due and who is awaited: its facts decide. */
async function settleOpen(
  tx: Db,
  procedure: AnyProcedure,
  id: string,
  { actor, today }: Recording,
): Promise<void> {
  const { rows } = await sql<{ publicId: string }>`
    select public_id as "publicId" from procedure_case where id = ${id}`.execute(tx)
  const row = await getCase(tx, rows[0]!.publicId)
  const given = await givenFor(tx, procedure, row.publicId, { actor, today })
  const place = landing(procedure, given, row.place)
  if (isEnd(place)) throw new Error(`procedure ${procedure.kind}: lands at ${place} past its last act`)
  const step = stepOf(procedure, place)!
  const due = dueOn(step, given, row.arrivedOn, await readDeviations(tx))
  await sql`
    update procedure_act set to_step = ${place}, due_on = ${due}
    where id = (select max(id) from procedure_act where case_id = ${id})`.execute(tx)
  await sql`
    update procedure_case set place = ${place}, due_on = ${due}, awaiting_unit = ${step.who.unit},
      awaiting_organ = ${step.who.organ},
      awaiting_id = case_unit(${step.who.unit}::text, organisation_id, second_id, opener_id, ${today}::date)
    where id = ${id}`.execute(tx)
  await sql`
    insert into procedure_unit (case_id, organisation_id)
    select id, awaiting_id from procedure_case where id = ${id} on conflict do nothing`.execute(tx)
  await sql`
    update procedure_subject s set is_open = true where s.case_id = ${id} and not exists (
      select from procedure_person_outcome o join procedure_act a on a.id = o.act_id
      where o.person_id = s.person_id and a.case_id = s.case_id and not o.stays)`.execute(tx)
}

async function givenFor(
  tx: Db,
  procedure: AnyProcedure,
  publicId: string,
  { actor, today }: Pick<Recording, 'actor' | 'today'>,
): Promise<Given> {
  const row = await getCase(tx, publicId)
  const acts = await actsOf(tx, row.id)
  const on = acts.at(-1)?.on ?? row.openedOn
  return givenOn(tx, procedure, await caseGiven(tx, row, acts, on), { on, today, actor, act: null })
}

/** Calls the room's `write` for the acts that write, in their order. */
async function writeFacts(
  tx: Db,
  procedure: AnyProcedure,
  one: PastCase,
  id: string,
  recording: Recording,
): Promise<void> {
  const writing = one.acts.filter((act) => outcomeOf(procedure, act).writes)
  if (writing.length === 0) return
  const { actor, eventId } = recording
  const { rows } = await sql<{ publicId: string }>`
    select public_id as "publicId" from procedure_case where id = ${id}`.execute(tx)
  const given = await givenFor(tx, procedure, rows[0]!.publicId, recording)
  for (const act of given.case.acts) {
    if (act.act !== 'step' || !writing.some((past) => past.step === act.step && past.on === act.on)) continue
    const { organisationId, documentId } = act
    const done = { actor, eventId, caseId: id, organisationId, documentId }
    await procedure.write!(tx, { ...given, on: act.on }, act, done)
  }
}
