import { recordEvent } from '#access/events.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Refusal } from '#platform/errors.ts'
import { takeUp, type TakenUp } from './act.ts'
import { isWorkingDay, spanAfter, type Deviations } from './calendar.ts'
import type { Given, Step } from './declaration.ts'
import type { CaseAct } from './table-words.ts'
import type { AnyProcedure } from './declare.ts'
import type { Doing } from './open.ts'
import { insistFor } from './refuse.ts'
import { givenOn, readDeviations, writeAct, type ActRow, type After } from './store.ts'
import { deadlineOn, dueOn, lastDayOf, lawOn, refusalsToDay, stepOf } from './walk.ts'

/** Acts that every procedure knows: back to an earlier step, a longer deadline, a pause, an end before the end. */
export const COURSES = ['returned', 'extended', 'suspended', 'resumed', 'withdrawn', 'expired'] as const
export type Course = (typeof COURSES)[number]

export interface AskedCourse {
  caseId: string
  seen: number
  course: Course
  on: Day
  reason: string
  /** Of `returned`: the step; of `extended`: nothing. */
  to: string | null
  /** Of `extended`: the new last day. */
  until: Day | null
  /** The unit in whose name the actor does it. */
  unitId: string
}

/** Changes the course of a case, with its event; throws Refused with all reasons. */
export async function changeCourse(
  tx: Db,
  procedure: AnyProcedure,
  asked: AskedCourse,
  { actor, today }: Doing,
): Promise<void> {
  const taken = await takeUp(tx, asked.caseId, asked.seen, asked.on)
  const { row, one } = taken
  const given = await givenOn(tx, procedure, one, { on: asked.on, today, actor, act: null })
  const deviations = await readDeviations(tx)
  insistFor(procedure, [
    ...refusalsToDay(given, asked.on, lastDayOf(given, row)),
    ...refusalsToCourse(procedure, taken, given, asked, deviations),
  ])
  const eventId = await recordEvent(tx, actor, {
    action: `case.${asked.course}`,
    organisationId: asked.unitId,
    subjectKind: 'case',
    subjectId: row.publicId,
    details: { kind: row.kind, step: row.place, on: asked.on, ...(asked.to ? { to: asked.to } : {}) },
  })
  const act = {
    act: asked.course as CaseAct,
    step: row.place,
    outcome: null,
    on: asked.on,
    organisationId: asked.unitId,
    organ: row.awaitingOrgan ?? 'person',
    values: asked.until === null ? {} : { until: asked.until },
    vote: null,
    documentId: null,
    reason: asked.reason,
    law: lawOn(procedure, asked.on).source,
  }
  await writeAct(tx, row, act, afterCourse(procedure, taken, given, asked, deviations), { eventId, today })
}

function refusalsToCourse(
  procedure: AnyProcedure,
  { row, acts }: TakenUp,
  given: Given,
  { course, to, until, on }: AskedCourse,
  deviations: Deviations,
): Refusal[] {
  if (row.endedOn !== null) return [{ code: 'case-ended', on: row.endedOn }]
  if ((row.state === 'suspended') !== (course === 'resumed') && course !== 'withdrawn')
    return [{ code: row.state === 'suspended' ? 'case-suspended' : 'case-not-suspended' }]
  const step = stepOf(procedure, row.place)!
  if (course === 'returned') {
    const taken = acts.some((act) => act.act === 'step' && act.step === to)
    return taken && to !== row.place ? [] : [{ code: 'return-not-possible' }]
  }
  if (course === 'extended')
    return refusalsToExtension(step, row, until, longestDue(step, row.arrivedOn, acts, deviations))
  if (course !== 'expired') return []
  const mayExpire = deadlineOn(step, row.arrivedOn)?.expires === true
  if (!mayExpire || row.dueOn === null) return [{ code: 'does-not-expire' }]
  return on <= row.dueOn ? [{ code: 'not-expired-yet', due: row.dueOn }] : []
}

function refusalsToExtension(
  step: Step,
  { dueOn: due, arrivedOn }: TakenUp['row'],
  until: Day | null,
  longest: Day | null,
): Refusal[] {
  const source = deadlineOn(step, arrivedOn)?.source
  if (longest === null || due === null) return [{ code: 'extension-unknown', ...(source ? { source } : {}) }]
  if (until === null || until <= due) return [{ code: 'extension-not-longer', due }]
  return until > longest
    ? [{ code: 'extension-too-long', until, longest, ...(source ? { source } : {}) }]
    : []
}

/** The last day to which the deadline may be lengthened; null where it may not be. */
export function longestDue(
  step: Step,
  arrivedOn: Day,
  acts: readonly object[],
  deviations: Deviations,
): Day | null {
  const span = deadlineOn(step, arrivedOn)?.extension
  const rows = acts as readonly ActRow[]
  const here = rows.slice(
    rows.findLastIndex((act) => act.act === 'step' || act.act === 'opened' || act.act === 'returned'),
  )
  const due = here.filter((act) => act.act !== 'extended').at(-1)?.dueOn ?? null
  return span && due !== null ? spanAfter(due, span, deviations) : null
}

function afterCourse(
  procedure: AnyProcedure,
  { row, acts }: TakenUp,
  given: Given,
  { course, on, to, until }: AskedCourse,
  deviations: Deviations,
): After {
  const { place, state, round, arrivedOn, awaitingUnit, awaitingOrgan } = row
  const same: After = {
    place,
    state,
    round,
    arrivedOn,
    dueOn: row.dueOn,
    awaitingUnit,
    awaitingOrgan,
    endedOn: null,
  }
  switch (course) {
    case 'returned': {
      const step = stepOf(procedure, to!)!
      const due = dueOn(step, given, on, deviations)
      const { unit, organ } = step.who
      return {
        ...same,
        place: to!,
        round: 1,
        arrivedOn: on,
        dueOn: due,
        awaitingUnit: unit,
        awaitingOrgan: organ,
      }
    }
    case 'extended':
      return { ...same, dueOn: until }
    case 'suspended':
      return { ...same, state: 'suspended' }
    case 'resumed':
      return { ...same, state: 'open', dueOn: resumedDue(procedure, row, acts, on, deviations) }
    default:
      return {
        ...same,
        place: course,
        state: course,
        dueOn: null,
        endedOn: on,
        awaitingUnit: null,
        awaitingOrgan: null,
      }
  }
}

/** The time of the pause does not count: the deadline moves by its days, of working days by those among them. */
function resumedDue(
  procedure: AnyProcedure,
  { dueOn: due, place, arrivedOn }: TakenUp['row'],
  acts: readonly { act: string; on: Day }[],
  on: Day,
  deviations: Deviations,
): Day | null {
  if (due === null) return null
  const from = acts.findLast((act) => act.act === 'suspended')?.on ?? on
  const span = deadlineOn(stepOf(procedure, place)!, arrivedOn)?.within
  let moved = due
  for (let paused = from; paused < on; paused = addDays(paused, 1)) {
    const next = addDays(paused, 1)
    if (span && 'workingDays' in span) {
      if (isWorkingDay(next, deviations)) moved = spanAfter(moved, { workingDays: 1 }, deviations)
    } else moved = addDays(moved, 1)
  }
  return moved
}
