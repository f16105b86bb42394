import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { formatChange } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Mark } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { useWords } from '#ui/words.tsx'
import { withdrawAct, type ActRow } from './api.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { actNames, partWords, words } from './words.ts'
import style from './body.module.css'

/** Decisions on bodies, the latest first; one can be taken back where nothing rests on it. */
export function ActTable({ rows, more }: { rows: readonly ActRow[]; more?: (() => void) | undefined }) {
  const said = useWords(words)
  const names = useWords(actNames)
  const [withdraws, setWithdraws] = useState<ActRow | null>(null)
  const columns: Column<ActRow>[] = [
    {
      key: 'act',
      title: said.act,
      cell: (row) => (
        <>
          {names[row.act]} {row.withdrawn && <Mark tone="warn">{said.withdrawn}</Mark>}
          <small className={style.small}>{formatDay(row.on)}</small>
          {row.withdrawn && <small className={style.small}>{row.withdrawn.reason}</small>}
        </>
      ),
    },
    { key: 'bodies', title: said.concerned, cell: (row) => <Parts row={row} /> },
    {
      key: 'decision',
      title: said.decisionNo,
      cell: (row) => [row.decisionNo, row.issuer].filter(Boolean).join(', ') || '–',
      to: (row) => (row.documentId ? `/documents/${row.documentId}` : undefined),
      narrow: false,
    },
    {
      key: 'staff',
      title: said.staffChange,
      cell: ({ totals }) => formatChange(totals.after.quota - totals.before.quota),
      narrow: false,
    },
  ]
  const acts: Column<ActRow> = {
    key: 'acts',
    title: said.actions,
    cell: (row) =>
      row.may.withdraw && <WriteButton onClick={() => setWithdraws(row)}>{said.withdraw}</WriteButton>,
  }
  const mayAny = rows.some((row) => row.may.withdraw)
  return (
    <>
      <Table
        name={said.acts}
        rows={rows}
        rowKey={(row) => row.id}
        columns={mayAny ? [...columns, acts] : columns}
        more={more}
        empty={<Empty title={said.noActs} />}
      />
      {withdraws && <Withdraw row={withdraws} onClose={() => setWithdraws(null)} />}
    </>
  )
}

/** The bodies of an act; those of a withdrawn one are named without a door, for what it founded is no more. */
function Parts({ row }: { row: ActRow }) {
  const parts = useWords(partWords)
  return row.parts.slice(0, 6).map(({ id, name, part }) => (
    <span key={id} className={row.withdrawn ? `${style.small} ${style.gone}` : style.small}>
      {row.withdrawn ? (
        name
      ) : (
        <Go to={`/bodies/${id}`} className={`dv-link ${style.inText}`}>
          {name}
        </Go>
      )}{' '}
      ({parts[part]})
    </span>
  ))
}

function Withdraw({ row, onClose }: { row: ActRow; onClose: () => void }) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawAct, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.withdrawTitle}
      text={said.withdrawText}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: row.id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
