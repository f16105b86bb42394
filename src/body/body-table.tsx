import type { ReactNode } from 'react'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { BodyRow } from './api.ts'
import { INTERNAL } from './codes.ts'
import { kindWords, words } from './words.ts'
import style from './body.module.css'

/** Bodies as rows; sums leave internal units out, which count within their body. */
export function BodyTable({
  rows,
  more,
  unit = false,
  empty,
}: {
  rows: readonly BodyRow[]
  more?: (() => void) | undefined
  /** Whether the unit is a column: of a list over several. */
  unit?: boolean
  empty: ReactNode
}) {
  const said = useWords(words)
  const kinds: Record<string, string> = useWords(kindWords)
  const whole = (value: number | null, row: BodyRow) => (row.kind === INTERNAL ? null : value)
  const columns: Column<BodyRow>[] = [
    {
      key: 'name',
      title: said.name,
      to: (row) => `/bodies/${row.id}`,
      sort: (row) => row.name,
      cell: (row) => (
        <>
          {row.name}
          <small className={style.small}>
            {kinds[row.kind] ?? row.kind}
            {unit && ` · ${row.organisation.name}`}
          </small>
        </>
      ),
    },
    {
      key: 'units',
      title: said.internalUnits,
      number: (row) => whole(row.internalUnits, row),
      narrow: false,
    },
    { key: 'quota', title: said.quota, number: (row) => row.quota },
    { key: 'present', title: said.present, number: (row) => row.present },
    { key: 'deputies', title: said.deputies, number: (row) => row.deputies, narrow: false },
  ]
  return (
    <Table
      name={said.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      more={more}
      empty={empty}
    />
  )
}
