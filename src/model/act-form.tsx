import { CloseButton, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useGo } from '#ui/go.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { actOnModel, adoptModel, recordResult, withdrawModelAct, type Model } from './api.ts'
import { OUTCOMES, type Outcome } from './codes.ts'
import { refusalWords } from './refusal-words.ts'
import { actWords, outcomeWords, words } from './words.ts'
import style from './model.module.css'

const RENEWS = ['/api/models']

interface OfModel {
  of: Model
  onClose: () => void
}

function useDone(onClose: () => void): () => void {
  const said = useWords(words)
  return () => {
    tell(said.recorded)
    onClose()
  }
}

/** Evaluates a model, decides to spread it, or ends it. The unit that one works for decides on spreading. */
export function ModelActForm({ of, stage, onClose }: OfModel & { stage: 'evaluated' | 'spread' | 'ended' }) {
  const said = useWords(words)
  const names = useWords(actWords)
  const outcomes = useWords(outcomeWords)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const { id, name } = useUnit()
  const [on, setOn] = useState<Day | null>(today)
  const [outcome, setOutcome] = useState<Outcome | ''>('')
  const [number, setNumber] = useState('')
  const [note, setNote] = useState('')
  const act = useAct(actOnModel, { renews: RENEWS, onDone: useDone(onClose) })
  const by = stage === 'spread' ? id : null
  const asked = { outcome: outcome || null, number: number.trim() || null, note: note.trim() || null }
  return (
    <ActDialog
      title={names[stage]}
      verb={names[stage]}
      act={act}
      say={say}
      disabled={!on}
      onSubmit={() => on && act.mutate({ id: of.id, stage, on, organisationId: by, ...asked })}
      onClose={onClose}
    >
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      {stage === 'evaluated' && (
        <ChoiceField
          label={said.outcome}
          required
          value={outcome}
          none=""
          onChange={setOutcome}
          choices={OUTCOMES.map((value) => ({ value, label: outcomes[value] }))}
        />
      )}
      {stage === 'spread' && (
        <>
          <p>
            {said.decider}: {name ?? of.unit.name}
          </p>
          <TextField label={said.number} required maxLength={60} value={number} onChange={setNumber} />
        </>
      )}
      <Textarea
        label={said.noteOf}
        autosize
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActDialog>
  )
}

/** Records a result against one of the aims. */
export function ResultForm({ of, onClose }: OfModel) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [aimId, setAimId] = useState(of.aims[0]?.id ?? '')
  const [on, setOn] = useState<Day | null>(today)
  const [value, setValue] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const act = useAct(recordResult, { renews: RENEWS, onDone: useDone(onClose) })
  const aim = of.aims.find((one) => one.id === aimId)
  return (
    <ActDialog
      title={said.recordResult}
      verb={said.recordResult}
      act={act}
      say={say}
      disabled={!on || value === null}
      onSubmit={() => on && value !== null && act.mutate({ id: of.id, aimId, on, value, note: note || null })}
      onClose={onClose}
    >
      <ChoiceField
        label={said.aim}
        value={aimId}
        onChange={setAimId}
        choices={of.aims.map((one) => ({ value: one.id, label: one.what }))}
      />
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      <NumberInput
        label={`${said.value} (${aim?.measure ?? ''})`}
        required
        decimalSeparator=","
        value={value ?? ''}
        onChange={(typed) => setValue(typeof typed === 'number' ? typed : null)}
      />
      <TextField label={said.noteOf} maxLength={500} value={note} onChange={setNote} />
    </ActDialog>
  )
}

/** Records the units that took the model up. */
export function AdoptForm({ of, onClose }: OfModel) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [units, setUnits] = useState<readonly Choice[]>([])
  const act = useAct(adoptModel, { renews: RENEWS, onDone: useDone(onClose) })
  const organisationIds = units.map((unit) => unit.key)
  const add = (unit: Choice | null) =>
    unit && !organisationIds.includes(unit.key) && setUnits([...units, unit])
  return (
    <ActDialog
      title={said.adopt}
      verb={said.adopt}
      act={act}
      say={say}
      disabled={!on}
      onSubmit={() => on && act.mutate({ id: of.id, organisationIds, on })}
      onClose={onClose}
    >
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      <FindField
        key={units.length}
        label={said.addUnit}
        description={said.unitHint}
        value={null}
        onChange={add}
        find={findUnitsOn(on ?? today)}
      />
      {units.length > 0 && (
        <ul className={style.chosen} aria-label={said.adopters}>
          {units.map((unit) => (
            <li key={unit.key}>
              {unit.name}
              <CloseButton
                size="md"
                aria-label={said.remove(unit.name)}
                onClick={() => setUnits(units.filter((one) => one !== unit))}
              />
            </li>
          ))}
        </ul>
      )}
    </ActDialog>
  )
}

/** Takes back what was recorded last. */
export function WithdrawForm({ of, onClose }: OfModel) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawModelAct, {
    renews: RENEWS,
    onDone: ({ isGone }) => {
      tell(said.withdrawn)
      onClose()
      if (isGone) go({ to: '/models', replace: true })
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
