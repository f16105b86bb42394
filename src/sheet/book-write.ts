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
} from './book-parts.ts'
import { createZipWriter } from './zip-write.ts'

/** A sheet to be written: all its cells are text, its first row is the header and stays in view. */
export interface WrittenSheet {
  name: string
  header: readonly string[]
  /** Width of each column, in characters. */
  widths: readonly number[]
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
  /** By position of the column: the cells, such as `'Codes'!$B$2:$B$9`, whose texts are offered there. */
  choices?: ReadonlyMap<number, string>
}

const [TEXT, HEADER] = [1, 2]

/**
 * Writes a workbook as bytes in order; cells are text even when they look like a formula, a number or a date. Throws
 * Refused when a sheet has too many rows or a text too many characters for a workbook.
 */
export async function writeBook(
  write: (bytes: Buffer) => Promise<void>,
  sheets: readonly WrittenSheet[],
): Promise<void> {
  const zip = createZipWriter(write)
  await zip.add('[Content_Types].xml', [contentTypes(sheets.length)])
  await zip.add('_rels/.rels', [relationships([['officeDocument', 'xl/workbook.xml']])])
  await zip.add('xl/workbook.xml', [workbookXml(sheets.map(({ name }) => name))])
  await zip.add('xl/_rels/workbook.xml.rels', [workbookLinks(sheets.length)])
  await zip.add('xl/styles.xml', [STYLES])
  for (const [index, sheet] of sheets.entries())
    await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, index === 0))
  await zip.end()
}

async function* sheetXml(
  { name, header, widths, rows, choices }: WrittenSheet,
  first: boolean,
): AsyncGenerator<string> {
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${TEXT}" customWidth="1"/>`,
  )
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${first ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>`
  yield `${columns.length ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>${rowXml(1, header, HEADER, name)}`
  let line = 1
  for await (const row of rows) {
    if (++line > MAX_ROWS)
      throw new Refused([{ code: 'too-many-rows-for-workbook', sheet: name, limit: MAX_ROWS - 1 }])
    yield rowXml(line, row, TEXT, name)
  }
  yield `</sheetData>${validations(choices)}</worksheet>`
}

function rowXml(line: number, cells: readonly string[], style: number, sheet: string): string {
  let xml = `<row r="${line}">`
  for (const [index, text] of cells.entries()) {
    if (text === '') continue
    if (text.length > MAX_TEXT)
      throw new Refused([{ code: 'text-too-long-for-workbook', sheet, line, limit: MAX_TEXT }])
    xml += textCell(index, line, style, text)
  }
  return `${xml}</row>`
}

function validations(choices: WrittenSheet['choices']): string {
  if (!choices?.size) return ''
  const each = [...choices].map(([index, range]) => {
    const column = columnName(index)
    const cells = `${column}2:${column}${MAX_ROWS}`
    return `<dataValidation type="list" allowBlank="1" sqref="${cells}"><formula1>${escapeText(range)}</formula1></dataValidation>`
  })
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`
}

// Style 1: text (format 49); style 2: the same in bold on grey.
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs></styleSheet>`
