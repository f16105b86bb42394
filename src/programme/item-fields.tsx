import { CloseButton, Textarea } from '@mantine/core'
import { useState } from 'react'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { UnitLink } from '#organisation/api.ts'
import { useAsOf } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { MOST_UNITS, searchItems } from './api.ts'
import { FIELDS, GROUNDS, ITEM_KINDS, PRODUCTS } from './codes.ts'
import type { ItemFormDraft } from './item-form.tsx'
import { itemWords } from './item-words.ts'
import { fieldWords, groundWords, kindWords, productWords } from './words.ts'
import style from './programme.module.css'

interface Part {
  draft: ItemFormDraft
  set: (change: Partial<ItemFormDraft>) => void
}

/** All fields of an item. */
export function ItemFields({ draft, set, programme }: Part & { programme: { owner: UnitLink } }) {
  const said = useWords(itemWords)
  return (
    <>
      <What draft={draft} set={set} />
      <Textarea
        label={said.title}
        required
        autosize
        maxLength={500}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <When draft={draft} set={set} />
      <Who draft={draft} set={set} />
      <FindField
        label={said.follows}
        value={draft.follows}
        onChange={(follows) => set({ follows })}
        find={(text, signal) => findSuperior(programme.owner.id, text, signal)}
      />
    </>
  )
}

function What({ draft, set }: Part) {
  const said = useWords(itemWords)
  const kinds = useWords(kindWords)
  const grounds = useWords(groundWords)
  return (
    <>
      <div className={style.fields}>
        <ChoiceField
          label={said.kind}
          value={draft.kind}
          onChange={(kind) => kind && set({ kind })}
          choices={ITEM_KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <TextField
          label={said.code}
          required
          maxLength={30}
          value={draft.code}
          onChange={(code) => set({ code })}
        />
      </div>
      {draft.kind === 'arising' && (
        <div className={style.fields}>
          <ChoiceField
            label={said.ground}
            none="–"
            value={draft.ground}
            onChange={(ground) => set({ ground })}
            choices={GROUNDS.map((value) => ({ value, label: grounds[value] }))}
          />
          <TextField
            label={said.groundText}
            description={said.groundHint}
            maxLength={500}
            value={draft.groundText}
            onChange={(groundText) => set({ groundText })}
          />
        </div>
      )}
    </>
  )
}

function When({ draft, set }: Part) {
  const said = useWords(itemWords)
  const fields = useWords(fieldWords)
  const products = useWords(productWords)
  return (
    <div className={style.fields}>
      <ChoiceField
        label={said.field}
        value={draft.field}
        onChange={(field) => field && set({ field })}
        choices={FIELDS.map((value) => ({ value, label: fields[value] }))}
      />
      <ChoiceField
        label={said.product}
        value={draft.product}
        onChange={(product) => product && set({ product })}
        choices={PRODUCTS.map((value) => ({ value, label: products[value] }))}
      />
      <DayField
        label={draft.kind === 'arising' ? said.arisesOn : said.startsOn}
        description={null}
        required
        value={draft.startsOn}
        onChange={(startsOn) => set({ startsOn })}
      />
      <DayField
        label={said.dueOn}
        description={null}
        required
        value={draft.dueOn}
        onChange={(dueOn) => set({ dueOn })}
        start={draft.startsOn ?? undefined}
      />
    </div>
  )
}

function Who({ draft, set }: Part) {
  const said = useWords(itemWords)
  const { today } = useAsOf()
  return (
    <>
      <div className={style.fields}>
        <FindField
          label={said.leadUnit}
          value={draft.lead}
          onChange={(lead) => set({ lead })}
          find={findUnitsOn(today)}
        />
        <TextField
          label={said.leadText}
          description={said.leadTextHint}
          maxLength={200}
          value={draft.leadText}
          onChange={(leadText) => set({ leadText })}
        />
        <TextField
          label={said.receiver}
          description={said.receiverHint}
          maxLength={200}
          value={draft.receiver}
          onChange={(receiver) => set({ receiver })}
        />
      </div>
      <CoUnits draft={draft} set={set} />
      <TextField
        label={said.coText}
        maxLength={500}
        value={draft.coText}
        onChange={(coText) => set({ coText })}
      />
    </>
  )
}

function CoUnits({ draft, set }: Part) {
  const said = useWords(itemWords)
  const { today } = useAsOf()
  const [adding, setAdding] = useState(0)
  const { co } = draft
  return (
    <>
      {co.length > 0 && (
        <ul className={style.chosen} aria-label={said.coUnits}>
          {co.map(({ key, name }) => (
            <li key={key}>
              {name}
              <CloseButton
                aria-label={said.remove(name)}
                onClick={() => set({ co: co.filter((one) => one.key !== key) })}
              />
            </li>
          ))}
        </ul>
      )}
      {co.length < MOST_UNITS && (
        <FindField
          key={adding}
          label={said.addCo}
          value={null}
          onChange={(unit) => {
            if (!unit || co.some((one) => one.key === unit.key)) return
            set({ co: [...co, unit] })
            setAdding(adding + 1)
          }}
          find={findUnitsOn(today)}
        />
      )}
    </>
  )
}

async function findSuperior(organisationId: string, text: string, signal: AbortSignal): Promise<Choice[]> {
  const { items } = await call(searchItems, { organisationId, text }, { signal })
  return items.map(({ id, code, title, programme }) => ({
    key: id,
    name: title,
    note: `${code} · ${programme}`,
  }))
}
