import { Go } from '#ui/go.tsx'
import type { UnitLink } from './api.ts'

/** The name of a unit, as a link where the reader may open it. */
export function UnitDoor({ unit, none = '–' }: { unit: UnitLink | null; none?: string }) {
  if (!unit) return none
  return unit.readable ? <Go to={`/organisations/${unit.id}`}>{unit.name}</Go> : unit.name
}
