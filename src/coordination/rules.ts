import { lastDayOf, partsOf, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'

type Coded<Code extends string, Facts = unknown> = Code extends string ? { code: Code } & Facts : never

export type CoordinationRefusal = Refusal &
  (
    | Coded<'no-partner' | 'partner-itself' | 'has-tasks'>
    | Coded<'partner-unclear', { place: number }>
    | Coded<'ends-before-it-starts', { from: Day; to: Day | null }>
    | Coded<'unit-not-there', { on: Day }>
    | Coded<'partner-not-there', { name: string; on: Day }>
    | Coded<'partner-twice' | 'not-a-party', { name: string }>
    | Coded<'outside-plan', { from: Day; to: Day | null }>
    | Coded<'year-outside-plan', { first: number; last: number }>
    | Coded<'reviewed-too-early', { year: number }>
  )

/** A partner as the register knows it on the plan's first day. */
export interface PartnerFacts {
  /** The same for the same partner; the keeper's own is that of its unit. */
  key: string
  name: string
  exists: boolean
}

/** What stands against a plan; half-open. All reasons at once. */
export function refusalsToPlan(
  { from, until }: { from: Day; until: Day },
  situation: {
    keeperKey: string
    keeperExists: boolean
    /** null: neither a unit nor a body nor a name, or more than one of them. */
    partners: readonly (PartnerFacts | null)[]
  },
): CoordinationRefusal[] {
  const { partners, keeperKey } = situation
  const refusals: CoordinationRefusal[] = []
  if (until <= from) refusals.push({ code: 'ends-before-it-starts', from, to: lastDayOf(until) })
  if (!situation.keeperExists) refusals.push({ code: 'unit-not-there', on: from })
  if (partners.length === 0) refusals.push({ code: 'no-partner' })
  for (const [index, partner] of partners.entries()) {
    if (partner === null) {
      refusals.push({ code: 'partner-unclear', place: index + 1 })
      continue
    }
    const { key, name, exists } = partner
    if (key === keeperKey) refusals.push({ code: 'partner-itself' })
    if (!exists) refusals.push({ code: 'partner-not-there', name, on: from })
    if (partners.findIndex((one) => one?.key === key) < index) refusals.push({ code: 'partner-twice', name })
  }
  return refusals
}

/** What stands against a task beside what the engine says: its days lie in the plan, its addressees are parties. */
export function refusalsToTask(
  { startsOn, dueOn, strangers }: { startsOn: Day; dueOn: Day | null; strangers: readonly string[] },
  plan: { from: Day; until: Day },
): CoordinationRefusal[] {
  const refusals: CoordinationRefusal[] = strangers.map((name) => ({ code: 'not-a-party', name }))
  const { from, until } = plan
  if (startsOn < from || startsOn >= until || (dueOn !== null && dueOn >= until))
    refusals.push({ code: 'outside-plan', from, to: lastDayOf(until) })
  return refusals
}

/** What stands against the review of a year: the plan runs in it, and it has begun. */
export function refusalsToReview(
  { year, on }: { year: number; on: Day },
  plan: { from: Day; until: Day },
): CoordinationRefusal[] {
  const refusals: CoordinationRefusal[] = []
  const [first, last] = [partsOf(plan.from).year, partsOf(lastDayOf(plan.until)!).year]
  if (year < first || year > last) refusals.push({ code: 'year-outside-plan', first, last })
  if (partsOf(on).year < year) refusals.push({ code: 'reviewed-too-early', year })
  return refusals
}

/** How many calendar years of a plan are over by a day. */
export function yearsOver({ from, until }: { from: Day; until: Day }, on: Day): number {
  const first = partsOf(from).year
  const last = Math.min(partsOf(lastDayOf(until)!).year, partsOf(on).year - 1)
  return Math.max(0, last - first + 1)
}
