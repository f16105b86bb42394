import type { Day } from '#platform/day.ts'
import type { FieldProps } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { folded } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import type { Draft, PlaceChoice } from './draft.ts'
import { findUnitsNear } from './find.ts'
import { words } from './words.ts'

/** A place to go to: one of the new units of the draft, or a unit of the register. */
export function PlaceField({
  draft,
  on,
  ...rest
}: FieldProps & {
  draft: Draft
  on: Day
  value: PlaceChoice | null
  onChange: (place: PlaceChoice | null) => void
}) {
  const said = useWords(words)
  const formed: Choice[] = draft.newUnits.flatMap(({ name }, place) =>
    name.trim() ? [{ key: `new:${place}`, name: name.trim(), note: said.newUnit(String(place + 1)) }] : [],
  )
  const find = async (text: string, signal: AbortSignal) => {
    const wanted = folded(text).split(/\s+/)
    const own = formed.filter((one) => wanted.every((word) => folded(one.name).includes(word)))
    return [...own, ...(await findUnitsNear(on, draft.near)(text, signal))]
  }
  return <FindField {...rest} find={find} />
}
