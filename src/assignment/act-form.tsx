import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { DocumentField } from '#document/document-field.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { correctAddresseeAct, recordAddresseeAct, type Act, type Addressee } from './act-api.ts'
import { NoteField, RENEWS, WriteDialog } from './dialog.tsx'
import { ResultFields } from './result-fields.tsx'
import { DISSEMINATION_FORMS, type ActDetails, type Result, type Stage } from './stages.ts'
import { formWords, stageWords } from './state-words.ts'
import { unitWords } from './unit-words.ts'
import style from './assignment.module.css'

export interface ActDraft {
  on: Day | null
  note: string
  details: ActDetails
  results: Result[]
  /** The own programme, where it stands in the register of documents. */
  document: Choice | null
}

/** Records what a unit did, or what its giver does with it. */
export function ActForm({
  addressee,
  stage,
  onClose,
}: {
  addressee: Addressee
  stage: Stage
  onClose: () => void
}) {
  const said = useWords(unitWords)
  const names = useWords(stageWords)
  const { today } = useAsOf()
  const [draft, setDraft] = useState<ActDraft>({
    on: today,
    note: '',
    details: usual(stage),
    results: [],
    document: null,
  })
  const act = useAct(recordAddresseeAct, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const { on, note, details, results, document } = draft
    if (on === null) return
    const documentId = document?.key ?? null
    act.mutate({ id: addressee.id, stage, on, note: note.trim() || null, documentId, details, results })
  }
  return (
    <WriteDialog title={names[stage]} act={act} onClose={onClose} onSubmit={submit}>
      <ActFields
        stage={stage}
        draft={draft}
        onChange={setDraft}
        people={addressee.assignment.kind === 'welfare'}
      />
      {stage === 'nudged' && <p className={style.dim}>{said.nudgedHint}</p>}
    </WriteDialog>
  )
}

/** Puts an act right with a reason, or takes it out. */
export function CorrectAct({
  addressee,
  act: wrong,
  onClose,
}: {
  addressee: Addressee
  act: Act
  onClose: () => void
}) {
  const said = useWords(unitWords)
  const [draft, setDraft] = useState<ActDraft>({
    on: wrong.on,
    note: wrong.note ?? '',
    details: wrong.details,
    results: wrong.results,
    document: wrong.document && {
      key: wrong.document.id,
      name: wrong.document.number ?? wrong.document.subject,
    },
  })
  const [reason, setReason] = useState('')
  const [out, setOut] = useState(false)
  const act = useAct(correctAddresseeAct, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const { on, note, details, results, document } = draft
    if (on === null) return
    const documentId = document?.key ?? null
    const instead = out ? null : { on, note: note.trim() || null, documentId, details, results }
    act.mutate({ id: addressee.id, actId: wrong.id, reason, instead })
  }
  return (
    <WriteDialog title={said.correct} act={act} onClose={onClose} onSubmit={submit}>
      <ChoiceField
        label={said.whatToDo}
        value={out ? 'out' : 'correct'}
        onChange={(chosen) => setOut(chosen === 'out')}
        choices={[
          { value: 'correct', label: said.correct },
          { value: 'out', label: said.takeOut },
        ]}
      />
      {!out && (
        <ActFields
          stage={wrong.stage}
          draft={draft}
          onChange={setDraft}
          people={addressee.assignment.kind === 'welfare'}
        />
      )}
      <NoteField label={said.reason} required value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

function useDone(onClose: () => void): () => void {
  const said = useWords(unitWords)
  return () => {
    tell(said.recorded)
    onClose()
  }
}

function usual(stage: Stage): ActDetails {
  return stage === 'disseminated' ? { form: 'in_person' } : {}
}

function ActFields({
  stage,
  draft,
  onChange,
  people,
}: {
  stage: Stage
  draft: ActDraft
  onChange: (draft: ActDraft) => void
  /** Asks for results for people first: the work is about them. */
  people: boolean
}) {
  const said = useWords(unitWords)
  const { today } = useAsOf()
  const { on, note, details, results } = draft
  const set = (change: ActDetails) => onChange({ ...draft, details: { ...details, ...change } })
  const needsNote = stage === 'returned' || stage === 'extended'
  return (
    <>
      <DayField
        label={said.on}
        required
        max={today}
        value={on}
        onChange={(day) => onChange({ ...draft, on: day })}
      />
      {stage === 'disseminated' && <Dissemination details={details} set={set} />}
      {stage === 'programme' && (
        <>
          <Programme details={details} set={set} />
          <DocumentField
            label={said.orDocument}
            description={null}
            value={draft.document}
            onChange={(document) => onChange({ ...draft, document })}
          />
        </>
      )}
      {stage === 'progress' && (
        <NumberInput
          label={said.percent}
          min={0}
          max={100}
          allowDecimal={false}
          value={details.percent ?? ''}
          onChange={(value) => set({ percent: whole(value) })}
        />
      )}
      {stage === 'extended' && (
        <DayField
          label={said.newDue}
          required
          value={details.dueOn ?? null}
          onChange={(dueOn) => set({ dueOn: dueOn ?? undefined })}
        />
      )}
      <NoteField
        label={said.noteOf[stage]}
        required={needsNote}
        value={note}
        onChange={(text) => onChange({ ...draft, note: text })}
      />
      {(stage === 'progress' || stage === 'reported') && (people || results.length > 0) && (
        <ResultFields results={results} onChange={(some) => onChange({ ...draft, results: some })} />
      )}
    </>
  )
}

interface DetailFields {
  details: ActDetails
  set: (change: ActDetails) => void
}

function Dissemination({ details, set }: DetailFields) {
  const said = useWords(unitWords)
  const forms = useWords(formWords)
  return (
    <>
      <ChoiceField
        label={said.form}
        value={details.form ?? 'in_person'}
        onChange={(form) => form && set({ form })}
        choices={DISSEMINATION_FORMS.map((value) => ({ value, label: forms[value] }))}
      />
      <div className={style.pair}>
        <NumberInput
          label={said.attendees}
          min={0}
          allowDecimal={false}
          value={details.attendees ?? ''}
          onChange={(value) => set({ attendees: whole(value) })}
        />
        <NumberInput
          label={said.target}
          min={0}
          allowDecimal={false}
          value={details.target ?? ''}
          onChange={(value) => set({ target: whole(value) })}
        />
      </div>
    </>
  )
}

function Programme({ details, set }: DetailFields) {
  const said = useWords(unitWords)
  return (
    <div className={style.pair}>
      <TextField
        label={said.number}
        description={said.numberHint}
        maxLength={100}
        value={details.number ?? ''}
        onChange={(number) => set({ number: number || undefined })}
      />
      <DayField
        label={said.issuedOn}
        value={details.issuedOn ?? null}
        onChange={(issuedOn) => set({ issuedOn: issuedOn ?? undefined })}
      />
    </div>
  )
}

function whole(value: string | number): number | undefined {
  return typeof value === 'number' ? value : undefined
}
