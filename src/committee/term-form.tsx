import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import { correctTerm, extendTerm, recordTerm, type Term } from './api.ts'
import { COMMITTEES, type CommitteeCode } from './codes.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { committeeWords, words } from './words.ts'

interface TermDraft {
  name: string
  seats: number | null
  from: Day | null
  to: Day | null
  decisionNo: string
}

/** Records a term of one of the unit's committees. */
export function NewTerm({
  organisationId,
  usual,
  onClose,
}: {
  organisationId: string
  usual: CommitteeCode
  onClose: () => void
}) {
  const said = useWords(words)
  const bodies = useWords(committeeWords)
  const { today } = useAsOf()
  const [committee, setCommittee] = useState(usual)
  const [draft, setDraft] = useState<TermDraft>({
    name: '',
    seats: null,
    from: today,
    to: null,
    decisionNo: '',
  })
  const act = useAct(recordTerm, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.recordTerm}
      act={act}
      onClose={onClose}
      onSubmit={() =>
        draft.from && act.mutate({ id: organisationId, committee, ...sent(draft), from: draft.from })
      }
    >
      <ChoiceField
        label={said.committee}
        value={committee}
        onChange={(chosen) => chosen && setCommittee(chosen)}
        choices={COMMITTEES.map((value) => ({ value, label: bodies[value] }))}
      />
      <TermFields draft={draft} onChange={setDraft} />
    </WriteDialog>
  )
}

interface OneTerm {
  organisationId: string
  term: Term
  onClose: () => void
}

/** Corrects a term, its seats or its days. */
export function CorrectTerm({ organisationId, term, onClose }: OneTerm) {
  const said = useWords(words)
  const [draft, setDraft] = useState<TermDraft>({ ...term, decisionNo: term.decisionNo ?? '' })
  const [extendedTo, setExtendedTo] = useState(term.extendedTo)
  const [reason, setReason] = useState('')
  const act = useAct(correctTerm, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.correctTerm}
      act={act}
      onClose={onClose}
      onSubmit={() =>
        draft.from &&
        act.mutate({
          id: organisationId,
          termId: term.id,
          ...sent(draft),
          from: draft.from,
          extendedTo,
          reason,
        })
      }
    >
      <TermFields draft={draft} onChange={setDraft} />
      {term.extendedTo && <DayField label={said.extendedTo} value={extendedTo} onChange={setExtendedTo} />}
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

/** Extends a term by a superior's decision. */
export function ExtendTerm({ organisationId, term, onClose }: OneTerm) {
  const said = useWords(words)
  const [extendedTo, setExtendedTo] = useState<Day | null>(term.extendedTo)
  const [decisionNo, setDecisionNo] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct(extendTerm, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.extendTermTitle}
      text={term.name}
      act={act}
      onClose={onClose}
      onSubmit={() =>
        extendedTo && act.mutate({ id: organisationId, termId: term.id, extendedTo, decisionNo, reason })
      }
    >
      <DayField
        label={said.extendedTo}
        required
        value={extendedTo}
        onChange={setExtendedTo}
        start={term.to ?? undefined}
      />
      <TextField
        label={said.decisionNo}
        required
        maxLength={100}
        value={decisionNo}
        onChange={setDecisionNo}
      />
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

function TermFields({ draft, onChange }: { draft: TermDraft; onChange: (draft: TermDraft) => void }) {
  const said = useWords(words)
  const set = (change: Partial<TermDraft>) => onChange({ ...draft, ...change })
  return (
    <>
      <TextField
        label={said.termName}
        description={said.termNameHint}
        required
        maxLength={100}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <DayField label={said.from} required value={draft.from} onChange={(from) => set({ from })} />
      <DayField label={said.to} description={said.toHint} value={draft.to} onChange={(to) => set({ to })} />
      <NumberInput
        label={said.seats}
        min={1}
        max={400}
        allowDecimal={false}
        value={draft.seats ?? ''}
        onChange={(seats) => set({ seats: typeof seats === 'number' ? seats : null })}
      />
      <TextField
        label={said.decisionNo}
        maxLength={100}
        value={draft.decisionNo}
        onChange={(decisionNo) => set({ decisionNo })}
      />
    </>
  )
}

function sent({ name, seats, to, decisionNo }: TermDraft) {
  return { name, seats, to, decisionNo: decisionNo.trim() || null }
}
