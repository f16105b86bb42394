import { getOrganisation, searchOrganisations } from '#organisation/api.ts'
import { searchPeople } from '#person/api.ts'
import type { Day } from '#platform/day.ts'
import { call } from '#ui/call.ts'
import type { Choice } from '#ui/find-field.tsx'

const PEOPLE_AT_MOST = 10
const UNITS_AT_MOST = 50

/**
 * Units of a day by a part of their name, each with the chain above it. Those under the same superior as `beside` come
 * first: most moves are short, and dozens of branches elsewhere bear the same name.
 */
export async function findUnits(
  text: string,
  { on, beside }: { on: Day; beside: string | null },
  signal: AbortSignal,
): Promise<Choice[]> {
  const near = beside === null ? null : await superiorOf(beside, on, signal)
  const search = (under?: string) =>
    call(searchOrganisations, { text, on, under, limit: UNITS_AT_MOST }, { signal })
  const [close, all] = await Promise.all([near === null ? null : search(near), search()])
  const first = close?.items ?? []
  const others = all.items.filter(({ id }) => !first.some((one) => one.id === id))
  return [...first, ...others]
    .filter(({ readable, exists }) => readable && exists)
    .map(({ id, name, path }) => ({
      key: id,
      name,
      note: nameOfSuperiors(
        path.map((unit) => unit.name),
        name,
      ),
    }))
}

async function superiorOf(id: string, on: Day, signal: AbortSignal): Promise<string | null> {
  const { path } = await call(getOrganisation, { id, on }, { signal })
  const superior = path.at(-1)
  return superior?.readable ? superior.id : null
}

/** People by name, code or number, each with what tells them from others of the same name. */
export async function findPeople(
  text: string,
  { on, bornIn }: { on: Day; bornIn: (year: string) => string },
  signal: AbortSignal,
): Promise<Choice[]> {
  const { items } = await call(searchPeople, { text, on, kind: 'all', limit: PEOPLE_AT_MOST }, { signal })
  return items.map(({ id, fullName, bornOn, memberCode, organisation, keeper }) => ({
    key: id,
    name: fullName,
    note: [bornIn(bornOn.slice(0, 4)), memberCode, (organisation ?? keeper).name]
      .filter((part) => part !== null)
      .join(' · '),
  }))
}

/** The two nearest superiors, nearest first; the path may end with the unit itself. */
function nameOfSuperiors(path: readonly string[], name: string): string {
  const above = path.at(-1) === name ? path.slice(0, -1) : path
  return above.slice(-2).reverse().join(' · ')
}
