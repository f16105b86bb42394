import { Button } from '@mantine/core'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useGo } from './go.tsx'
import { sorted, type Column, type Sorting } from './table-column.ts'
import { Cell, destinationOf, Headings, Spacer, Total } from './table-parts.tsx'
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

/** Rows of a table that is seen at once; a longer one has its totals on top, where they stay in view. */
const SHORT = 12

/** A data table: sticky heading, sorting, doors, totals; over 100 rows draws only those in view. */
export function Table<Row>({ name, rows, rowKey, columns, empty, more, count, current }: TableProps<Row>) {
  const said = useWords(wordsOfUi)
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const inOrder = useMemo(() => sorted(rows, columns, sorting), [rows, columns, sorting])
  const scroller = useRef<HTMLDivElement>(null)
  const drawn = useDrawnRows(inOrder.length, scroller)
  const onScroll = useMoreAtEnd(scroller, more)
  const isLong = rows.length > SHORT
  const total = columns.some((column) => column.total !== undefined) && (
    <Total columns={columns} rows={rows} index={isLong ? 2 : rows.length + 2} />
  )
  const firstRow = isLong && total ? 3 : 2
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
          aria-rowcount={count ?? (more ? -1 : rows.length + 1 + Number(total !== false))}
        >
          <caption className="dv-hidden">{name}</caption>
          <thead>
            <Headings columns={columns} sorting={sorting} onSort={more ? undefined : setSorting} />
            {isLong && total}
          </thead>
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
                  aria-rowindex={index + firstRow}
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
          {total && !isLong && <tfoot>{total}</tfoot>}
        </table>
      </div>
      {more && (
        <div className={`${style.more} dv-no-print`}>
          <Button variant="default" onClick={more}>
            {said.more}
          </Button>
        </div>
      )}
    </>
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
