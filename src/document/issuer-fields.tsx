import { Radio } from '@mantine/core'
import { useEffect } from 'react'
import { getOrganisation } from '#organisation/api.ts'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useAsk } from '#ui/ask.ts'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { folded } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import { getIssuing } from './api.ts'
import type { FormProps } from './document-form.tsx'
import type { Organ } from './organs.ts'
import { words } from './words.ts'
import style from './document.module.css'

/** Who issued it: of an own document an organ of the keeper; of a received one any unit, or a name. */
export function IssuerFields(props: FormProps) {
  const { draft, set, keeper } = props
  const said = useWords(words)
  const find = useFindIssuer(keeper.id, draft.issuedOn)
  if (draft.direction === 'issued') return <OrganField {...props} unitId={keeper.id} />
  return (
    <>
      <Radio.Group
        label={said.issuerKind}
        value={draft.issuerKind === 'outside' ? 'outside' : 'unit'}
        onChange={(value) => set({ issuerKind: value === 'outside' ? 'outside' : 'unit', body: null })}
      >
        <div className={style.radios}>
          <Radio value="unit" label={said.issuerUnit} />
          <Radio value="outside" label={said.issuerOutside} />
        </div>
      </Radio.Group>
      {draft.issuerKind === 'outside' ? (
        <TextField
          label={said.outsideName}
          required
          value={draft.outside}
          maxLength={300}
          onChange={(outside) => set({ outside })}
        />
      ) : (
        <div className={style.pair}>
          <FindField
            label={said.unit}
            description={said.unitHint}
            required
            value={draft.unit}
            onChange={(unit) => set({ unit, issuerKind: 'unit', organ: '', body: null })}
            find={find}
          />
          <OrganField {...props} unitId={draft.unit?.key ?? null} />
        </div>
      )}
    </>
  )
}

/** Units by a part of their name: superiors of the keeper, of whom most texts come, then those within reach. */
function useFindIssuer(keeperId: string, issuedOn: Day | null) {
  const { today } = useAsOf()
  const keeper = useAsk(getOrganisation, { id: keeperId })
  return async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const words = folded(text).split(' ')
    const superiors = (keeper.data?.path ?? [])
      .filter(({ name }) => words.every((word) => folded(name).includes(word)))
      .map(({ id, name }) => ({ key: id, name }))
      .reverse()
    const found = await findUnitsOn(issuedOn ?? today)(text, signal)
    return [...superiors, ...found.filter(({ key }) => !superiors.some((one) => one.key === key))]
  }
}

/** The organ that signed, or a body beside the unit; where nothing is chosen yet the first stands there. */
function OrganField({ draft, set, keeper, unitId }: FormProps & { unitId: string | null }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const issuing = useAsk(
    getIssuing,
    unitId ? { organisationId: unitId, keeperId: keeper.id, on: draft.issuedOn ?? today } : null,
  )
  const { organs = [], bodies = [] } = (unitId && issuing.data) || {}
  const chosen = draft.issuerKind === 'body' ? (draft.body?.key ?? '') : draft.organ
  const first = organs[0]?.organ
  const isMissing = chosen === '' && first !== undefined && !issuing.isPlaceholderData
  useEffect(() => {
    if (isMissing) set({ issuerKind: 'unit', organ: first })
  }, [isMissing, first, set])
  const choose = (value: string) => {
    const body = bodies.find((one) => one.id === value)
    if (body) set({ issuerKind: 'body', organ: '', body: { key: body.id, name: body.name } })
    else set({ issuerKind: 'unit', organ: value as Organ | '', body: null })
  }
  return (
    <ChoiceField<string>
      label={said.organ}
      description={draft.direction === 'issued' ? undefined : '\u00a0'}
      required
      value={chosen}
      onChange={choose}
      none={said.chooseOrgan}
      choices={[
        ...organs.map(({ organ, name }) => ({ value: organ as string, label: name })),
        ...bodies.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
