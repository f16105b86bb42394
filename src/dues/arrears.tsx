import type { Day } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listArrears, type ArrearsRow } from './api.ts'
import { UNPAID_MONTHS } from './law.ts'
import { writtenMonth } from './months.ts'
import { words } from './words.ts'

/** Who owes dues of closed months, most owed first. */
export function Arrears({ organisationId, month }: { organisationId: string; month: Day }) {
  const said = useWords(words)
  const list = useAskPages(listArrears, { organisationId, month })
  const columns: Column<ArrearsRow>[] = [
    {
      key: 'name',
      title: said.name,
      cell: (row) => row.fullName,
      to: (row) => `/people/${row.id}`,
      width: '25%',
    },
    { key: 'unit', title: said.unit, cell: (row) => row.unit.name, narrow: false },
    {
      key: 'months',
      title: said.months,
      cell: (row) => row.months.map(writtenMonth).join(', '),
      narrow: false,
    },
    { key: 'owed', title: said.owed, number: (row) => row.owed },
    {
      key: 'state',
      title: said.state,
      cell: (row) =>
        row.unpaidInYear >= UNPAID_MONTHS && (
          <Mark tone="warn">{said.longUnpaid(formatNumber(row.unpaidInYear))}</Mark>
        ),
    },
  ]
  return (
    <Card>
      <Answer of={list} lines={6}>
        {(rows) => (
          <Table
            name={said.tabs.arrears}
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns}
            more={list.more}
            empty={<Empty title={said.noArrears}>{said.noArrearsText}</Empty>}
          />
        )}
      </Answer>
    </Card>
  )
}
