import { markIn } from '#document/marks.ts'
import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { MOST, NEXT, type Act, type State } from './codes.ts'

export type TrainingRefusal = Refusal &
  (
    | { code: 'no-name' }
    | { code: 'classified-mark'; mark: string }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'kind-unknown'; kind: string }
    | { code: 'kind-ended'; kind: string; on: Day }
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'completed-above-learners'; completed: number; learners: number }
    | { code: 'counted-below-roster'; counted: number; roster: number }
    | { code: 'kind-there'; name: string }
    | { code: 'kind-certified'; count: number }
    | { code: 'act-does-not-follow'; state: State; act: Act }
    | { code: 'in-the-future'; on: Day }
    | { code: 'before-opening'; on: Day; openedOn: Day }
    | { code: 'session-after-end'; on: Day; last: Day }
    | { code: 'no-reason' }
    | { code: 'nothing-to-withdraw' }
    | { code: 'results-there'; count: number }
  )

/** A class as planned or corrected; last day included. */
export interface Planned {
  kind: string
  name: string
  from: Day
  to: Day
  countedLearners: number | null
  countedCompleted: number | null
}

/** What stands against a class as planned; `kindUntil`: the day from which its kind is no longer offered. */
export function refusalsToPlan(
  planned: Planned,
  known: { unitExists: boolean; kindExists: boolean; kindEndedOn: Day | null; roster: number },
): TrainingRefusal[] {
  const { kind, name, from, to, countedLearners: counted, countedCompleted: completed } = planned
  const refusals = refusalsToName(name)
  if (!known.unitExists) refusals.push({ code: 'unit-not-there', on: from })
  if (!known.kindExists) refusals.push({ code: 'kind-unknown', kind })
  else if (known.kindEndedOn !== null && known.kindEndedOn <= from)
    refusals.push({ code: 'kind-ended', kind, on: known.kindEndedOn })
  if (to < from) refusals.push({ code: 'ends-before-it-starts', from, to })
  if (completed !== null && completed > (counted ?? 0))
    refusals.push({ code: 'completed-above-learners', completed, learners: counted ?? 0 })
  if (counted !== null && counted < known.roster)
    refusals.push({ code: 'counted-below-roster', counted, roster: known.roster })
  return refusals
}

/** What stands against another kind or school of a class: certificates bear both. */
export function refusalsToChange(
  before: { kind: string; school: string | null; certificates: number },
  after: { kind: string; school: string | null },
): TrainingRefusal[] {
  const isSame = before.kind === after.kind && before.school === after.school
  return isSame || before.certificates === 0 ? [] : [{ code: 'kind-certified', count: before.certificates }]
}

/** What stands against a name; empty: nothing. */
export function refusalsToName(name: string): TrainingRefusal[] {
  const refusals: TrainingRefusal[] = name.trim() === '' ? [{ code: 'no-name' }] : []
  const mark = markIn(name)
  if (mark !== null) refusals.push({ code: 'classified-mark', mark, source: '117/2025/QH15' })
  return refusals
}

/** A class as acts find it. */
export interface ClassSituation {
  state: State
  openedOn: Day | null
  lastSessionOn: Day | null
  roster: number
  counted: number | null
  results: number
}

/** What stands against opening, closing or cancelling a class. */
export function refusalsToAct(
  { act, on, reason }: { act: Act; on: Day; reason: string | null },
  found: ClassSituation,
  today: Day,
): TrainingRefusal[] {
  const refusals: TrainingRefusal[] = []
  if (!NEXT[found.state].includes(act))
    refusals.push({ code: 'act-does-not-follow', state: found.state, act })
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (found.openedOn !== null && on < found.openedOn)
    refusals.push({ code: 'before-opening', on, openedOn: found.openedOn })
  if (act === 'closed' && found.lastSessionOn !== null && on < found.lastSessionOn)
    refusals.push({ code: 'session-after-end', on, last: found.lastSessionOn })
  if (act === 'cancelled' && !reason?.trim()) refusals.push({ code: 'no-reason' })
  if (act === 'cancelled' && found.results > 0) refusals.push({ code: 'results-there', count: found.results })
  return refusals
}

/** What stands against taking back the last act of a class. */
export function refusalsToWithdrawal(found: ClassSituation): TrainingRefusal[] {
  const refusals: TrainingRefusal[] = []
  if (found.state === 'planned') refusals.push({ code: 'nothing-to-withdraw' })
  if (found.state === 'closed' && found.results > 0)
    refusals.push({ code: 'results-there', count: found.results })
  if (found.state === 'opened' && found.lastSessionOn !== null)
    refusals.push({ code: 'session-after-end', on: found.openedOn!, last: found.lastSessionOn })
  return refusals
}

/** Whether so many more still fit on a roster. */
export function fitsRoster(roster: number, more: number): boolean {
  return roster + more <= MOST.learners
}
