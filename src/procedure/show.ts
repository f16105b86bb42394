import { sql } from 'kysely'
import { permissions, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound, type Refusal } from '#platform/errors.ts'
import type { UnitLink } from '#organisation/api.ts'
import {
  MOST,
  type ActForm,
  type CasePage,
  type PathPart,
  type ShownAct,
  type ShownProcedure,
} from './api.ts'
import { longestDue } from './course.ts'
import type { CaseGiven, Given, Step } from './declaration.ts'
import type { CaseOrgan } from './table-words.ts'
import type { AnyProcedure } from './declare.ts'
import { peopleOf } from './people-store.ts'
import { mayActAt, unitToday } from './reach.ts'
import { withSentence } from './refuse.ts'
import { actsOf, caseGiven, givenOn, readDeviations, type ActRow, type CaseRow } from './store.ts'
import { whereItStood } from './take-back.ts'
import { fieldShown, valuesShown, type Namer } from './values.ts'
import { deadlineOn, isDecided, isEnd, stepOf } from './walk.ts'

/** A procedure as forms need it. */
export function procedureShown(procedure: AnyProcedure): ShownProcedure {
  const { kind, name, subject, second, opening = [], openedBy, steps, law } = procedure
  return {
    kind,
    name,
    subject,
    opens: openedBy?.length !== 0,
    second: second ?? null,
    opening: opening.map(fieldShown),
    steps: steps.map((step) => ({ id: step.id, name: step.name })),
    law: [...law],
  }
}

/** A case as of a day, whole. The caller has found that the actor may read it. */
export async function showCase(
  db: Db,
  actor: Actor,
  procedure: AnyProcedure,
  row: CaseRow,
  on: Day,
): Promise<CasePage> {
  const everything = await actsOf(db, row.id, true)
  const acts = everything.filter((act) => act.takenBack === null && act.on <= on)
  const last = acts.at(-1)
  if (!last) throw new NotFound(`case ${row.publicId}`)
  const now = { ...row, ...whereItStood(procedure, last) }
  const one = await caseGiven(db, row, acts, on)
  const step = stepOf(procedure, now.place)
  const asked = { on, today: actor.today, actor, act: null }
  const given = await givenOn(db, procedure, one, asked)
  const awaitingId = now.awaitingUnit === null ? null : await unitToday(db, row, now.awaitingUnit, actor)
  const links = await linksOn(db, actor, unitsNamed(row, one, everything, awaitingId), on)
  const unit = (id: string | null) => (id === null ? null : (links.get(id) ?? null))
  const namer: Namer = { db, actor, on, allowed: await permissions(db, actor, row.organisationId) }
  const { people, beyond } = await peopleOf(db, actor, procedure, row.id, on)
  const deviations = await readDeviations(db)
  const deadline = step && deadlineOn(step, now.arrivedOn)
  return {
    id: row.publicId,
    on,
    kind: row.kind,
    name: procedure.name,
    subject: procedure.subject,
    people,
    beyond,
    home: unit(row.organisationId)!,
    second: unit(row.secondId),
    secondName: procedure.second?.name ?? null,
    opener: unit(row.openerId)!,
    openedOn: row.openedOn,
    given: await valuesShown(namer, procedure.opening ?? [], row.given),
    place: now.place,
    placeName: step?.name ?? null,
    state: now.state as CasePage['state'],
    round: now.round,
    seen: row.acts,
    dueOn: now.dueOn,
    dueSource: deadline?.source ?? null,
    endedOn: now.endedOn,
    awaiting: unit(awaitingId),
    organ: now.awaitingOrgan as CaseOrgan | null,
    path: pathOf(procedure, given, acts, now, unit),
    missing: step ? missingIn(procedure, given, step).slice(0, MOST.reasons) : [],
    history: await historyOf(
      procedure,
      everything.filter((act) => act.on <= on),
      unit,
      namer,
    ),
    form: step ? formOf(step) : null,
    returns: returnsOf(procedure, acts, now.place),
    longest: step ? longestDue(step, now.arrivedOn, acts, deviations) : null,
    may: await permitted(db, actor, procedure, row, awaitingId, last, deadline?.expires === true),
  }
}

function unitsNamed(
  row: CaseRow,
  one: CaseGiven,
  acts: readonly ActRow[],
  awaiting: string | null,
): string[] {
  const ids = [row.organisationId, row.secondId, row.openerId, awaiting, ...Object.values(one.units)]
  return [...new Set([...ids, ...acts.map((act) => act.organisationId)])].filter((id) => id !== null)
}

/** The whole path in the order of the table: done with its day, where it stands, ahead, left out. */
function pathOf(
  procedure: AnyProcedure,
  given: Given,
  acts: readonly ActRow[],
  now: { place: string; dueOn: Day | null; endedOn: Day | null },
  unit: (id: string | null) => UnitLink | null,
): PathPart[] {
  const { units } = given.case
  const order = procedure.steps.map((step) => step.id)
  const stands = order.indexOf(now.place)
  return procedure.steps.map((step, index) => {
    const done = acts.findLast((act) => act.act === 'step' && act.step === step.id)
    const isNow = step.id === now.place
    // A step done before the case was returned to an earlier one will be done again.
    const again = stands !== -1 && index > stands
    const isLeftOut = step.skip?.(given) ?? units[step.who.unit] === null
    const ahead = now.endedOn === null && (stands === -1 || index > stands) && !isLeftOut
    const at = isNow ? 'now' : done && !again ? 'done' : ahead ? 'next' : 'skipped'
    return {
      step: step.id,
      name: step.name,
      at,
      on: at === 'done' ? done!.on : null,
      due: isNow ? now.dueOn : null,
      unit: unit(at === 'done' ? done!.organisationId : units[step.who.unit]),
      organ: step.who.organ,
    }
  })
}

/** What would stand against the usual outcome today besides what the form itself asks for. */
function missingIn(procedure: AnyProcedure, given: Given, step: Step): Refusal[] {
  const early = step.notBefore?.(given)
  const [usual] = step.outcomes
  const act = {
    step: step.id,
    outcome: usual!.id,
    on: given.on,
    values: {},
    vote: null,
    decisionNo: null,
    people: {},
    reason: null,
  }
  const refusals: Refusal[] = procedure.refusalsToAct(given, act)
  if (early && given.on < early.day)
    refusals.unshift({ code: 'too-early', on: given.on, earliest: early.day, source: early.source })
  return refusals.map((one) => withSentence(procedure, one))
}

async function historyOf(
  procedure: AnyProcedure,
  acts: readonly ActRow[],
  unit: (id: string | null) => UnitLink | null,
  namer: Namer,
): Promise<ShownAct[]> {
  const shown: ShownAct[] = []
  for (const act of acts.slice(-MOST.acts)) {
    const step = stepOf(procedure, act.step)
    shown.push({
      id: act.publicId,
      act: act.act,
      step: act.step,
      stepName: step?.name ?? null,
      outcome: step?.outcomes.find((one) => one.id === act.outcome)?.name ?? null,
      toName: stepOf(procedure, act.to)?.name ?? null,
      on: act.on,
      unit: unit(act.organisationId)!,
      organ: act.organ as CaseOrgan,
      law: act.law,
      by: act.recordedBy,
      recordedAt: act.recordedAt.toISOString(),
      reason: act.reason,
      vote: act.vote,
      round: act.round,
      values: act.act === 'step' ? await valuesShown(namer, step?.fields ?? [], act.values) : [],
      document: act.documentPublicId === null ? null : { id: act.documentPublicId, number: act.decisionNo },
      takenBack: act.takenBack,
    })
  }
  return shown.reverse()
}

function formOf(step: Step): ActForm {
  const { vote } = step
  return {
    step: step.id,
    name: step.name,
    fields: (step.fields ?? []).map(fieldShown),
    vote: vote ? { base: vote.base, ...vote.need, rounds: vote.rounds ?? 1, source: vote.source } : null,
    decision: step.decision ?? null,
    outcomes: step.outcomes.map((outcome) => ({
      id: outcome.id,
      name: outcome.name,
      when: outcome.when ?? null,
      decides: isDecided(step, outcome),
      demandsFields: outcome.demandsFields ?? outcome.to !== 'rejected',
      needsReason: outcome.needsReason ?? false,
      ends: isEnd(outcome.to),
    })),
    perPerson: (step.perPerson ?? []).map((one) => ({ ...one, needsReason: one.needsReason ?? false })),
    forms: [...(step.forms ?? [])],
  }
}

function returnsOf(procedure: AnyProcedure, acts: readonly ActRow[], place: string) {
  const taken = new Set(acts.filter((act) => act.act === 'step').map((act) => act.step))
  return procedure.steps
    .filter((step) => taken.has(step.id) && step.id !== place)
    .map((step) => ({ step: step.id, name: step.name }))
}

async function permitted(
  db: Db,
  actor: Actor,
  procedure: AnyProcedure,
  row: CaseRow,
  awaitingId: string | null,
  last: ActRow,
  expires: boolean,
): Promise<CasePage['may']> {
  const isOpen = row.endedOn === null
  const act = isOpen && (await mayActAt(db, actor, procedure, awaitingId))
  const home = isOpen && (await mayActAtHome(db, actor, procedure, row))
  const { rows } = await sql<{ id: string }>`
    select unit_answering(${last.organisationId}::bigint, ${actor.today}::date) as id`.execute(db)
  const takeBack = last.act !== 'opened' && (await mayActAt(db, actor, procedure, rows[0]!.id))
  return { act, withdraw: act || home, takeBack, expire: act && expires }
}

/** Who opened a case, or keeps its home, may withdraw it wherever it stands. */
export async function mayActAtHome(
  db: Db,
  actor: Actor,
  procedure: AnyProcedure,
  row: CaseRow,
): Promise<boolean> {
  for (const which of ['opener', 'branch'] as const)
    if (await mayActAt(db, actor, procedure, await unitToday(db, row, which, actor))) return true
  return false
}
