import type { Day } from '#platform/day.ts'
import { call } from '#ui/call.ts'
import type { Choice } from '#ui/find-field.tsx'
import { searchOrganisations } from '#organisation/api.ts'
import { findUnitsOn, pathText } from '#organisation/find-units.ts'

/** Finds units as of a day, those below `near` first: branches of one organisation often share their names with others. */
export function findUnitsNear(on: Day, near: string | null) {
  const everywhere = findUnitsOn(on)
  return async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    if (near === null) return everywhere(text, signal)
    const [close, all] = await Promise.all([
      call(searchOrganisations, { text, on, under: near, limit: 20 }, { signal }),
      everywhere(text, signal),
    ])
    const first = close.items.map(({ id, name, path }) => ({ key: id, name, note: pathText(path) }))
    return [...first, ...all.filter((one) => !first.some((other) => other.key === one.key))]
  }
}

/** What a unit stands under, in a word beside its name. */
export function superiorNote({ note }: Choice): string | undefined {
  return note?.split(' › ').at(-1)
}
