import { foldText } from '#person/name.ts'
import { COLUMNS, SHEETS, SHEET_ALIASES, type Finding, type SheetName } from './format.ts'
import { findingOf, SourceFault } from './source-finding.ts'

/** No sheet may have more columns. */
export const MAX_COLUMNS = 200

/** One column of the format as it was found: its header as written, its position from 0. */
export interface MappedColumn {
  column: string
  header: string
  index: number
}

/** How the header row of a sheet was understood. */
export interface HeaderMapping {
  columns: readonly MappedColumn[]
  ignored: readonly string[]
  /** Positions that have any header. */
  headed: ReadonlySet<number>
  findings: readonly Finding[]
}

/** Names and headers alike: no marks, lower case, letters and digits; notes in brackets and asterisks do not count. */
export function foldHeader(text: string): string {
  const folded = foldText(text)
  const words = (part: string) => part.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return words(folded.replace(/\([^)]*\)/g, ' ')) || words(folded)
}

const SHEET_BY_NAME: ReadonlyMap<string, SheetName> = new Map(
  SHEETS.flatMap((sheet) =>
    [sheet, ...SHEET_ALIASES[sheet]].map((name) => [foldHeader(name), sheet] as const),
  ),
)

/** The sheet that goes by this name (of a file or of a sheet in a workbook), or null. */
export function sheetNamed(name: string): SheetName | null {
  return SHEET_BY_NAME.get(foldHeader(name)) ?? null
}

const COLUMN_BY_HEADER: ReadonlyMap<SheetName, ReadonlyMap<string, string>> = new Map(
  SHEETS.map((sheet) => [
    sheet,
    new Map(
      COLUMNS[sheet].flatMap((one) =>
        [one.name, ...(one.vi ?? [])].map((header) => [foldHeader(header), one.name]),
      ),
    ),
  ]),
)

/** The column of a sheet that goes by this header, or null. */
export function columnNamed(sheet: SheetName, header: string): string | null {
  return COLUMN_BY_HEADER.get(sheet)!.get(foldHeader(header)) ?? null
}

/**
 * Which cell of each row is which column. Missing required and doubled columns are errors, unknown ones warnings; a
 * list of members without codes takes the card numbers for codes. Throws SourceFault on more than MAX_COLUMNS.
 */
export function mapHeaders(sheet: SheetName, headers: readonly string[], line: number): HeaderMapping {
  if (headers.filter((header) => header !== '').length > MAX_COLUMNS) {
    throw new SourceFault('too-many-columns', { sheet, line }, { limit: MAX_COLUMNS })
  }
  const columns: MappedColumn[] = []
  const ignored: string[] = []
  const findings: Finding[] = []
  for (const [index, header] of headers.entries()) {
    if (header === '') continue
    const column = columnNamed(sheet, header)
    const first = columns.find((one) => one.column === column)
    if (column === null) {
      ignored.push(header)
      findings.push(findingOf('unknown-column', { sheet, line, column: header }, { header }))
    } else if (first) {
      findings.push(
        findingOf('duplicate-column', { sheet, line, column }, { first: first.header, second: header }),
      )
    } else columns.push({ column, header, index })
  }
  const card = columns.find((one) => one.column === 'card_no')
  if (sheet === 'members' && card && !columns.some((one) => one.column === 'member_code')) {
    columns.push({ ...card, column: 'member_code' })
    findings.push(findingOf('codes-from-cards', { sheet, line, column: 'member_code' }))
  }
  for (const { name, vi } of missingColumns(sheet, columns)) {
    findings.push(findingOf('missing-column', { sheet, line, column: name }, { header: vi?.[0] ?? name }))
  }
  const headed = new Set(headers.flatMap((header, index) => (header === '' ? [] : [index])))
  return { columns, ignored, headed, findings }
}

/** Whether these headers are a list of members as field databases write it. Source: docs/sources.md, 38-HD/BTCTW. */
export function isMemberList(headers: readonly string[]): boolean {
  const known = new Set(headers.map((header) => columnNamed('members', header)))
  const named = ['full_name', 'sex', 'born_on'].every((column) => known.has(column))
  return named && (known.has('member_code') || known.has('card_no'))
}

/** How many of the sheet's required columns these headers name; the header row of a workbook is the best one. */
export function requiredNamed(sheet: SheetName, headers: readonly string[]): number {
  const known = new Set(headers.map((header) => columnNamed(sheet, header)))
  return COLUMNS[sheet].filter((one) => one.required && known.has(one.name)).length
}

function missingColumns(sheet: SheetName, columns: readonly MappedColumn[]) {
  return COLUMNS[sheet].filter((one) => one.required && !columns.some(({ column }) => column === one.name))
}
