import { Refused } from '#platform/errors.ts'
import {
  columnName,
  contentTypes,
  escapeText,
  MAIN,
  MAX_ROWS,
  MAX_TEXT,
  relationships,
  textCell,
  workbookLinks,
  workbookXml,
  XML,
} from '#sheet/book-parts.ts'
import { createZipWriter } from '#sheet/zip-write.ts'
import { printedCell, serialOf } from './cell-text.ts'
import { cursorOver, type Cursor } from './cursor.ts'
import {
  groupsOf,
  hasGroups,
  widthOf,
  type CellKind,
  type CellValue,
  type Fact,
  type OutputRow,
  type OutputTable,
  type TableFile,
} from './table-file.ts'
import { DEEPEST, styleOf, STYLES_XML } from './xlsx-styles.ts'

/** A sheet that has been written: its name, and which lines are its header. */
interface WrittenSheet {
  name: string
  header: readonly [from: number, to: number]
}

/** So many rows go on one sheet; the rest of a longer table on the next. Room is left for title, header and notes. */
const ROWS_OF_A_SHEET = MAX_ROWS - 1_576

/**
 * Writes tables as a workbook whose figures are numbers and whose days are dates; a text stays a text, whatever it looks
 * like. Memory does not grow with the rows; a table longer than a sheet goes on in the next one.
 */
export async function writeTableBook(
  write: (bytes: Buffer) => Promise<void>,
  file: TableFile,
  rowsOfASheet = ROWS_OF_A_SHEET,
): Promise<void> {
  const zip = createZipWriter(write)
  const written: WrittenSheet[] = []
  for (const table of file.tables) {
    const rows = cursorOver(table.rows)
    let part = 0
    do {
      part += 1
      const name = sheetName(part === 1 ? table.name : `${table.name} (${part})`, written)
      const heading = headingOf(file, table)
      const first = heading.length + 2
      const sheet = { name, header: [first, first + (hasGroups(table.columns) ? 1 : 0)] } as const
      await zip.add(
        `xl/worksheets/sheet${written.length + 1}.xml`,
        sheetXml(table, heading, rows, { sheet, limit: rowsOfASheet, isFirst: written.length === 0 }),
      )
      written.push(sheet)
    } while (await rows.more())
  }
  await zip.add('xl/styles.xml', [STYLES_XML])
  await zip.add('xl/workbook.xml', [
    workbookXml(
      written.map(({ name }) => name),
      printTitles(written),
    ),
  ])
  await zip.add('xl/_rels/workbook.xml.rels', [workbookLinks(written.length)])
  await zip.add('_rels/.rels', [relationships([['officeDocument', 'xl/workbook.xml']])])
  await zip.add('[Content_Types].xml', [contentTypes(written.length)])
  await zip.end()
}

const LONGEST_NAME = 31

/** A name that a workbook accepts and no sheet before has. */
function sheetName(asked: string, taken: readonly { name: string }[]): string {
  const plain =
    asked
      .replace(/[[\]:*?/\\]/g, '-')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Bảng'
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`
    const part = /^(.*?)( \(\d+\))?$/su.exec(plain)!
    const tail = `${part[2] ?? ''}${end}`
    const name = `${part[1]!.slice(0, LONGEST_NAME - tail.length)}${tail}`
    if (!taken.some((one) => one.name.toLocaleLowerCase('vi') === name.toLocaleLowerCase('vi'))) return name
  }
}

/** The lines above the header. */
function headingOf(
  file: TableFile,
  { title, facts = [] }: OutputTable,
): { text: string; isTitle: boolean }[] {
  const line = ({ label, value }: Fact) => ({ text: `${label}: ${value}`, isTitle: false })
  const titles = title && title !== file.title ? [file.title, title] : [file.title]
  return [...titles.map((text) => ({ text, isTitle: true })), ...[...file.facts, ...facts].map(line)]
}

interface SheetPlan {
  sheet: WrittenSheet
  limit: number
  isFirst: boolean
}

async function* sheetXml(
  table: OutputTable,
  heading: ReturnType<typeof headingOf>,
  rows: Cursor<OutputRow>,
  { sheet: { name, header }, limit, isFirst }: SheetPlan,
): AsyncGenerator<string> {
  const { columns, notes = [] } = table
  const below = header[1] + 1
  const selected = isFirst ? ' tabSelected="1"' : ''
  const pane = `<pane ySplit="${header[1]}" topLeftCell="A${below}" activePane="bottomLeft" state="frozen"/>`
  const widths = columns.map(
    (column, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  )
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="0"${selected} workbookViewId="0">${pane}</sheetView></sheetViews>`
  yield `<sheetFormatPr defaultRowHeight="${LINE_HEIGHT}" customHeight="1"/><cols>${widths.join('')}</cols><sheetData>`
  for (const [at, { text, isTitle }] of heading.entries())
    yield rowXml(at + 1, textCell(0, at + 1, styleOf(isTitle ? 'title' : 'fact'), text.slice(0, MAX_TEXT)))
  yield headerXml(columns, header)
  let line = header[1]
  for (let left = limit; left > 0; left--) {
    const row = await rows.take()
    if (row === null) break
    yield tableRow(++line, row, columns, name)
  }
  line += 1
  for (const note of notes) yield rowXml(++line, textCell(0, line, styleOf('note'), note.slice(0, MAX_TEXT)))
  const wide = columns.reduce((sum, column) => sum + widthOf(column), 0) > 90
  yield `</sheetData>${mergesOf(columns, header)}<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${wide ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

/** In points, of letters of 12 points. */
const LINE_HEIGHT = 16.5

/** A row as high as its longest text needs, broken into lines by the width of its column. */
function rowXml(line: number, cells: string, lines = 1): string {
  const height = lines > 1 ? ` ht="${LINE_HEIGHT * Math.min(lines, 20)}" customHeight="1"` : ''
  return `<row r="${line}"${height}>${cells}</row>`
}

const linesOf = (text: string, width: number) =>
  text.length < width
    ? 1
    : text.split('\n').reduce((sum, one) => sum + Math.ceil((one.length + 1) / width), 0)

function headerXml(columns: OutputTable['columns'], [from, to]: WrittenSheet['header']): string {
  const style = styleOf('header')
  const labels = (line: number, text: (column: OutputTable['columns'][number]) => string) =>
    rowXml(
      line,
      columns.map((column, at) => textCell(at, line, style, text(column))).join(''),
      line === to ? Math.max(...columns.map((column) => linesOf(column.label, widthOf(column) * 0.85))) : 1,
    )
  if (from === to) return labels(from, ({ label }) => label)
  return (
    labels(from, ({ group, label }) => group || label) +
    labels(to, ({ group, label }) => (group ? label : ''))
  )
}

/** A heading over several columns is one cell; a column without one has its own over both lines. */
function mergesOf(columns: OutputTable['columns'], [from, to]: WrittenSheet['header']): string {
  if (from === to) return ''
  const merges: string[] = []
  let at = 0
  for (const { label, span } of groupsOf(columns)) {
    const [first, last] = [columnName(at), columnName(at + span - 1)]
    if (label === '') merges.push(`${first}${from}:${first}${to}`)
    else if (span > 1) merges.push(`${first}${from}:${last}${from}`)
    at += span
  }
  const cells = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${cells}</mergeCells>`
}

function tableRow(
  line: number,
  { cells, level = 0, is = 'row' }: OutputRow,
  columns: OutputTable['columns'],
  sheet: string,
): string {
  const strong = is !== 'row'
  let xml = ''
  let lines = 1
  for (const [at, column] of columns.entries()) {
    const { kind } = column
    const value = cells[at] ?? null
    if (typeof value === 'string' && value.length > MAX_TEXT)
      throw new Refused([{ code: 'text-too-long-for-workbook', sheet, line, limit: MAX_TEXT }])
    if (typeof value === 'string')
      lines = Math.max(lines, linesOf(value, widthOf(column) - (at === 0 ? level : 0)))
    xml += cellXml(at, line, { kind, value, strong, level: at === 0 ? Math.min(level, DEEPEST) : 0 })
  }
  return rowXml(line, xml, lines)
}

interface Cell {
  kind: CellKind
  value: CellValue
  strong: boolean
  level: number
}

function cellXml(at: number, line: number, { kind, value, strong, level }: Cell): string {
  const number = (style: number, n: number) => `<c r="${columnName(at)}${line}" s="${style}"><v>${n}</v></c>`
  if (typeof value === 'number' && Number.isFinite(value)) {
    const look = kind === 'share' ? 'share' : Number.isInteger(value) ? 'whole' : 'decimal'
    return number(styleOf(look, strong), value)
  }
  const serial = kind === 'day' && typeof value === 'string' ? serialOf(value) : null
  if (serial !== null) return number(styleOf('day', strong), serial)
  const style = styleOf('text', strong, level)
  if (typeof value !== 'string' || value === '') return `<c r="${columnName(at)}${line}" s="${style}"/>`
  return textCell(at, line, style, printedCell(kind, value))
}

/** The header is printed on every page. */
function printTitles(sheets: readonly WrittenSheet[]): string {
  return sheets
    .map(({ name, header: [from, to] }, at) => {
      const sheet = escapeText(`'${name.replaceAll("'", "''")}'`)
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}!$${from}:$${to}</definedName>`
    })
    .join('')
}
