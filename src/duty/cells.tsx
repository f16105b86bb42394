import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { CommitteeCode } from '#committee/codes.ts'
import { partsOf } from '#platform/day.ts'
import { useAct, useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatShare } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { useWords } from '#ui/words.tsx'
import { listCells, recordAttendance, type Cell, type Matrix } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { Holders } from './holders.tsx'
import { words } from './words.ts'
import style from './duty.module.css'

/** Branches with the committee member who attends their meetings, counted since the beginning of the year. */
export function Cells({ organisationId, matrix }: { organisationId: string; matrix: Matrix }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [counts, setCounts] = useState<Cell | null>(null)
  const list = useAskPages(listCells, { organisationId, committee: matrix.committee as CommitteeCode, on })
  const { record } = matrix.may
  const columns: Column<Cell>[] = [
    {
      key: 'unit',
      title: said.branch,
      cell: (row) => row.unit.name,
      to: (row) => (row.unit.readable ? `/organisations/${row.unit.id}` : undefined),
    },
    {
      key: 'holder',
      title: said.holders,
      cell: (row) => <Holders holders={[row.holder]} records={record} />,
    },
    { key: 'held', title: said.held, number: (row) => row.held, total: true, narrow: false },
    { key: 'attended', title: said.attended, number: (row) => row.attended, total: true },
    {
      key: 'share',
      title: said.share,
      cell: (row) => (row.held > 0 ? formatShare(row.attended / row.held) : '–'),
      narrow: false,
    },
    ...(record
      ? [
          {
            key: 'acts',
            title: said.actions,
            cell: (row: Cell) => <WriteButton onClick={() => setCounts(row)}>{said.count}</WriteButton>,
          },
        ]
      : []),
  ]
  return (
    <Card title={said.cells}>
      <p className={style.dim}>{said.thisYear}</p>
      <Answer of={list}>
        {(rows) => (
          <Table
            name={said.cells}
            rows={rows}
            rowKey={(row) => row.holder.dutyId}
            columns={columns}
            more={list.more}
            empty={<Empty title={said.noCells}>{said.noCellsText}</Empty>}
          />
        )}
      </Answer>
      {counts && <Count cell={counts} onClose={() => setCounts(null)} />}
    </Card>
  )
}

const QUARTERS = ['1', '2', '3', '4'] as const

function Count({ cell, onClose }: { cell: Cell; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [year, setYear] = useState(partsOf(today).year)
  const [quarter, setQuarter] = useState<(typeof QUARTERS)[number]>('1')
  const [held, setHeld] = useState(3)
  const [attended, setAttended] = useState(3)
  const act = useAct(recordAttendance, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.count}
      text={cell.unit.name}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: cell.holder.dutyId, year, quarter: Number(quarter), held, attended })}
    >
      <NumberInput label={said.year} value={year} onChange={(value) => setYear(Number(value))} />
      <ChoiceField
        label={said.quarter}
        value={quarter}
        onChange={(chosen) => chosen && setQuarter(chosen)}
        choices={QUARTERS.map((value) => ({ value, label: value }))}
      />
      <NumberInput label={said.held} value={held} onChange={(value) => setHeld(Number(value))} />
      <NumberInput label={said.attended} value={attended} onChange={(value) => setAttended(Number(value))} />
    </WriteDialog>
  )
}
