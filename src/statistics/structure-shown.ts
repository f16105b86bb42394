import { AGE_BANDS, SENIORITY_BANDS, STRUCTURE_KEYS, type StructureKey } from './keys.ts'
import type { Structure } from './api.ts'

/** A value of a key as it is counted; null: not recorded. */
export type Value = string | null

/** A table of two keys: the values of the first down, of the second across. */
export interface CrossTable {
  rows: Value[]
  columns: Value[]
  /** Members with both values; null stands for "not recorded". */
  count: (row: Value, column: Value) => number
  rowTotal: (row: Value) => number
  columnTotal: (column: Value) => number
  total: number
}

/** Most keys that can be chosen together. */
export const MOST_KEYS = 4

/** The keys written in an address, each once and known, at most four; sex and age unless any is. */
export function keysOf(text: string): StructureKey[] {
  const asked = new Set(text.split(','))
  const known = [...asked].filter((key): key is StructureKey =>
    (STRUCTURE_KEYS as readonly string[]).includes(key),
  )
  return known.length > 0 ? known.slice(0, MOST_KEYS) : ['sex', 'age']
}

/** The counted groups over the first two keys (the second may be absent: one column of null). */
export function crossOf({ by, groups, total }: Pick<Structure, 'by' | 'groups' | 'total'>): CrossTable {
  const [down, across] = [by[0]!, by[1]]
  const counts = new Map<Value, Map<Value, number>>()
  for (const { values, count } of groups) {
    const row = values[down] ?? null
    const column = across ? (values[across] ?? null) : null
    const cells = counts.get(row) ?? new Map<Value, number>()
    counts.set(row, cells.set(column, (cells.get(column) ?? 0) + count))
  }
  const rows = [...counts.keys()].sort(compareValues)
  const columns = [...new Set([...counts.values()].flatMap((cells) => [...cells.keys()]))].sort(compareValues)
  const count = (row: Value, column: Value) => counts.get(row)?.get(column) ?? 0
  return {
    rows,
    columns,
    count,
    rowTotal: (row) => columns.reduce((sum, column) => sum + count(row, column), 0),
    columnTotal: (column) => rows.reduce((sum, row) => sum + count(row, column), 0),
    total,
  }
}

/** Whether a cell by these keys may open to its people: ethnicity and religion are only counted. */
export function opensBy(keys: readonly string[]): boolean {
  return !keys.includes('ethnicity') && !keys.includes('religion')
}

/** The largest of the given, in their order, and whether any were left out. */
export function largest<Item>(
  items: readonly Item[],
  most: number,
  sizeOf: (item: Item) => number,
): { items: Item[]; cut: boolean } {
  if (items.length <= most) return { items: [...items], cut: false }
  const least = items.map(sizeOf).sort((a, b) => b - a)[most - 1]!
  return { items: items.filter((item) => sizeOf(item) >= least).slice(0, most), cut: true }
}

const BAND_ORDER = new Map([...AGE_BANDS, ...SENIORITY_BANDS].map((band, index) => [band.label, index]))
const collator = new Intl.Collator('vi', { numeric: true })

/** Bands from young to old, words the Vietnamese way, what is not recorded last. */
function compareValues(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const [i, j] = [BAND_ORDER.get(a), BAND_ORDER.get(b)]
  return i !== undefined && j !== undefined ? i - j : collator.compare(a, b)
}
