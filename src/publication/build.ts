import type { Counter, Group } from '#measure/count.ts'
import { dimensionOf, type Measure, type Said } from '#measure/declaration.ts'
import { refusalsToFilter, textOfFilter } from '#measure/filter.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { childrenInPeriod, type UnitRef } from '#statistics/balance.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { UNITS, type Asked, type Content } from './api.ts'
import { refusalsToCells, refusalsToLayout } from './rules.ts'
import { suppress } from './suppress.ts'

type Line = Content['rows'][number]

const UNKNOWN: Said = { vi: 'Chưa ghi', en: 'Not recorded' }
const OWN: Said = { vi: 'Trực tiếp', en: 'Held directly' }
const BELOW: Said = { vi: 'Đơn vị trực thuộc', en: 'Units directly below' }

/** Counts a table and hides small figures in it; throws Refused where it cannot be published. */
export async function buildTable(
  db: Db,
  { unit, measure, title, asked }: { unit: UnitRef; measure: Measure; title: string; asked: Asked },
  counter: Counter,
): Promise<Content> {
  const { from, to, where, rows, columns, threshold } = asked
  const span = { from, to }
  const wrong = [
    ...refusalsToPeriod(from, to),
    ...refusalsToFilter(measure, where),
    ...refusalsToLayout(measure, rows, columns),
  ]
  if (wrong.length > 0) throw new Refused(wrong)
  const byUnits = rows === UNITS || columns === UNITS
  const below = byUnits ? await childrenInPeriod(db, unit.id, to, to, true) : []
  const by = [rows, ...(columns ? [columns] : [])].filter((key) => key !== UNITS)
  const units = [unit, ...below].map((one) => one.id)
  const groups = await counter(db, measure, { units, span, by, where })
  const axes = [rows, columns ?? null].map((key) => key && axisOf(measure, key, { groups, below, by, unit }))
  const [rowLines, columnLines] = [axes[0] as Axis, axes[1] as Axis | null]
  const inside = withoutOwn(filled(rowLines, columnLines, groups, unit.id), rowLines, columnLines)
  const cells = totalled(inside, columnLines !== null)
  const size = { rows: rowLines.lines.length, columns: columnLines?.lines.length ?? 1 }
  const refusals = refusalsToCells(measure.key, { cells, ...size })
  if (refusals.length > 0) throw new Refused(refusals)
  const found = suppress(cells, threshold)
  if (!found) throw new Refused([{ code: 'too-few-to-publish', threshold }])
  const { key, label, definition, noun, time } = measure
  return {
    title,
    unit: { code: unit.code, name: unit.name },
    measure: { key, label, definition, noun, time },
    ...span,
    where: textOfFilter(where),
    threshold,
    rowsBy: nameOf(measure, rows),
    columnsBy: columns ? nameOf(measure, columns) : null,
    rows: rowLines.lines,
    columns: columnLines?.lines ?? [{ value: null, label: measure.label }],
    cells: cells.map((row, at) => row.map((value, column) => (found.hidden[at]![column] ? null : value))),
    hidden: found.small + found.others,
  }
}

const nameOf = (measure: Measure, key: string): Said =>
  key === UNITS ? BELOW : dimensionOf(measure, key).label

/** The lines of one side of a table, and on which of them a group stands; −1: on none. */
interface Axis {
  lines: Line[]
  isUnits: boolean
  lineOf(group: Group): number
}

interface Counted {
  groups: readonly Group[]
  below: readonly UnitRef[]
  by: readonly string[]
  unit: UnitRef
}

function axisOf(measure: Measure, key: string, { groups, below, by, unit }: Counted): Axis {
  if (key === UNITS) {
    const lines = below.map(({ code, name }): Line => ({ value: code, label: { vi: name, en: name } }))
    const places = new Map(below.map((one, at) => [one.id, at]))
    return {
      lines: [...lines, { value: unit.code, label: OWN }],
      isUnits: true,
      lineOf: (group) => places.get(group.unit) ?? -1,
    }
  }
  const at = by.indexOf(key)
  const { values } = dimensionOf(measure, key)
  const found = new Set(groups.map((group) => group.values[at] ?? null))
  const named =
    values ??
    [...found]
      .filter((value) => value !== null)
      .sort()
      .map(ownName)
  const lines: Line[] = [...named]
  if (found.has(null)) lines.push({ value: null, label: UNKNOWN })
  const places = new Map(lines.map(({ value }, place) => [value, place]))
  return { lines, isUnits: false, lineOf: (group) => places.get(group.values[at] ?? null) ?? -1 }
}

const ownName = (value: string) => ({ value, label: { vi: value, en: value } })

/** The figures inside; what the unit has beyond the units below stands on their last line. */
function filled(rows: Axis, columns: Axis | null, groups: readonly Group[], unitId: string): number[][] {
  const cells = rows.lines.map(() => (columns?.lines ?? [null]).map(() => 0))
  const add = (row: number, column: number, count: number) => {
    if (row >= 0 && column >= 0) cells[row]![column]! += count
  }
  const last = (axis: Axis) => axis.lines.length - 1
  for (const group of groups) {
    const isWhole = group.unit === unitId
    const [row, column] = [rows.lineOf(group), columns ? columns.lineOf(group) : 0]
    if (rows.isUnits) {
      add(isWhole ? last(rows) : row, column, group.count)
      if (!isWhole) add(last(rows), column, -group.count)
    } else if (columns?.isUnits) {
      add(row, isWhole ? last(columns) : column, group.count)
      if (!isWhole) add(row, last(columns), -group.count)
    } else if (isWhole) add(row, column, group.count)
  }
  return cells
}

/** The line of what the unit holds itself goes where it holds nothing. */
function withoutOwn(cells: number[][], rows: Axis, columns: Axis | null): number[][] {
  if (rows.isUnits && cells.at(-1)!.every((value) => value === 0) && rows.lines.length > 1) {
    rows.lines.pop()
    return cells.slice(0, -1)
  }
  const isEmpty = columns?.isUnits && columns.lines.length > 1 && cells.every((row) => row.at(-1) === 0)
  if (!isEmpty) return cells
  columns.lines.pop()
  return cells.map((row) => row.slice(0, -1))
}

function totalled(cells: readonly (readonly number[])[], hasColumns: boolean): number[][] {
  const rows = cells.map((row) => (hasColumns ? [...row, sum(row)] : [...row]))
  const width = rows[0]?.length ?? 0
  return [...rows, Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column]!)))]
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
