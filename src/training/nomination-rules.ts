import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { MOST, type State, type Target } from './codes.ts'
import type { Candidate } from './roster-rules.ts'
import { fitsRoster } from './rules.ts'

export type NominationRefusal = Refusal &
  (
    | { code: 'in-the-future'; on: Day }
    | { code: 'kind-unknown'; kind: string }
    | { code: 'asked-not-above'; unit: string; on: Day }
    | { code: 'class-over'; state: State }
    | { code: 'class-of-other-kind' }
    | { code: 'no-nominees' }
    | { code: 'nominee-twice'; who: string }
    | { code: 'nominated-already'; who: string }
    | { code: 'learner-there'; who: string }
    | { code: 'not-for-members'; who: string }
    | { code: 'not-a-member'; who: string }
    | { code: 'nominee-unknown'; count: number }
    | { code: 'answered-already'; who: string }
    | { code: 'answer-before-nomination'; on: Day; nominatedOn: Day }
    | { code: 'approved-without-class' }
    | { code: 'declined-without-reason' }
    | { code: 'answered-some'; count: number }
    | { code: 'roster-full'; most: number }
  )

/** What stands against a unit's asking for places for its people. */
export function refusalsToNomination(
  { on, kind, people }: { on: Day; kind: string; people: readonly Candidate[] },
  found: {
    asked: string
    isAbove: boolean
    target: Target | null
    /** The class asked for, if a certain one. */
    wanted: { state: State; kind: string; roster: ReadonlySet<string> } | null
    /** Who is nominated for this kind and waits for the answer. */
    waiting: ReadonlySet<string>
  },
  today: Day,
): NominationRefusal[] {
  const refusals: NominationRefusal[] = []
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (found.target === null) refusals.push({ code: 'kind-unknown', kind })
  if (!found.isAbove) refusals.push({ code: 'asked-not-above', unit: found.asked, on })
  const { wanted } = found
  if (wanted && (wanted.state === 'closed' || wanted.state === 'cancelled'))
    refusals.push({ code: 'class-over', state: wanted.state })
  if (wanted && wanted.kind !== kind) refusals.push({ code: 'class-of-other-kind' })
  if (people.length === 0) refusals.push({ code: 'no-nominees' })
  const seen = new Set<string>()
  for (const { id, who, standing } of people) {
    if (seen.has(id)) refusals.push({ code: 'nominee-twice', who })
    else if (wanted?.roster.has(id)) refusals.push({ code: 'learner-there', who })
    else if (found.waiting.has(id)) refusals.push({ code: 'nominated-already', who })
    seen.add(id)
    const isMember = standing === 'official' || standing === 'probationary'
    if (found.target === 'applicant' && isMember) refusals.push({ code: 'not-for-members', who })
    if ((found.target === 'probationer' || found.target === 'member') && !isMember)
      refusals.push({ code: 'not-a-member', who })
  }
  return refusals
}

/** An answer to a nomination: these people go to a class, or are declined with the reason. */
export interface Answer {
  answer: 'approved' | 'declined'
  on: Day
  reason: string | null
  personIds: readonly string[]
}

/** What stands against an answer. */
export function refusalsToAnswer(
  { answer, on, reason, personIds }: Answer,
  found: {
    nominatedOn: Day
    kind: string
    /** Nominees by id; whether answered. */
    nominees: ReadonlyMap<string, { who: string; isAnswered: boolean }>
    into: { state: State; kind: string; roster: ReadonlySet<string>; size: number } | null
  },
  today: Day,
): NominationRefusal[] {
  const refusals: NominationRefusal[] = []
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (on < found.nominatedOn)
    refusals.push({ code: 'answer-before-nomination', on, nominatedOn: found.nominatedOn })
  if (personIds.length === 0) refusals.push({ code: 'no-nominees' })
  if (answer === 'declined' && !reason?.trim()) refusals.push({ code: 'declined-without-reason' })
  if (answer === 'approved') refusals.push(...refusalsToPlace(found.kind, found.into))
  if (found.into && !fitsRoster(found.into.size, personIds.length))
    refusals.push({ code: 'roster-full', most: MOST.learners })
  const unknown = personIds.filter((id) => !found.nominees.has(id)).length
  if (unknown > 0) refusals.push({ code: 'nominee-unknown', count: unknown })
  for (const id of new Set(personIds)) {
    const nominee = found.nominees.get(id)
    if (nominee?.isAnswered) refusals.push({ code: 'answered-already', who: nominee.who })
    else if (nominee && answer === 'approved' && found.into?.roster.has(id))
      refusals.push({ code: 'learner-there', who: nominee.who })
  }
  return refusals
}

function refusalsToPlace(kind: string, into: { state: State; kind: string } | null): NominationRefusal[] {
  if (into === null) return [{ code: 'approved-without-class' }]
  const refusals: NominationRefusal[] = []
  if (into.state === 'closed' || into.state === 'cancelled')
    refusals.push({ code: 'class-over', state: into.state })
  if (into.kind !== kind) refusals.push({ code: 'class-of-other-kind' })
  return refusals
}
