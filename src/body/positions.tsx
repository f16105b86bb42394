import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { formatDay } from '#platform/day.ts'
import { Card } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { useWords } from '#ui/words.tsx'
import { recordPosition, type Body, type Position } from './page-api.ts'
import { POSITION_CATEGORIES, type PositionCategory } from './codes.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { categoryWords, words } from './words.ts'

/** Vị trí việc làm: how many each position may have and how many are filled, as of the day. */
export function Positions({ body }: { body: Body }) {
  const said = useWords(words)
  const categories: Record<string, string> = useWords(categoryWords)
  const [writing, setWriting] = useState<Position | 'new' | null>(null)
  const records = body.may.record && body.exists
  const columns: Column<Position>[] = [
    { key: 'name', title: said.positionName, cell: (row) => row.name, sort: (row) => row.name },
    {
      key: 'category',
      title: said.category,
      cell: (row) => categories[row.category] ?? row.category,
      sort: (row) => row.category,
      narrow: false,
    },
    { key: 'quota', title: said.positionQuota, number: (row) => row.quota, total: true },
    { key: 'actual', title: said.positionActual, number: (row) => row.actual, total: true },
    { key: 'from', title: said.from, cell: (row) => formatDay(row.from), narrow: false },
    ...(records
      ? [
          {
            key: 'acts',
            title: said.actions,
            cell: (row: Position) => (
              <WriteButton onClick={() => setWriting(row)}>{said.changePosition}</WriteButton>
            ),
          },
        ]
      : []),
  ]
  return (
    <Card
      title={said.tabs.positions}
      actions={records && <WriteButton onClick={() => setWriting('new')}>{said.addPosition}</WriteButton>}
    >
      <Table
        name={said.tabs.positions}
        rows={body.positions}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty title={said.noPositions}>{said.noPositionsText}</Empty>}
      />
      {writing && (
        <PositionForm
          body={body}
          position={writing === 'new' ? null : writing}
          onClose={() => setWriting(null)}
        />
      )}
    </Card>
  )
}

function PositionForm({
  body,
  position,
  onClose,
}: {
  body: Body
  position: Position | null
  onClose: () => void
}) {
  const said = useWords(words)
  const categories = useWords(categoryWords)
  const { today } = useAsOf()
  const [name, setName] = useState(position?.name ?? '')
  const [category, setCategory] = useState<PositionCategory>(
    POSITION_CATEGORIES.find((code) => code === position?.category) ?? 'chuyen_mon',
  )
  const [quota, setQuota] = useState(position?.quota ?? 1)
  const [actual, setActual] = useState(position?.actual ?? 0)
  const [from, setFrom] = useState<Day | null>(today)
  const act = useAct(recordPosition, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.addPosition}
      act={act}
      onClose={onClose}
      onSubmit={() => from && act.mutate({ id: body.id, category, name, quota, actual, from })}
    >
      <TextField
        label={said.positionName}
        required
        maxLength={200}
        disabled={position !== null}
        value={name}
        onChange={setName}
      />
      <ChoiceField
        label={said.category}
        value={category}
        onChange={(chosen) => chosen && setCategory(chosen)}
        choices={POSITION_CATEGORIES.map((value) => ({ value, label: categories[value] }))}
      />
      <NumberInput label={said.positionQuota} value={quota} onChange={(value) => setQuota(Number(value))} />
      <NumberInput
        label={said.positionActual}
        description={said.positionEnd}
        value={actual}
        onChange={(value) => setActual(Number(value))}
      />
      <DayField label={said.from} required value={from} onChange={setFrom} />
    </WriteDialog>
  )
}
