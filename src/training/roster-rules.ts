import type { Standing } from '#person/api.ts'
import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { COMPLETED, MOST, type Part, type Result, type State, type Target } from './codes.ts'
import { fitsRoster } from './rules.ts'

/** Reasons against what concerns people of a class; `who` is the name, `line` the line of a pasted list. */
export type RosterRefusal = Refusal &
  (
    | { code: 'class-cancelled' }
    | { code: 'roster-full'; most: number }
    | { code: 'learner-twice'; who: string }
    | { code: 'learner-there'; who: string }
    | { code: 'not-for-members'; who: string }
    | { code: 'not-a-member'; who: string }
    | { code: 'no-learners' }
    | { code: 'has-result'; who: string }
    | { code: 'class-not-open' }
    | { code: 'outside-class'; on: Day; from: Day; to: Day | null }
    | { code: 'in-the-future'; on: Day }
    | { code: 'session-there'; on: Day; part: Part }
    | { code: 'present-above-roster'; present: number; roster: number }
    | { code: 'present-and-absent'; present: number; absent: number; roster: number }
    | { code: 'not-on-roster'; count: number }
    | { code: 'class-not-ended' }
    | { code: 'before-the-end'; on: Day; closedOn: Day }
    | { code: 'result-twice'; who: string }
    | { code: 'result-there'; who: string }
    | { code: 'number-missing'; who: string }
    | { code: 'number-twice'; number: string }
    | { code: 'number-taken'; number: string; year: number }
    | { code: 'not-completed'; who: string }
    | { code: 'certificate-there'; who: string }
    | { code: 'before-result'; on: Day; resultOn: Day }
    | { code: 'certificate-stands'; who: string }
  )

/** Somebody who is to learn, as the register knows him on the last day of the class. */
export interface Candidate {
  id: string
  who: string
  standing: Standing
}

/** What stands against putting people on a roster; whoever is there twice, there already, or not whom the class is for. */
export function refusalsToLearners(
  people: readonly Candidate[],
  found: { state: State; target: Target; roster: ReadonlySet<string> },
): RosterRefusal[] {
  const refusals: RosterRefusal[] = []
  if (found.state === 'cancelled') refusals.push({ code: 'class-cancelled' })
  if (people.length === 0) refusals.push({ code: 'no-learners' })
  if (!fitsRoster(found.roster.size, people.length))
    refusals.push({ code: 'roster-full', most: MOST.learners })
  const seen = new Set<string>()
  for (const { id, who, standing } of people) {
    if (seen.has(id)) refusals.push({ code: 'learner-twice', who })
    else if (found.roster.has(id)) refusals.push({ code: 'learner-there', who })
    seen.add(id)
    const isMember = standing === 'official' || standing === 'probationary'
    if (found.target === 'applicant' && isMember) refusals.push({ code: 'not-for-members', who })
    if ((found.target === 'probationer' || found.target === 'member') && !isMember)
      refusals.push({ code: 'not-a-member', who })
  }
  return refusals
}

/** A session as it was held: those absent by name, or how many were present. */
export interface HeldSession {
  on: Day
  part: Part
  present: number | null
  absent: readonly string[]
}

/** What stands against a session and its roll call. */
export function refusalsToSession(
  { on, part, present, absent }: HeldSession,
  found: {
    state: State
    openedOn: Day | null
    closedOn: Day | null
    roster: ReadonlySet<string>
    counted: number | null
    isThere: boolean
  },
  today: Day,
): RosterRefusal[] {
  const refusals: RosterRefusal[] = []
  if (found.state === 'cancelled') refusals.push({ code: 'class-cancelled' })
  else if (found.openedOn === null) refusals.push({ code: 'class-not-open' })
  else if (on < found.openedOn || (found.closedOn !== null && on > found.closedOn))
    refusals.push({ code: 'outside-class', on, from: found.openedOn, to: found.closedOn })
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (found.isThere) refusals.push({ code: 'session-there', on, part })
  const roster = Math.max(found.roster.size, found.counted ?? 0)
  const away = new Set(absent)
  if (present !== null && present > roster) refusals.push({ code: 'present-above-roster', present, roster })
  else if (present !== null && present + away.size > roster)
    refusals.push({ code: 'present-and-absent', present, absent: away.size, roster })
  const strangers = [...away].filter((id) => !found.roster.has(id)).length
  if (strangers > 0) refusals.push({ code: 'not-on-roster', count: strangers })
  return refusals
}

/** A learner of the roster with what has been recorded of him. */
export interface Learner {
  who: string
  result: Result | null
  resultOn: Day | null
  hasCertificate: boolean
}

/** What stands against results: none before the class has ended; another than the one recorded needs a reason. */
export function refusalsToResults(
  { on, results, reason }: { on: Day; results: readonly { id: string }[]; reason: string | null },
  found: { state: State; closedOn: Day | null; learners: ReadonlyMap<string, Learner> },
  today: Day,
): RosterRefusal[] {
  const refusals: RosterRefusal[] = []
  if (found.state === 'cancelled') refusals.push({ code: 'class-cancelled' })
  else if (found.closedOn === null) refusals.push({ code: 'class-not-ended' })
  else if (on < found.closedOn) refusals.push({ code: 'before-the-end', on, closedOn: found.closedOn })
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (results.length === 0) refusals.push({ code: 'no-learners' })
  const strangers = results.filter(({ id }) => !found.learners.has(id)).length
  if (strangers > 0) refusals.push({ code: 'not-on-roster', count: strangers })
  const seen = new Set<string>()
  for (const { id } of results) {
    const learner = found.learners.get(id)
    if (!learner) continue
    if (seen.has(id)) refusals.push({ code: 'result-twice', who: learner.who })
    else if (learner.hasCertificate) refusals.push({ code: 'certificate-stands', who: learner.who })
    else if (learner.result !== null && !reason?.trim())
      refusals.push({ code: 'result-there', who: learner.who })
    seen.add(id)
  }
  return refusals
}

/** What stands against issuing certificates: who has completed, numbers once in an issuer's kind and year. */
export function refusalsToCertificates(
  { on, certificates }: { on: Day; certificates: readonly { id: string; number: string }[] },
  found: { learners: ReadonlyMap<string, Learner>; taken: ReadonlySet<string> },
  today: Day,
): RosterRefusal[] {
  const refusals: RosterRefusal[] = []
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (certificates.length === 0) refusals.push({ code: 'no-learners' })
  const strangers = certificates.filter(({ id }) => !found.learners.has(id)).length
  if (strangers > 0) refusals.push({ code: 'not-on-roster', count: strangers })
  const numbers = new Set<string>()
  const seen = new Set<string>()
  for (const { id, number } of certificates) {
    if (numbers.has(number)) refusals.push({ code: 'number-twice', number })
    else if (found.taken.has(number))
      refusals.push({ code: 'number-taken', number, year: Number(on.slice(0, 4)) })
    if (number !== '') numbers.add(number)
    const learner = found.learners.get(id)
    if (!learner) continue
    const { who, result, resultOn } = learner
    if (number === '') refusals.push({ code: 'number-missing', who })
    if (seen.has(id)) refusals.push({ code: 'learner-twice', who })
    else if (learner.hasCertificate) refusals.push({ code: 'certificate-there', who })
    seen.add(id)
    if (result === null || !COMPLETED.includes(result)) refusals.push({ code: 'not-completed', who })
    else if (resultOn !== null && on < resultOn) refusals.push({ code: 'before-result', on, resultOn })
  }
  return dropRepeats(refusals)
}

/** Each day before the results once. */
function dropRepeats(refusals: readonly RosterRefusal[]): RosterRefusal[] {
  const said = new Set<string>()
  return refusals.filter((one) => {
    const key = JSON.stringify(one)
    return !said.has(key) && said.add(key)
  })
}
