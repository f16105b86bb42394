import { FOREVER, type Day } from '#platform/day.ts'
import { existsThroughout, type Period } from '#organisation/tree.ts'
import { CATEGORY_BY_CODE } from './categories.ts'

/** A movement as it is to be recorded: `from` gives the member, `to` receives; units by any stable key. */
export interface MovementEnds {
  category: string
  from: string | null
  to: string | null
}

export type EndsRefusal =
  | { code: 'unknown-category'; category: string }
  | {
      code: 'needs-receiver' | 'needs-giver' | 'giver-not-allowed' | 'receiver-not-allowed' | 'same-unit'
      category: string
    }

/**
 * What is wrong with the ends of a movement: an increase has a receiver, a decrease a giver, and only transfers and
 * reorganisation (I4, I5 and their mirrors) may have both. Source: docs/figures.md.
 */
export function refusalsToEnds({ category, from, to }: MovementEnds): EndsRefusal[] {
  const known = CATEGORY_BY_CODE.get(category)
  if (!known) return [{ code: 'unknown-category', category }]
  const refusals: EndsRefusal[] = []
  const increase = known.direction === 'increase'
  if (increase && to === null) refusals.push({ code: 'needs-receiver', category })
  if (!increase && from === null) refusals.push({ code: 'needs-giver', category })
  if (increase && from !== null && !known.mirror) refusals.push({ code: 'giver-not-allowed', category })
  if (!increase && to !== null && !known.mirror) refusals.push({ code: 'receiver-not-allowed', category })
  if (from !== null && from === to) refusals.push({ code: 'same-unit', category })
  return refusals
}

/** One step of a member's way through the register, in the order of day and place within the day. */
export interface Step extends MovementEnds {
  on: Day
}

export type ChainRefusal =
  | {
      code: 'already-in-a-branch' | 'out-before-in' | 'not-in-that-branch'
      on: Day
      unit: string
      here: string | null
    }
  | { code: 'unit-not-there' | 'in-unit-after-its-end'; on: Day; unit: string }

/** Everything that can stand against an entry of the ledger; in a chain's reasons units stand by name. */
export type EntryRefusal =
  | EndsRefusal
  | ChainRefusal
  | { code: 'future-day'; on: Day; today: Day }
  | { code: 'needs-note'; category: string }
  | { code: 'member-code-taken' }

/**
 * Where a member's steps do not chain: never in two branches at once, out only after in, in a unit only while it exists.
 * `existence` tells the unbroken periods of each unit.
 */
export function refusalsToChain(
  steps: readonly Step[],
  existence: (unit: string) => readonly Period[],
): ChainRefusal[] {
  const refusals: ChainRefusal[] = []
  let here: string | null = null
  steps.forEach(({ on, from, to }, index) => {
    if (from !== here) {
      const code =
        from === null ? 'already-in-a-branch' : here === null ? 'out-before-in' : 'not-in-that-branch'
      refusals.push({ code, on, unit: (from ?? to)!, here })
    }
    if (to !== null) {
      const until = steps[index + 1]?.on ?? FOREVER
      const periods = existence(to)
      const there = periods.some((one) => one.from <= on && on < one.until)
      if (!there) refusals.push({ code: 'unit-not-there', on, unit: to })
      else if (on < until && !existsThroughout(periods, { from: on, until })) {
        const end = periods.find((one) => one.from <= on && on < one.until)!.until
        refusals.push({ code: 'in-unit-after-its-end', on: end, unit: to })
      }
    }
    here = to
  })
  return refusals
}
