import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useAct } from '#ui/ask.ts'
import { Confirm } from '#ui/confirm.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useFocusBack } from '#ui/focus-back.ts'
import { useWords } from '#ui/words.tsx'
import { useActWords } from './act-words.ts'
import { endsAllowed } from './acts.ts'
import { correctMovement, type KeptMovement } from './api.ts'
import { CategoryField } from './category-field.tsx'
import { findUnits } from './choices.ts'
import { REASON_LENGTH, ReasonField } from './reason-field.tsx'
import { refusalWords, words } from './words.ts'

interface Draft {
  on: Day | null
  category: string
  from: Choice | null
  to: Choice | null
  decisionNo: string
  note: string
}

/** Corrects an entry by one that supersedes it, with the reason. */
export function CorrectMovement({ entry, onClose }: { entry: KeptMovement; onClose: () => void }) {
  const said = useWords(words)
  const { category } = useActWords()
  useFocusBack()
  const say = useSay(refusalWords)
  const [draft, setDraft] = useState<Draft>(() => draftOf(entry))
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const act = useAct(correctMovement, {
    onDone: () => {
      tell(said.correctedDone)
      onClose()
    },
  })
  const isGiven = reason.trim().length >= REASON_LENGTH
  const { from, to } = endsAllowed(draft.category)
  const correct = () => {
    setAsked(true)
    if (!isGiven || draft.on === null) return
    act.mutate({
      personId: entry.person.id,
      movementId: entry.id,
      on: draft.on,
      category: draft.category,
      fromOrganisationId: (from && draft.from?.key) || null,
      toOrganisationId: (to && draft.to?.key) || null,
      decisionNo: draft.decisionNo || null,
      note: draft.note || null,
      reason,
    })
  }
  return (
    <Confirm
      opened
      title={said.correctTitle}
      act={said.correct}
      busy={act.isPending}
      error={act.error}
      say={say}
      onCancel={onClose}
      onConfirm={correct}
    >
      <p>
        <strong>{said.of(category(entry.category), formatDay(entry.on))}</strong>
      </p>
      <p>{said.correctText}</p>
      <DraftFields draft={draft} onChange={(changed) => setDraft({ ...draft, ...changed })} />
      <ReasonField value={reason} onChange={setReason} missing={asked && !isGiven} />
    </Confirm>
  )
}

function DraftFields({ draft, onChange }: { draft: Draft; onChange: (changed: Partial<Draft>) => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const allowed = endsAllowed(draft.category)
  const beside = draft.from?.key ?? draft.to?.key ?? null
  const end = (which: 'from' | 'to', label: string) => (
    <FindField
      label={label}
      value={draft[which]}
      onChange={(unit) => onChange({ [which]: unit })}
      find={(text, signal) => findUnits(text, { on: draft.on ?? today, beside }, signal)}
    />
  )
  return (
    <>
      <DayField label={said.day} required value={draft.on} max={today} onChange={(on) => onChange({ on })} />
      <CategoryField
        label={said.what}
        value={draft.category}
        onChange={(category) => onChange({ category })}
      />
      {allowed.from && end('from', said.giver)}
      {allowed.to && end('to', said.receiver)}
      <TextField
        label={said.decisionNo}
        value={draft.decisionNo}
        maxLength={100}
        onChange={(decisionNo) => onChange({ decisionNo })}
      />
      <Textarea
        label={said.noteLabel}
        description={said.noteHint}
        autosize
        maxLength={2000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}

function draftOf({ on, category, from, to, decisionNo, note }: KeptMovement): Draft {
  const unit = (end: KeptMovement['from']): Choice | null =>
    end && { key: end.id, name: end.name, note: end.code }
  return { on, category, from: unit(from), to: unit(to), decisionNo: decisionNo ?? '', note: note ?? '' }
}
