import type { ReactNode } from 'react'
import { formatShare } from '#ui/format.ts'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Structure } from './api.ts'
import { CountedCell } from './counted-cell.tsx'
import type { StructureKey } from './keys.ts'
import { crossOf, opensBy, type Value } from './structure-shown.ts'
import { keyOfCell, type StructureNames } from './structure-names.ts'
import { structureWords } from './words.ts'
import style from './statistics.module.css'

export type Values = Partial<Record<StructureKey, Value>>
export type ShareOf = 'all' | 'row' | 'column'

interface TableProps {
  structure: Structure
  names: StructureNames
  share: ShareOf
  chosen: string
  /** Absent: the reader may not see people. */
  onChoose?: (values: Values) => void
}

/** The figures of a structure: rows by columns for two keys, a row per group for one, three or four. */
export function StructureTable(props: TableProps) {
  return props.structure.by.length === 2 ? <Crossed {...props} /> : <Listed {...props} />
}

function Crossed(props: TableProps) {
  const { structure, names, share } = props
  const said = useWords(structureWords)
  const [down, across] = structure.by as [StructureKey, StructureKey]
  const cross = crossOf(structure)
  const whole = (row: Value | undefined, column: Value | undefined) => {
    if (share === 'row' && row !== undefined) return cross.rowTotal(row)
    if (share === 'column' && column !== undefined) return cross.columnTotal(column)
    return cross.total
  }
  const cell = (row: Value | undefined, column: Value | undefined, count: number) => (
    <Cell
      {...props}
      values={{
        ...(row !== undefined && { [down]: row }),
        ...(column !== undefined && { [across]: column }),
      }}
      count={count}
    >
      <span className={style.share}>{formatShare(count / whole(row, column))}</span>
    </Cell>
  )
  const columns: Column<Value>[] = [
    {
      key: 'row',
      title: names.key(down),
      cell: (row) => <span className={style.value}>{names.value(down, row)}</span>,
      sort: (row) => row && names.value(down, row),
      total: true,
    },
    ...cross.columns.map((column): Column<Value> => ({
      key: `=${column}`,
      title: names.value(across, column),
      number: (row) => cross.count(row, column),
      cell: (row) => cell(row, column, cross.count(row, column)),
      total: cell(undefined, column, cross.columnTotal(column)),
    })),
    {
      key: 'total',
      title: said.total,
      number: cross.rowTotal,
      cell: (row) => cell(row, undefined, cross.rowTotal(row)),
      total: cell(undefined, undefined, cross.total),
    },
  ]
  return <Table name={said.table} rows={cross.rows} rowKey={(row) => `=${row}`} columns={columns} />
}

function Listed(props: TableProps) {
  const { structure, names } = props
  const said = useWords(structureWords)
  type Group = Structure['groups'][number]
  const columns: Column<Group>[] = [
    ...structure.by.map((key, index): Column<Group> => ({
      key,
      title: names.key(key),
      cell: ({ values }) => names.value(key, values[key] ?? null),
      sort: ({ values }) => (values[key] ? names.value(key, values[key]) : null),
      total: index === 0 ? true : '',
    })),
    {
      key: 'count',
      title: said.members,
      number: ({ count }) => count,
      cell: ({ values, count }) => <Cell {...props} values={values} count={count} />,
      total: <Cell {...props} values={{}} count={structure.total} />,
    },
    {
      key: 'share',
      title: said.share,
      number: ({ count }) => count / structure.total,
      cell: ({ count }) => formatShare(count / structure.total),
      total: formatShare(1),
    },
  ]
  return (
    <Table
      name={said.table}
      rows={structure.groups}
      rowKey={({ values }) => keyOfCell(structure.by, values)}
      columns={columns}
    />
  )
}

function Cell({
  structure,
  names,
  chosen,
  onChoose,
  values,
  count,
  children,
}: TableProps & {
  values: Values
  count: number
  children?: ReactNode
}) {
  const said = useWords(structureWords)
  const keys = Object.keys(values) as StructureKey[]
  const of = keys.map((key) => names.value(key, values[key] ?? null)).join(', ')
  return (
    <>
      <CountedCell
        figure={count}
        of={of || said.total}
        isOpen={chosen === keyOfCell(structure.by, values)}
        onOpen={onChoose && opensBy(keys) ? () => onChoose(values) : undefined}
      />
      {children}
    </>
  )
}
