import { Button } from '@mantine/core'
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { Go, type Destination, useGo } from './go.tsx'
import { formatChange, formatNumber } from './format.ts'
import { pressed, sorted, sortOf, sumOf, type Column, type Sorting } from './table-column.ts'
import { useDrawnRows, useMoreAtEnd, walkRows } from './table-rows.ts'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './table.module.css'

export type { Column } from './table-column.ts'

export interface TableProps<Row> {
  /** What the table is, for those who hear it. */
  name: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  columns: readonly Column<Row>[]
  /** Shown instead of the table when there are no rows: what it means and what to do. */
  empty?: ReactNode
  /** Fetches the next page of the list; absent at its end. */
  more?: () => void
  /** All rows, also those not fetched yet, when known. */
  count?: number
  /** Marks a row, e.g. the one that is open beside the table. */
  current?: (row: Row) => boolean
}

/** A data table: sticky heading, sorting, doors, totals; over 100 rows draws only those in view. */
export function Table<Row>({ name, rows, rowKey, columns, empty, more, count, current }: TableProps<Row>) {
  const said = useWords(wordsOfUi)
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const inOrder = useMemo(() => sorted(rows, columns, sorting), [rows, columns, sorting])
  const scroller = useRef<HTMLDivElement>(null)
  const drawn = useDrawnRows(inOrder.length, scroller)
  const onScroll = useMoreAtEnd(scroller, more)
  const hasTotal = columns.some((column) => column.total !== undefined)
  const open = useOpenRow(columns)
  if (rows.length === 0) return empty ?? <p className={style.none}>{said.nothingHere}</p>
  return (
    <>
      <div
        ref={scroller}
        className={drawn.measure ? `${style.scroller} ${style.long}` : style.scroller}
        role="group"
        aria-label={name}
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={(event) => walkRows(event, inOrder.length, drawn.show)}
      >
        <table
          className={style.table}
          aria-rowcount={count ?? (more ? -1 : rows.length + 1 + Number(hasTotal))}
        >
          <caption className="dv-hidden">{name}</caption>
          <Head columns={columns} sorting={sorting} onSort={more ? undefined : setSorting} />
          <tbody>
            <Spacer height={drawn.above} span={columns.length} />
            {drawn.indices.map((index) => {
              const row = inOrder[index]!
              const door = open(row)
              return (
                <tr
                  key={rowKey(row)}
                  ref={drawn.measure}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-current={current?.(row) || undefined}
                  className={door ? style.door : undefined}
                  onClick={door}
                >
                  {columns.map((column) => (
                    <Cell key={column.key} column={column} row={row} />
                  ))}
                </tr>
              )
            })}
            <Spacer height={drawn.below} span={columns.length} />
          </tbody>
          {hasTotal && <Foot columns={columns} rows={rows} index={rows.length + 2} />}
        </table>
      </div>
      {more && (
        <Button variant="default" className="dv-no-print" mt="sm" onClick={more}>
          {said.more}
        </Button>
      )}
    </>
  )
}

function Head<Row>({
  columns,
  sorting,
  onSort,
}: {
  columns: readonly Column<Row>[]
  sorting: Sorting | null
  onSort?: (sorting: Sorting | null) => void
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const isSorted = sorting?.key === column.key
          const Icon = !isSorted ? ChevronsUpDown : sorting.down ? ArrowDown : ArrowUp
          return (
            <th
              key={column.key}
              scope="col"
              className={classOf(column)}
              style={column.width ? { width: column.width } : undefined}
              aria-sort={isSorted ? (sorting.down ? 'descending' : 'ascending') : undefined}
            >
              {onSort && sortOf(column) ? (
                <button type="button" className={style.sort} onClick={() => onSort(pressed(column, sorting))}>
                  {column.title}
                  <Icon size={14} aria-hidden className={isSorted ? style.isSorted : style.unsorted} />
                </button>
              ) : (
                column.title
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const figure = column.number?.(row)
  const inside = column.cell
    ? column.cell(row)
    : column.change && typeof figure === 'number'
      ? formatChange(figure)
      : formatNumber(figure)
  const destination = destinationOf(column, row)
  const tone = column.change && figure ? (figure > 0 ? style.rise : style.fall) : ''
  return (
    <td className={`${classOf(column)} ${tone}`}>
      {destination ? <Go {...destination}>{inside}</Go> : inside}
    </td>
  )
}

function Foot<Row>({
  columns,
  rows,
  index,
}: {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  index: number
}) {
  const said = useWords(wordsOfUi)
  return (
    <tfoot>
      <tr aria-rowindex={index}>
        {columns.map((column, place) => {
          if (place === 0)
            return (
              <th key={column.key} scope="row">
                {column.total === true || column.total === undefined ? said.total : column.total}
              </th>
            )
          const figure = column.total === true ? sumOf(rows, column) : null
          return (
            <td key={column.key} className={classOf(column)}>
              {column.total === true
                ? column.change
                  ? formatChange(figure!)
                  : formatNumber(figure)
                : column.total}
            </td>
          )
        })}
      </tr>
    </tfoot>
  )
}

function Spacer({ height, span }: { height: number; span: number }) {
  if (height === 0) return null
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={span} className={style.spacer} />
    </tr>
  )
}

/** Pressing anywhere on a row opens its first door, unless text was being selected or something else was pressed. */
function useOpenRow<Row>(columns: readonly Column<Row>[]) {
  const go = useGo()
  const column = columns.find((one) => one.to)
  return (row: Row) => {
    const destination = column && destinationOf(column, row)
    if (!destination) return undefined
    return (event: { target: EventTarget }) => {
      const onPart = (event.target as Element).closest('a, button, input, label')
      if (!onPart && !getSelection()?.toString()) go(destination)
    }
  }
}

function destinationOf<Row>(column: Column<Row>, row: Row): Destination | undefined {
  const to = column.to?.(row)
  return typeof to === 'string' ? { to } : to
}

function classOf<Row>(column: Column<Row>): string {
  const kind = column.number ? 'dv-number' : ''
  return column.narrow === false ? `${kind} ${style.wideOnly}` : kind
}
