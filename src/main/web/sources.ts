import type { Action } from '#access/rules.ts'
import { searchOrganisations } from '#organisation/api.ts'
import { searchPeople } from '#person/api.ts'
import type { Day } from '#platform/day.ts'
import { call } from '#ui/call.ts'
import type { Destination } from '#ui/go.tsx'
import type { words } from './words.ts'

/** One thing found: what it is called, what tells it from others, where it opens. */
export interface Found extends Destination {
  key: string
  name: string
  note?: string
}

/** Where the palette asks the server: each answers for what was typed, at the day on the screen. */
export interface Source {
  group: Extract<keyof typeof words, `group${string}`>
  /** What the reader must be allowed to do somewhere. */
  needs: Action
  /** The page that opens what is found; the source is asked only where there is one. */
  page: string
  find: (text: string, on: Day, signal: AbortSignal) => Promise<Found[]>
}

const SHOWN = 6

/** What can be found beyond pages, units and commands; people by POST, so that no name stands in an address. */
export const SOURCES: readonly Source[] = [
  {
    group: 'groupPeople',
    needs: 'person.read',
    page: '/people/$id',
    find: async (text, on, signal) => {
      const { items } = await call(searchPeople, { text, on, limit: SHOWN }, { signal })
      return items.map(({ id, fullName, organisation }) => ({
        key: id,
        name: fullName,
        note: organisation?.name,
        to: `/people/${id}`,
      }))
    },
  },
  {
    group: 'groupOrganisations',
    needs: 'organisation.read',
    page: '/organisations/$id',
    find: async (text, on, signal) => {
      const { items } = await call(searchOrganisations, { text, on, limit: SHOWN }, { signal })
      return items.map(({ id, name, path }) => ({
        key: id,
        name,
        note: path.at(-1)?.name,
        to: `/organisations/${id}`,
      }))
    },
  },
]
