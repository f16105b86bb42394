import { Refused } from '#platform/errors.ts'
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

/** Rows that a sheet of a workbook can hold, its header among them. */
export const MAX_ROWS = 1_048_576
/** Characters that a cell of a workbook can hold. */
const MAX_TEXT = 32_767

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MEDIA = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
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
  await zip.add('xl/workbook.xml', [workbook(sheets)])
  const files = sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`])
  await zip.add('xl/_rels/workbook.xml.rels', [relationships([...files, ['styles', 'styles.xml']])])
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
    xml += `<c r="${columnName(index)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`
  }
  return `${xml}</row>`
}

/** The letters of a column by its position from 0: 27 → `AB`. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last
}

// What XML cannot hold is written as _x000D_; a text that looks like that has its underscore written so.
const AWKWARD = /[<>&"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/gi // oxlint-disable-line no-control-regex
const NAMED: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }

function escapeText(text: string): string {
  return text.replace(
    AWKWARD,
    (one) => NAMED[one] ?? `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  )
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

function workbook(sheets: readonly WrittenSheet[]): string {
  const each = sheets.map(
    ({ name }, index) => `<sheet name="${escapeText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets></workbook>`
}

function relationships(links: readonly (readonly [type: string, target: string])[]): string {
  const each = links.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${MEDIA}.${type}+xml"/>`
  const each = Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet'))
  const links =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
  return `${XML}<Types xmlns="${PACKAGE}/content-types">${links}<Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${each.join('')}</Types>`
}

// Style 1: text (format 49); style 2: the same in bold on grey.
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs></styleSheet>`
