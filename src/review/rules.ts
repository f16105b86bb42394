import { partsOf, type Day } from '#platform/day.ts'
import type { Level, ReviewLaw } from './law.ts'

export type ReviewRefusal =
  | { code: 'year-not-begun'; year: number }
  | { code: 'decided-in-future' }
  | { code: 'decided-before-year'; year: number }
  | { code: 'reason-missing'; count: number }
  | { code: 'correction-needs-reason'; count: number }
  | { code: 'not-of-this-unit'; count: number; year: number }

/** One result as it is entered. */
export interface Entered {
  id: string
  level: Level
  reason: string | null
}

/** Why results of a year cannot be recorded; `changed` counts those that would replace another result. */
export function refusalsToRecord(
  { year, decidedOn, results }: { year: number; decidedOn: Day; results: readonly Entered[] },
  {
    today,
    changed,
    why,
    known,
  }: { today: Day; changed: number; why: string | null; known: ReadonlySet<string> },
): ReviewRefusal[] {
  const refusals: ReviewRefusal[] = []
  if (year > partsOf(today).year) refusals.push({ code: 'year-not-begun', year })
  if (decidedOn > today) refusals.push({ code: 'decided-in-future' })
  if (partsOf(decidedOn).year < year) refusals.push({ code: 'decided-before-year', year })
  const bare = results.filter(({ level, reason }) => level === 'unclassified' && !reason).length
  if (bare > 0) refusals.push({ code: 'reason-missing', count: bare })
  const strange = results.filter(({ id }) => !known.has(id)).length
  if (strange > 0) refusals.push({ code: 'not-of-this-unit', count: strange, year })
  if (changed > 0 && (why ?? '').trim().length < 3)
    refusals.push({ code: 'correction-needs-reason', count: changed })
  return refusals
}

/** How many are at each level. */
export type Counts = Readonly<Record<Level, number>>

/** Those at "good" or better. */
export const atLeastGood = ({ excellent, good }: Counts) => excellent + good

/** Those who are classified at all. */
export const classified = ({ excellent, good, satisfactory, unsatisfactory }: Counts) =>
  excellent + good + satisfactory + unsatisfactory

/** The most that may be "excellent" among these; null: nobody is above it. */
export function capExceeded(counts: Counts, { cap }: ReviewLaw): { most: number; excellent: number } | null {
  const most = Math.floor((cap.percent * atLeastGood(counts)) / 100)
  return counts.excellent > most ? { most, excellent: counts.excellent } : null
}

/** The share that a target is held against: those at "good" or better of all that were reviewed. */
export function shareGood(counts: Counts): number | null {
  const all = classified(counts) + counts.unclassified
  return all === 0 ? null : atLeastGood(counts) / all
}
