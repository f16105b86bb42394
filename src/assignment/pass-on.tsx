import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { passOn, type Addressee } from './act-api.ts'
import type { Choice } from './api.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { unitWords } from './unit-words.ts'
import { words } from './words.ts'

/** Passes what was given to a unit on to its own units below. */
export function PassOn({ of, onClose }: { of: Addressee; onClose: () => void }) {
  const said = useWords(unitWords)
  const asked = useWords(words)
  const { today } = useAsOf()
  const [choice, setChoice] = useState<Choice>({ of: 'children' })
  const [dueOn, setDueOn] = useState<Day | null>(of.dueOn)
  const act = useAct(passOn, {
    renews: RENEWS,
    onDone: ({ addressed }) => {
      tell(said.passed(formatNumber(addressed)))
      onClose()
    },
  })
  return (
    <WriteDialog
      title={said.passOn}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: of.id, choice, on: today, dueOn })}
    >
      <ChoiceFields organisationId={of.answering.id} on={today} value={choice} onChange={setChoice} />
      <DayField label={asked.dueOn} value={dueOn} onChange={setDueOn} />
    </WriteDialog>
  )
}
