import type { ReactNode } from 'react'
import type { Destination } from './go.tsx'

/** One column of a table. Give `number` for figures, `cell` for anything else. */
export interface Column<Row> {
  key: string
  title: string
  cell?: (row: Row) => ReactNode
  /** The figure in this column; null is a dash. */
  number?: (row: Row) => number | null
  /** Writes the figure as a change: +3, −1. */
  change?: boolean
  /** Where the cell opens to; on the first column that has one, also the row. */
  to?: (row: Row) => string | Destination | undefined
  /** What the column sorts by; figures sort without it. */
  sort?: (row: Row) => string | number | null
  /** The cell in the totals row; true sums the figures. */
  total?: ReactNode | true
  /** false hides the column under 640 px. */
  narrow?: false
  /** CSS width, e.g. `30%`. */
  width?: string
}

export interface Sorting {
  key: string
  down: boolean
}

const collator = new Intl.Collator('vi', { numeric: true })

/** What a column sorts by, or undefined where it does not. */
export function sortOf<Row>(column: Column<Row>): ((row: Row) => string | number | null) | undefined {
  return column.sort ?? column.number
}

/** The rows in the order of one column; Vietnamese letters in their order, missing values last. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting | null,
): readonly Row[] {
  const column = columns.find((one) => one.key === sorting?.key)
  const by = column && sortOf(column)
  if (!by || !sorting) return rows
  const sign = sorting.down ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return (
      sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y)))
    )
  })
}

/** The next sorting when a heading is pressed: figures begin with the largest, text with A; the third press undoes it. */
export function pressed<Row>(column: Column<Row>, before: Sorting | null): Sorting | null {
  const first = column.number !== undefined && !column.sort
  if (before?.key !== column.key) return { key: column.key, down: first }
  return before.down === first ? { key: column.key, down: !first } : null
}

/** The sum of a column's figures, missing ones as nothing. */
export function sumOf<Row>(rows: readonly Row[], column: Column<Row>): number {
  return rows.reduce((sum, row) => sum + (column.number?.(row) ?? 0), 0)
}
