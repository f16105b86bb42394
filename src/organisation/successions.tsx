import { formatDay } from '#platform/day.ts'
import { Card } from '#ui/page.tsx'
import { Rest } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Unit } from './api.ts'
import { UnitDoor } from './unit-door.tsx'
import { actWords, words } from './words.ts'

/** Units that a unit came from or became; nothing where there are none. */
export function Successions({
  title,
  rows,
  beyond,
}: {
  title: string
  rows: Unit['predecessors']
  /** How many are left out of the rows. */
  beyond: number
}) {
  const said = useWords(words)
  const acts: Record<string, string> = useWords(actWords)
  if (rows.length === 0) return null
  return (
    <Card title={title}>
      <Table
        name={title}
        rows={rows}
        rowKey={(row) => `${row.unit.id} ${row.on}`}
        columns={[
          {
            key: 'unit',
            title: said.unit,
            cell: (row) => <UnitDoor unit={row.unit} />,
            sort: (row) => row.unit.name,
          },
          { key: 'act', title: said.act, cell: (row) => acts[row.act] ?? row.act },
          { key: 'on', title: said.day, cell: (row) => formatDay(row.on), sort: (row) => row.on },
          { key: 'decision', title: said.decisionNo, cell: (row) => row.decisionNo ?? '–', narrow: false },
        ]}
      />
      <Rest of={beyond} />
    </Card>
  )
}
