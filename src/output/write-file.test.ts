import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePdf } from '#paper/pdf-writer.ts'
import { writeWord } from '#paper/word-writer.ts'
import type { PaperMaker } from '#paper/maker.ts'
import { Refused } from '#platform/errors.ts'
import { openBook } from '#sheet/xlsx-book.ts'
import { rowsOfSheet } from '#sheet/xlsx-sheet.ts'
import { withPrograms } from '#testing/where.ts'
import { MOST_PRINTED_ROWS } from './paper.ts'
import { FORMULA, smallTable } from './small-table.ts'
import type { OutputRow, TableFile, TableFormat } from './table-file.ts'
import { namedAs, writeTableFile } from './write-file.ts'
import { writeTableBook } from './xlsx-write.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-output-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Writes papers here instead of in a process of its own. */
const maker = {
  make: async (work: Parameters<PaperMaker['make']>[0]) => {
    if (work.make === 'word') return new Uint8Array(await writeWord(work.paper))
    if (work.make === 'pdf') return new Uint8Array(writePdf(work.paper, work.printedAt))
    throw new Error('not asked for')
  },
} as Pick<PaperMaker, 'make'>

let count = 0
async function written(format: TableFormat, file = smallTable()): Promise<string> {
  const path = join(folder, `${count++}.${format}`)
  await writeTableFile(path, file, format, maker)
  return path
}

const LIMITS = { fileBytes: 1e9, unpackedBytes: 1e9, textBytes: 1e9, findings: 10, parts: 100 } as never

async function bookOf(path: string) {
  const book = await openBook(path, (await stat(path)).size, LIMITS)
  const sheets = []
  for (const { name, part } of book.sheets) {
    const rows = []
    for await (const row of rowsOfSheet(book, part)) rows.push(row)
    sheets.push({ name, rows })
  }
  return sheets
}

test('a workbook keeps figures as numbers, days as dates, and texts as texts whatever they look like', async () => {
  const [sheet] = await bookOf(await written('xlsx'))
  expect(sheet!.name).toBe('Theo đơn vị')
  const at = (line: number) => {
    const cells = sheet!.rows.find((row) => row.line === line)!.cells
    return Array.from({ length: 7 }, (_, index) => cells.get(index)).map(
      (cell) => cell && { type: cell.type, value: cell.value, date: cell.style.date, formula: cell.formula },
    )
  }
  const text = (value: string) => ({ type: 'inlineStr', value, date: null, formula: false })
  const number = (value: string) => ({ type: 'n', value, date: null, formula: false })
  expect(at(1)[0]).toEqual(text('Bảng thử nghiệm'))
  expect(at(2)[0]).toEqual(text('Đơn vị: Đảng bộ khối Ví dụ'))
  expect(at(4).map((cell) => cell?.value)).toEqual([
    'Đơn vị',
    'Mã',
    'Đảng viên',
    'Đảng viên',
    'Tỷ lệ nữ',
    'Ngày lập',
    'Đảng phí',
  ])
  expect(at(6)).toEqual([
    text('Đảng bộ Trường'),
    text('007'),
    number('8642'),
    number('1234'),
    number('0.125'),
    { ...number('40317'), date: 'day' },
    number('12345678'),
  ])
  expect(at(7).slice(0, 2)).toEqual([text(FORMULA), text('-1')])
  expect(at(7)[5]).toEqual(text('01/01/1889'))
  const xml = new PizZip(await readFile(join(folder, '0.xlsx')))
  const drawn = xml.files['xl/worksheets/sheet1.xml']!.asText()
  expect(drawn).toContain('<pane ySplit="5" topLeftCell="A6" activePane="bottomLeft" state="frozen"/>')
  expect(drawn).toContain('<mergeCell ref="C4:D4"/>')
  expect(drawn).not.toContain('<f>')
  expect(xml.files['xl/workbook.xml']!.asText()).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Theo đơn vị'!$4:$5</definedName>`,
  )
})

test('a table longer than a sheet goes on in the next one, each with its header; sheets have names that are allowed', async () => {
  const path = join(folder, 'long.xlsx')
  const rows = (n: number) => Array.from({ length: n }, (_, at): OutputRow => ({ cells: [`Dòng ${at}`] }))
  const columns = [{ key: 'x', label: 'Cột', kind: 'text' as const }]
  const long = 'Danh sách [tất cả] đảng viên của đảng bộ: 2022'
  const file = smallTable({
    tables: [
      { name: long, columns, rows: rows(25) },
      { name: long, columns, rows: rows(0) },
    ],
  })
  const pieces: Buffer[] = []
  await writeTableBook(async (bytes) => void pieces.push(bytes), file, 10)
  await import('node:fs/promises').then((fs) => fs.writeFile(path, Buffer.concat(pieces)))
  const sheets = await bookOf(path)
  expect(sheets.map(({ name, rows: found }) => [name.length <= 31, found.length - 3])).toEqual([
    [true, 10],
    [true, 10],
    [true, 5],
    [true, 0],
  ])
  expect(new Set(sheets.map(({ name }) => name)).size).toBe(4)
  expect(sheets[2]!.rows.at(-1)!.cells.get(0)!.value).toBe('Dòng 24')
})

test('.csv opens in a spreadsheet with Vietnamese settings and holds no formula; several tables are one archive', async () => {
  const text = (await readFile(await written('csv'))).toString()
  expect(text.split('\r\n')).toEqual([
    '\uFEFFĐơn vị;Mã;Đảng viên: Nam;Đảng viên: Nữ;Tỷ lệ nữ;Ngày lập;Đảng phí',
    'Đảng bộ Trường;007;8642;1234;0,125;19/05/2010;12345678',
    `"'${FORMULA.replaceAll('"', '""')}";'-1;1;;;01/01/1889;`,
    'Cộng;;8643;1234;0,1249;;12345678',
    '',
  ])
  const [table] = smallTable().tables
  const both = smallTable({ tables: [table!, { ...table!, name: 'Bảng khác' }] })
  expect(namedAs(both, 'csv')).toEqual({ name: 'bang-thu.zip', type: 'application/zip' })
  const zip = new PizZip(await readFile(await written('csv', both)))
  expect(Object.keys(zip.files)).toEqual(['1-theo-don-vi.csv', '2-bang-khac.csv'])
})

test('.json says what each column is and keeps numbers, fractions and days as they are', async () => {
  const read = JSON.parse((await readFile(await written('json'))).toString()) as {
    title: string
    madeAt: string
    tables: { columns: object[]; rows: { level: number; is: string; values: object }[] }[]
  }
  expect(read).toMatchObject({ title: 'Bảng thử nghiệm', lang: 'vi', madeAt: '2022-10-27T02:00:00.000Z' })
  const [table] = read.tables
  expect(table!.columns[2]).toEqual({ key: 'men', label: 'Nam', kind: 'number', group: 'Đảng viên' })
  expect(table!.rows[0]!.values).toMatchObject({ men: 8642, share: 0.125, founded: '2010-05-19' })
  expect(table!.rows.map(({ is, level }) => [is, level])).toEqual([
    ['row', 0],
    ['row', 1],
    ['total', 0],
  ])
})

test('the Word file is a party document whose table repeats its two lines of heading', async () => {
  const zip = new PizZip(await readFile(await written('docx')))
  const xml = zip.files['word/document.xml']!.asText()
  const said = xml.replace(/<[^>]*>/g, '')
  for (const text of [
    'TỈNH ỦY VÍ DỤ',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'BẢNG THỬ NGHIỆM',
    '8.642',
    '12,5%',
    '19/05/2010',
  ])
    expect(said).toContain(text)
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(2)
  expect(xml).toContain('<w:gridSpan w:val="2"/>')
})

test('the PDF is PDF/A-2b by its own words, has an output intent, and embeds each of its fonts', async () => {
  const raw = (await readFile(await written('pdf'))).toString('latin1')
  expect(raw).toMatch(/pdfaid:part>2</)
  expect(raw).toMatch(/pdfaid:conformance>B</)
  expect(raw).toMatch(/\/OutputIntents/)
  const fonts = raw.match(/\/FontName ?\/[A-Z]{6}\+Tinos/g) ?? []
  expect(fonts.length).toBeGreaterThanOrEqual(2)
  expect((raw.match(/\/FontFile[23]/g) ?? []).length).toBeGreaterThanOrEqual(fonts.length)
})

const wide = (columns: number): TableFile =>
  smallTable({
    tables: [
      {
        name: 'Rộng',
        columns: Array.from({ length: columns }, (_, at) => ({
          key: `c${at}`,
          label: `Cột ${at}`,
          kind: 'number' as const,
        })),
        rows: [{ cells: Array.from({ length: columns }, (_, at) => at) }],
      },
    ],
  })

test('a wide table lies on the page; more rows or columns than paper holds are refused with the limit', async () => {
  const raw = (await readFile(await written('pdf', wide(20)))).toString('latin1')
  expect(/\/MediaBox ?\[ ?0 0 ([\d.]+)/.exec(raw)![1]).toMatch(/^841/)
  await expect(written('docx', wide(27))).rejects.toThrow(Refused)
  const [table] = smallTable().tables
  const rows = Array.from({ length: MOST_PRINTED_ROWS + 1 }, (): OutputRow => ({ cells: ['x'] }))
  const long = smallTable({ tables: [{ ...table!, rows }] })
  const error = await written('pdf', long).catch((failure: unknown) => failure)
  expect(error).toMatchObject({ refusals: [{ code: 'too-many-rows-to-print', limit: MOST_PRINTED_ROWS }] })
})

withPrograms('soffice', 'pdftotext')(
  'LibreOffice opens the workbook: numbers it can add, dates it shows as dd/mm/yyyy, no formula',
  async () => {
    const path = await written('xlsx')
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path])
    const text = execFileSync('pdftotext', ['-layout', path.replace('.xlsx', '.pdf'), '-']).toString()
    const lines = text.split('\n').map((line) => line.trim().split(/ {2,}/))
    expect(lines).toContainEqual([
      'Đảng bộ Trường',
      '007',
      '8,642',
      '1,234',
      '12.5%',
      '19/05/2010',
      '12,345,678',
    ])
    expect(text).toContain('=HYPERLINK("http')
  },
  120_000,
)
