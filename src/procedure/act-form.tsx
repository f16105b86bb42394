import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getActForm, type ActForm, type CasePage } from './api.ts'
import { actOnCase } from './act-api.ts'
import { FieldInput, valuesOf, type Filled } from './field-input.tsx'
import { PeopleFields, type Told } from './people-fields.tsx'
import { useSaid, useSayOfCases } from './say.ts'
import { countsOf, EMPTY_VOTE, VoteFields, type VoteDraft } from './vote-fields.tsx'
import { words } from './words.ts'
import style from './procedure.module.css'

interface Draft {
  outcome: string
  on: Day | null
  filled: Filled
  vote: VoteDraft
  decisionNo: string | null
  term: string | null
  people: Told
  reason: string
}

/** The form of the step where a case stands, made from its declaration: outcome, day, fields, vote, decision, people. */
export function StepForm({ of, form, onClose }: { of: CasePage; form: ActForm; onClose: () => void }) {
  const said = useWords(words)
  const name = useSaid()
  const say = useSayOfCases()
  const { today } = useAsOf()
  const [draft, setDraft] = useState<Draft>({
    outcome: form.outcomes[0]!.id,
    on: today,
    filled: {},
    vote: EMPTY_VOTE,
    decisionNo: null,
    term: null,
    people: {},
    reason: '',
  })
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const act = useAct(actOnCase, {
    onDone: () => {
      tell(said.recorded)
      onClose()
    },
  })
  const known = useAsk(getActForm, draft.on ? { id: of.id, on: draft.on } : null).data
  const outcome = form.outcomes.find((one) => one.id === draft.outcome)!
  const votes = form.vote !== null && outcome.when !== null
  const number = draft.decisionNo ?? known?.number ?? ''
  const term = draft.term ?? known?.term ?? ''
  const submit = () => {
    if (!draft.on) return
    act.mutate({
      id: of.id,
      seen: of.seen,
      step: form.step,
      outcome: outcome.id,
      on: draft.on,
      values: outcome.demandsFields ? valuesOf(draft.filled) : {},
      vote: votes ? countsOf(draft.vote, known?.base ?? null) : null,
      decisionNo: outcome.decides ? number.trim() || null : null,
      decisionTerm: outcome.decides ? term.trim() || null : null,
      people: draft.people,
      reason: draft.reason.trim() || null,
    })
  }
  return (
    <ActDialog
      title={name(form.name)}
      verb={said.record}
      act={act}
      say={say}
      size="lg"
      disabled={!draft.on}
      onSubmit={submit}
      onClose={onClose}
    >
      <ChoiceField
        label={said.outcome}
        required
        value={draft.outcome}
        onChange={(next) => next && set({ outcome: next })}
        choices={form.outcomes.map((one) => ({ value: one.id, label: name(one.name) }))}
        data-autofocus
      />
      <DayField label={said.day} required value={draft.on} max={today} onChange={(on) => set({ on })} />
      {known && (
        <p className={style.dim}>
          {said.law} {known.law}
        </p>
      )}
      {votes && (
        <VoteFields
          vote={form.vote!}
          base={known?.base ?? null}
          draft={draft.vote}
          onChange={(vote) => set({ vote })}
        />
      )}
      {outcome.decides && form.decision && (
        <DecisionFields
          subject={name(form.decision.subject)}
          number={number}
          term={term}
          onNumber={(decisionNo) => set({ decisionNo })}
          onTerm={(next) => set({ term: next })}
        />
      )}
      {outcome.demandsFields &&
        form.fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            today={today}
            value={draft.filled[field.key] ?? null}
            onChange={(value) => set({ filled: { ...draft.filled, [field.key]: value } })}
          />
        ))}
      {form.perPerson.length > 0 && (
        <PeopleFields of={of} form={form} told={draft.people} onChange={(people) => set({ people })} />
      )}
      <Textarea
        label={said.reason}
        required={outcome.needsReason}
        autosize
        minRows={1}
        maxLength={500}
        value={draft.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </ActDialog>
  )
}

function DecisionFields({
  subject,
  number,
  term,
  onNumber,
  onTerm,
}: {
  subject: string
  number: string
  term: string
  onNumber: (number: string) => void
  onTerm: (term: string) => void
}) {
  const said = useWords(words)
  return (
    <div className={style.numbers}>
      <TextField
        label={said.decisionNo}
        description={said.decisionHint(subject)}
        required
        maxLength={60}
        value={number}
        onChange={onNumber}
      />
      <TextField
        label={said.term}
        description={null}
        required
        maxLength={60}
        value={term}
        onChange={onTerm}
      />
    </div>
  )
}
