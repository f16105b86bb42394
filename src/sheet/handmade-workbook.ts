import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { SheetName } from './format.ts'
import { openSource } from './source.ts'

/** The types of its parts. */
export const TYPES =
  '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mm/yyyy"/><numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="000000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>'

/** A workbook written by hand for a test, with one sheet of this XML. */
export function bookOf(
  sheetData: string,
  { name = 'movements', texts = '', workbookPr = '', parts = {} } = {},
): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(TYPES),
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${RELS}">${workbookPr}<sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${RELS}/worksheet" Target="/xl/worksheets/a.xml"/><Relationship Id="rId2" Type="${RELS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(STYLES),
    'xl/sharedStrings.xml': strToU8(`<sst>${texts}</sst>`),
    'xl/worksheets/a.xml': strToU8(
      `<?xml version="1.0"?><worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ),
    ...parts,
  })
}

/** Cells with these texts. */
export const inline = (...texts: string[]) =>
  texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
/** The header row of the sheet of movements. */
export const HEADER = `<row r="1">${inline('member_code', 'day', 'category', 'from_code', 'to_code', 'decision_no', 'note')}</row>`

/** Reads one sheet of a workbook: rows as [line, cells that hold something], findings as `line:column:code`. */
export async function readBook(content: Uint8Array, sheet: SheetName) {
  const path = join(tmpdir(), `dangvu-${randomUUID()}.xlsx`)
  await writeFile(path, content)
  const source = await openSource(path)
  const rows: [line: number, cells: Record<string, string>][] = []
  const ofRows: string[] = []
  for await (const { line, cells, findings } of source.rows(sheet)) {
    rows.push([line, Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))])
    ofRows.push(...(findings ?? []).map((one) => `${line}:${one.column}:${one.code}`))
  }
  await rm(path)
  const findings = source.findings().map(({ line, column, code }) => `${line}:${column}:${code}`)
  return { source, rows, codes: [...findings, ...ofRows] }
}
