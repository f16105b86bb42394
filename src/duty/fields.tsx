import { Textarea } from '@mantine/core'
import { Check } from 'lucide-react'
import { useState } from 'react'
import { roleWords } from '#committee/words.ts'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { useWords } from '#ui/words.tsx'
import { addFields, endField, type Field, type Matrix, type Member } from './api.ts'
import { SUGGESTED_FIELDS } from './codes.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { Holders, useNameOf } from './holders.tsx'
import { stateOf } from './rules.ts'
import { words } from './words.ts'
import style from './duty.module.css'

interface PartProps {
  organisationId: string
  matrix: Matrix
}

/** Fields with who answers for each, and the same as a matrix of members and fields. */
export function Fields({ organisationId, matrix }: PartProps) {
  const said = useWords(words)
  const [adds, setAdds] = useState(false)
  const [ends, setEnds] = useState<Field | null>(null)
  const { record } = matrix.may
  const columns: Column<Field>[] = [
    { key: 'name', title: said.field, cell: (row) => row.name },
    {
      key: 'holders',
      title: said.holders,
      cell: (row) => <Holders holders={row.holders} records={record} />,
    },
    ...(record
      ? [
          {
            key: 'acts',
            title: said.actions,
            narrow: false as const,
            cell: (row: Field) =>
              row.holders.length === 0 && <WriteButton onClick={() => setEnds(row)}>{said.end}</WriteButton>,
          },
        ]
      : []),
  ]
  return (
    <>
      <Card
        title={said.fields}
        actions={record && <WriteButton onClick={() => setAdds(true)}>{said.addFields}</WriteButton>}
      >
        <Table
          name={said.fields}
          rows={matrix.fields}
          rowKey={(row) => row.id}
          columns={columns}
          empty={<Empty title={said.noFields}>{said.noFieldsText}</Empty>}
        />
      </Card>
      <Card title={said.matrix}>
        <MatrixTable matrix={matrix} />
      </Card>
      {adds && (
        <AddFields
          organisationId={organisationId}
          empty={matrix.fields.length === 0}
          onClose={() => setAdds(false)}
        />
      )}
      {ends && <EndField field={ends} onClose={() => setEnds(null)} />}
    </>
  )
}

type Row = Member | null

/** Members as rows, fields as columns; the last row shows the fields that nobody answers for. */
function MatrixTable({ matrix: { members, fields } }: { matrix: Matrix }) {
  const said = useWords(words)
  const roles: Record<string, string> = useWords(roleWords)
  const nameOf = useNameOf()
  const answers = (row: Row, { holders }: Field) =>
    row === null
      ? stateOf(holders) === 'gap'
      : holders.some(
          (one) => !one.vacant && (one.personId ? one.personId === row.personId : one.role === row.role),
        )
  const columns: Column<Row>[] = [
    {
      key: 'member',
      title: said.member,
      cell: (row) =>
        row === null ? (
          said.noHolder
        ) : (
          <>
            {nameOf(row)}
            {row.fullName && <small className={style.small}>{roles[row.role] ?? row.role}</small>}
          </>
        ),
    },
    ...fields.map((field): Column<Row> => ({
      key: field.id,
      title: field.name,
      narrow: false,
      cell: (row) =>
        answers(row, field) &&
        (row === null ? (
          <Mark tone="warn">{said.gap}</Mark>
        ) : (
          <>
            <Check size={18} aria-hidden />
            <span className="dv-hidden">{said.answers}</span>
          </>
        )),
    })),
    { key: 'areas', title: said.areasOf, number: (row) => row?.areas ?? null },
    { key: 'cells', title: said.cellsOf, number: (row) => row?.cells ?? null },
  ]
  const gaps = fields.some((field) => stateOf(field.holders) === 'gap')
  const rows: Row[] = gaps && members.length > 0 ? [...members, null] : [...members]
  return (
    <Table
      name={said.matrix}
      rows={rows}
      rowKey={(row) => (row === null ? 'none' : `${row.personId} ${row.role}`)}
      columns={columns}
      empty={<p className={style.dim}>{said.noMembers}</p>}
    />
  )
}

function AddFields({
  organisationId,
  empty,
  onClose,
}: {
  organisationId: string
  empty: boolean
  onClose: () => void
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [text, setText] = useState(empty ? SUGGESTED_FIELDS.join('\n') : '')
  const [from, setFrom] = useState<Day | null>(today)
  const act = useAct(addFields, { renews: RENEWS, onDone: useDone(onClose) })
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return (
    <WriteDialog
      title={said.addFields}
      act={act}
      onClose={onClose}
      onSubmit={() => from && names.length > 0 && act.mutate({ organisationId, names, from })}
    >
      <Textarea
        label={said.names}
        required
        autosize
        minRows={4}
        maxRows={14}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DayField label={said.from} required value={from} onChange={setFrom} />
    </WriteDialog>
  )
}

function EndField({ field, onClose }: { field: Field; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [to, setTo] = useState<Day | null>(today)
  const act = useAct(endField, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.end}
      text={field.name}
      act={act}
      onClose={onClose}
      onSubmit={() => to && act.mutate({ id: field.id, to })}
    >
      <DayField label={said.lastDay} required value={to} onChange={setTo} />
    </WriteDialog>
  )
}
