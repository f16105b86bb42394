import { textOfFilter, type Filter } from '#measure/filter.ts'
import type { Day } from '#platform/day.ts'
import { listTargets } from '#report/api.ts'
import { useAsk } from '#ui/ask.ts'

/** The target of a figure for the year of a day; null where none is recorded. */
export function useTarget(unit: string, measure: string, where: Filter, on: Day): number | null {
  const year = on.slice(0, 4)
  const asked = useAsk(listTargets, { organisationId: unit, year })
  const found = asked.data?.items.find(
    (one) =>
      one.measure === measure &&
      one.where === textOfFilter(where) &&
      one.from === `${year}-01-01` &&
      one.to === `${year}-12-31`,
  )
  return found?.target ?? null
}
