import { searchOrganisations } from '#organisation/api.ts'
import { searchPeople } from '#person/api.ts'
import type { Day } from '#platform/day.ts'
import { call } from '#ui/call.ts'
import type { Choice } from '#ui/find-field.tsx'

const AT_MOST = 10

/** Units of a day by a part of their name, each with the chain above it. */
export async function findUnits(text: string, on: Day, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await call(searchOrganisations, { text, on, limit: AT_MOST }, { signal })
  return items
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

/** People by name, code or number, each with what tells them from others of the same name. */
export async function findPeople(
  text: string,
  { on, bornIn }: { on: Day; bornIn: (year: string) => string },
  signal: AbortSignal,
): Promise<Choice[]> {
  const { items } = await call(searchPeople, { text, on, kind: 'all', limit: AT_MOST }, { signal })
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
