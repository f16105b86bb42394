import fc from 'fast-check'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { streamXlsxRows } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Conflict, Refused } from '#platform/errors.ts'
import { columnName } from './book-parts.ts'
import { writeBook } from './book-write.ts'
import { normaliseCell } from './cell.ts'
import { COLUMNS, type SheetName } from './format.ts'
import { openSource } from './source.ts'
import { writeCsvFolder, writeXlsx, type RowToWrite, type RowsToWrite } from './write.ts'
import { indexOfReference } from './xlsx-sheet.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-write-'))
})
afterAll(() => rm(folder, { recursive: true }))

let count = 0
const fresh = (name = '') => join(folder, `${count++}${name}`)

async function readBack(path: string, sheet: SheetName): Promise<Record<string, string>[]> {
  const source = await openSource(path)
  const rows: Record<string, string>[] = []
  for await (const row of source.rows(sheet)) {
    expect(row.findings).toBeUndefined()
    rows.push({ ...row.cells })
  }
  expect(source.findings()).toEqual([])
  return rows
}

const awkward = [
  '=1+1',
  '+84912345678',
  '-',
  '@cmd',
  "'",
  "''=1",
  '"',
  '""',
  ',',
  ';',
  'a\nb',
  '_x000D_',
  '_x005F_',
  '&lt;',
  '<b>',
  ']]>',
  'Đảng bộ xã Hòa',
  '007',
  '1e5',
  'TRUE',
  '2020-01-01',
  '\ufeffx',
  ' nbsp\u00a0',
  'a\r\nb',
  '\t',
  '𝒜😀',
]
const someText = fc.oneof(
  fc.constantFrom(...awkward),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      '"',
      ',',
      ';',
      '\n',
      '\r',
      '\t',
      ' ',
      'ữ',
      'Đ',
      '_',
      'x',
      '0',
      'D',
    ),
    maxLength: 12,
  }),
)

/** Texts that the register may hold: those that reading does not refuse, nor warns of as U+FFFD, what a lost character left. */
const keepable = someText.filter((text) => {
  if (text.includes('\ufffd')) return false
  try {
    normaliseCell(text)
    return true
  } catch {
    return false
  }
})

const rowsOfText = fc.array(
  fc.record({ member_code: keepable, note: keepable, decision_no: keepable, day: keepable }),
  { minLength: 1, maxLength: 8 },
)

test.each<[string, (path: string, sheets: RowsToWrite) => Promise<unknown>, string]>([
  ['a folder of .csv', writeCsvFolder, ''],
  ['a workbook', writeXlsx, '.xlsx'],
])('any text written to %s is read back the same', async (_kind, write, extension) => {
  await fc.assert(
    fc.asyncProperty(rowsOfText, async (rows) => {
      const path = fresh(extension)
      await write(path, { movements: rows })
      const expected = rows
        .map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, text]) => [name, normaliseCell(text)])),
        )
        .filter((row) => Object.values(row).some((text) => text !== ''))
      const empty = { category: '', from_code: '', to_code: '' }
      expect(await readBack(path, 'movements')).toEqual(expected.map((row) => ({ ...empty, ...row })))
    }),
    { numRuns: 40 },
  )
})

test('a workbook is read by another program with the same texts, formulas and numbers stay texts', async () => {
  const path = fresh('.xlsx')
  const rows = awkward.map((note, n) => ({ member_code: `000${n}`, note }))
  expect(await writeXlsx(path, { movements: rows, attributes: [] })).toEqual({
    movements: rows.length,
    attributes: 0,
  })
  const values: unknown[][] = []
  for await (const row of streamXlsxRows(await readFile(path), { sheet: 'movements' }))
    values.push(row.values)
  expect(values[0]).toEqual(COLUMNS.movements.map(({ name }) => name))
  expect(values.slice(1).map((row) => [row[0], row[6] ?? ''])).toEqual(
    rows.map((row) => [row.member_code, normaliseCell(row.note)]),
  )
})

test('in .csv what a spreadsheet would calculate is guarded', async () => {
  const path = fresh()
  await writeCsvFolder(path, {
    attributes: [
      { member_code: '=1+1', day: '+1', field: '-1', value: '@x' },
      { member_code: "'a", value: 'a=1' },
    ],
  })
  expect(await readFile(join(path, 'attributes.csv'), 'utf8')).toBe(
    "member_code,day,field,value\n'=1+1,'+1,'-1,'@x\n''a,,,a=1\n",
  )
})

async function* failing(): AsyncGenerator<RowToWrite> {
  yield { member_code: 'DV1' }
  throw new Error('the database went away')
}

test('an export that fails leaves the previous one as it was, and nothing beside it', async () => {
  const home = fresh()
  const [path, book] = [join(home, 'out'), join(home, 'out.xlsx')]
  await mkdir(home)
  await writeCsvFolder(path, { members: [{ member_code: 'DV0' }] })
  await writeXlsx(book, { members: [{ member_code: 'DV0' }] })
  const before = await readFile(book)
  await expect(writeCsvFolder(path, { members: failing() })).rejects.toThrow('went away')
  await expect(writeXlsx(book, { members: failing() })).rejects.toThrow('went away')
  expect(await readFile(join(path, 'members.csv'), 'utf8')).toContain('DV0')
  expect(await readFile(book)).toEqual(before)
  expect((await readdir(home)).sort()).toEqual(['out', 'out.xlsx'])
})

test('an export replaces an older export, never a folder with other things in it', async () => {
  const path = fresh()
  await writeCsvFolder(path, { members: [], movements: [] })
  await writeCsvFolder(path, { members: [{ member_code: 'DV1' }] })
  expect(await readdir(path)).toEqual(['members.csv'])
  await writeFile(join(path, 'letter.docx'), '')
  await expect(writeCsvFolder(path, { members: [] })).rejects.toThrow(Conflict)
  expect((await readdir(path)).sort()).toEqual(['letter.docx', 'members.csv'])
})

test('a text that no cell of a workbook can hold is refused, not cut', async () => {
  const path = fresh('.xlsx')
  await writeXlsx(path, { members: [{ residence: 'a'.repeat(32_767) }] })
  await expect(writeXlsx(path, { members: [{ residence: 'a'.repeat(32_768) }] })).rejects.toThrow(Refused)
})

test('the same rows give the same bytes', async () => {
  const [a, b] = [fresh('.xlsx'), fresh('.xlsx')]
  for (const path of [a, b]) await writeXlsx(path, { members: [{ member_code: 'DV1' }] })
  expect(await readFile(a)).toEqual(await readFile(b))
})

test('letters of columns there and back', () => {
  for (const index of [0, 25, 26, 51, 52, 701, 702, 16_383])
    expect(indexOfReference(`${columnName(index)}7`)).toBe(index)
  for (const wrong of ['', '7', 'A', 'ABCD1', 'a1', '$A$1']) expect(indexOfReference(wrong)).toBe(-1)
})

test('a sheet with no columns and a sheet with a quoted name', async () => {
  const pieces: Buffer[] = []
  await writeBook(
    async (bytes) => void pieces.push(bytes),
    [{ name: 'A & "B"', header: [], widths: [], rows: [] }],
  )
  const path = fresh('.xlsx')
  await writeFile(path, Buffer.concat(pieces))
  const source = await openSource(path)
  expect(source.findings().map(({ code, facts }) => [code, facts['name']])).toEqual([
    ['other-sheet', 'A & "B"'],
    ['no-sheets', undefined],
  ])
})
