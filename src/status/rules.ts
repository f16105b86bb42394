import { addMonths, FOREVER, type Day } from '#platform/day.ts'
import type { ActGiven, Given } from '#procedure/declaration.ts'
import type { StatusCode } from './codes.ts'
import type { Held } from './effects.ts'
import { ABSENCE, charterLawOn, disciplineLawOn, EXPULSION_VOTE, ITINERANT } from './law.ts'

/** What the rules of statuses need of a member, as of the day of the act. */
export interface StatusFacts {
  /** Stands in a unit of the register on the day. */
  isMember: boolean
  officialOn: Day | null
  bornOn: Day
  /** Every status and measure that has not been annulled. */
  held: readonly Held[]
  /** Committee posts held on the day. */
  posts: number
}

export type StatusRefusal =
  | { code: 'status-not-member'; on: Day }
  | { code: 'status-held-already'; standing: string; since: Day }
  | { code: 'status-not-held'; standing: string; on: Day }
  | { code: 'status-overlaps'; standing: string; from: Day }
  | { code: 'status-until-needed'; source: string }
  | { code: 'status-ends-before-it-begins'; from: Day; until: Day }
  | { code: 'status-before-birth'; on: Day }
  | { code: 'exemption-before-decision'; from: Day; decided: Day; source: string }
  | { code: 'exemption-before-application'; on: Day; applied: Day; source: string }
  | { code: 'itinerant-too-long'; months: number; source: string }
  | { code: 'expected-before-leaving'; from: Day; expected: Day }
  | { code: 'removal-absence-too-short'; months: number; least: number; source: string }
  | { code: 'removal-exempt-not-absent'; since: Day; source: string }
  | { code: 'removal-probation-ground'; source: string }
  | { code: 'measure-not-for-probationer'; source: string }
  | { code: 'measure-not-by-branch'; source: string }
  | { code: 'measure-without-post'; source: string }
  | { code: 'expulsion-vote-too-small'; inFavour: number; least: number; source: string }
  | { code: 'barred-by-suspension'; since: Day; source: string }

type G = Given<StatusFacts>

/** Acts about somebody who stands in no unit on the day are refused. */
export function refusalsToMember({ facts, on }: G): StatusRefusal[] {
  return facts.isMember ? [] : [{ code: 'status-not-member', on }]
}

/** The status that holds on a day. */
export function heldOn(facts: Pick<StatusFacts, 'held'>, standing: string, on: Day): Held | null {
  return facts.held.find((one) => one.standing === standing && one.from <= on && on < one.until) ?? null
}

/** Against a status from a day until (exclusive) another: it holds already, or will before this one ends. */
export function refusalsToStatus(given: G, status: StatusCode, from: Day, until: Day): StatusRefusal[] {
  const refusals = refusalsToMember(given)
  const { facts } = given
  if (until <= from) refusals.push({ code: 'status-ends-before-it-begins', from, until })
  if (from < facts.bornOn) refusals.push({ code: 'status-before-birth', on: from })
  const now = heldOn(facts, status, from)
  if (now) return [...refusals, { code: 'status-held-already', standing: status, since: now.from }]
  const next = facts.held.find((one) => one.standing === status && one.from > from && one.from < until)
  if (next) refusals.push({ code: 'status-overlaps', standing: status, from: next.from })
  return refusals
}

/** Against asking for exemption (miễn công tác và sinh hoạt đảng). */
export function refusalsToExemption(given: G): StatusRefusal[] {
  const refusals = refusalsToMember(given)
  const { on, facts, case: one } = given
  const applied = one.values.applied_on as Day | undefined
  if (applied && on < applied)
    refusals.push({
      code: 'exemption-before-application',
      on,
      applied,
      source: charterLawOn(on).source,
    })
  const now = heldOn(facts, 'mien_sinh_hoat', on)
  if (now) refusals.push({ code: 'status-held-already', standing: 'mien_sinh_hoat', since: now.from })
  return refusals
}

/** The branch decides: it holds from then or later; all grounds but age and illness have an end, itinerant work within a year. */
export function refusalsToExemptionAct(given: G, act: ActGiven): StatusRefusal[] {
  if (act.step !== 'branch' || act.outcome !== 'agreed') return refusalsToMember(given)
  const { source } = charterLawOn(act.on)
  const from = act.values.from as Day | undefined
  const until = lastToUntil(act.values.last_day)
  if (!from) return refusalsToMember(given)
  const refusals = refusalsToStatus(given, 'mien_sinh_hoat', from, until)
  if (from < act.on) refusals.push({ code: 'exemption-before-decision', from, decided: act.on, source })
  const { ground } = given.case.values
  if (ground !== 'old_ill' && until === FOREVER) refusals.push({ code: 'status-until-needed', source })
  if (ground === 'itinerant' && until !== FOREVER && until > addMonths(from, ITINERANT.months))
    refusals.push({ code: 'itinerant-too-long', months: ITINERANT.months, source: ITINERANT.source })
  return refusals
}

/** Against noting that a member is away, inside the country or abroad. */
export function refusalsToAway(given: G, act: ActGiven, status: StatusCode): StatusRefusal[] {
  const from = act.values.from as Day | undefined
  if (!from) return refusalsToMember(given)
  const refusals = refusalsToStatus(given, status, from, FOREVER)
  const expected = act.values.expected_on as Day | undefined
  if (expected && expected <= from) refusals.push({ code: 'expected-before-leaving', from, expected })
  return refusals
}

/** Against ending what does not hold. */
export function refusalsToEnd(given: G, standing: string, on: Day): StatusRefusal[] {
  const refusals = refusalsToMember(given)
  if (!heldOn(given.facts, standing, on)) refusals.push({ code: 'status-not-held', standing, on })
  return refusals
}

/** Against considering to remove a name (xóa tên): the ground must be there. */
export function refusalsToRemoval(given: G): StatusRefusal[] {
  const refusals = refusalsToMember(given)
  const { facts, on, case: one } = given
  const { ground } = one.values
  const months = Number(one.values.months ?? 0)
  if (ground === 'absent' && months < ABSENCE.months)
    refusals.push({
      code: 'removal-absence-too-short',
      months,
      least: ABSENCE.months,
      source: ABSENCE.source,
    })
  const exempt = heldOn(facts, 'mien_sinh_hoat', on)
  if (ground === 'absent' && exempt)
    refusals.push({ code: 'removal-exempt-not-absent', since: exempt.from, source: charterLawOn(on).source })
  if (ground === 'probation' && isOfficial(facts, on))
    refusals.push({ code: 'removal-probation-ground', source: charterLawOn(on).source })
  return refusals
}

/** Against a measure of discipline for this member. */
export function refusalsToMeasure(given: G, measure: unknown): StatusRefusal[] {
  const refusals = refusalsToMember(given)
  const { facts, on } = given
  const { source } = disciplineLawOn(on)
  if ((measure === 'cach_chuc' || measure === 'khai_tru') && facts.isMember && !isOfficial(facts, on))
    refusals.push({ code: 'measure-not-for-probationer', source })
  if (measure === 'cach_chuc' && facts.posts === 0) refusals.push({ code: 'measure-without-post', source })
  return refusals
}

/** The branch decides reprimand and warning itself; it proposes the others, expulsion by two thirds. */
export function refusalsToDisciplineAct(given: G, act: ActGiven): StatusRefusal[] {
  const measure = act.step === 'branch' ? given.case.values.measure : act.values.measure
  if (act.outcome === 'declined') return refusalsToMember(given)
  const refusals = refusalsToMeasure(given, measure)
  const { source } = disciplineLawOn(act.on)
  if (
    act.step === 'branch' &&
    act.outcome === 'decided' &&
    measure !== 'khien_trach' &&
    measure !== 'canh_cao'
  )
    refusals.push({ code: 'measure-not-by-branch', source })
  if (act.step === 'branch' && act.outcome === 'proposed' && measure === 'khai_tru' && act.vote) {
    const least = Math.ceil((act.vote.base * EXPULSION_VOTE.parts) / EXPULSION_VOTE.of)
    if (act.vote.inFavour < least)
      refusals.push({
        code: 'expulsion-vote-too-small',
        inFavour: act.vote.inFavour,
        least,
        source: EXPULSION_VOTE.source,
      })
  }
  return refusals
}

/** Whoever is suspended does not leave at his own request while it lasts. */
export function refusalsToResignation(given: G): StatusRefusal[] {
  const refusals = refusalsToMember(given)
  const suspended = heldOn(given.facts, 'dinh_chi', given.on)
  if (suspended)
    refusals.push({
      code: 'barred-by-suspension',
      since: suspended.from,
      source: disciplineLawOn(given.on).source,
    })
  return refusals
}

/** The day after a last day; FOREVER where none is given. */
export function lastToUntil(last: unknown): Day {
  if (typeof last !== 'string' || last === '') return FOREVER
  return new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10) as Day
}

function isOfficial({ officialOn }: StatusFacts, on: Day): boolean {
  return officialOn !== null && officialOn <= on
}
