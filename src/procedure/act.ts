import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { Conflict, type Refusal } from '#platform/errors.ts'
import { voteBase } from './base-store.ts'
import type { ActGiven, CaseGiven, DoneAct, Given, Step } from './declaration.ts'
import type { AnyProcedure } from './declare.ts'
import { judgeDecision, recordDecision } from './decision.ts'
import type { Doing } from './open.ts'
import { insistFor } from './refuse.ts'
import { actsOf, caseGiven, getCase, givenOn, readDeviations, writeAct } from './store.ts'
import type { After, CaseRow } from './store.ts'
import { dueOn, isDecided, isEnd, landing, lawOn, refusalsByTable, stepOf } from './walk.ts'

/** An act as asked for: on which case, and how many acts of it the actor has seen. */
export interface AskedAct extends ActGiven {
  caseId: string
  seen: number
  /** The term in which the number of the decision runs; default: that of the issuer on the day. */
  decisionTerm: string | null
}

/** A case taken up to be acted on: locked, with all that is known of it. */
export interface TakenUp {
  row: CaseRow
  acts: DoneAct[]
  one: CaseGiven
}

/** Takes a case up to act on it on a day; throws Conflict when somebody has acted since the actor looked. */
export async function takeUp(tx: Db, publicId: string, seen: number, on: Day): Promise<TakenUp> {
  const row = await getCase(tx, publicId, true)
  const acts = await actsOf(tx, row.id)
  if (row.acts !== seen) {
    const last = acts.at(-1)!
    throw new Conflict(`since then: ${last.act} ${last.step} on ${last.on}; the case stands at ${row.place}`)
  }
  return { row, acts, one: await caseGiven(tx, row, acts, on) }
}

/**
 * Does a step: judges it by the table and the room's rules, records the decision, writes the room's facts and where the
 * case goes, all in this transaction. Throws Refused with all reasons. Serve it with `sees: 'register'`.
 */
export async function actOnCase(
  tx: Db,
  procedure: AnyProcedure,
  asked: AskedAct,
  { actor, today }: Doing,
): Promise<void> {
  const taken = await takeUp(tx, asked.caseId, asked.seen, asked.on)
  const { row, one } = taken
  if (row.place !== asked.step) throw new Conflict(`the case stands at ${row.place}`)
  const step = stepOf(procedure, asked.step)!
  const given = await givenOn(tx, procedure, one, { on: asked.on, today, actor, act: asked })
  const unitId = one.units[step.who.unit] ?? row.awaitingId!
  const base = step.vote ? await voteBase(tx, step.vote, unitId, asked.on) : null
  const refusals: Refusal[] = row.state === 'suspended' ? [{ code: 'case-suspended' }] : []
  refusals.push(...refusalsByTable(procedure, given, asked, row, base), ...refusalsToPeople(step, asked, one))
  refusals.push(...procedure.refusalsToAct(given, asked))
  const outcome = step.outcomes.find((candidate) => candidate.id === asked.outcome)
  const decision =
    outcome && isDecided(step, outcome) && asked.decisionNo
      ? await judgeDecision(tx, actor, {
          step,
          unitId,
          on: asked.on,
          number: asked.decisionNo,
          term: asked.decisionTerm,
        })
      : null
  insistFor(procedure, [...refusals, ...(decision?.refusals ?? [])])
  const eventId = await recordEvent(tx, actor, {
    action: 'case.acted',
    organisationId: unitId,
    subjectKind: 'case',
    subjectId: row.publicId,
    details: { kind: row.kind, step: asked.step, outcome: asked.outcome, on: asked.on },
  })
  const documentId = decision && (await recordDecision(tx, decision, eventId))
  const after = await afterAct(tx, procedure, taken, given, asked, { unitId, documentId })
  const organ = step.who.organ
  const law = lawOn(procedure, asked.on).source
  const act = { ...asked, act: 'step' as const, organisationId: unitId, organ, documentId, law }
  const actId = await writeAct(tx, row, act, after, { eventId, today })
  await writePeople(tx, row, actId, step, asked)
  if (outcome!.writes)
    await procedure.write!(tx, given, asked, {
      actor,
      eventId,
      caseId: row.id,
      organisationId: unitId,
      documentId,
    })
}

/** Where the case stands after the act. */
async function afterAct(
  tx: Db,
  procedure: AnyProcedure,
  { row, acts, one }: TakenUp,
  given: Given,
  asked: ActGiven,
  { unitId, documentId }: { unitId: string; documentId: string | null },
): Promise<After> {
  const { to } = stepOf(procedure, asked.step)!.outcomes.find((candidate) => candidate.id === asked.outcome)!
  const done: DoneAct = {
    ...asked,
    id: '',
    act: 'step',
    round: row.round,
    organisationId: unitId,
    documentId,
    law: '',
    to,
  }
  const then: Given = { ...given, case: { ...one, acts: [...acts, done] } }
  const place = landing(procedure, then, to)
  return arriveAt(tx, procedure, then, {
    place,
    on: asked.on,
    round: place === row.place ? row.round + 1 : 1,
  })
}

/** What holds of a case that has come to a place on a day. */
export async function arriveAt(
  tx: Db,
  procedure: AnyProcedure,
  given: Given,
  { place, on, round }: { place: string; on: Day; round: number },
): Promise<After> {
  if (isEnd(place)) {
    const ended = { place, state: place, round, arrivedOn: on, dueOn: null, endedOn: on }
    return { ...ended, awaitingUnit: null, awaitingOrgan: null }
  }
  const step = stepOf(procedure, place)!
  const due = dueOn(step, given, on, await readDeviations(tx))
  const standing = { place, state: 'open', round, arrivedOn: on, dueOn: due, endedOn: null }
  return { ...standing, awaitingUnit: step.who.unit, awaitingOrgan: step.who.organ }
}

/** People judged at this step are in the case, and somebody is left unless it ends. */
function refusalsToPeople(step: Step, { people, outcome }: ActGiven, one: CaseGiven): Refusal[] {
  const refusals: Refusal[] = []
  const named = Object.entries(people)
  if (named.some(([id]) => !one.personIds.includes(id))) refusals.push({ code: 'person-not-in-case' })
  const leaving = named.filter(
    ([, told]) => step.perPerson?.find((kind) => kind.id === told.outcome)?.stays === false,
  )
  const ends = isEnd(step.outcomes.find((candidate) => candidate.id === outcome)?.to ?? '')
  if (leaving.length > 0 && leaving.length === one.personIds.length && !ends)
    refusals.push({ code: 'nobody-left' })
  return refusals
}

async function writePeople(
  tx: Db,
  row: CaseRow,
  actId: string,
  step: Step,
  { people }: ActGiven,
): Promise<void> {
  const rows = Object.entries(people).map(([personId, { outcome, reason }]) => ({
    person_id: personId,
    act_id: actId,
    outcome,
    stays: step.perPerson!.find((one) => one.id === outcome)!.stays,
    reason,
  }))
  if (rows.length === 0) return
  await bulkInsert(
    tx,
    'procedure_person_outcome',
    [
      { name: 'person_id', type: 'bigint' },
      { name: 'act_id', type: 'bigint' },
      { name: 'outcome', type: 'text' },
      { name: 'stays', type: 'boolean' },
      { name: 'reason', type: 'text' },
    ],
    rows,
  )
  const left = rows.filter((one) => !one.stays).map((one) => one.person_id)
  await sql`update procedure_subject set is_open = false
    where case_id = ${row.id} and person_id = any(${left}::bigint[])`.execute(tx)
}
