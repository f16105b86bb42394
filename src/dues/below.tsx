import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { saveCsv } from '#ui/csv.ts'
import { Button } from '@mantine/core'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Empty, Rest } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import type { z } from 'zod'
import type { ChildMonth, getConsolidation } from './api.ts'
import { CloseForm } from './close-form.tsx'
import { ReceiveForm } from './receive-form.tsx'
import { ClosedMonth } from './sheet-of-month.tsx'
import { words } from './words.ts'
import style from './dues.module.css'

type Consolidation = z.output<typeof getConsolidation.output>

/** What the units directly below have collected, kept and submitted, and closing the own month over it. */
export function Below({
  organisationId,
  month,
  shown,
}: {
  organisationId: string
  month: Day
  shown: Consolidation
}) {
  const said = useWords(words)
  const [receives, setReceives] = useState<ChildMonth | null>(null)
  const [closes, setCloses] = useState(false)
  const { totals, children, own } = shown
  if (children.length === 0) return <Empty title={said.noChildren} />
  const ofAll = (n: number, all: number) => said.ofAll(formatNumber(n), formatNumber(all))
  return (
    <>
      <Figures>
        <Figure name={said.unitsClosed} value={ofAll(totals.closed, totals.units)} />
        <Figure name={said.branchesClosed} value={ofAll(shown.below.closed, shown.below.units)} />
        <Figure name={said.submitted} value={formatNumber(totals.submitted)} />
        <Figure name={said.inTransit} value={formatNumber(totals.inTransit)} />
      </Figures>
      <Card>
        <div className={`${style.bar} dv-no-print`}>
          {own ? (
            <Mark tone="good">{said.closed(formatDay(own.closedOn))}</Mark>
          ) : (
            shown.may.record && <WriteButton onClick={() => setCloses(true)}>{said.close}</WriteButton>
          )}
          <Button size="compact-sm" variant="default" onClick={() => save(said, children, month)}>
            {said.save}
          </Button>
        </div>
        <Table
          name={said.tabs.below}
          rows={children}
          rowKey={(row) => row.unit.id}
          columns={columnsOf(said, month, shown.may.record ? setReceives : null)}
        />
        <Rest of={shown.beyond} />
      </Card>
      {own && <ClosedMonth closing={own} />}
      {closes && (
        <CloseForm
          organisationId={organisationId}
          month={month}
          settings={shown.settings}
          hasBelow
          onClose={() => setCloses(false)}
        />
      )}
      {receives?.closing && (
        <ReceiveForm unit={receives.unit.name} closing={receives.closing} onClose={() => setReceives(null)} />
      )}
    </>
  )
}

function columnsOf(
  said: ReturnType<typeof useWords<typeof words>>,
  month: Day,
  receive: ((row: ChildMonth) => void) | null,
): Column<ChildMonth>[] {
  return [
    {
      key: 'unit',
      title: said.unit,
      width: '30%',
      cell: (row) => row.unit.name,
      to: (row) => ({ to: '/dues', search: { unit: row.unit.id, month } }),
      sort: (row) => row.unit.name,
    },
    {
      key: 'members',
      title: said.members,
      number: (row) => row.closing?.members ?? null,
      total: true,
      narrow: false,
    },
    { key: 'due', title: said.due, number: (row) => row.closing?.due ?? null, total: true, narrow: false },
    {
      key: 'collected',
      title: said.collected,
      number: (row) => (row.closing ? row.closing.collected + row.closing.received : null),
      total: true,
      narrow: false,
    },
    { key: 'kept', title: said.kept, number: (row) => row.closing?.kept ?? null, total: true, narrow: false },
    { key: 'passed', title: said.passed, number: (row) => row.closing?.passed ?? null, total: true },
    { key: 'state', title: said.state, cell: (row) => <Received row={row} receive={receive} /> },
  ]
}

function Received({ row, receive }: { row: ChildMonth; receive: ((row: ChildMonth) => void) | null }) {
  const said = useWords(words)
  if (!row.closing) return <Mark>{said.open}</Mark>
  if (row.closing.receivedOn)
    return <Mark tone="good">{said.receivedOn(formatDay(row.closing.receivedOn))}</Mark>
  if (!receive) return <Mark tone="accent">{said.inTransit}</Mark>
  return (
    <WriteButton label={said.receiveOf(row.unit.name)} onClick={() => receive(row)}>
      {said.receive}
    </WriteButton>
  )
}

function save(
  said: ReturnType<typeof useWords<typeof words>>,
  rows: readonly ChildMonth[],
  month: Day,
): void {
  const head = [
    said.unit,
    said.members,
    said.due,
    said.collected,
    said.fromBelow,
    said.kept,
    said.passed,
    said.received,
  ]
  saveCsv(`dang-phi-cap-duoi-${month.slice(0, 7)}.csv`, [
    head,
    ...rows.map(({ unit, closing }) => [
      unit.name,
      closing?.members ?? null,
      closing?.due ?? null,
      closing?.collected ?? null,
      closing?.received ?? null,
      closing?.kept ?? null,
      closing?.passed ?? null,
      closing?.receivedOn ? formatDay(closing.receivedOn) : null,
    ]),
  ])
}
