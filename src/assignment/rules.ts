import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import {
  STAGE_TABLE,
  stageDaysOf,
  type ActDetails,
  type AskedStage,
  type AssignmentKind,
  type PastAct,
  type Stage,
} from './stages.ts'

/** A unit, or a body of it, to which something is given; `code` is how a refusal names it. */
export interface Addressee {
  organisationId: string
  bodyId?: string | null
  role: 'lead' | 'co'
  dueOn?: Day | null
  code?: string
}

/** What is given: by whom, to whom, from when, by when. Ids are internal. */
export interface Giving {
  kind: AssignmentKind
  organisationId: string
  bodyId?: string | null
  title: string
  /** What every addressee is asked to do; the kind's usual unless said. */
  stages?: readonly AskedStage[]
  ground?: string | null
  product?: string | null
  documentId?: string | null
  /** The record that it came from: `{ kind: 'gathering', id }`. */
  origin?: { kind: string; id: string } | null
  givenOn: Day
  startsOn: Day
  dueOn: Day | null
  addressees: readonly Addressee[]
}

export type AssignmentRefusal = Refusal &
  (
    | { code: 'due-before-start'; from: Day; to: Day; unit: string | null }
    | { code: 'given-in-future'; on: Day; today: Day }
    | { code: 'no-addressee' }
    | { code: 'no-lead' }
    | { code: 'addressed-twice'; unit: string }
    | { code: 'unit-ceased'; unit: string; on: Day }
    | { code: 'unit-unknown'; text: string; line: number; suggestions: string }
    | { code: 'unit-ambiguous'; text: string; line: number; suggestions: string }
  )

/** What stands against giving; empty: nothing. `existing`: the units that exist on the day it is given. */
export function refusalsToGive(giving: Giving, existing: ReadonlySet<string>): AssignmentRefusal[] {
  const { addressees, startsOn, givenOn } = giving
  const refusals = refusalsToDays(giving)
  if (addressees.length === 0) refusals.push({ code: 'no-addressee' })
  else if (!addressees.some((one) => one.role === 'lead')) refusals.push({ code: 'no-lead' })
  const seen = new Set<string>()
  const told = new Set<string>()
  for (const { organisationId, bodyId, dueOn, code = organisationId } of addressees) {
    const key = `${organisationId} ${bodyId ?? ''}`
    if (seen.has(key) && !told.has(key)) {
      refusals.push({ code: 'addressed-twice', unit: code })
      told.add(key)
    } else if (!seen.has(key) && !existing.has(organisationId))
      refusals.push({ code: 'unit-ceased', unit: code, on: givenOn })
    seen.add(key)
    if (dueOn && dueOn < startsOn)
      refusals.push({ code: 'due-before-start', from: startsOn, to: dueOn, unit: code })
  }
  return refusals
}

/** What stands against the days of an assignment; `today` where it may not be dated ahead. */
export function refusalsToDays(
  { givenOn, startsOn, dueOn }: Pick<Giving, 'givenOn' | 'startsOn' | 'dueOn'>,
  today: Day | null = null,
): AssignmentRefusal[] {
  const refusals: AssignmentRefusal[] = []
  if (today !== null && givenOn > today) refusals.push({ code: 'given-in-future', on: givenOn, today })
  if (dueOn !== null && dueOn < startsOn)
    refusals.push({ code: 'due-before-start', from: startsOn, to: dueOn, unit: null })
  return refusals
}

/** What was given to a unit, as an act on it is judged. */
export interface Situation {
  stages: readonly AskedStage[]
  givenOn: Day
  firstDueOn: Day | null
  withdrawnOn: Day | null
  /** The acts that count, by day and order of recording. */
  acts: readonly PastAct[]
}

/** An act to be recorded. */
export interface NewAct extends PastAct {
  note: string | null
  hasDocument: boolean
}

export type ActRefusal = Refusal &
  (
    | { code: 'act-in-future'; on: Day; today: Day }
    | { code: 'act-before-given'; on: Day; givenOn: Day }
    | { code: 'assignment-withdrawn'; on: Day }
    | { code: 'closed-already'; on: Day }
    | { code: 'stage-not-asked'; stage: Stage }
    | { code: 'not-received'; stage: Stage }
    | { code: 'not-reported'; stage: Stage }
    | { code: 'act-before-received'; on: Day; receivedOn: Day }
    | { code: 'act-before-reported'; on: Day; reportedOn: Day }
    | { code: 'done-already'; stage: Stage; on: Day }
    | { code: 'no-document' }
    | { code: 'programme-dated-later'; issuedOn: Day; on: Day }
    | { code: 'no-form' }
    | { code: 'more-attended-than-asked'; attendees: number; target: number }
    | { code: 'no-reason'; stage: Stage }
    | { code: 'extension-not-later'; dueOn: Day | null }
    | { code: 'nothing-owed'; on: Day }
    | { code: 'nobody-concerned' }
    | { code: 'later-act-rests'; stage: Stage; on: Day }
  )

/** What stands against an act; empty: nothing. `today` where it may not be dated ahead. */
export function refusalsToAct(situation: Situation, act: NewAct, today: Day | null = null): ActRefusal[] {
  const { givenOn, withdrawnOn, stages } = situation
  const refusals: ActRefusal[] = []
  if (today !== null && act.on > today) refusals.push({ code: 'act-in-future', on: act.on, today })
  if (act.on < givenOn) refusals.push({ code: 'act-before-given', on: act.on, givenOn })
  if (withdrawnOn !== null) refusals.push({ code: 'assignment-withdrawn', on: withdrawnOn })
  if (isAskable(act.stage) && !stages.includes(act.stage))
    refusals.push({ code: 'stage-not-asked', stage: act.stage })
  return [...refusals, ...refusalsToOrder(situation, act), ...refusalsToDetails(situation, act)]
}

function isAskable(stage: Stage): stage is AskedStage {
  return ['received', 'disseminated', 'programme', 'reported'].includes(stage)
}

function refusalsToOrder({ stages, firstDueOn, acts }: Situation, { stage, on }: NewAct): ActRefusal[] {
  const days = stageDaysOf(stages, firstDueOn, acts)
  if (days.closed !== null) return [{ code: 'closed-already', on: days.closed }]
  const refusals: ActRefusal[] = []
  const { after, once } = STAGE_TABLE[stage]
  if (after === 'received' && stages.includes('received')) {
    if (days.received === null) refusals.push({ code: 'not-received', stage })
    else if (on < days.received) refusals.push({ code: 'act-before-received', on, receivedOn: days.received })
  }
  if (after === 'reported' && stages.includes('reported')) {
    if (days.reported === null) refusals.push({ code: 'not-reported', stage })
    else if (on < days.reported) refusals.push({ code: 'act-before-reported', on, reportedOn: days.reported })
  }
  const before = once && isAskable(stage) ? days[stage] : null
  if (before !== null) refusals.push({ code: 'done-already', stage, on: before })
  if (stage === 'reported' && days.returned !== null && on < days.returned && before === null)
    refusals.push({ code: 'act-before-reported', on, reportedOn: days.returned })
  if (stage === 'nudged' && days.done !== null) refusals.push({ code: 'nothing-owed', on: days.done })
  return refusals
}

function refusalsToDetails({ stages, firstDueOn, acts }: Situation, act: NewAct): ActRefusal[] {
  const { stage, on, note, hasDocument } = act
  const { number, issuedOn, form, attendees, target, dueOn } = act.details
  const refusals: ActRefusal[] = []
  if (stage === 'programme') {
    if (!hasDocument && (!number || !issuedOn)) refusals.push({ code: 'no-document' })
    if (issuedOn && issuedOn > on) refusals.push({ code: 'programme-dated-later', issuedOn, on })
  }
  if (stage === 'disseminated') {
    if (!form) refusals.push({ code: 'no-form' })
    if (attendees !== undefined && target !== undefined && attendees > target)
      refusals.push({ code: 'more-attended-than-asked', attendees, target })
  }
  if ((stage === 'returned' || stage === 'extended') && !note?.trim())
    refusals.push({ code: 'no-reason', stage })
  if (stage === 'extended') {
    const { due } = stageDaysOf(stages, firstDueOn, acts)
    if (!dueOn || (due !== null && dueOn <= due) || dueOn < on)
      refusals.push({ code: 'extension-not-later', dueOn: due })
  }
  return refusals
}

/**
 * What stands against leaving `acts` (one taken out, or put right): each must still stand on those before it. `wanted` is
 * how they would be, in order.
 */
export function refusalsToCorrection(situation: Situation, wanted: readonly NewAct[]): ActRefusal[] {
  for (const [index, act] of wanted.entries()) {
    const before = { ...situation, acts: wanted.slice(0, index) }
    if (refusalsToOrder(before, act).length > 0)
      return [{ code: 'later-act-rests', stage: act.stage, on: act.on }]
  }
  return []
}

/** What stands against passing an assignment on to units below on a day, to be done by `dueOn`; empty: nothing. */
export function refusalsToPassing(
  situation: Situation,
  { on, dueOn }: { on: Day; dueOn: Day | null },
  today: Day,
): (ActRefusal | AssignmentRefusal)[] {
  const passing: NewAct = { stage: 'progress', on, details: {}, note: null, hasDocument: false }
  const refusals: (ActRefusal | AssignmentRefusal)[] = refusalsToAct(situation, passing, today)
  if (dueOn !== null && dueOn < on)
    refusals.push({ code: 'due-before-start', from: on, to: dueOn, unit: null })
  return refusals
}

type DefinedDetails = { [Key in keyof ActDetails]?: ActDetails[Key] | undefined }

/** Details as they are kept: only what is said. */
export function keptDetails(details: DefinedDetails): ActDetails {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))
}
