import { Button, CloseButton, Switch } from '@mantine/core'
import type { Day } from '#platform/day.ts'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { Card } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { KINDS, TYPES } from '#organisation/kinds.ts'
import { SHAPES } from './acts.ts'
import { mayMeanEvery, type Draft, type NewUnitDraft } from './draft.ts'
import { EveryFields } from './every.tsx'
import { findUnitsNear, superiorNote } from './find.ts'
import { PlaceField } from './place.tsx'
import { unitsOfAct, words } from './words.ts'
import { kindWords, typeWords } from '#organisation/words.ts'
import style from './reorganisation.module.css'

type Set = (change: Partial<Draft>) => void

/** The units that an act is about, what they become, and the ones that it forms. */
export function UnitFields({ draft, set, today }: { draft: Draft; set: Set; today: Day }) {
  const said = useWords(words)
  const names = useWords(unitsOfAct)
  const { act, units, into, near } = draft
  const { units: range, newUnits, takes, needs } = SHAPES[act]
  const on = draft.on ?? today
  const has = (part: (typeof takes)[number]) => takes.includes(part) || needs.includes(part)
  return (
    <Card title={said.unitsCard}>
      <div className={style.form}>
        {range[1] > 0 && (
          <UnitsField
            label={names[act]}
            most={range[1]}
            value={units}
            on={on}
            near={near}
            onChange={(chosen) => set({ units: chosen })}
          />
        )}
        {mayMeanEvery(draft) && <EveryFields draft={draft} set={set} on={on} />}
        {has('into') && (
          <FindField
            label={act === 'transfer' ? said.newSuperior : said.receiver}
            required
            value={into}
            onChange={(unit) => set({ into: unit })}
            find={findUnitsNear(on, near)}
          />
        )}
        {has('name') && (
          <TextField
            label={act === 'rename' ? said.newName : act === 'absorb' ? said.newNameOptional : said.sameName}
            required={needs.includes('name')}
            maxLength={300}
            value={draft.name}
            onChange={(name) => set({ name })}
          />
        )}
        {has('kind') && <KindFields draft={draft} set={set} />}
        {has('continues') && (
          <Switch
            label={said.continues}
            checked={draft.continues}
            onChange={(event) => set({ continues: event.currentTarget.checked })}
          />
        )}
        {has('ending') && (
          <Switch
            label={said.endBelow}
            checked={draft.endsBelow}
            onChange={(event) => set({ endsBelow: event.currentTarget.checked })}
          />
        )}
        {newUnits[1] > 0 && !draft.endsBelow && <NewUnits draft={draft} set={set} on={on} />}
        {act === 'establish' && (
          <UnitsField
            label={said.takeUnits}
            most={100}
            value={draft.taken}
            on={on}
            near={near}
            onChange={(taken) => set({ taken })}
          />
        )}
      </div>
    </Card>
  )
}

/** Several units, found one after another; beyond `most` no more can be added. */
export function UnitsField({
  label,
  most,
  value,
  on,
  near,
  onChange,
}: {
  label: string
  most: number
  value: readonly Choice[]
  on: Day
  near: string | null
  onChange: (units: Choice[]) => void
}) {
  const said = useWords(words)
  const add = (unit: Choice | null) =>
    unit && !value.some((one) => one.key === unit.key) && onChange([...value, unit])
  if (most === 1)
    return (
      <FindField
        label={label}
        required
        value={value[0] ?? null}
        onChange={(unit) => onChange(unit ? [unit] : [])}
        find={findUnitsNear(on, near)}
      />
    )
  return (
    <div className={style.form}>
      {value.length < most && (
        <FindField
          key={value.length}
          label={label}
          description={said.addUnit}
          value={null}
          onChange={add}
          find={findUnitsNear(on, near)}
        />
      )}
      {value.length > 0 && (
        <ul className={style.chosen} aria-label={label}>
          {value.map((unit) => (
            <li key={unit.key}>
              <span>
                {unit.name}
                <small className={style.small}>{superiorNote(unit)}</small>
              </span>
              <CloseButton
                aria-label={said.remove(unit.name)}
                onClick={() => onChange(value.filter((one) => one !== unit))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function KindFields({ draft, set }: { draft: Draft; set: Set }) {
  const said = useWords(words)
  const types = useWords(typeWords)
  return (
    <div className={style.fields}>
      <KindField
        label={said.newKind}
        value={draft.kind}
        none={said.chooseKind}
        onChange={(kind) => set({ kind })}
      />
      <ChoiceField
        label={said.type}
        value={draft.type}
        none={said.unchanged}
        onChange={(type) => set({ type })}
        choices={TYPES.map(({ code }) => ({ value: code, label: types[code]! }))}
      />
    </div>
  )
}

function KindField({
  onChange,
  ...rest
}: {
  label: string
  value: string
  none?: string
  onChange: (kind: string) => void
}) {
  const kinds = useWords(kindWords)
  return (
    <ChoiceField
      {...rest}
      required
      onChange={onChange}
      choices={KINDS.map(({ code }) => ({ value: code, label: kinds[code]! }))}
    />
  )
}

function NewUnits({ draft, set, on }: { draft: Draft; set: Set; on: Day }) {
  const said = useWords(words)
  const { newUnits, act, units } = draft
  const most = SHAPES[act].newUnits[1]
  const superior = act === 'upgrade' ? (units[0] ?? null) : (newUnits.at(-1)?.superior ?? null)
  const change = (place: number, to: Partial<NewUnitDraft>) =>
    set({ newUnits: newUnits.map((one, index) => (index === place ? { ...one, ...to } : one)) })
  const add = () =>
    set({ newUnits: [...newUnits, { name: '', kind: 'chi_bo_truc_thuoc', superior, code: '' }] })
  return (
    <>
      {newUnits.map((unit, place) => (
        <NewUnitFields
          // New units have no key of their own; the last one alone is taken away.
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          title={most === 1 ? said.newUnits : said.newUnit(String(place + 1))}
          unit={unit}
          draft={draft}
          on={on}
          set={(to) => change(place, to)}
        />
      ))}
      {most > 1 && (
        <div className={style.buttons}>
          {newUnits.length < most && (
            <Button variant="default" onClick={add}>
              {said.addNewUnit}
            </Button>
          )}
          {newUnits.length > SHAPES[act].newUnits[0] && (
            <Button variant="subtle" onClick={() => set({ newUnits: newUnits.slice(0, -1), leaving: {} })}>
              {said.removeShort}
            </Button>
          )}
        </div>
      )}
    </>
  )
}

function NewUnitFields({
  title,
  unit,
  draft,
  on,
  set,
}: {
  title: string
  unit: NewUnitDraft
  draft: Draft
  on: Day
  set: (change: Partial<NewUnitDraft>) => void
}) {
  const said = useWords(words)
  return (
    <fieldset className={style.block}>
      <legend className={style.actName}>{title}</legend>
      <div className={style.fields}>
        <TextField
          label={said.name}
          required
          maxLength={300}
          value={unit.name}
          onChange={(name) => set({ name })}
        />
        <KindField label={said.kind} value={unit.kind} onChange={(kind) => set({ kind })} />
        <PlaceField
          label={said.superior}
          required
          draft={draft}
          on={on}
          value={unit.superior}
          onChange={(superior) => set({ superior })}
        />
        <TextField
          label={said.code}
          description={said.codeHint}
          maxLength={60}
          value={unit.code}
          onChange={(code) => set({ code })}
        />
      </div>
    </fieldset>
  )
}
