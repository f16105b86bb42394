import { strToU8, zipSync, type Zippable } from 'fflate'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx as writeWithHucre } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SheetName } from './format.ts'
import { openSource, type SourceLimits } from './source.ts'
import { dayOfSerial, styleOf } from './xlsx-cell.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-xlsx-'))
})
afterAll(() => rm(folder, { recursive: true }))

let count = 0
async function fileOf(content: Uint8Array): Promise<string> {
  const path = join(folder, `${count++}.xlsx`)
  await writeFile(path, content)
  return path
}

/** Reads one sheet of a workbook: rows as [line, cells that hold something], and findings as `line:column:code`. */
async function read(content: Uint8Array, sheet: SheetName, limits: Partial<SourceLimits> = {}) {
  const source = await openSource(await fileOf(content), limits)
  const rows: [number, Record<string, string>][] = []
  const ofRows: string[] = []
  for await (const { line, cells, findings } of source.rows(sheet)) {
    rows.push([line, Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))])
    ofRows.push(...(findings ?? []).map((one) => `${line}:${one.column}:${one.code}`))
  }
  const findings = source.findings().map(({ line, column, code }) => `${line}:${column}:${code}`)
  return { source, rows, codes: [...findings, ...ofRows] }
}

const TYPES =
  '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mm/yyyy"/><numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="000000000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>'

/** A workbook by hand, with one sheet of this XML. */
function bookOf(
  sheetData: string,
  { name = 'movements', texts = '', workbookPr = '', parts = {} as Zippable } = {},
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

const inline = (...texts: string[]) =>
  texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
const HEADER = `<row r="1">${inline('member_code', 'day', 'category', 'from_code', 'to_code', 'decision_no', 'note')}</row>`

test('what people put into cells: texts, runs, dates, numbers, results of formulas', async () => {
  const texts = '<si><t>DV1</t></si><si><r><t>Chi </t></r><r><t>bộ</t></r><rPh><t>x</t></rPh></si>'
  const { rows, codes } = await read(
    bookOf(
      `${HEADER}<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" s="1"><v>44861</v></c><c r="C3" t="str"><f>"I"&amp;1</f><v>I1</v></c><c r="D3" t="s"><v>1</v></c><c r="E3"><v>1.2E+5</v></c><c r="F3"><f>1+1</f><v>2</v></c><c r="G3" t="b"><v>1</v></c></row>
       <row r="9"><c r="A9" t="inlineStr"><is><t>a&#x0A;b_x0041_&lt;</t></is></c><c r="B9" t="d"><v>2022-10-27T00:00:00</v></c></row>`,
      { texts },
    ),
    'movements',
  )
  expect(codes).toEqual([])
  expect(rows).toEqual([
    [
      3,
      {
        member_code: 'DV1',
        day: '2022-10-27',
        category: 'I1',
        from_code: 'Chi bộ',
        to_code: '120000',
        decision_no: '2',
        note: 'TRUE',
      },
    ],
    [9, { member_code: 'a\nbA<', day: '2022-10-27' }],
  ])
})

test.each<[story: string, cell: string, born: string | undefined, codes: string[]]>([
  ['a date', '<c s="1"><v>25569</v></c>', '1970-01-01', []],
  ['a date with an hour', '<c s="1"><v>25569.75</v></c>', '1970-01-01', []],
  ['a month as the cell shows it', '<c s="2"><v>25569</v></c>', '1970-01', []],
  ['a year as the cell shows it', '<c s="3"><v>25569</v></c>', '1970', []],
  ['a year typed as a number', '<c><v>1970</v></c>', '1970', []],
  ['a date whose format was lost', '<c><v>25569</v></c>', '1970-01-01', []],
  ['the day that Excel invented', '<c s="1"><v>60</v></c>', undefined, ['2:born_on:no-such-serial']],
  ['a negative date', '<c s="1"><v>-1</v></c>', undefined, ['2:born_on:no-such-serial']],
  ['a formula never calculated', '<c><f>TODAY()</f></c>', undefined, ['2:born_on:formula']],
  ['a formula that failed', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', undefined, ['2:born_on:error-cell']],
  ['a date typed as text', inline('1/2/1970'), '1/2/1970', []],
])('birth: %s', async (_story, cell, born, expected) => {
  const header = `<row>${inline('born_on', 'member_code', 'full_name', 'sex')}</row>`
  const { rows, codes } = await read(
    bookOf(`${header}<row>${cell}${inline('DV1')}</row>`, { name: 'Đảng viên' }),
    'members',
  )
  expect(codes).toEqual(expected)
  expect(rows[0]![1]['born_on']).toBe(born)
})

test.each<[story: string, column: string, cell: string, text: string | undefined, codes: string[]]>([
  ['card number as text', 'card_no', inline('012345678901'), '012345678901', []],
  ['card number of twelve digits as a number', 'card_no', '<c><v>112345678901</v></c>', '112345678901', []],
  ['old card number of eight digits', 'card_no', '<c><v>38123456</v></c>', '38123456', []],
  [
    'card number of eleven digits',
    'card_no',
    '<c><v>12345678901</v></c>',
    undefined,
    ['2:card_no:lost-leading-zeros'],
  ],
  [
    'card number of seven digits',
    'card_no',
    '<c><v>1234567</v></c>',
    undefined,
    ['2:card_no:lost-leading-zeros'],
  ],
  ['number shown with its zeros', 'card_no', '<c s="4"><v>1234567</v></c>', '000001234567', []],
  [
    'identity number of ten digits',
    'citizen_id',
    '<c><v>1085012345</v></c>',
    undefined,
    ['2:citizen_id:lost-leading-zeros'],
  ],
  ['identity number with an exponent', 'citizen_id', '<c><v>3.6085012345E11</v></c>', '360850123450', []],
  ['old identity number of nine digits', 'citizen_id', '<c><v>161234567</v></c>', '161234567', []],
  [
    'a code of sixteen digits',
    'residence',
    '<c><v>1234567890123456</v></c>',
    undefined,
    ['2:residence:lost-digits'],
  ],
  [
    'a house number that became a date',
    'residence',
    '<c s="1"><v>44927</v></c>',
    undefined,
    ['2:residence:became-date'],
  ],
  ['a code of digits', 'member_code', '<c><v>3815300001</v></c>', '3815300001', []],
])('%s', async (_story, column, cell, text, expected) => {
  const others = ['member_code', 'full_name', 'sex', 'born_on'].filter((one) => one !== column)
  const { rows, codes } = await read(
    bookOf(`<row>${inline(column, ...others)}</row><row>${cell}${inline('x')}</row>`, { name: 'MEMBERS' }),
    'members',
  )
  expect(codes.filter((code) => !code.endsWith('missing-column'))).toEqual(expected)
  expect(rows[0]![1][column]).toBe(text)
})

test('a workbook that counts days from 1904', async () => {
  const { rows } = await read(
    bookOf(`${HEADER}<row>${inline('DV1')}<c s="1"><v>43399</v></c></row>`, {
      workbookPr: '<workbookPr date1904="1"/>',
    }),
    'movements',
  )
  expect(rows[0]![1]['day']).toBe('2022-10-27')
})

test.each<[serial: number, from1904: boolean, on: string | null]>([
  [0, false, null],
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [60, false, null],
  [61, false, '1900-03-01'],
  [0, true, '1904-01-01'],
  [401_768, false, '2999-12-31'],
  [401_769, false, null],
])('day %s (from 1904: %s) is %s', (serial, from1904, on) => {
  expect(dayOfSerial(serial, from1904)).toBe(on)
})

test.each<[code: string, date: string | null]>([
  ['dd/mm/yyyy', 'day'],
  ['[$-42A]dd\\ mmmm\\ yyyy;@', 'day'],
  ['mm/yyyy', 'month'],
  ['"năm" yyyy', 'year'],
  ['hh:mm', 'time'],
  ['General', null],
  ['#,##0 "đ"', null],
  ['[Red]0.00', null],
])('format %s shows %s', (code, date) => {
  expect(styleOf(164, code).date).toBe(date)
})

test('a list of members as a field database writes it: titles above, one sheet, no codes', async () => {
  const header = `<row r="4">${inline('STT', 'Họ và tên (*)', 'Giới tính (*)', 'Ngày, tháng, năm sinh', 'Số thẻ đảng viên (*)')}</row>`
  const titles = `<row r="1">${inline('ĐẢNG BỘ XÃ VÍ DỤ')}</row><row r="2">${inline('DANH SÁCH ĐẢNG VIÊN')}</row>`
  const { source, rows, codes } = await read(
    bookOf(
      `${titles}${header}<row r="5">${inline('1', 'Lê Văn Ví Dụ', 'Nam', '1970', '012345678901')}</row>`,
      { name: 'Sheet1' },
    ),
    'members',
  )
  expect(source.sheets[0]).toMatchObject({ sheet: 'members', headerLine: 4, ignored: ['STT'] })
  expect(codes).toEqual(['4:STT:unknown-column', '4:member_code:codes-from-cards'])
  expect(rows).toEqual([
    [
      5,
      {
        full_name: 'Lê Văn Ví Dụ',
        sex: 'Nam',
        born_on: '1970',
        card_no: '012345678901',
        member_code: '012345678901',
      },
    ],
  ])
})

test('a workbook of another program, with dates and numbers', async () => {
  const book = await writeWithHucre({
    sheets: [
      {
        name: 'Biến động',
        rows: [
          ['Mã đảng viên', 'Ngày', 'Loại biến động', 'Nơi đến'],
          ['DV1', new Date(Date.UTC(2022, 9, 27)), 'I1', 7],
        ],
      },
      { name: 'Ghi chép', rows: [['x']] },
    ],
  })
  const { rows, codes } = await read(book, 'movements')
  expect(rows).toEqual([[2, { member_code: 'DV1', day: '2022-10-27', category: 'I1', to_code: '7' }]])
  expect(codes).toEqual(['0::other-sheet'])
})

const sound = bookOf(`${HEADER}<row>${inline('DV1')}</row>`)
const bombOf = (bytes: number) =>
  bookOf(HEADER, {
    parts: {
      'xl/worksheets/a.xml': strToU8(`<worksheet><sheetData>${' '.repeat(bytes)}</sheetData></worksheet>`),
    },
  })
/** The same archive, but every size of the sheet's part is said to be small. */
function lyingBomb(): Uint8Array {
  const bytes = Buffer.from(bombOf(3_000_000))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(3_000_000 + '<worksheet><sheetData></sheetData></worksheet>'.length)
  const small = Buffer.from([0, 1, 0, 0])
  for (let at = bytes.indexOf(length); at !== -1; at = bytes.indexOf(length)) small.copy(bytes, at)
  return bytes
}

test.each<[story: string, content: Uint8Array, codes: string[]]>([
  ['a sound workbook', sound, []],
  ['an old .xls or one with a password', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), ['0::old-workbook']],
  ['a page saved as .xlsx', strToU8('<html>'), ['0::not-a-workbook']],
  ['an empty file', new Uint8Array(), ['0::not-a-workbook']],
  ['another archive', zipSync({ 'a.txt': strToU8('a') }), ['0::not-a-workbook']],
  ['half a workbook', sound.subarray(0, sound.length / 2), ['0::cut-off']],
  ['all but the last byte', sound.subarray(0, -1), ['0::cut-off']],
  ['macros', bookOf(HEADER, { parts: { 'xl/vbaProject.bin': strToU8('x') } }), ['0::macros']],
  [
    'the type of a workbook with macros',
    bookOf(HEADER, {
      parts: {
        '[Content_Types].xml': strToU8(
          TYPES.replace('openxmlformats-officedocument.spreadsheetml.sheet', 'ms-excel.sheet.macroEnabled'),
        ),
      },
    }),
    ['0::macros'],
  ],
  [
    'links to other workbooks',
    bookOf(HEADER, { parts: { 'xl/externalLinks/externalLink1.xml': strToU8('<x/>') } }),
    ['0::external-links'],
  ],
  ['a part that unpacks to two hundred times its size', bombOf(12_000_000), ['0::zip-bomb']],
  ['an archive that lies about its sizes', lyingBomb(), ['0::broken-zip']],
  [
    'entities within entities',
    bookOf(HEADER, {
      parts: { 'xl/sharedStrings.xml': strToU8('<!DOCTYPE x [<!ENTITY a "&b;&b;">]><sst>&a;</sst>') },
    }),
    ['0::xml-dtd'],
  ],
  ['an entity that nobody declared', bookOf(`<row>${inline('&a;')}</row>`), ['0::broken-xml']],
  ['tags in the wrong order', bookOf('<row><c></row></c>'), ['0::broken-xml']],
  ['rows in the wrong order', bookOf(`${HEADER}<row r="1">${inline('DV1')}</row>`), ['0::broken-xml']],
  [
    'a text that the table does not have',
    bookOf(`${HEADER}<row><c t="s"><v>7</v></c></row>`),
    ['2:member_code:error-cell'],
  ],
  [
    'a control character',
    bookOf(`${HEADER}<row>${inline('a&#7;')}</row>`),
    ['2:member_code:control-character'],
  ],
  [
    'half a character',
    bookOf(`${HEADER}<row>${inline('a&#xD800;')}</row>`),
    ['2:member_code:control-character'],
  ],
  [
    'an absurd cell',
    bookOf(`${HEADER}<row>${inline('a'.repeat(50_000))}</row>`),
    ['2:member_code:cell-too-long'],
  ],
  [
    'notes beside the table',
    bookOf(`${HEADER}<row><c r="A2"><v>7</v></c><c r="XFD2"><v>1</v></c></row>`),
    ['2::cells-without-header'],
  ],
  ['an empty sheet', bookOf(''), ['0::no-header']],
  [
    'paths that climb out of the archive',
    bookOf(HEADER, { parts: { '../../etc/passwd': strToU8('x') } }),
    [],
  ],
])('%s', async (_story, content, codes) => {
  expect((await read(content, 'movements')).codes).toEqual(codes)
})

test('every bit that is flipped in the sheet is noticed, never thrown', async () => {
  for (let at = 0; at < sound.length; at += 17) {
    const damaged = Uint8Array.from(sound)
    damaged[at]! ^= 0x10
    const { rows, codes } = await read(damaged, 'movements')
    if (codes.length === 0) expect(rows).toEqual([[2, { member_code: 'DV1' }]])
  }
})

test('a workbook cut anywhere is told so', async () => {
  for (let length = 4; length < sound.length; length += 97) {
    expect((await read(sound.subarray(0, length), 'movements')).codes).toEqual(['0::cut-off'])
  }
})
