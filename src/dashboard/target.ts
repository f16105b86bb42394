import { z } from 'zod'
import type { Day as CalendarDay } from '#platform/day.ts'
import { Day, endpoint } from '#platform/endpoint.ts'
import { useAsk } from '#ui/ask.ts'

const listTargets = endpoint(
  'GET /api/report-targets',
  z.object({ organisationId: z.uuid(), year: z.coerce.number().int() }),
  z.object({
    items: z
      .array(z.object({ measure: z.string(), where: z.string(), from: Day, to: Day, target: z.number() }))
      .max(200),
  }),
  'Targets',
)

/** The target of a measure as a whole for the year of a day; null where none is recorded. */
export function useTarget(unit: string, measure: string, on: CalendarDay): number | null {
  const year = Number(on.slice(0, 4))
  const asked = useAsk(listTargets, { organisationId: unit, year })
  const found = asked.data?.items.find(
    (one) =>
      one.measure === measure &&
      one.where === '' &&
      one.from === `${year}-01-01` &&
      one.to === `${year}-12-31`,
  )
  return found?.target ?? null
}
