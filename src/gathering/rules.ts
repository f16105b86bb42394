import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { asksOf, MOST, NEXT, type Kind, type State } from './kinds.ts'

/** What is planned: kind, days and times, the last day for opinions. */
export interface Planned {
  kind: Kind
  fromDay: Day
  toDay: Day
  startsAt: string | null
  endsAt: string | null
  opinionsDueOn: Day | null
}

/** A gathering as the rules judge it. */
export interface Standing extends Planned {
  state: State
  /** The day of its last act. */
  since: Day
  sites: number
  hasMinutes: boolean
}

export type GatheringRefusal = Refusal &
  (
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'ends-before-its-hour'; from: string; to: string }
    | { code: 'opinions-after-gathering'; due: Day; from: Day }
    | { code: 'opinions-not-asked'; kind: Kind }
    | { code: 'act-out-of-turn'; act: State; state: State }
    | { code: 'act-before-the-last'; on: Day; since: Day }
    | { code: 'act-after-today'; on: Day; today: Day }
    | { code: 'announced-after-its-day'; on: Day; from: Day }
    | { code: 'held-before-its-day'; on: Day; from: Day }
    | { code: 'needs-reason' }
    | { code: 'no-sites'; least: number }
    | { code: 'no-minutes' }
    | { code: 'closed'; state: State }
    | { code: 'not-announced'; state: State }
    | { code: 'not-held'; state: State }
    | { code: 'roll-call-before-its-day'; on: Day; from: Day }
    | { code: 'more-present-than-invited'; present: number; invited: number; site: string }
    | { code: 'presence-twice' }
    | { code: 'invitation-to-the-past'; from: Day; today: Day }
    | { code: 'answer-day-past'; by: Day; today: Day }
    | { code: 'answer-after-gathering'; by: Day; from: Day }
    | { code: 'invited-already' }
    | { code: 'nobody-to-invite' }
    | { code: 'too-many-papers'; most: number }
    | { code: 'too-many-invitations'; most: number }
    | { code: 'opinions-over'; due: Day; on: Day }
    | { code: 'votes-not-asked'; kind: Kind }
    | { code: 'votes-incomplete'; line: number }
    | { code: 'conclusions-given-already' }
    | { code: 'conclusion-given-already'; line: number }
    | { code: 'conclusion-is-lesson'; line: number }
    | { code: 'due-before-conclusion'; line: number; due: Day; from: Day }
    | { code: 'no-addressee'; line: number }
    | { code: 'no-lead'; line: number }
    | { code: 'too-many-addressees'; line: number; most: number }
    | { code: 'addressee-twice'; line: number; unit: string }
    | { code: 'unit-not-below'; line: number }
    | { code: 'link-invalid' }
    | { code: 'link-used'; present: number }
    | { code: 'link-of-another-day'; on: Day }
  )

/** What stands against a plan; empty: nothing. */
export function refusalsToPlan(plan: Planned): GatheringRefusal[] {
  const refusals: GatheringRefusal[] = []
  const { fromDay, toDay, startsAt, endsAt, opinionsDueOn, kind } = plan
  if (toDay < fromDay) refusals.push({ code: 'ends-before-it-starts', from: fromDay, to: toDay })
  if (fromDay === toDay && startsAt !== null && endsAt !== null && endsAt <= startsAt)
    refusals.push({ code: 'ends-before-its-hour', from: startsAt, to: endsAt })
  if (opinionsDueOn !== null && !asksOf(kind).opinions) refusals.push({ code: 'opinions-not-asked', kind })
  if (opinionsDueOn !== null && opinionsDueOn > toDay)
    refusals.push({ code: 'opinions-after-gathering', due: opinionsDueOn, from: fromDay })
  return refusals
}

/** What stands against an act on a day; empty: nothing. A postponed or cancelled gathering says why. */
export function refusalsToAct(
  standing: Standing,
  { act, on, note, today }: { act: State; on: Day; note: string | null; today: Day },
): GatheringRefusal[] {
  const refusals: GatheringRefusal[] = []
  const { state, since, fromDay, kind } = standing
  if (!NEXT[state].includes(act)) refusals.push({ code: 'act-out-of-turn', act, state })
  if (on < since) refusals.push({ code: 'act-before-the-last', on, since })
  if (on > today) refusals.push({ code: 'act-after-today', on, today })
  if (act === 'announced' && on > fromDay)
    refusals.push({ code: 'announced-after-its-day', on, from: fromDay })
  const { sites, minutes } = asksOf(kind)
  if (act === 'announced' && sites !== null && standing.sites < sites)
    refusals.push({ code: 'no-sites', least: sites })
  if (act === 'held' && on < fromDay) refusals.push({ code: 'held-before-its-day', on, from: fromDay })
  if (act === 'concluded' && minutes && !standing.hasMinutes) refusals.push({ code: 'no-minutes' })
  if ((act === 'postponed' || act === 'cancelled') && note === null) refusals.push({ code: 'needs-reason' })
  return refusals
}

/** What stands against a change of the plan, its programme, papers or sites: it is over. */
export function refusalsToChange({ state }: Standing): GatheringRefusal[] {
  return state === 'cancelled' || state === 'concluded' ? [{ code: 'closed', state }] : []
}

/** What stands against inviting; a day in the past invites nobody. */
export function refusalsToInvite(
  standing: Standing,
  { answerBy, invited, today }: { answerBy: Day | null; invited: number; today: Day },
): GatheringRefusal[] {
  const refusals = refusalsToChange(standing)
  const from = standing.fromDay
  if (from < today) refusals.push({ code: 'invitation-to-the-past', from, today })
  if (answerBy !== null && answerBy < today) refusals.push({ code: 'answer-day-past', by: answerBy, today })
  if (answerBy !== null && answerBy > from)
    refusals.push({ code: 'answer-after-gathering', by: answerBy, from })
  if (invited > MOST.invitations) refusals.push({ code: 'too-many-invitations', most: MOST.invitations })
  return refusals
}

/** What stands against an answer to an invitation. */
export function refusalsToAnswer(
  { state }: Standing,
  { answer, reason }: { answer: 'accepted' | 'declined'; reason: string | null },
): GatheringRefusal[] {
  const refusals: GatheringRefusal[] = state === 'announced' ? [] : [{ code: 'not-announced', state }]
  if (answer === 'declined' && reason === null) refusals.push({ code: 'needs-reason' })
  return refusals
}

/** What stands against a roll call on a day, by number or by person: not its day yet, not called, over. */
export function refusalsToRollCall({ state, fromDay }: Standing, on: Day): GatheringRefusal[] {
  const refusals: GatheringRefusal[] = []
  if (state !== 'announced' && state !== 'held')
    refusals.push(
      state === 'planned' || state === 'postponed'
        ? { code: 'not-announced', state }
        : { code: 'closed', state },
    )
  if (on < fromDay) refusals.push({ code: 'roll-call-before-its-day', on, from: fromDay })
  return refusals
}

/** What stands against a number at a site; one whose invited are not known takes any. */
export function refusalsToPresent(
  site: { name: string; invited: number | null },
  present: number,
): GatheringRefusal[] {
  return site.invited !== null && present > site.invited
    ? [{ code: 'more-present-than-invited', present, invited: site.invited, site: site.name }]
    : []
}

/** What stands against an opinion on a day. */
export function refusalsToOpinion({ kind, state, opinionsDueOn }: Standing, on: Day): GatheringRefusal[] {
  const refusals: GatheringRefusal[] = []
  if (!asksOf(kind).opinions) refusals.push({ code: 'opinions-not-asked', kind })
  if (state === 'planned' || state === 'postponed') refusals.push({ code: 'not-announced', state })
  if (state === 'cancelled' || state === 'concluded') refusals.push({ code: 'closed', state })
  if (opinionsDueOn !== null && on > opinionsDueOn)
    refusals.push({ code: 'opinions-over', due: opinionsDueOn, on })
  return refusals
}

/** What stands against minutes: they are of a gathering that was held. */
export function refusalsToMinutes({ state }: Standing): GatheringRefusal[] {
  return state === 'held'
    ? []
    : [state === 'concluded' ? { code: 'closed', state } : { code: 'not-held', state }]
}

export interface Votes {
  votesFor: number | null
  votesAgainst: number | null
  votesNone: number | null
}

/** What stands against a list of conclusions: none before it is held, votes only where they are asked for, and all three. */
export function refusalsToConclusions(
  { state, kind }: Standing,
  conclusions: readonly Votes[],
): GatheringRefusal[] {
  const refusals: GatheringRefusal[] =
    state === 'held' || state === 'concluded' ? [] : [{ code: 'not-held', state }]
  const counted = conclusions.map(({ votesFor, votesAgainst, votesNone }) =>
    [votesFor, votesAgainst, votesNone].filter((one) => one !== null),
  )
  if (!asksOf(kind).votes && counted.some((votes) => votes.length > 0))
    refusals.push({ code: 'votes-not-asked', kind })
  counted.forEach((votes, index) => {
    if (votes.length > 0 && votes.length < 3) refusals.push({ code: 'votes-incomplete', line: index + 1 })
  })
  return refusals
}

/** One conclusion as it is to be given: to which units, by when. */
export interface GivenConclusion {
  /** Its number in the list. */
  line: number
  kind: 'lesson' | 'task'
  given: boolean
  dueOn: Day | null
  addressees: readonly { key: string; name: string; role: 'lead' | 'co' }[]
  /** Units asked for that do not stand under the convener on the day. */
  unknown: number
}

/** What stands against giving these conclusions as assignments today, all of it at once. */
export function refusalsToGiving(
  { state }: Standing,
  given: readonly GivenConclusion[],
  today: Day,
): GatheringRefusal[] {
  const refusals: GatheringRefusal[] =
    state === 'held' || state === 'concluded' ? [] : [{ code: 'not-held', state }]
  const seen = new Set<number>()
  for (const { line, kind, given: already, dueOn, addressees, unknown } of given) {
    if (kind === 'lesson') refusals.push({ code: 'conclusion-is-lesson', line })
    if (already || seen.has(line)) refusals.push({ code: 'conclusion-given-already', line })
    seen.add(line)
    if (dueOn !== null && dueOn < today)
      refusals.push({ code: 'due-before-conclusion', line, due: dueOn, from: today })
    if (unknown > 0) refusals.push({ code: 'unit-not-below', line })
    if (addressees.length === 0) refusals.push({ code: 'no-addressee', line })
    else if (!addressees.some((one) => one.role === 'lead')) refusals.push({ code: 'no-lead', line })
    if (addressees.length > MOST.addressees)
      refusals.push({ code: 'too-many-addressees', line, most: MOST.addressees })
    const keys = addressees.map((one) => one.key)
    const twice = addressees.find((one, index) => keys.indexOf(one.key) < index)
    if (twice) refusals.push({ code: 'addressee-twice', line, unit: twice.name })
  }
  return refusals
}
