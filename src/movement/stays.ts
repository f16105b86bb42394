import { FOREVER, type Day } from '#platform/day.ts'
import type { Step } from './rules.ts'

/** Attributes by which members are counted; a change of one of them cuts a spell. */
export const COUNTED_FIELDS = ['ethnicity', 'religion', 'education', 'theory', 'stratum'] as const

export type CountedField = (typeof COUNTED_FIELDS)[number]

/** What a counted attribute is from a day on, as its small number; without a day, from the beginning. */
export interface CountedValue {
  field: CountedField
  from: Day | null
  code: number | null
}

/** An unbroken stay in one unit with unbroken counted attributes. */
export type Stay = { organisationId: string; from: Day; until: Day } & Record<CountedField, number | null>

/**
 * The stays of one member as his steps, in order, and his attributes say: a stay runs from a movement in to the next
 * movement and is cut where an attribute changes; those without an end of a day are left out. `spellsFromLedger` says the
 * same of many members.
 */
export function staysOf(steps: readonly Step[], values: readonly CountedValue[]): Stay[] {
  return steps.flatMap(({ on, to }, index) => {
    const until = steps[index + 1]?.on ?? FOREVER
    if (to === null || on >= until) return []
    const cuts = values.flatMap(({ from }) => (from !== null && on < from && from < until ? from : []))
    const starts = [...new Set([on, ...cuts])].sort()
    return starts.map((from, place) => ({
      organisationId: to,
      from,
      until: starts[place + 1] ?? until,
      ...valuesOn(values, from),
    }))
  })
}

function valuesOn(values: readonly CountedValue[], on: Day): Record<CountedField, number | null> {
  const latest: Partial<Record<CountedField, CountedValue>> = {}
  for (const value of values) {
    if (value.from !== null && value.from > on) continue
    const known = latest[value.field]
    if (!known || (known.from ?? '') <= (value.from ?? '')) latest[value.field] = value
  }
  const codes = COUNTED_FIELDS.map((field) => [field, latest[field]?.code ?? null])
  return Object.fromEntries(codes) as Record<CountedField, number | null>
}
