import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { DocumentField } from '#document/document-field.tsx'
import { addDays, addMonths, dayOf, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { useGo } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { useDone } from '#ui/done.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { correctProgramme, recordProgramme, type ProgrammeRecord } from './api.ts'
import { SPANS, type Span } from './codes.ts'
import { RENEWS, WriteDialog } from './parts.tsx'
import { spanWords, words } from './words.ts'
import style from './programme.module.css'

interface Draft {
  span: Span
  year: number
  quarter: string
  from: Day | null
  to: Day | null
  title: string
  worker: string
  source: string
  document: Choice | null
  audience: 'own' | 'below'
}

/** Records a programme of a year, a quarter or a term, and opens it. */
export function NewProgramme({ organisationId, onClose }: { organisationId: string; onClose: () => void }) {
  const said = useWords(words)
  const go = useGo()
  const { today } = useAsOf()
  const [draft, setDraft] = useState<Draft>({
    span: 'year',
    year: Number(today.slice(0, 4)),
    quarter: '1',
    from: null,
    to: null,
    title: '',
    worker: '',
    source: '',
    document: null,
    audience: 'below',
  })
  const act = useAct(recordProgramme, {
    renews: RENEWS,
    onDone: ({ id }) => go({ to: `/programmes/${id}` }),
  })
  const submit = () => {
    const [from, to] = periodOf(draft)
    const { span, title, worker, source, audience, document } = draft
    if (from && to)
      act.mutate({
        organisationId,
        span,
        from,
        to,
        title,
        audience,
        documentId: document?.key ?? null,
        worker: worker.trim() || null,
        source: source.trim() || null,
      })
  }
  return (
    <WriteDialog title={said.newProgramme} act={act} onClose={onClose} onSubmit={submit}>
      <PeriodFields draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
      <NameFields draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
    </WriteDialog>
  )
}

type Named = Pick<Draft, 'title' | 'worker' | 'source' | 'document' | 'audience'>

/** Puts right what a programme is called, who does the work, what it rests on and who reads it. */
export function CorrectProgramme({
  programme,
  onClose,
}: {
  programme: ProgrammeRecord
  onClose: () => void
}) {
  const said = useWords(words)
  const { id, document } = programme
  const [draft, setDraft] = useState<Named>({
    title: programme.title,
    worker: programme.worker ?? '',
    source: programme.source ?? '',
    document: document && {
      key: document.id,
      name: document.number ?? document.subject,
      note: document.subject,
    },
    audience: programme.audience,
  })
  const [reason, setReason] = useState('')
  const act = useAct(correctProgramme, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () =>
    act.mutate({
      id,
      title: draft.title,
      worker: draft.worker.trim() || null,
      source: draft.source.trim() || null,
      documentId: draft.document?.key ?? null,
      audience: draft.audience,
      reason,
    })
  return (
    <WriteDialog title={said.correct} act={act} onClose={onClose} onSubmit={submit}>
      <NameFields draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}

function NameFields({ draft, set }: { draft: Named; set: (change: Partial<Named>) => void }) {
  const said = useWords(words)
  return (
    <>
      <TextField
        label={said.name}
        required
        maxLength={300}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        label={said.worker}
        description={said.workerHint}
        maxLength={200}
        value={draft.worker}
        onChange={(worker) => set({ worker })}
      />
      <TextField
        label={said.source}
        maxLength={500}
        value={draft.source}
        onChange={(source) => set({ source })}
      />
      <DocumentField
        label={said.sourceDocument}
        value={draft.document}
        onChange={(document) => set({ document })}
      />
      <ChoiceField
        label={said.audience}
        value={draft.audience}
        onChange={(audience) => audience && set({ audience })}
        choices={(['below', 'own'] as const).map((value) => ({ value, label: said.audiences[value] }))}
      />
    </>
  )
}

function PeriodFields({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const said = useWords(words)
  const spans = useWords(spanWords)
  return (
    <div className={style.fields}>
      <ChoiceField
        label={said.span}
        value={draft.span}
        onChange={(span) => span && set({ span })}
        choices={SPANS.map((value) => ({ value, label: spans[value] }))}
      />
      {draft.span === 'term' ? (
        <>
          <DayField label={said.from} required value={draft.from} onChange={(from) => set({ from })} />
          <DayField label={said.to} required value={draft.to} onChange={(to) => set({ to })} />
        </>
      ) : (
        <NumberInput
          label={said.year}
          required
          min={1930}
          max={2100}
          allowDecimal={false}
          thousandSeparator=""
          value={draft.year}
          onChange={(year) => typeof year === 'number' && set({ year })}
        />
      )}
      {draft.span === 'quarter' && (
        <ChoiceField
          label={said.quarter}
          value={draft.quarter}
          onChange={(quarter) => set({ quarter })}
          choices={['1', '2', '3', '4'].map((value) => ({ value, label: value }))}
        />
      )}
    </div>
  )
}

function periodOf({ span, year, quarter, from, to }: Draft): [Day | null, Day | null] {
  if (span === 'term') return [from, to]
  const first = dayOf(year, span === 'year' ? 1 : Number(quarter) * 3 - 2, 1)
  return [first, addDays(addMonths(first, span === 'year' ? 12 : 3), -1)]
}
