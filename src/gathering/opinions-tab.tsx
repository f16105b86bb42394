import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { saveCsv } from '#ui/csv.ts'
import { Card, Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { LongField, RENEWS, WriteDialog } from './dialog.tsx'
import { OpinionDialog } from './opinion-dialog.tsx'
import { answerOpinion, listOpinions, type Opinion } from './outcome-api.ts'
import { words } from './outcome-words.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

/** Ý kiến: what sites propose about the draft report, and what was done with it. */
export function OpinionsTab({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const { on } = useAsOf()
  const [adding, setAdding] = useState(false)
  const [answering, setAnswering] = useState<Opinion | null>(null)
  const say = useSay(refusalWords)
  const { id, state, may, opinionsDueOn } = gathering
  const list = useAskPages(listOpinions, { id, on })
  const takeUp = useAct(answerOpinion, { renews: RENEWS, onDone: useDone() })
  const taking = state === 'announced' || state === 'held'
  const answers =
    may.record && closed === null
      ? {
          takeUp: (row: Opinion) =>
            takeUp.mutate({ id, opinionId: row.id, answer: 'taken_up', reason: null }),
          answer: setAnswering,
        }
      : null
  const actions = (
    <>
      {(gathering.counts.opinions > 0 || (list.data?.length ?? 0) > 0) && (
        <ExportOpinions gathering={gathering} />
      )}
      {taking && (
        <Button disabled={closed !== null} title={closed ?? undefined} onClick={() => setAdding(true)}>
          {said.addOpinion}
        </Button>
      )}
    </>
  )
  return (
    <Card title={said.opinions} actions={actions}>
      {opinionsDueOn && <p className={style.dim}>{said.due(formatDay(opinionsDueOn))}</p>}
      <WhyNot error={takeUp.error} say={say} />
      <Answer of={list} lines={6}>
        {(rows: readonly Opinion[]) => (
          <Table
            name={said.opinions}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            columns={columnsOf(said, answers)}
            empty={<Empty title={said.noOpinions}>{said.noOpinionsText}</Empty>}
          />
        )}
      </Answer>
      {adding && <OpinionDialog gathering={gathering} onClose={() => setAdding(false)} />}
      {answering && (
        <AnswerDialog gathering={gathering} opinion={answering} onClose={() => setAnswering(null)} />
      )}
    </Card>
  )
}

type Said = ReturnType<typeof useWords<typeof words>>
type Answers = { takeUp: (row: Opinion) => void; answer: (row: Opinion) => void }

function columnsOf(said: Said, answers: Answers | null): Column<Opinion>[] {
  return [
    {
      key: 'site',
      title: said.site,
      narrow: false,
      cell: (row) => (
        <>
          {row.site?.name ?? said.hall}
          <span className={style.small}>{formatDay(row.on)}</span>
        </>
      ),
    },
    {
      key: 'proposal',
      title: said.proposal,
      cell: (row) => (
        <>
          <strong>{row.part}</strong>
          <span className={style.text}>{row.proposal}</span>
        </>
      ),
    },
    {
      key: 'result',
      title: said.result,
      cell: (row) => (
        <>
          <OpinionMark row={row} said={said} />
          {row.reason && <span className={style.text}>{row.reason}</span>}
          {answers && row.answer === null && (
            <span className={`${style.buttons} dv-no-print`}>
              <Button variant="subtle" size="compact-sm" onClick={() => answers.takeUp(row)}>
                {said.takeUp}
                <span className="dv-hidden">: {row.part}</span>
              </Button>
              <Button variant="subtle" size="compact-sm" onClick={() => answers.answer(row)}>
                {said.answer}
                <span className="dv-hidden">: {row.part}</span>
              </Button>
            </span>
          )}
        </>
      ),
    },
  ]
}

function OpinionMark({ row: { answer }, said }: { row: Opinion; said: Said }) {
  if (answer === 'taken_up') return <Mark tone="good">{said.takenUp}</Mark>
  if (answer === 'answered') return <Mark>{said.answered}</Mark>
  return <Mark tone="warn">{said.open}</Mark>
}

function AnswerDialog({
  gathering,
  opinion,
  onClose,
}: {
  gathering: Gathering
  opinion: Opinion
  onClose: () => void
}) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(answerOpinion, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.answerTitle}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: gathering.id, opinionId: opinion.id, answer: 'answered', reason })}
    >
      <p className={style.text}>{opinion.proposal}</p>
      <LongField
        label={said.reason}
        required
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </WriteDialog>
  )
}

const PAGE = 200

/** All opinions as one table for a spreadsheet, fetched page by page. */
function ExportOpinions({ gathering: { id } }: { gathering: Gathering }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const rows: Opinion[] = []
      let after: string | undefined
      do {
        const page = await call(listOpinions, { id, on, limit: PAGE, after })
        rows.push(...page.items)
        after = page.next ?? undefined
      } while (after !== undefined)
      const results = { taken_up: said.takenUp, answered: said.answered }
      saveCsv(said.file, [
        [said.number, said.site, said.part, said.proposal, said.day, said.result, said.reason],
        ...rows.map((row, index) => [
          index + 1,
          row.site?.name ?? said.hall,
          row.part,
          row.proposal,
          formatDay(row.on),
          row.answer === null ? said.open : results[row.answer],
          row.reason,
        ]),
      ])
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button variant="default" loading={busy} onClick={() => void save()}>
      {said.export}
    </Button>
  )
}
