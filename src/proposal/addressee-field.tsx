import { NativeSelect } from '@mantine/core'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { listAddressees } from './api.ts'
import { words } from './words.ts'

/** To whom something is sent: a unit, or a body beside it. `other`: a unit that is being looked for. */
export interface Addressee {
  key: string
  other: Choice | null
}

export const NOBODY: Addressee = { key: '', other: null }
const OTHER = 'other'

/** The addressee as the server takes it, or null while none is chosen. */
export function sentTo({ key, other }: Addressee): { organisationId: string; bodyId: string | null } | null {
  if (key === OTHER) return other && { organisationId: other.key, bodyId: null }
  const [organisationId, bodyId] = key.split(' ')
  return organisationId ? { organisationId, bodyId: bodyId ?? null } : null
}

/** Chooses among the superiors of a unit and the bodies beside them, or any unit within reach. */
export function AddresseeField({
  organisationId,
  on,
  value,
  onChange,
}: {
  organisationId: string
  on: Day
  value: Addressee
  onChange: (value: Addressee) => void
}) {
  const said = useWords(words)
  const asked = useAsk(listAddressees, { organisationId, on })
  const units = asked.data?.units ?? []
  const groups = units
    .map(({ unit, isOwn, bodies }) => ({
      group: unit.name,
      items: [
        ...(isOwn ? [] : [{ value: unit.id, label: unit.name }]),
        ...bodies.map((body) => ({ value: `${unit.id} ${body.id}`, label: body.name })),
      ],
    }))
    .filter((one) => one.items.length > 0)
  return (
    <>
      <NativeSelect
        label={said.addressee}
        required
        value={value.key}
        onChange={(event) => onChange({ ...value, key: event.currentTarget.value })}
        data={[
          { value: '', label: said.chooseAddressee },
          ...groups,
          { value: OTHER, label: said.otherUnit },
        ]}
      />
      {value.key === OTHER && (
        <FindField
          label={said.otherUnit}
          description={said.otherUnitHint}
          required
          value={value.other}
          onChange={(other) => onChange({ key: OTHER, other })}
          find={findUnitsOn(on)}
        />
      )}
    </>
  )
}
