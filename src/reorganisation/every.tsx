import type { Day } from '#platform/day.ts'
import { ChoiceField } from '#ui/field.tsx'
import { FindField } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { KINDS } from '#organisation/kinds.ts'
import { kindWords } from '#organisation/words.ts'
import type { Draft } from './draft.ts'
import { findUnitsNear } from './find.ts'
import { words } from './words.ts'
import style from './reorganisation.module.css'

type Set = (change: Partial<Draft>) => void

/** Every unit of a kind below a unit, as one decision over all of them means. */
export function EveryFields({ draft, set, on }: { draft: Draft; set: Set; on: Day }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  return (
    <div className={style.fields}>
      <ChoiceField
        label={said.everyKind}
        value={draft.everyKind}
        none={said.everyNone}
        onChange={(everyKind) => set({ everyKind })}
        choices={KINDS.map(({ code }) => ({ value: code, label: kinds[code]! }))}
      />
      {draft.everyKind && (
        <FindField
          label={said.everyBelow}
          required
          value={draft.everyBelow}
          onChange={(everyBelow) => set({ everyBelow })}
          find={findUnitsNear(on, null)}
        />
      )}
    </div>
  )
}
