import type { Finding } from './format.ts'

/** What can be wrong with a file, a sheet, a header or a cell, before the register is asked. */
export type SourceFindingCode = FileCode | SheetCode | CellCode | ValueCode

/** The file as a whole cannot be read. */
type FileCode =
  | 'no-such-file'
  | 'not-a-source'
  | 'unreadable'
  | 'too-large'
  | 'not-a-workbook'
  | 'old-workbook'
  | 'encrypted'
  | 'macros'
  | 'external-links'
  | 'cut-off'
  | 'broken-zip'
  | 'zip-bomb'
  | 'broken-xml'
  | 'xml-dtd'
  | 'no-sheets'
  | 'too-many-findings'

/** A sheet or its header is not as the format asks. */
type SheetCode =
  | 'other-file'
  | 'other-sheet'
  | 'duplicate-sheet'
  | 'no-header'
  | 'too-many-columns'
  | 'missing-column'
  | 'duplicate-column'
  | 'unknown-column'
  | 'codes-from-cards'
  | 'not-utf8'
  | 'utf16'
  | 'unterminated-quote'
  | 'text-after-quote'
  | 'record-too-long'
  | 'last-line-cut'
  | 'too-many-cells'
  | 'cells-without-header'

/** A cell cannot be read as text. */
export type CellCode =
  | 'cell-too-long'
  | 'control-character'
  | 'replacement-character'
  | 'formula'
  | 'error-cell'
  | 'lost-leading-zeros'
  | 'lost-digits'
  | 'became-date'
  | 'no-such-serial'

/** The text of a cell is not a value of its column. */
export type ValueCode =
  | 'missing-value'
  | 'not-a-day'
  | 'no-such-day'
  | 'two-digit-year'
  | 'month-alone'
  | 'year-alone'
  | 'year-out-of-range'
  | 'unknown-sex'
  | 'unknown-category'
  | 'unknown-kind'
  | 'unknown-field'

export type Facts = Finding['facts']

/** Where a finding is; what is left out concerns the whole. */
export interface Place {
  sheet?: string
  line?: number
  column?: string
}

/** Codes that name and pass over; all others refuse the file. */
const WARNINGS: ReadonlySet<SourceFindingCode> = new Set([
  'other-file',
  'other-sheet',
  'unknown-column',
  'codes-from-cards',
  'cells-without-header',
  'replacement-character',
])

/** A finding of the source; text among the facts is made safe to show. */
export function findingOf(code: SourceFindingCode, place: Place = {}, facts: Facts = {}): Finding {
  const { sheet = '', line = 0, column = '' } = place
  const severity = WARNINGS.has(code) ? 'warning' : 'error'
  const safe = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? shown(fact) : fact]),
  )
  return { severity, sheet: shown(sheet), line, column: shown(column), code, facts: safe }
}

/** Text from a file as a terminal and a page may show it: at most 60 characters, none of them invisible. */
export function shown(text: string): string {
  const visible = text.slice(0, 200).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '·')
  const characters = [...visible]
  return characters.length > 60 || text.length > 200 ? `${characters.slice(0, 59).join('')}…` : visible
}

/** Reading cannot go on; whoever reads the source turns it into a finding. */
export class SourceFault extends Error {
  override readonly name = 'SourceFault'
  constructor(
    readonly code: SourceFindingCode,
    readonly place: Place = {},
    readonly facts: Facts = {},
  ) {
    super(code)
  }
}
