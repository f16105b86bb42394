import { Button } from '@mantine/core'
import { useState } from 'react'
import { DocumentField } from '#document/document-field.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import type { Choice } from '#ui/find-field.tsx'
import { Go } from '#ui/go.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { addPaper, withdrawPaper, type Gathering, type Item } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { EditProgramme } from './edit-programme.tsx'
import { words } from './page-words.ts'
import style from './gathering.module.css'

/** Chương trình: the items with the hour at which each begins, and the papers sent ahead. */
export function ProgrammeTab({ gathering }: { gathering: Gathering }) {
  return (
    <>
      <Programme gathering={gathering} />
      <Papers gathering={gathering} />
    </>
  )
}

/** Whether the convener's officer may still write here, and why not now. */
function useWriting({ may, state }: Gathering) {
  const closed = useClosedReason()
  return { mine: may.record && state !== 'cancelled' && state !== 'concluded', closed }
}

function Programme({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const { mine, closed } = useWriting(gathering)
  const [editing, setEditing] = useState(false)
  const rows = withHours(gathering)
  const minutes = gathering.programme.reduce((sum, item) => sum + (item.minutes ?? 0), 0)
  const edit = mine && (
    <Button
      variant="default"
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={() => setEditing(true)}
    >
      {said.editProgramme}
    </Button>
  )
  return (
    <Card title={said.programme} actions={edit}>
      <Table
        name={said.programme}
        rows={rows}
        rowKey={(row) => String(row.number)}
        empty={<Empty title={said.noProgramme}>{said.noProgrammeText}</Empty>}
        columns={[
          { key: 'starts', title: said.starts, width: '84px', cell: (row) => row.starts ?? row.number },
          {
            key: 'title',
            title: said.item,
            cell: (row) => (
              <>
                {row.title} {row.standing && <Mark>{said.standing}</Mark>}
                {row.speaker && <span className={style.small}>{row.speaker}</span>}
              </>
            ),
          },
          { key: 'minutes', title: said.minutesLong, number: (row) => row.minutes },
        ]}
      />
      {minutes > 0 && <p className={style.dim}>{said.total(formatNumber(minutes))}</p>}
      {editing && <EditProgramme gathering={gathering} onClose={() => setEditing(false)} />}
    </Card>
  )
}

/** Each item with the hour at which it begins, as long as all before it say how long they take. */
function withHours({ programme, startsAt }: Gathering): (Item & { number: number; starts: string | null })[] {
  let at = startsAt === null ? null : Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3))
  return programme.map((item, index) => {
    const starts = at
    at = at === null || item.minutes === null ? null : at + item.minutes
    return { ...item, number: index + 1, starts: starts === null || starts >= 1440 ? null : hour(starts) }
  })
}

function hour(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function Papers({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const { mine, closed } = useWriting(gathering)
  const [adding, setAdding] = useState(false)
  const withdraw = useAct(withdrawPaper, { renews: RENEWS, onDone: useDone() })
  const add = mine && (
    <Button
      variant="default"
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={() => setAdding(true)}
    >
      {said.addPaper}
    </Button>
  )
  return (
    <Card title={said.papers} actions={add}>
      {gathering.papers.length === 0 && <p className={style.dim}>{said.noPapers}</p>}
      <ul className={style.rows}>
        {gathering.papers.map((paper) => (
          <li key={paper.id}>
            {paper.title}
            {paper.documentId && gathering.keeps && (
              <div>
                <Go to={`/documents/${paper.documentId}`}>{paper.documentNumber ?? said.document}</Go>
              </div>
            )}
            {!gathering.keeps && paper.documentNumber && ` (${paper.documentNumber})`}
            <small className={style.dim}>
              {paper.sentOn && `${said.sentOn} ${formatDay(paper.sentOn)} `}
              {mine && closed === null && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={said.withdrawNamed(paper.title)}
                  onClick={() => withdraw.mutate({ id: gathering.id, paperId: paper.id })}
                >
                  {said.withdraw}
                </Button>
              )}
            </small>
          </li>
        ))}
      </ul>
      {adding && <AddPaper gathering={gathering} onClose={() => setAdding(false)} />}
    </Card>
  )
}

function AddPaper({ gathering, onClose }: { gathering: Gathering; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [title, setTitle] = useState('')
  const [document, setDocument] = useState<Choice | null>(null)
  const [sentOn, setSentOn] = useState<Day | null>(today)
  const act = useAct(addPaper, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.addPaper}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: gathering.id, title, documentId: document?.key ?? null, sentOn })}
    >
      <TextField label={said.paperTitle} required maxLength={300} value={title} onChange={setTitle} />
      <DocumentField label={said.document} value={document} onChange={setDocument} />
      <DayField label={said.sentOn} value={sentOn} onChange={setSentOn} />
    </WriteDialog>
  )
}
