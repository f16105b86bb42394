import { queryOptions } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { createContext, useContext, type ReactNode } from 'react'
import { keyOf } from '#ui/ask.ts'
import { ApiError, call } from '#ui/call.ts'
import { getSession, type Session } from './api.ts'
import type { Action } from './rules.ts'

/** Who is signed in, or null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: keyOf(getSession, {}),
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await call(getSession, {}, { signal })
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

/** A unit that I work for, with all of my roles there. */
export interface MyUnit {
  id: string
  code: string | null
  name: string | null
  roles: string[]
}

const SessionContext = createContext<Session | null>(null)

/** Gives the session to everything inside. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Who I am and what I may do. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of SessionProvider')
  return session
}

/** Whether I may do this anywhere (records carry their own `may` for one place). */
export function useMay(action: Action): boolean {
  return useSession().may[action]
}

/** The units that I work for, each once. */
export function useMyUnits(): MyUnit[] {
  return myUnits(useSession())
}

/**
 * The unit that the screen is about: `?unit=` in the address, my first unless given. `id` null: the register is empty;
 * `name` null: a unit that I only reach, whose name its own page knows.
 */
export function useUnit(): { id: string | null; code: string | null; name: string | null } {
  const units = useMyUnits()
  const { unit } = useSearch({ strict: false }) as { unit?: string }
  if (unit === undefined) return units[0] ?? { id: null, code: null, name: null }
  return units.find((one) => one.id === unit) ?? { id: unit, code: null, name: null }
}

/** One entry per unit, in the session's order. */
export function myUnits({ units }: Pick<Session, 'units'>): MyUnit[] {
  const byId = new Map<string, MyUnit>()
  for (const { organisationId, code, name, role } of units) {
    if (organisationId === null) continue
    const known = byId.get(organisationId)
    if (known) known.roles.push(role)
    else byId.set(organisationId, { id: organisationId, code, name, roles: [role] })
  }
  return [...byId.values()]
}
