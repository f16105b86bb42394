import { addDays, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { markIn } from '#document/marks.ts'
import { LEVELS, type PeriodKind, type Stage, type State } from './codes.ts'
import { isCalendarPeriod, type DueDays } from './law.ts'

export type ReturnRefusal = Refusal &
  (
    | { code: 'no-title' }
    | { code: 'classified-mark'; mark: string }
    | { code: 'not-a-period'; kind: PeriodKind; from: Day; to: Day }
    | { code: 'cut-off-before-end'; cutOffOn: Day; to: Day }
    | { code: 'cut-off-long-after'; cutOffOn: Day; days: number }
    | { code: 'no-forms' }
    | { code: 'unknown-form'; form: string }
    | { code: 'no-kinds' }
    | { code: 'nobody-asked' }
    | { code: 'due-days-out-of-range'; most: number }
    | { code: 'announced-already'; title: string }
    | { code: 'period-withdrawn'; on: Day }
    | { code: 'cut-off-passed'; cutOffOn: Day }
    | { code: 'cut-off-not-over'; cutOffOn: Day }
    | { code: 'certified-there'; returns: number }
    | { code: 'not-in-state'; state: State }
    | { code: 'unit-above-certified'; unit: string }
    | { code: 'finding-unexplained'; findings: number }
    | { code: 'units-missing'; missing: number; units: string[] }
    | { code: 'units-not-accepted'; waiting: number; units: string[] }
    | { code: 'figures-changed' }
    | { code: 'no-post' }
    | { code: 'no-reason' }
    | { code: 'due-not-later'; dueOn: Day }
    | { code: 'nobody-to-remind' }
    | { code: 'nothing-to-accept' }
  )

/** The latest that is taken for a cut-off, in days after the period. */
const LONGEST_WAIT = 60
/** The most days after the cut-off that a level is given. */
const MOST_DAYS = 120

/** What is asked when a period is announced or corrected. */
export interface Terms {
  title: string
  cutOffOn: Day
  forms: readonly string[]
  dueDays: DueDays
  note: string | null
}

/** What stands against a period; last days included. Empty: nothing. */
export function refusalsToPeriodOf(
  period: { kind: PeriodKind; from: Day; to: Day; kinds: readonly string[] },
  terms: Terms,
  knownForms: readonly string[],
): ReturnRefusal[] {
  const refusals = refusalsToTerms(terms, period, knownForms)
  const { kind, from, to } = period
  if (!isCalendarPeriod(kind, from, to)) refusals.push({ code: 'not-a-period', kind, from, to })
  if (period.kinds.length === 0) refusals.push({ code: 'no-kinds' })
  return refusals
}

/** What stands against the terms of a period that ends on `to`. */
export function refusalsToTerms(
  { title, cutOffOn, forms, dueDays, note }: Terms,
  { to }: { to: Day },
  knownForms: readonly string[],
): ReturnRefusal[] {
  const refusals: ReturnRefusal[] = title.trim() === '' ? [{ code: 'no-title' }] : []
  refusals.push(...markRefusals([title, note]))
  if (cutOffOn < to) refusals.push({ code: 'cut-off-before-end', cutOffOn, to })
  if (cutOffOn > addDays(to, LONGEST_WAIT))
    refusals.push({ code: 'cut-off-long-after', cutOffOn, days: LONGEST_WAIT })
  if (forms.length === 0) refusals.push({ code: 'no-forms' })
  for (const form of forms) if (!knownForms.includes(form)) refusals.push({ code: 'unknown-form', form })
  if (
    LEVELS.some(
      (level) => !Number.isInteger(dueDays[level]) || dueDays[level] < 1 || dueDays[level] > MOST_DAYS,
    )
  )
    refusals.push({ code: 'due-days-out-of-range', most: MOST_DAYS })
  return refusals
}

/** What stands against correcting or withdrawing a period: it is corrected up to its cut-off, withdrawn while nobody signed. */
export function refusalsToChange(
  period: { withdrawnOn: Day | null; cutOffOn: Day; certified: number },
  what: 'correct' | 'withdraw',
  today: Day,
): ReturnRefusal[] {
  const refusals: ReturnRefusal[] = []
  const { withdrawnOn, cutOffOn, certified } = period
  if (withdrawnOn !== null) refusals.push({ code: 'period-withdrawn', on: withdrawnOn })
  if (what === 'correct' && today > cutOffOn) refusals.push({ code: 'cut-off-passed', cutOffOn })
  if (certified > 0) refusals.push({ code: 'certified-there', returns: certified })
  return refusals
}

/** A return as acts on it are judged. */
export interface Situation {
  stage: Stage
  state: State
  withdrawnOn: Day | null
  cutOffOn: Day
  dueOn: Day
}

export function refusalsToOpen({ stage, state, withdrawnOn }: Situation): ReturnRefusal[] {
  const refusals: ReturnRefusal[] = stage === 'asked' ? [] : [{ code: 'not-in-state', state }]
  return [...withdrawnRefusals(withdrawnOn), ...refusals]
}

/** What stands against explaining a finding: only an open draft is written upon. */
export function refusalsToNote(
  { stage, state, withdrawnOn }: Situation,
  note: string | null,
): ReturnRefusal[] {
  const isOpen = stage === 'draft' || stage === 'returned'
  return [
    ...withdrawnRefusals(withdrawnOn),
    ...(isOpen ? [] : [{ code: 'not-in-state', state } as const]),
    ...markRefusals([note]),
  ]
}

/** What is known when a return is about to be certified. */
export interface Certifying {
  post: string
  /** Why units below were not waited for. */
  missingReason: string | null
  /** How many findings have no explanation. */
  unexplained: number
  /** Codes of units below that have not certified, and of those whose certified return has not been accepted. */
  missing: readonly string[]
  waiting: readonly string[]
  /** The figures that the signer saw are those counted now. */
  isAsSeen: boolean
}

/** Everything that stands against certifying, at once. */
export function refusalsToCertify(
  { stage, state, withdrawnOn, cutOffOn }: Situation,
  { post, missingReason, unexplained, missing, waiting, isAsSeen }: Certifying,
  today: Day,
): ReturnRefusal[] {
  const refusals = withdrawnRefusals(withdrawnOn)
  if (stage !== 'draft' && stage !== 'returned') refusals.push({ code: 'not-in-state', state })
  if (today <= cutOffOn) refusals.push({ code: 'cut-off-not-over', cutOffOn })
  if (post.trim() === '') refusals.push({ code: 'no-post' })
  if (!isAsSeen) refusals.push({ code: 'figures-changed' })
  if (unexplained > 0) refusals.push({ code: 'finding-unexplained', findings: unexplained })
  const isExcused = (missingReason?.trim().length ?? 0) >= 3
  if (missing.length > 0 && !isExcused)
    refusals.push({ code: 'units-missing', missing: missing.length, units: missing.slice(0, 10) })
  if (waiting.length > 0 && !isExcused)
    refusals.push({ code: 'units-not-accepted', waiting: waiting.length, units: waiting.slice(0, 10) })
  refusals.push(...markRefusals([post, missingReason]))
  return refusals
}

/** What stands against accepting a return or sending it back; `aboveCertified`: the receiver has signed with it. */
export function refusalsToJudge(
  { stage, state, withdrawnOn }: Situation,
  judged: { act: 'accepted' } | { act: 'returned'; reason: string },
  above: { code: string } | null,
): ReturnRefusal[] {
  const refusals = withdrawnRefusals(withdrawnOn)
  const isInPlace = stage === 'submitted' || (judged.act === 'returned' && stage === 'accepted')
  if (!isInPlace) refusals.push({ code: 'not-in-state', state })
  if (judged.act === 'returned') {
    if (state === 'consolidated' && above) refusals.push({ code: 'unit-above-certified', unit: above.code })
    if (judged.reason.trim().length < 3) refusals.push({ code: 'no-reason' })
    refusals.push(...markRefusals([judged.reason]))
  }
  return refusals
}

/** What stands against another due day for a unit. */
export function refusalsToExtend(
  { stage, state, withdrawnOn, dueOn: before }: Situation,
  { dueOn, reason }: { dueOn: Day; reason: string },
): ReturnRefusal[] {
  const refusals = withdrawnRefusals(withdrawnOn)
  if (stage === 'submitted' || stage === 'accepted') refusals.push({ code: 'not-in-state', state })
  if (dueOn <= before) refusals.push({ code: 'due-not-later', dueOn: before })
  if (reason.trim().length < 3) refusals.push({ code: 'no-reason' })
  refusals.push(...markRefusals([reason]))
  return refusals
}

function withdrawnRefusals(on: Day | null): ReturnRefusal[] {
  return on === null ? [] : [{ code: 'period-withdrawn', on }]
}

function markRefusals(texts: readonly (string | null)[]): ReturnRefusal[] {
  for (const text of texts) {
    const mark = text && markIn(text)
    if (mark) return [{ code: 'classified-mark', mark, source: '117/2025/QH15' }]
  }
  return []
}
