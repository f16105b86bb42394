import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import { giveTask, type Plan } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { words } from './words.ts'

/** Gives a task of a plan to those of its parties that are in the register. */
export function TaskForm({ plan, onClose }: { plan: Plan; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [title, setTitle] = useState('')
  const [product, setProduct] = useState('')
  const [startsOn, setStartsOn] = useState<Day | null>(today < plan.from ? plan.from : today)
  const [dueOn, setDueOn] = useState<Day | null>(null)
  const [parties, setParties] = useState<string[]>([])
  const act = useAct(giveTask, { renews: RENEWS, onDone: useDone(onClose) })
  const choices = [
    { value: plan.keeper.id, label: plan.keeper.name },
    ...plan.partners.flatMap(({ name, unit, bodyId }) =>
      unit ? [{ value: bodyId ?? unit.id, label: name }] : [],
    ),
  ]
  return (
    <WriteDialog
      title={said.giveTask}
      act={act}
      onClose={onClose}
      onSubmit={() =>
        startsOn &&
        act.mutate({ id: plan.id, title, product: product.trim() || null, startsOn, dueOn, parties })
      }
    >
      <TextField
        label={said.taskTitle}
        required
        minLength={3}
        maxLength={500}
        data-autofocus
        value={title}
        onChange={setTitle}
      />
      <TextField label={said.product} maxLength={300} value={product} onChange={setProduct} />
      <MultiSelect label={said.parties} required data={choices} value={parties} onChange={setParties} />
      <DayField label={said.startsOn} required value={startsOn} onChange={setStartsOn} />
      <DayField label={said.dueOn} value={dueOn} onChange={setDueOn} />
    </WriteDialog>
  )
}
