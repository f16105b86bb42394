import { useState } from 'react'
import type { CommitteeCode } from '#committee/codes.ts'
import { DocumentField } from '#document/document-field.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { useWords } from '#ui/words.tsx'
import { changeRegulation, recordRegulation, type Matrix, type Regulation } from './api.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { words } from './words.ts'

type Writing = 'new' | { regulation: Regulation; ends: boolean }

/** Quy chế làm việc: the working regulations of a committee, each with its period. */
export function Regulations({ organisationId, matrix }: { organisationId: string; matrix: Matrix }) {
  const said = useWords(words)
  const [writing, setWriting] = useState<Writing | null>(null)
  const { record } = matrix.may
  const close = () => setWriting(null)
  const columns: Column<Regulation>[] = [
    {
      key: 'number',
      title: said.number,
      cell: (row) => row.number,
      to: (row) => (row.documentId ? `/documents/${row.documentId}` : undefined),
    },
    { key: 'subject', title: said.subject, cell: (row) => row.subject },
    {
      key: 'period',
      title: said.period,
      cell: ({ from, to, inForce }) => (
        <>
          {to ? `${formatDay(from)} – ${formatDay(to)}` : said.since(formatDay(from))}{' '}
          {inForce && <Mark tone="good">{said.inForce}</Mark>}
        </>
      ),
      narrow: false,
    },
    ...(record
      ? [
          {
            key: 'acts',
            title: said.actions,
            cell: (regulation: Regulation) => (
              <>
                {regulation.to === null && (
                  <WriteButton onClick={() => setWriting({ regulation, ends: true })}>
                    {said.endRegulation}
                  </WriteButton>
                )}{' '}
                <WriteButton onClick={() => setWriting({ regulation, ends: false })}>
                  {said.annul}
                </WriteButton>
              </>
            ),
          },
        ]
      : []),
  ]
  return (
    <Card
      title={said.regulations}
      actions={record && <WriteButton onClick={() => setWriting('new')}>{said.recordRegulation}</WriteButton>}
    >
      <Table
        name={said.regulations}
        rows={matrix.regulations}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty title={said.noRegulations}>{said.noRegulationsText}</Empty>}
      />
      {writing === 'new' && (
        <NewRegulation
          organisationId={organisationId}
          committee={matrix.committee as CommitteeCode}
          onClose={close}
        />
      )}
      {writing && writing !== 'new' && <Change {...writing} onClose={close} />}
    </Card>
  )
}

function NewRegulation({
  organisationId,
  committee,
  onClose,
}: {
  organisationId: string
  committee: CommitteeCode
  onClose: () => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [number, setNumber] = useState('')
  const [subject, setSubject] = useState('')
  const [from, setFrom] = useState<Day | null>(today)
  const [to, setTo] = useState<Day | null>(null)
  const [document, setDocument] = useState<Choice | null>(null)
  const act = useAct(recordRegulation, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.recordRegulation}
      act={act}
      onClose={onClose}
      onSubmit={() =>
        from &&
        act.mutate({
          organisationId,
          committee,
          number,
          subject,
          documentId: document?.key ?? null,
          from,
          to,
        })
      }
    >
      <DocumentField label={said.document} type="QC" value={document} onChange={setDocument} />
      <TextField label={said.number} required maxLength={100} value={number} onChange={setNumber} />
      <TextField
        label={said.subject}
        required
        minLength={3}
        maxLength={300}
        value={subject}
        onChange={setSubject}
      />
      <DayField label={said.from} required value={from} onChange={setFrom} />
      <DayField label={said.to} description={said.toHint} value={to} onChange={setTo} />
    </WriteDialog>
  )
}

/** Ends a regulation, or takes back one that was recorded by mistake. */
function Change({
  regulation,
  ends,
  onClose,
}: {
  regulation: Regulation
  ends: boolean
  onClose: () => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [to, setTo] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const act = useAct(changeRegulation, { renews: RENEWS, onDone: useDone(onClose) })
  const { id, number, from } = regulation
  return (
    <WriteDialog
      title={ends ? said.endRegulation : said.annul}
      text={number}
      act={act}
      onClose={onClose}
      onSubmit={() => (!ends || to) && act.mutate({ id, to: ends ? to : null, reason })}
    >
      {ends && <DayField label={said.lastDay} required value={to} onChange={setTo} min={from} />}
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
