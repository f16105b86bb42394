import type { PaperHead } from '#paper/declaration.ts'

/** In what a table can be saved. */
export const TABLE_FORMATS = ['xlsx', 'csv', 'json', 'docx', 'pdf'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** What a cell holds by the kind of its column: `day` a Day as text, `share` 0.902 for 90,2 %, `money` whole đồng. */
export type CellValue = string | number | null
export type CellKind = 'text' | 'number' | 'share' | 'day' | 'money'

export interface OutputColumn {
  /** English identifier, unique in the table: the name of the value in .json. */
  key: string
  label: string
  kind: CellKind
  /** In characters; by kind and heading unless given. */
  width?: number
  /** A heading over this column and its neighbours that have the same. */
  group?: string
}

export interface OutputRow {
  /** In the order of the columns. */
  cells: readonly CellValue[]
  /** How far the first cell is indented, 0 to 6. */
  level?: number
  /** `total` and `heading` stand in bold. */
  is?: 'row' | 'total' | 'heading'
}

/** A line above a table: "Đơn vị: Đảng bộ Khối". */
export interface Fact {
  label: string
  value: string
}

export interface OutputTable {
  /** Of the sheet; shortened and numbered where a workbook demands it. */
  name: string
  /** Where a file has several tables: what stands above this one. */
  title?: string
  facts?: readonly Fact[]
  columns: readonly OutputColumn[]
  /** Read once, in order; a long table never stands in memory as a whole. */
  rows: Iterable<OutputRow> | AsyncIterable<OutputRow>
  /** Below the table: definitions, sources, what was left out. */
  notes?: readonly string[]
}

/** One or several tables as a file of any format (bảng kết xuất). */
export interface TableFile {
  /** Of words and days, without an ending; never of people. */
  name: string
  title: string
  /** Unit, day or period, unit of count, source. */
  facts: readonly Fact[]
  tables: readonly OutputTable[]
  lang: 'vi' | 'en'
  madeAt: Date
  /** Head of a party document, for .docx and .pdf. */
  head?: PaperHead
  /** For .docx and .pdf; decided by the width of the tables unless given. */
  landscape?: boolean
}

/** `Bảng cân đối 2022` → `bang-can-doi-2022`: a file's name that every system can keep. */
export function fileName(...parts: readonly string[]): string {
  return parts
    .join('-')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120)
}

const WIDTHS: Record<CellKind, number> = { text: 18, number: 10, share: 9, day: 12, money: 15 }

/** The width of a column in characters. */
export function widthOf({ kind, label, width }: OutputColumn): number {
  return width ?? Math.min(40, Math.max(WIDTHS[kind], Math.ceil(label.length / 2) + 2))
}

/** Headings over columns from left to right: how many columns each covers; '' where there is none. */
export function groupsOf(columns: readonly OutputColumn[]): { label: string; span: number }[] {
  const groups: { label: string; span: number }[] = []
  for (const { group = '' } of columns) {
    const last = groups.at(-1)
    if (last && group !== '' && last.label === group) last.span += 1
    else groups.push({ label: group, span: 1 })
  }
  return groups
}

/** Whether any column stands under a heading of its group. */
export function hasGroups(columns: readonly OutputColumn[]): boolean {
  return columns.some(({ group }) => group !== undefined && group !== '')
}
