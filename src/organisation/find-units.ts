import type { Day } from '#platform/day.ts'
import { call } from '#ui/call.ts'
import type { Choice } from '#ui/find-field.tsx'
import { searchOrganisations, type UnitLink } from './api.ts'

/** The superiors within the reader's reach in one line; where there are none, the one right above. */
export function pathText(path: readonly UnitLink[]): string {
  const readable = path.filter((unit) => unit.readable)
  return (readable.length > 0 ? readable : path.slice(-1)).map((unit) => unit.name).join(' › ')
}

/** Finds units by words of their name as of a day, for a field in which one is chosen. */
export function findUnitsOn(on: Day) {
  return async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await call(searchOrganisations, { text, on }, { signal })
    return items.map(({ id, name, path }) => ({ key: id, name, note: pathText(path) }))
  }
}
