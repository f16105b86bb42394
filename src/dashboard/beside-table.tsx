import type { Destination } from '#ui/go.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'

/** A line of figures of this period beside the year before. */
export interface BesideRow {
  key: string
  name: string
  now: number
  before: number
  to?: Destination
}

/** This period, the year before and the change, line by line; each line opens its figure. */
export function BesideTable({
  name,
  rows,
  first,
  total,
}: {
  name: string
  rows: readonly BesideRow[]
  /** What the lines are. */
  first?: string
  /** Adds them up, where they are parts of a whole. */
  total?: boolean
}) {
  const said = useWords(words)
  const sum = total || undefined
  return (
    <Table
      name={name}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        {
          key: 'name',
          title: first ?? said.item,
          cell: (row) => row.name,
          to: (row) => row.to,
          total: total ? said.total : undefined,
        },
        { key: 'now', title: said.now, number: (row) => row.now, total: sum },
        { key: 'before', title: said.before, number: (row) => row.before, total: sum },
        {
          key: 'change',
          title: said.change,
          number: (row) => row.now - row.before,
          change: true,
          total: sum,
        },
      ]}
    />
  )
}
