import type { CellPlace, Cells, CorrectedCell, FilledForm, SummedCell } from './content.ts'

/** A figure with its place in the forms of a return. */
export interface PlacedCell extends CellPlace {
  value: number
  /** Figures of units add up to that of the unit above, but for what goes on inside it. */
  adds: boolean
}

/** Where a figure stands, as text. */
export function keyOfCell({ form, block, row, column }: CellPlace): string {
  return [form, block, row, column].join(' ')
}

/** The figures of a unit in a form, in its own order; what the register does not count is left out. */
export function cellsIn({ layout }: FilledForm, cells: Cells): PlacedCell[] {
  const counted = new Map(
    cells.blocks.flatMap((block) => block.rows.map((row) => [`${block.key} ${row.key}`, row.cells])),
  )
  return layout.blocks.flatMap((block) =>
    block.rows.flatMap((row) =>
      block.columns.flatMap((column, at) => {
        const value = counted.get(`${block.key} ${row.key}`)?.[at] ?? null
        const place = { form: layout.key, block: block.key, row: row.key, column: column.key }
        return value === null ? [] : [{ ...place, value, adds: row.adds && column.adds }]
      }),
    ),
  )
}

const wholeOf = (forms: readonly FilledForm[]) => forms.flatMap((form) => cellsIn(form, form.whole))

const byKey = (cells: readonly PlacedCell[]) =>
  new Map(cells.map((cell) => [keyOfCell(cell), cell.value] as const))

/**
 * The figures of a certified return that are counted otherwise now and were not told of yet: `told` holds what later returns
 * said of them, by `keyOfCell`.
 */
export function correctedCells(
  certified: readonly FilledForm[],
  now: readonly FilledForm[],
  told: ReadonlyMap<string, number>,
): CorrectedCell[] {
  const counted = byKey(wholeOf(now))
  return wholeOf(certified).flatMap(({ value, adds: _adds, ...place }) => {
    const key = keyOfCell(place)
    const today = counted.get(key)
    const known = told.get(key) ?? value
    if (today === undefined || today === known) return []
    return [{ ...place, certified: value, told: told.get(key) ?? null, now: today }]
  })
}

/** A certified return that is taken in; `under`: public id of the unit directly below the whole that it is or stands under. */
export interface TakenIn {
  under: string
  isDirect: boolean
  forms: readonly FilledForm[]
}

/** The figures of the whole that differ from the sum of the certified returns, each with what the difference is made of. */
export function summedCells(own: readonly FilledForm[], takenIn: readonly TakenIn[]): SummedCell[] {
  if (takenIn.length === 0) return []
  return own.flatMap((form) => {
    const reports = takenIn.flatMap(({ forms, ...one }) => {
      const found = forms.find(({ layout }) => layout.key === form.layout.key)
      return found ? [{ ...one, cells: byKey(cellsIn(found, found.whole)) }] : []
    })
    const below = form.below.map((part) => ({ id: part.unit.id, cells: byKey(cellsIn(form, part)) }))
    const direct = new Set(reports.filter((one) => one.isDirect).map((one) => one.under))
    const counted = reports.filter((one) => one.isDirect || !direct.has(one.under))
    const covered = new Set(counted.map((one) => one.under))
    return cellsIn(form, form.whole).flatMap(({ value: whole, adds, ...place }) => {
      if (!adds) return []
      const sum = (parts: readonly { cells: ReadonlyMap<string, number> }[]) =>
        parts.reduce((total, { cells }) => total + (cells.get(keyOfCell(place)) ?? 0), 0)
      const reported = sum(counted)
      const missing = sum(below.filter((one) => !covered.has(one.id)))
      const within = whole - sum(below)
      const changed = whole - reported - missing - within
      return whole === reported ? [] : [{ ...place, whole, reported, missing, within, changed }]
    })
  })
}
