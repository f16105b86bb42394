import { addDays, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { FINISHED, type State } from '#programme/codes.ts'
import type { ActRefusal } from '#programme/rules.ts'
import { SOON_DAYS, type Light, type Outcome, type SchemeKind } from './codes.ts'

export type SchemeRefusal =
  | ActRefusal
  | (Refusal &
      (
        | { code: 'due-before-start'; from: Day; due: Day }
        | { code: 'summing-up-without-text' }
        | { code: 'summing-up-without-years' }
        | { code: 'unit-not-there'; on: Day }
        | { code: 'acted-before'; on: Day; first: Day }
        | { code: 'milestone-out-of-order'; title: string; on: Day; before: Day }
        | { code: 'milestone-outside'; title: string; on: Day; from: Day; due: Day }
        | { code: 'milestone-twice'; title: string }
        | { code: 'milestone-done'; title: string }
        | { code: 'done-in-future'; on: Day; today: Day }
        | { code: 'done-before-start'; on: Day; from: Day }
        | { code: 'draft-before-start'; on: Day; from: Day }
        | { code: 'draft-in-future'; on: Day; today: Day }
        | { code: 'answers-before-draft'; on: Day; by: Day }
        | { code: 'no-units' }
        | { code: 'units-not-there'; units: string }
        | { code: 'units-unknown'; texts: string }
        | { code: 'scheme-ended'; state: State }
        | { code: 'not-asked'; unit: string }
        | { code: 'opinion-before-draft'; on: Day; draft: Day }
        | { code: 'opinion-in-future'; on: Day; today: Day }
        | { code: 'part-unknown'; part: string }
        | { code: 'part-without-opinion' }
        | { code: 'answer-without-reason'; outcome: Outcome }
        | { code: 'answer-before-opinion'; on: Day; opinion: Day }
        | { code: 'nothing-to-answer' }
        | { code: 'member-ends-before-start'; from: Day; to: Day }
        | { code: 'head-taken' }
        | { code: 'follow-up-before-adoption' }
      ))

/** A scheme as it is to be. */
export interface SchemeDraft {
  kind: SchemeKind
  startsOn: Day
  dueOn: Day
  reviewed: string | null
  years: number | null
}

/** What stands against giving units what follows from a scheme that stands so; `unknown` are texts that name no unit. */
export function refusalsToFollowUp(
  { dueOn, ids, unknown }: { dueOn: Day | null; ids: readonly string[]; unknown: readonly string[] },
  state: State,
  today: Day,
): SchemeRefusal[] {
  const refusals: SchemeRefusal[] = []
  if (state !== 'adopted') refusals.push({ code: 'follow-up-before-adoption' })
  if (dueOn !== null && dueOn < today) refusals.push({ code: 'due-before-start', from: today, due: dueOn })
  if (unknown.length > 0) refusals.push({ code: 'units-unknown', texts: unknown.join('; ') })
  else if (ids.length === 0) refusals.push({ code: 'no-units' })
  return refusals
}

/** What stands against a scheme; `firstActOn` where it is corrected. Empty: nothing. */
export function refusalsToScheme(scheme: SchemeDraft, firstActOn: Day | null = null): SchemeRefusal[] {
  const { kind, startsOn, dueOn, reviewed, years } = scheme
  const refusals: SchemeRefusal[] = []
  if (dueOn < startsOn) refusals.push({ code: 'due-before-start', from: startsOn, due: dueOn })
  if (kind === 'summing_up' && !reviewed) refusals.push({ code: 'summing-up-without-text' })
  if (kind === 'summing_up' && years === null) refusals.push({ code: 'summing-up-without-years' })
  if (firstActOn !== null && firstActOn < startsOn)
    refusals.push({ code: 'acted-before', on: startsOn, first: firstActOn })
  return refusals
}

/** A milestone in the order of the plan. */
export interface Milestone {
  title: string
  plannedOn: Day
}

/** What stands against a plan of milestones: days out of order, outside the scheme, titles twice. */
export function refusalsToMilestones(
  milestones: readonly Milestone[],
  { startsOn, dueOn }: Pick<SchemeDraft, 'startsOn' | 'dueOn'>,
): SchemeRefusal[] {
  const refusals: SchemeRefusal[] = []
  for (const [index, { title, plannedOn }] of milestones.entries()) {
    const before = milestones[index - 1]
    if (before && plannedOn < before.plannedOn)
      refusals.push({ code: 'milestone-out-of-order', title, on: plannedOn, before: before.plannedOn })
    if (plannedOn < startsOn || plannedOn > dueOn)
      refusals.push({ code: 'milestone-outside', title, on: plannedOn, from: startsOn, due: dueOn })
    if (milestones.findIndex((one) => one.title === title) < index)
      refusals.push({ code: 'milestone-twice', title })
  }
  return refusals
}

/** What stands against a milestone being done on a day. */
export function refusalsToDone(on: Day, startsOn: Day, today: Day): SchemeRefusal[] {
  const refusals: SchemeRefusal[] = []
  if (on > today) refusals.push({ code: 'done-in-future', on, today })
  if (on < startsOn) refusals.push({ code: 'done-before-start', on, from: startsOn })
  return refusals
}

/** A scheme's light on a day, by the first milestone not done by then, or by its own due day. */
export function lightOf(
  { state, dueOn }: { state: State; dueOn: Day },
  milestones: readonly { plannedOn: Day; doneOn: Day | null }[],
  on: Day,
): Light {
  if (FINISHED.includes(state)) return 'ended'
  const next = milestones.find((one) => one.doneOn === null || one.doneOn > on)?.plannedOn ?? dueOn
  if (next < on) return 'late'
  return next <= addDays(on, SOON_DAYS) ? 'soon' : 'in_time'
}

/** A draft to be sent to units. */
export interface DraftSending {
  on: Day
  answersBy: Day
  units: number
  missing: readonly string[]
}

/** What stands against sending a draft for opinions. */
export function refusalsToDraft(
  draft: DraftSending,
  scheme: { startsOn: Day; state: State; today: Day },
): SchemeRefusal[] {
  const { on, answersBy, units, missing } = draft
  const refusals: SchemeRefusal[] = []
  if (FINISHED.includes(scheme.state)) refusals.push({ code: 'scheme-ended', state: scheme.state })
  if (on > scheme.today) refusals.push({ code: 'draft-in-future', on, today: scheme.today })
  if (on < scheme.startsOn) refusals.push({ code: 'draft-before-start', on, from: scheme.startsOn })
  if (answersBy < on) refusals.push({ code: 'answers-before-draft', on, by: answersBy })
  if (units === 0) refusals.push({ code: 'no-units' })
  if (missing.length > 0) refusals.push({ code: 'units-not-there', units: missing.join(', ') })
  return refusals
}

/** What stands against a unit's opinion about a draft. */
export function refusalsToOpinion(
  opinion: { on: Day; part: string | null; text: string | null; unit: string },
  draft: { on: Day; parts: readonly string[]; asked: boolean; today: Day },
): SchemeRefusal[] {
  const { on, part, text, unit } = opinion
  const refusals: SchemeRefusal[] = []
  if (!draft.asked) refusals.push({ code: 'not-asked', unit })
  if (on > draft.today) refusals.push({ code: 'opinion-in-future', on, today: draft.today })
  if (on < draft.on) refusals.push({ code: 'opinion-before-draft', on, draft: draft.on })
  if (part !== null && !draft.parts.includes(part)) refusals.push({ code: 'part-unknown', part })
  if (part !== null && !text) refusals.push({ code: 'part-without-opinion' })
  return refusals
}

/** What stands against what was done with an opinion. */
export function refusalsToOutcome(
  { outcome, reason, on }: { outcome: Outcome; reason: string | null; on: Day },
  opinion: { on: Day; text: string | null; today: Day },
): SchemeRefusal[] {
  const refusals: SchemeRefusal[] = []
  if (opinion.text === null) refusals.push({ code: 'nothing-to-answer' })
  if (outcome !== 'taken_up' && !reason) refusals.push({ code: 'answer-without-reason', outcome })
  if (on < opinion.on) refusals.push({ code: 'answer-before-opinion', on, opinion: opinion.on })
  if (on > opinion.today) refusals.push({ code: 'opinion-in-future', on, today: opinion.today })
  return refusals
}
