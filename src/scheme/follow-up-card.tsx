import { useState } from 'react'
import { AssignmentsFrom } from '#assignment/assignments-from.tsx'
import type { Day } from '#platform/day.ts'
import { useDone } from '#ui/done.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { Card } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import type { SchemeRecord } from './api.ts'
import { giveFollowUp } from './follow-up-api.ts'
import { chosenOf, NO_UNITS, RENEWS, SchemeDialog, UnitsFields } from './parts.tsx'
import { words } from './words.ts'

/** What units do to carry out an adopted scheme, and how far they are. */
export function FollowUpCard({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  const [giving, setGiving] = useState(false)
  if (scheme.state !== 'adopted') return null
  return (
    <Card
      title={said.followUp}
      actions={
        scheme.may.record && <WriteButton onClick={() => setGiving(true)}>{said.giveFollowUp}</WriteButton>
      }
    >
      <AssignmentsFrom assignments={scheme.followUps} />
      {giving && <GiveFollowUp scheme={scheme} onClose={() => setGiving(false)} />}
    </Card>
  )
}

function GiveFollowUp({ scheme, onClose }: { scheme: SchemeRecord; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [title, setTitle] = useState('')
  const [product, setProduct] = useState('')
  const [dueOn, setDueOn] = useState<Day | null>(null)
  const [units, setUnits] = useState(NO_UNITS)
  const write = useAct(giveFollowUp, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <SchemeDialog
      title={said.giveFollowUp}
      act={write}
      onClose={onClose}
      onSubmit={() =>
        write.mutate({ id: scheme.id, title, product: product.trim() || null, dueOn, units: chosenOf(units) })
      }
    >
      <TextField
        label={said.followUpTitle}
        required
        minLength={3}
        maxLength={500}
        data-autofocus
        value={title}
        onChange={setTitle}
      />
      <TextField label={said.followUpProduct} maxLength={300} value={product} onChange={setProduct} />
      <DayField label={said.due} value={dueOn} onChange={setDueOn} min={today} />
      <UnitsFields draft={units} set={(change) => setUnits({ ...units, ...change })} />
    </SchemeDialog>
  )
}
