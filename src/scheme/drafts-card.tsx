import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { sendDraft, type SchemeRecord } from './api.ts'
import { chosenOf, Lines, linesOf, NO_UNITS, RENEWS, SchemeDialog, UnitsFields } from './parts.tsx'
import { words } from './words.ts'
import style from './scheme.module.css'

/** Drafts that were sent to units, with how many have answered. */
export function DraftsCard({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  const [sending, setSending] = useState(false)
  return (
    <Card
      title={said.drafts}
      actions={
        scheme.may.record && <WriteButton onClick={() => setSending(true)}>{said.sendDraft}</WriteButton>
      }
    >
      <Table
        name={said.drafts}
        rows={scheme.drafts}
        rowKey={(row) => row.id}
        empty={<p className={style.dim}>{said.noDrafts}</p>}
        columns={[
          {
            key: 'draft',
            title: said.draft,
            to: (row) => `/scheme-drafts/${row.id}`,
            cell: (row) => said.draftN(row.number, row.title),
          },
          { key: 'by', title: said.answersBy, cell: (row) => formatDay(row.answersBy), narrow: false },
          {
            key: 'answered',
            title: said.answeredOf,
            cell: (row) => `${formatNumber(row.answered)}/${formatNumber(row.asked)}`,
          },
          { key: 'open', title: said.openOpinions, number: (row) => row.open },
        ]}
      />
      {sending && <SendDraft scheme={scheme} onClose={() => setSending(false)} />}
    </Card>
  )
}

function SendDraft({ scheme, onClose }: { scheme: SchemeRecord; onClose: () => void }) {
  const said = useWords(words)
  const go = useGo()
  const { today } = useAsOf()
  const [title, setTitle] = useState('')
  const [on, setOn] = useState<Day | null>(today)
  const [answersBy, setAnswersBy] = useState<Day | null>(null)
  const [parts, setParts] = useState('')
  const [units, setUnits] = useState(NO_UNITS)
  const act = useAct(sendDraft, { renews: RENEWS, onDone: ({ id }) => go({ to: `/scheme-drafts/${id}` }) })
  const submit = () => {
    if (on && answersBy)
      act.mutate({ id: scheme.id, title, on, answersBy, parts: linesOf(parts), units: chosenOf(units) })
  }
  return (
    <SchemeDialog title={said.sendDraft} act={act} verb={said.send} onClose={onClose} onSubmit={submit}>
      <TextField label={said.draftTitle} required maxLength={300} value={title} onChange={setTitle} />
      <div className={style.fields}>
        <DayField label={said.sentOn} description={null} required value={on} onChange={setOn} max={today} />
        <DayField
          label={said.answersBy}
          description={null}
          required
          value={answersBy}
          onChange={setAnswersBy}
        />
      </div>
      <Lines label={said.parts} value={parts} onChange={setParts} />
      <UnitsFields draft={units} set={(change) => setUnits({ ...units, ...change })} />
    </SchemeDialog>
  )
}
