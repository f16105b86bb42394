import { Checkbox, Textarea } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { useDone } from '#ui/done.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { useAct, useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { answerOpinion, getDraft, giveOpinion, listOpinions, type DraftRecord, type Opinion } from './api.ts'
import { OUTCOMES, type Outcome } from './codes.ts'
import { RENEWS, SchemeDialog } from './parts.tsx'
import { outcomeWords, words } from './words.ts'
import style from './scheme.module.css'

/** One draft: who answered, each opinion and what was done with it. */
export function SchemeDraftPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(words)
  const draft = useAsk(getDraft, { id })
  if (draft.data?.id === id) return <Known draft={draft.data} />
  return (
    <Page title={said.draft} breadcrumb={[{ name: said.title, to: '/schemes' }]}>
      <Card>
        <Answer of={{ ...draft, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function Known({ draft }: { draft: DraftRecord }) {
  const said = useWords(words)
  const [open, setOpen] = useState<'give' | Opinion | null>(null)
  const close = () => setOpen(null)
  return (
    <Page
      title={said.draftN(draft.number, draft.title)}
      note={`${said.sentOn}: ${formatDay(draft.on)} · ${said.answersBy}: ${formatDay(draft.answersBy)}`}
      breadcrumb={[
        { name: said.title, to: '/schemes' },
        { name: draft.scheme.title, to: `/schemes/${draft.scheme.id}` },
      ]}
      actions={
        draft.mine.length > 0 && (
          <WriteButton main onClick={() => setOpen('give')}>
            {said.giveOpinion}
          </WriteButton>
        )
      }
    >
      <Figures>
        <Figure
          name={said.answeredOf}
          value={`${formatNumber(draft.answered)}/${formatNumber(draft.asked)}`}
        />
        <Figure name={said.opinions} value={formatNumber(draft.opinions)} />
        <Figure name={said.openOpinions} value={formatNumber(draft.open)} />
      </Figures>
      <Opinions draft={draft} onReply={draft.may.record ? setOpen : undefined} />
      {draft.silent.length > 0 && (
        <Card title={said.silent}>
          <p>{draft.silent.map(({ name }) => name).join('; ')}</p>
        </Card>
      )}
      {open === 'give' && <Give draft={draft} onClose={close} />}
      {open !== null && open !== 'give' && <Reply draft={draft} opinion={open} onClose={close} />}
    </Page>
  )
}

function Opinions({
  draft,
  onReply,
}: {
  draft: DraftRecord
  onReply: ((opinion: Opinion) => void) | undefined
}) {
  const said = useWords(words)
  const outcomes = useWords(outcomeWords)
  const [open, setOpen] = useAddress('open', '')
  const list = useAskPages(listOpinions, {
    id: draft.id,
    ...(open === 'yes' ? { open: 'yes' as const } : {}),
  })
  const columns: Column<Opinion>[] = [
    {
      key: 'unit',
      title: said.unit,
      cell: ({ unit, on, late }) => (
        <>
          {unit.name}
          <span className={style.small}>
            {formatDay(on)} {late && <Mark tone="warn">{said.late}</Mark>}
          </span>
        </>
      ),
    },
    { key: 'part', title: said.part, cell: ({ part }) => part ?? said.whole, narrow: false },
    {
      key: 'text',
      title: said.opinion,
      cell: ({ text }) => (text === null ? <span className={style.dim}>{said.agrees}</span> : text),
    },
    {
      key: 'outcome',
      title: said.outcome,
      cell: ({ outcome, text }) =>
        outcome ? (
          <>
            {outcomes[outcome.outcome]}
            {outcome.reason && <span className={style.small}>{outcome.reason}</span>}
          </>
        ) : (
          text !== null && <Mark tone="warn">{said.waiting}</Mark>
        ),
    },
  ]
  if (onReply)
    columns.push({
      key: 'reply',
      title: '',
      cell: (opinion) =>
        opinion.text !== null && (
          <WriteButton onClick={() => onReply(opinion)} label={`${said.reply}: ${opinion.unit.name}`}>
            {said.reply}
          </WriteButton>
        ),
    })
  return (
    <Card title={said.opinions}>
      <Checkbox
        mb="sm"
        label={said.onlyOpen}
        checked={open === 'yes'}
        onChange={() => setOpen(open === 'yes' ? '' : 'yes')}
      />
      <Answer of={list}>
        {(rows) => (
          <Table
            name={said.opinions}
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns}
            more={list.more}
            empty={<Empty title={said.noOpinions} />}
          />
        )}
      </Answer>
    </Card>
  )
}

function Give({ draft, onClose }: { draft: DraftRecord; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [unit, setUnit] = useState(draft.mine[0]?.id ?? '')
  const [part, setPart] = useState('')
  const [text, setText] = useState('')
  const [on, setOn] = useState<Day | null>(today)
  const act = useAct(giveOpinion, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () =>
    on &&
    act.mutate({ id: draft.id, organisationId: unit, part: part || null, text: text.trim() || null, on })
  return (
    <SchemeDialog title={said.giveOpinion} act={act} verb={said.send} onClose={onClose} onSubmit={submit}>
      <ChoiceField
        label={said.unit}
        value={unit}
        onChange={setUnit}
        choices={draft.mine.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        label={said.part}
        none={said.whole}
        value={part}
        onChange={setPart}
        choices={draft.parts.map((value) => ({ value, label: value }))}
      />
      <Textarea
        label={said.opinion}
        description={said.opinionHint}
        autosize
        minRows={4}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DayField label={said.onDay} required value={on} onChange={setOn} max={today} />
    </SchemeDialog>
  )
}

function Reply({ draft, opinion, onClose }: { draft: DraftRecord; opinion: Opinion; onClose: () => void }) {
  const said = useWords(words)
  const outcomes = useWords(outcomeWords)
  const { today } = useAsOf()
  const [outcome, setOutcome] = useState<Outcome>(opinion.outcome?.outcome ?? 'taken_up')
  const [reason, setReason] = useState(opinion.outcome?.reason ?? '')
  const act = useAct(answerOpinion, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () =>
    act.mutate({ id: draft.id, opinionId: opinion.id, outcome, reason: reason.trim() || null, on: today })
  return (
    <SchemeDialog
      title={said.reply}
      text={opinion.text ?? ''}
      act={act}
      size="md"
      onClose={onClose}
      onSubmit={submit}
    >
      <ChoiceField
        label={said.outcome}
        value={outcome}
        onChange={(value) => value && setOutcome(value)}
        choices={OUTCOMES.map((value) => ({ value, label: outcomes[value] }))}
      />
      <Textarea
        label={said.reasonOfOutcome}
        autosize
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </SchemeDialog>
  )
}
