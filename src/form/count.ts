import { createHash } from 'node:crypto'
import { crossingsWith } from '#figures/counter.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import type { Group } from '#measure/count.ts'
import { crossingsOf } from '#measure/crossings.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import { both, holds, type Filter } from '#measure/filter.ts'
import { addDays } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { childrenInPeriod, type UnitRef } from '#statistics/balance.ts'
import { isLarge } from '#statistics/large.ts'
import { checksOf, type Parts } from './checks.ts'
import type { CountedCells, CountedForm, FormBlock, StatisticalForm } from './declaration.ts'
import { countOwn } from './own.ts'

export interface FormsAsked {
  unit: UnitRef
  span: Span
  /** Everything that can be counted; a cell whose measure is not among them is left open. */
  measures: readonly Measure[]
  figures?: Figures
  /** Asked of the figures in memory whatever the unit's size; else where it is large. */
  large?: boolean
  /** How many of the readings are done. */
  tell?: (done: number, expected: number) => void
}

/** A form filled in by the register for a unit and each unit directly below it. */
export async function countForm(db: Db, form: StatisticalForm, asked: FormsAsked): Promise<CountedForm> {
  return (await countForms(db, [form], asked))[0]!
}

/** Several forms together: what they ask of one measure is read once. */
export async function countForms(
  db: Db,
  forms: readonly StatisticalForm[],
  { unit, span, measures, figures = noFigures, large, tell }: FormsAsked,
): Promise<CountedForm[]> {
  const below = await childrenInPeriod(db, unit.id, span.from, span.to)
  const standing = await childrenInPeriod(db, unit.id, span.to, span.to, true)
  const units = [unit.id, ...below.map(({ id }) => id)]
  const readings = readingsOf(forms, measures)
  const count = crossingsWith(figures, large ?? (await isLarge(db, unit.id)))
  const counts: Counts = new Map()
  for (const [done, reading] of readings.entries()) {
    tell?.(done, readings.length)
    const days =
      reading.at === 'opening' ? { from: addDays(span.from, -1), to: addDays(span.from, -1) } : span
    await read(db, reading, { units, span: days, count, counts })
  }
  const parts = {
    below: standing.map(({ code }) => code),
    own: await countOwn(db, forms, { unit, span, measures }),
  }
  return forms.map((form) => filled(form, { unit, below, span, counts, parts }))
}

/** A cell that asks for a count, under the name by which its figure is found. */
export interface CellPlan {
  name: string
  measure: string
  at: 'opening' | 'closing'
  where: Filter
  mean?: string | undefined
}

/** What a cell asks for; null for headings, shares, and what no measure answers. */
export function planOf(
  form: StatisticalForm,
  block: FormBlock,
  { row, column }: { row: FormBlock['rows'][number]; column: FormBlock['columns'][number] },
): CellPlan | null {
  const measure = column.measure ?? row.measure
  if (row.isHeading || column.shareOf || !measure) return null
  return {
    name: `${form.key} ${block.key} ${row.key} ${column.key}`,
    measure,
    at: column.at ?? row.at ?? 'closing',
    where: both(row.where ?? {}, column.where ?? {}),
    mean: row.mean,
  }
}

interface Planned extends CellPlan {
  /** Also by the dimension whose mean is asked for. */
  keys: Filter
}

interface Reading {
  measure: Measure
  at: 'opening' | 'closing'
  cells: Planned[]
}

function readingsOf(forms: readonly StatisticalForm[], measures: readonly Measure[]): Reading[] {
  const readings = new Map<string, Reading>()
  for (const form of forms)
    for (const block of form.blocks)
      for (const row of block.rows)
        for (const column of block.columns) {
          const plan = planOf(form, block, { row, column })
          const measure = plan && measures.find(({ key }) => key === plan.measure)
          if (!plan || !measure) continue
          const keys = plan.mean === undefined ? plan.where : both(plan.where, { [plan.mean]: { not: [] } })
          if (!Object.keys(keys).every((key) => measure.dimensions.some((one) => one.key === key))) continue
          const name = `${measure.key} ${plan.at}`
          const reading = readings.get(name) ?? { measure, at: plan.at, cells: [] }
          reading.cells.push({ ...plan, keys })
          readings.set(name, reading)
        }
  return [...readings.values()]
}

type Count = ReturnType<typeof crossingsWith>

/** Figures of cells by name, then by the unit's id. */
type Counts = Map<string, Map<string, number>>

async function read(
  db: Db,
  { measure, cells }: Reading,
  { units, span, count, counts }: { units: readonly string[]; span: Span; count: Count; counts: Counts },
): Promise<void> {
  const crossings = crossingsOf(
    measure,
    cells.map(({ keys }) => ({ where: keys })),
  )
  const tables = await count(db, measure, { units, span, crossings })
  for (const cell of cells) {
    const at = crossings.findIndex((keys) => Object.keys(cell.keys).every((key) => keys.includes(key)))
    counts.set(cell.name, countedBy(cell, crossings[at]!, tables[at]!))
  }
}

/** A cell's figure of each unit in which it is not 0. */
function countedBy(cell: Planned, keys: readonly string[], groups: readonly Group[]): Map<string, number> {
  const asked = Object.entries(cell.keys).map(([key, condition]) => ({ at: keys.indexOf(key), condition }))
  const mean = cell.mean === undefined ? -1 : keys.indexOf(cell.mean)
  const sums = new Map<string, { count: number; sum: number }>()
  for (const { unit, values, count } of groups) {
    if (!asked.every(({ at, condition }) => holds(condition, values[at] ?? null))) continue
    const sum = sums.get(unit) ?? { count: 0, sum: 0 }
    sum.count += count
    if (mean >= 0) sum.sum += count * Number(values[mean])
    sums.set(unit, sum)
  }
  return new Map(
    [...sums].map(([unit, { count, sum }]) => [unit, mean < 0 ? count : Math.round((sum / count) * 10) / 10]),
  )
}

interface Gathered {
  unit: UnitRef
  below: readonly UnitRef[]
  span: Span
  counts: Counts
  parts: Parts
}

function filled(form: StatisticalForm, { unit, below, span, counts, parts }: Gathered): CountedForm {
  const named = ({ publicId, code, name, kind }: UnitRef) => ({ id: publicId, code, name, kind })
  const whole = cellsOf(form, unit.id, counts)
  const each = below.map((one) => ({ unit: named(one), ...cellsOf(form, one.id, counts) }))
  return {
    form: form.key,
    version: versionOf(form),
    unit: named(unit),
    ...span,
    whole,
    below: each,
    checks: checksOf(form, { unit: named(unit), ...whole }, each, parts),
  }
}

function cellsOf(form: StatisticalForm, unit: string, counts: Counts): CountedCells {
  const blocks = form.blocks.map((block) => {
    const rows = block.rows.map((row) => ({
      key: row.key,
      cells: block.columns.map((column) => {
        const plan = planOf(form, block, { row, column })
        const found = plan && counts.get(plan.name)
        return found ? (found.get(unit) ?? (plan.mean ? null : 0)) : null
      }),
    }))
    return { key: block.key, rows: withShares(block, rows) }
  })
  return { blocks }
}

function withShares(block: FormBlock, rows: CountedCells['blocks'][number]['rows']) {
  return rows.map((row) => ({
    key: row.key,
    cells: row.cells.map((cell, at) => {
      const { shareOf } = block.columns[at]!
      if (!shareOf) return cell
      const of = block.columns.findIndex(({ key }) => key === shareOf)
      const [part, whole] = [row.cells[of] ?? null, rows[0]!.cells[of] ?? null]
      return part === null || !whole ? null : Math.round((part / whole) * 1000) / 10
    }),
  }))
}

/** Digest of a declaration. */
export function versionOf(form: StatisticalForm): string {
  return createHash('sha256').update(JSON.stringify(form)).digest('hex').slice(0, 16)
}
