import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { actOnCase, giveFollowUp, withdrawCase, type InspectionCase } from './api.ts'
import type { Act } from './codes.ts'
import { refusalWords } from './refusal-words.ts'
import { actWords, words } from './words.ts'
import style from './inspection.module.css'

const RENEWS = ['/api/inspections', '/api/inbox', '/api/assignments']

interface OfCase {
  of: InspectionCase
  onClose: () => void
}

function useDone(onClose: () => void): () => void {
  const said = useWords(words)
  return () => {
    tell(said.recorded)
    onClose()
  }
}

/** Records the day of an act, and the number of a decision or conclusion. */
export function CaseActForm({ of, stage, onClose }: OfCase & { stage: Act }) {
  const said = useWords(words)
  const names = useWords(actWords)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [number, setNumber] = useState('')
  const act = useAct(actOnCase, { renews: RENEWS, onDone: useDone(onClose) })
  const isNumbered = stage === 'decided' || stage === 'conclusion'
  return (
    <ActDialog
      title={names[stage]}
      verb={names[stage]}
      act={act}
      say={say}
      disabled={!on}
      onSubmit={() => on && act.mutate({ id: of.id, stage, on, number: number.trim() || null })}
      onClose={onClose}
    >
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      {isNumbered && (
        <TextField
          label={stage === 'decided' ? said.decisionNo : said.conclusionNo}
          required
          maxLength={60}
          value={number}
          onChange={setNumber}
        />
      )}
    </ActDialog>
  )
}

/** Gives subjects a task that follows from the conclusion. */
export function FollowUpForm({ of, onClose }: OfCase) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [title, setTitle] = useState('')
  const [on, setOn] = useState<Day | null>(today)
  const [dueOn, setDueOn] = useState<Day | null>(null)
  const [units, setUnits] = useState<readonly string[]>(of.subjects.map((unit) => unit.id))
  const act = useAct(giveFollowUp, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.followUp}
      verb={said.give}
      act={act}
      say={say}
      disabled={!on || !dueOn}
      onSubmit={() => on && dueOn && act.mutate({ id: of.id, title, on, dueOn, units: [...units] })}
      onClose={onClose}
    >
      <Textarea
        label={said.task}
        description={said.taskHint}
        required
        autosize
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      <DayField label={said.dueOn} required value={dueOn} onChange={setDueOn} />
      <Checkbox.Group label={said.units} value={[...units]} onChange={setUnits}>
        <div className={style.stack}>
          {of.subjects.map((unit) => (
            <Checkbox key={unit.id} value={unit.id} label={unit.name} />
          ))}
        </div>
      </Checkbox.Group>
    </ActDialog>
  )
}

/** Takes back the latest act, or a case without any. */
export function WithdrawForm({ of, onClose }: OfCase) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawCase, {
    renews: RENEWS,
    onDone: ({ isGone }) => {
      tell(said.withdrawn)
      onClose()
      if (isGone) go({ to: '/inspections', replace: true })
    },
  })
  return (
    <ActDialog
      title={said.withdraw}
      verb={said.withdraw}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: of.id, reason })}
      onClose={onClose}
    >
      <p>{said.withdrawText}</p>
      <Textarea
        label={said.reason}
        required
        minLength={3}
        maxLength={500}
        autosize
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
