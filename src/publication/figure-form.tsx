import { NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { listMeasures } from '#measure/api.ts'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useDone } from '#ui/done.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { correctFigure, QUALIFIERS, recordFigure, withdrawFigure, type Figure } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'
import style from './publication.module.css'

const RENEWS = ['/api/published-figures', '/api/statistics/published']

interface Draft {
  indicator: string
  value: number | null
  qualifier: (typeof QUALIFIERS)[number]
  holdsFor: 'day' | 'period'
  asOf: Day | null
  periodFrom: Day | null
  periodTo: Day | null
  source: string
  publishedOn: Day | null
  note: string
  measure: string
  explanation: string
}

const EMPTY: Draft = {
  indicator: '',
  value: null,
  qualifier: 'exact',
  holdsFor: 'day',
  asOf: null,
  periodFrom: null,
  periodTo: null,
  source: '',
  publishedOn: null,
  note: '',
  measure: '',
  explanation: '',
}

const draftOf = (figure: Figure): Draft => ({
  ...figure,
  holdsFor: figure.asOf ? 'day' : 'period',
  note: figure.note ?? '',
  measure: figure.measure?.key ?? '',
  explanation: figure.explanation ?? '',
})

interface FormProps {
  organisationId: string
  /** null: a new one. */
  figure: Figure | null
  onClose: () => void
}

/** Enters a figure that somebody published, or corrects one. */
export function FigureForm({ organisationId, figure, onClose }: FormProps) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [draft, setDraft] = useState<Draft>(figure ? draftOf(figure) : EMPTY)
  const [reason, setReason] = useState('')
  const done = useDone(onClose)
  const record = useAct(recordFigure, { renews: RENEWS, onDone: done })
  const correct = useAct(correctFigure, { renews: RENEWS, onDone: done })
  const { value, holdsFor, asOf, periodFrom, periodTo, measure } = draft
  const isDayGiven = holdsFor === 'day' ? asOf !== null : periodFrom !== null && periodTo !== null
  const facts = {
    indicator: draft.indicator,
    value: value ?? 0,
    qualifier: draft.qualifier,
    asOf: holdsFor === 'day' ? asOf : null,
    periodFrom: holdsFor === 'period' ? periodFrom : null,
    periodTo: holdsFor === 'period' ? periodTo : null,
    source: draft.source,
    publishedOn: draft.publishedOn,
    note: draft.note || null,
    measure: measure || null,
    where: measure !== '' && measure === figure?.measure?.key ? figure.measure.where : '',
    explanation: draft.explanation || null,
  }
  const isWhole = value !== null && isDayGiven && draft.indicator.length > 1 && draft.source.length > 2
  return (
    <ActDialog
      title={figure ? said.correct : said.addFigure}
      act={figure ? correct : record}
      say={say}
      size="lg"
      disabled={!isWhole || (figure !== null && reason.trim().length < 3)}
      onSubmit={() =>
        figure
          ? correct.mutate({ id: figure.id, reason, ...facts })
          : record.mutate({ organisationId, ...facts })
      }
      onClose={onClose}
    >
      <Fields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      {figure && <ReasonField value={reason} onChange={setReason} />}
    </ActDialog>
  )
}

function Fields({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  return (
    <>
      <TextField
        label={said.indicator}
        required
        maxLength={120}
        value={draft.indicator}
        onChange={(indicator) => onChange({ indicator })}
      />
      <div className={style.pair}>
        <NumberInput
          label={said.value}
          required
          thousandSeparator="."
          decimalSeparator=","
          value={draft.value ?? ''}
          onChange={(value) => onChange({ value: typeof value === 'number' ? value : null })}
        />
        <ChoiceField
          label={said.qualifier}
          value={draft.qualifier}
          onChange={(qualifier) => qualifier && onChange({ qualifier })}
          choices={QUALIFIERS.map((value) => ({ value, label: said.qualifiers[value] }))}
        />
        <ChoiceField
          label={said.kindOfTime}
          value={draft.holdsFor}
          onChange={(holdsFor) => holdsFor && onChange({ holdsFor })}
          choices={(['day', 'period'] as const).map((value) => ({ value, label: said.kindsOfTime[value] }))}
        />
      </div>
      <div className={style.pair}>
        {draft.holdsFor === 'day' ? (
          <DayField label={said.asOf} required value={draft.asOf} onChange={(asOf) => onChange({ asOf })} />
        ) : (
          <>
            <DayField
              label={said.from}
              required
              value={draft.periodFrom}
              onChange={(periodFrom) => onChange({ periodFrom })}
            />
            <DayField
              label={said.to}
              required
              value={draft.periodTo}
              onChange={(periodTo) => onChange({ periodTo })}
            />
          </>
        )}
        <DayField
          label={said.publishedDay}
          max={today}
          value={draft.publishedOn}
          onChange={(publishedOn) => onChange({ publishedOn })}
        />
      </div>
      <TextField
        label={said.source}
        required
        maxLength={500}
        value={draft.source}
        onChange={(source) => onChange({ source })}
      />
      <Compared draft={draft} onChange={onChange} />
      <Textarea
        label={said.figureNote}
        autosize
        maxLength={1000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}

function Compared({ draft, onChange }: { draft: Draft; onChange: (change: Partial<Draft>) => void }) {
  const said = useWords(words)
  const lang = useLocale()
  const measures = useAsk(listMeasures, {})
  return (
    <>
      <ChoiceField
        label={said.compared}
        value={draft.measure}
        none={said.noMeasure}
        onChange={(measure) => onChange({ measure })}
        choices={(measures.data?.items ?? []).map(({ key, label }) => ({ value: key, label: label[lang] }))}
      />
      {draft.measure !== '' && (
        <Textarea
          label={said.explanation}
          autosize
          maxLength={1000}
          value={draft.explanation}
          onChange={(event) => onChange({ explanation: event.currentTarget.value })}
        />
      )}
    </>
  )
}

/** Takes a figure back that was entered by mistake. */
export function WithdrawFigure({ figure, onClose }: { figure: Figure; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawFigure, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.withdrawFigure}
      verb={said.withdraw}
      act={act}
      say={say}
      disabled={reason.trim().length < 3}
      onSubmit={() => act.mutate({ id: figure.id, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
