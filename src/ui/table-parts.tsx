import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { formatChange, formatNumber } from './format.ts'
import { Go, type Destination } from './go.tsx'
import { pressed, sortOf, sumOf, type Column, type Sorting } from './table-column.ts'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './table.module.css'

/** The headings; those that can sort are buttons. */
export function Headings<Row>({
  columns,
  sorting,
  onSort,
}: {
  columns: readonly Column<Row>[]
  sorting: Sorting | null
  onSort?: (sorting: Sorting | null) => void
}) {
  return (
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
                {(isSorted || !column.number) && (
                  <Icon size={14} aria-hidden className={isSorted ? style.isSorted : style.unsorted} />
                )}
              </button>
            ) : (
              column.title
            )}
          </th>
        )
      })}
    </tr>
  )
}

/** One cell: a figure or what its column draws, a door where it has one. */
export function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
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

/** The totals, at the foot of a short table, right under the headings of a long one. */
export function Total<Row>({
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
    <tr aria-rowindex={index} className={style.total}>
      {columns.map((column, place) => {
        const given = column.total === true ? undefined : column.total
        if (place === 0)
          return (
            <th key={column.key} scope="row">
              {given ?? said.total}
            </th>
          )
        const sum = column.total === true ? sumOf(rows, column) : null
        return (
          <td key={column.key} className={classOf(column)}>
            {sum === null ? given : column.change ? formatChange(sum) : formatNumber(sum)}
          </td>
        )
      })}
    </tr>
  )
}

/** The height of rows that are not drawn. */
export function Spacer({ height, span }: { height: number; span: number }) {
  if (height === 0) return null
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={span} className={style.spacer} />
    </tr>
  )
}

/** Where a cell leads, as address and search. */
export function destinationOf<Row>(column: Column<Row>, row: Row): Destination | undefined {
  const to = column.to?.(row)
  return typeof to === 'string' ? { to } : to
}

function classOf<Row>(column: Column<Row>): string {
  const kind = column.number ? 'dv-number' : ''
  return column.narrow === false ? `${kind} ${style.wideOnly}` : kind
}
