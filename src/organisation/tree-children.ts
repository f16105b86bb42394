import { queryOptions } from '@tanstack/react-query'
import type { Day } from '#platform/day.ts'
import { keyOf } from '#ui/ask.ts'
import { call } from '#ui/call.ts'
import { listChildren, type UnitRow } from './api.ts'

const PAGE = 1000

/** All units directly below a unit on a day, fetched a thousand at a time. */
export function childrenQuery(id: string, on: Day) {
  return queryOptions({
    queryKey: [...keyOf(listChildren, { id, on }), 'all'],
    queryFn: async ({ signal }): Promise<UnitRow[]> => {
      const all: UnitRow[] = []
      for (let after: string | undefined; ;) {
        const page = await call(listChildren, { id, on, limit: PAGE, after }, { signal })
        all.push(...page.items)
        if (page.next === null) return all
        after = page.next
      }
    },
    staleTime: 60_000,
  })
}
