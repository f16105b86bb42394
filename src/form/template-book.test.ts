import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTableBook } from '#output/xlsx-write.ts'
import { withPrograms } from '#testing/where.ts'
import { FORMS } from './forms.ts'
import { startFile } from './start-template.ts'
import { faultsOfBook, fillBook, marksOfBook } from './template-book.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-form-template-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const CELLS = [
  ['A1', 's', '<v>0</v>'],
  ['A2', 'inlineStr', '<is><t>Có đến cuối kỳ</t></is>'],
  ['B2', 'inlineStr', '<is><r><rPr><b/></rPr><t>{1.clos</t></r><r><t>ing.total}</t></r></is>'],
  ['C2', 's', '<v>1</v>'],
] as const

/** An official template as somebody makes it: a title with marks inside, marks in shared and rich texts, a formula, formats. */
function template(more = ''): Buffer {
  const zip = new PizZip()
  const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${part}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${part}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${part}.styles+xml"/></Types>`,
  )
  const links = (each: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each}</Relationships>`
  zip.file(
    '_rels/.rels',
    links(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`),
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    links(
      `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/>`,
    ),
  )
  zip.file(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Biểu 1 &amp; 3" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  zip.file(
    'xl/sharedStrings.xml',
    `<sst xmlns="${main}"><si><t>Đơn vị: {don-vi}, từ {tu-ngay} đến {den-ngay}</t></si><si><t>{3.total.women}</t></si></sst>`,
  )
  zip.file(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="170" formatCode="#,##0&quot; đv&quot;"/></numFmts><fonts count="1"><font><sz val="13"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="170" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  )
  const cell = ([at, type, inner]: readonly [string, string, string]) =>
    `<c r="${at}" s="1" t="${type}">${inner}</c>`
  zip.file(
    'xl/worksheets/sheet1.xml',
    `<worksheet xmlns="${main}"><cols><col min="1" max="1" width="61" customWidth="1"/></cols><sheetData><row r="1">${cell(CELLS[0])}</row><row r="2">${CELLS.slice(1).map(cell).join('')}<c r="D2" s="1"><f>B2-C2</f><v>0</v></c>${more}</row></sheetData></worksheet>`,
  )
  return zip.generate({ type: 'nodebuffer' })
}

const VALUES: Record<string, number> = { '1 closing': 8642, '3 total': 3105 }
const filled = (content: Uint8Array) =>
  fillBook(content, (mark) =>
    'fact' in mark
      ? { 'don-vi': 'Đảng bộ <Khối>', 'tu-ngay': '01/01/2022', 'den-ngay': '27/10/2022' }[mark.fact]
      : (VALUES[`${mark.form} ${mark.row}`] ?? null),
  )

test('a template is filled in where it is marked; its formats, widths and formulas stay', () => {
  expect(faultsOfBook(template())).toEqual([])
  const xml = new PizZip(filled(template())).file('xl/worksheets/sheet1.xml')!.asText()
  expect(xml).toContain('<c r="B2" s="1"><v>8642</v></c>')
  expect(xml).toContain('<c r="C2" s="1"><v>3105</v></c>')
  expect(xml).toContain('<c r="D2" s="1"><f>B2-C2</f></c>')
  expect(xml).toContain('Đơn vị: Đảng bộ &lt;Khối&gt;, từ 01/01/2022 đến 27/10/2022')
  expect(xml).toContain('<col min="1" max="1" width="61" customWidth="1"/>')
})

test.each<[string, string, object]>([
  [
    'a mark that no form has',
    '<c r="E2" t="inlineStr"><is><t>{1.closing.girls}</t></is></c>',
    { code: 'mark-unknown', sheet: 'Biểu 1 & 3', cell: 'E2', mark: '1.closing.girls' },
  ],
  [
    'a heading is no cell',
    '<c r="F2" t="inlineStr"><is><t>{3.about-age-18-30.total}</t></is></c>',
    { code: 'mark-unknown', cell: 'F2' },
  ],
  [
    'a formula that asks elsewhere',
    '<c r="G2"><f>WEBSERVICE("http://x.invalid")</f></c>',
    { code: 'book-fetches', sheet: 'Biểu 1 & 3', cell: 'G2' },
  ],
])('refused with sheet and cell: %s', (_, more, fault) => {
  expect(faultsOfBook(template(more))).toMatchObject([fault])
})

test('refused: no workbook, and one without a mark', async () => {
  expect(faultsOfBook(Buffer.from('PK nothing'))).toEqual([{ code: 'book-broken' }])
  const pieces: Buffer[] = []
  await writeTableBook((bytes) => Promise.resolve(void pieces.push(bytes)), {
    ...startFile([], 'vi'),
    facts: [],
    tables: [{ name: 'x', columns: [], rows: [] }],
  })
  expect(faultsOfBook(Buffer.concat(pieces))).toEqual([{ code: 'book-without-marks' }])
})

test('the workbook of all marks is itself a template: every cell of every form', async () => {
  const pieces: Buffer[] = []
  await writeTableBook((bytes) => Promise.resolve(void pieces.push(bytes)), startFile(FORMS, 'vi'))
  const content = Buffer.concat(pieces)
  expect(faultsOfBook(content)).toEqual([])
  const cells = FORMS.flatMap(({ key, blocks }) =>
    blocks.flatMap(({ rows, columns }) =>
      rows
        .filter((row) => !row.isHeading)
        .flatMap((row) => columns.map((column) => `${key} ${row.key} ${column.key}`)),
    ),
  )
  expect(new Set(cells).size).toBe(cells.length)
  const marks = marksOfBook(content).flatMap((one) =>
    'form' in one ? [`${one.form} ${one.row} ${one.column}`] : [],
  )
  expect(new Set(marks)).toEqual(new Set(cells))
})

withPrograms('soffice')(
  'LibreOffice opens the filled template: numbers are numbers in the template’s format, formulas are worked out',
  { timeout: 120_000 },
  async () => {
    const path = join(folder, 'filled.xlsx')
    await writeFile(path, filled(template()))
    await promisify(execFile)('soffice', [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true',
      '--outdir',
      folder,
      path,
    ])
    const [title, line] = (await readFile(join(folder, 'filled.csv'), 'utf8')).trim().split('\n')
    expect(title).toContain('Đơn vị: Đảng bộ <Khối>, từ 01/01/2022 đến 27/10/2022')
    expect(line).toBe('Có đến cuối kỳ,"8,642 đv","3,105 đv","5,537 đv"')
  },
)
