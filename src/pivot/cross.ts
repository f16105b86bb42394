import type { Value } from '#measure/filter.ts'
import { TIME, UNITS } from './rules.ts'

/** Facts that agree in everything that a table asks about: unit (null: the whole), step of the period, dimensions. */
export interface Counted {
  measure: number
  unit: string | null
  span: number
  values: readonly Value[]
  count: number
}

/** A line or a column: its values by axis, in the axes' order; a unit by its id, a step by its place. */
export type Key = readonly Value[]

/** A cross table: figures of lines by columns, with totals; null where a total means nothing. */
export interface Cross {
  lines: Key[]
  columns: Key[]
  cells: (number | null)[][]
  lineTotals: (number | null)[]
  columnTotals: (number | null)[]
  total: number | null
}

interface Asked {
  rows: readonly string[]
  columns: readonly string[]
  dimensions: readonly string[]
  /** Units that are lines even where nothing is counted. */
  units: readonly string[]
  /** Of each measure: whether it is a stock, which does not add up over time. */
  stocks: readonly boolean[]
}

const PARTED = '\u0000'

/**
 * The cross table of what was counted. Several measures stand across in place of columns. What is asked of all units is the
 * figure of the whole, not the sum of its parts; of all steps it is their sum, of a stock nothing.
 */
export function crossOf(
  counted: readonly Counted[],
  { rows, columns, dimensions, units, stocks }: Asked,
): Cross {
  const several = stocks.length > 1
  const sums = new Map<string, number>()
  const lines = new Map<string, Key>()
  const across = new Map<string, Key>()
  const valueOf = (one: Counted, axis: string): Value =>
    axis === UNITS
      ? one.unit
      : axis === TIME
        ? String(one.span)
        : (one.values[dimensions.indexOf(axis)] ?? null)
  if (rows.length === 1 && rows[0] === UNITS && counted.length > 0)
    for (const unit of units) lines.set(unit, [unit])
  const byUnit = rows.includes(UNITS) ? 'line' : columns.includes(UNITS) ? 'column' : null
  const add = (line: string, column: string, count: number) => {
    const key = `${line}${PARTED}${PARTED}${column}`
    sums.set(key, (sums.get(key) ?? 0) + count)
  }
  for (const one of counted) {
    const line = rows.map((axis) => valueOf(one, axis))
    const column = several ? [String(one.measure)] : columns.map((axis) => valueOf(one, axis))
    const [lineKey, columnKey] = [line.map(textOf).join(PARTED), column.map(textOf).join(PARTED)]
    const isWhole = one.unit === null
    if (byUnit === null || !isWhole) {
      lines.set(lineKey, line)
      across.set(columnKey, column)
      add(lineKey, columnKey, one.count)
      if (byUnit !== 'column') add(lineKey, ALL, one.count)
      if (byUnit !== 'line') add(ALL, columnKey, one.count)
    }
    if (isWhole) {
      // What the unit holds itself stands in no line of a unit below; its column, or line, is there all the same.
      if (byUnit === 'line') {
        across.set(columnKey, column)
        add(ALL, columnKey, one.count)
      }
      if (byUnit === 'column') {
        lines.set(lineKey, line)
        add(lineKey, ALL, one.count)
      }
      add(ALL, ALL, one.count)
    }
  }
  const isStock = stocks.includes(true)
  const lineSums = !several && !(isStock && columns.includes(TIME))
  const columnSums = (at: Key) => !(rows.includes(TIME) && (several ? stocks[Number(at[0])]! : isStock))
  const get = (line: string, column: string) => sums.get(`${line}${PARTED}${PARTED}${column}`) ?? 0
  const lineKeys = [...lines.keys()]
  const columnKeys = [...across.keys()]
  return {
    lines: [...lines.values()],
    columns: [...across.values()],
    cells: lineKeys.map((line) => columnKeys.map((column) => get(line, column))),
    lineTotals: lineKeys.map((line) => (lineSums ? get(line, ALL) : null)),
    columnTotals: columnKeys.map((column) => (columnSums(across.get(column)!) ? get(ALL, column) : null)),
    total: lineSums && columnSums(['0']) ? get(ALL, ALL) : null,
  }
}

/** Stands for everything along an axis. */
const ALL = '\u0001'
const textOf = (value: Value) => value ?? '\u0002'
