import { Button } from '@mantine/core'
import { findUnitsOn } from '#organisation/find-units.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { KindChecks } from './kind-checks.tsx'
import type { Addressed } from './outcome-api.ts'
import { words } from './outcome-words.ts'
import style from './gathering.module.css'

/** To whom, as it is filled in. */
export interface AddressDraft {
  to: Addressed['to']
  kinds: string[]
  lead: Choice | null
  co: readonly Choice[]
}

export const EMPTY_ADDRESS: AddressDraft = { to: 'below', kinds: [], lead: null, co: [] }

/** The request that the fields stand for; null while one is empty. */
export function addressedOf({ to, kinds, lead, co }: AddressDraft): Addressed | null {
  if (to === 'kinds') return kinds.length > 0 ? { to, kinds } : null
  if (to !== 'units') return { to }
  if (!lead) return null
  return {
    to,
    units: [
      { organisationId: lead.key, role: 'lead' },
      ...co.map((unit) => ({ organisationId: unit.key, role: 'co' as const })),
    ],
  }
}

/** Whole groups, or one unit that leads with others beside it. */
export function AddresseeFields({
  hasSites,
  draft,
  onChange,
}: {
  hasSites: boolean
  draft: AddressDraft
  onChange: (by: Partial<AddressDraft>) => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  return (
    <>
      <ChoiceField
        label={said.to}
        value={draft.to}
        onChange={(to) => to && onChange({ to })}
        choices={[
          ...(hasSites ? [{ value: 'sites' as const, label: said.toSites }] : []),
          { value: 'below', label: said.toBelow },
          { value: 'kinds', label: said.toKinds },
          { value: 'units', label: said.toNamed },
        ]}
      />
      {draft.to === 'kinds' && (
        <KindChecks value={draft.kinds} onChange={(kinds) => onChange({ kinds })} on={today} />
      )}
      {draft.to === 'units' && (
        <div className={style.fields}>
          <FindField
            label={said.lead}
            required
            value={draft.lead}
            onChange={(lead) => onChange({ lead })}
            find={findUnitsOn(today)}
          />
          <FindField
            key={draft.co.length}
            label={said.addCo}
            value={null}
            onChange={(unit) => unit && onChange({ co: [...draft.co, unit] })}
            find={findUnitsOn(today)}
          />
        </div>
      )}
      {draft.to === 'units' && draft.co.length > 0 && (
        <ul className={style.guesses}>
          {draft.co.map((unit, index) => (
            <li key={unit.key}>
              {said.coUnit(unit.name)}
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={said.removeUnit(unit.name)}
                onClick={() => onChange({ co: draft.co.filter((_, at) => at !== index) })}
              >
                {said.removeShort}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
