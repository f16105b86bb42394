import { useQuery } from '@tanstack/react-query'
import { useAsOf } from '#ui/asof.tsx'
import { keyOf } from '#ui/ask.ts'
import { call } from '#ui/call.ts'
import { listRoster, type Learner } from './roster-api.ts'

const PAGE = 200

/** Everybody of a class's roster within reach, for a form that concerns them all; a class has a thousand at most. */
export function useWholeRoster(classId: string) {
  const { on } = useAsOf()
  return useQuery({
    queryKey: [...keyOf(listRoster, { id: classId, on }), 'whole'],
    queryFn: async ({ signal }) => {
      const people: Learner[] = []
      for (let after: string | null | undefined; after !== null;) {
        const page: { items: Learner[]; next: string | null } = await call(
          listRoster,
          { id: classId, on, limit: PAGE, after: after ?? undefined },
          { signal },
        )
        people.push(...page.items)
        after = page.next
      }
      return people
    },
  })
}
