import { Switch } from '@mantine/core'
import { useEffect } from 'react'
import { addDays, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import type { Choice } from '#ui/find-field.tsx'
import { Card } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { listChildren } from '#organisation/api.ts'
import { SHAPES } from './acts.ts'
import { defaultOf, NOTHING_SAID, type Draft, type LeavingDraft } from './draft.ts'
import { PlaceField } from './place.tsx'
import { words } from './words.ts'
import style from './reorganisation.module.css'

type Set = (change: (before: Draft) => Draft) => void

const MOST_LISTED = 200

/** Where the units directly below go; nothing is shown for acts that leave them where they are. */
export function BelowFields({ draft, set, today }: { draft: Draft; set: Set; today: Day }) {
  const said = useWords(words)
  if (['establish', 'transfer', 'rename'].includes(draft.act)) return null
  if (draft.units.length === 0 && !draft.everyKind) return null
  return (
    <Card title={said.belowCard}>
      {defaultOf(draft) === 'follow' && <p className={style.dim}>{said.belowFollow}</p>}
      {SHAPES[draft.act].takes.includes('toSuperior') && (
        <Switch
          label={said.toSuperior}
          checked={draft.toSuperior}
          onChange={({ currentTarget: { checked } }) => set((before) => ({ ...before, toSuperior: checked }))}
        />
      )}
      {(draft.toSuperior ? [] : draft.units).map((unit) => (
        <UnitsBelow key={unit.key} unit={unit} draft={draft} set={set} on={draft.on ?? today} />
      ))}
    </Card>
  )
}

function UnitsBelow({ unit, draft, set, on }: { unit: Choice; draft: Draft; set: Set; on: Day }) {
  const said = useWords(words)
  const asked = useAsk(listChildren, { id: unit.key, on: addDays(on, -1), limit: MOST_LISTED })
  const own = draft.leaving[unit.key] ?? NOTHING_SAID
  const change = (to: Partial<LeavingDraft>) =>
    set((before) => ({
      ...before,
      leaving: { ...before.leaving, [unit.key]: { ...(before.leaving[unit.key] ?? NOTHING_SAID), ...to } },
    }))
  // The units that end themselves need no place.
  const rows = asked.data?.items.filter((one) => !draft.units.some((other) => other.key === one.id))
  const listed = rows?.map((one) => one.id).join(' ')
  useEffect(() => {
    if (listed !== undefined && listed !== own.children.join(' '))
      change({ children: listed === '' ? [] : listed.split(' ') })
  })
  return (
    <fieldset className={style.block}>
      <legend className={style.actName}>{unit.name}</legend>
      {rows?.length === 0 && <p className={style.dim}>{said.belowNone}</p>}
      {rows && rows.length > 0 && !draft.endsBelow && (
        <>
          {asked.data?.next && <p className={style.dim}>{said.belowMany}</p>}
          <PlaceField
            label={said.belowAll}
            draft={draft}
            on={on}
            value={own.belowAll}
            onChange={(belowAll) => change({ belowAll })}
          />
          <details>
            <summary>{said.choose}</summary>
            <div className={style.fields}>
              {rows.map(({ id, name }) => (
                <PlaceField
                  key={id}
                  label={name}
                  draft={draft}
                  on={on}
                  value={own.below[id] ?? null}
                  onChange={(place) => change({ below: { ...own.below, [id]: place } })}
                />
              ))}
            </div>
          </details>
        </>
      )}
      {rows && draft.endsBelow && (
        <ul>
          {rows.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
