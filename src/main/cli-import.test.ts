import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8 } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookOf, HEADER, inline } from '#sheet/handmade-workbook.ts'
import { writeCsvFolder } from '#sheet/write.ts'
import { newHome, type Home } from '#testing/command-line.ts'
import { SMALL_WORLD } from '#testing/small-world.ts'

type Sheet = 'organisations' | 'members' | 'movements' | 'attributes'
type Change = Partial<Record<Sheet, (text: string) => string>>

let home: Home
let sound: Record<string, string>

beforeAll(async () => {
  home = await newHome({ DANGVU_TODAY: '2022-10-27' })
  const folder = join(home.folder, 'sound')
  await writeCsvFolder(folder, SMALL_WORLD)
  const names = ['organisations', 'members', 'movements', 'attributes'].map((sheet) => `${sheet}.csv`)
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  sound = Object.fromEntries(names.map((name, place) => [name, texts[place]!]))
  expect(await home.run(['migrate'])).toMatchObject({ code: 0 })
  await home.database()
}, 300_000)
afterAll(() => home.close(), 60_000)

/** How many facts of each kind the register holds. */
async function facts(): Promise<Record<string, string>> {
  const { db } = await home.database()
  const { rows } = await sql<Record<string, string>>`
    select (select count(*) from organisation) as units, (select count(*) from organisation_state) as states,
      (select count(*) from person) as persons, (select count(*) from member) as members,
      (select count(*) from movement) as movements, (select count(*) from member_spell) as spells,
      (select count(*) from person_attribute) as attributes, (select count(*) from import_member) as staged,
      (select count(*) from event where action = 'exchange.import') as events`.execute(db)
  return rows[0]!
}

const NOTHING = {
  units: '0',
  states: '0',
  persons: '0',
  members: '0',
  movements: '0',
  spells: '0',
  attributes: '0',
  staged: '0',
  events: '0',
}

/** The folder of the small world with some files changed. */
function changed(change: Change): Promise<string> {
  const files = { ...sound }
  for (const [sheet, edit] of Object.entries(change)) {
    const before = files[`${sheet}.csv`]!
    files[`${sheet}.csv`] = edit(before)
    if (files[`${sheet}.csv`] === before) throw new Error(`the story changes nothing in ${sheet}`)
  }
  return home.write('changed', files)
}

const replace = (from: string, to: string) => (text: string) => text.replace(from, to)
const append = (line: string) => (text: string) => `${text}${line}\n`

/** The lines that name errors, without the summary and the warnings. */
function errorsOf(stderr: string): string[] {
  return stderr
    .split('\n')
    .filter((line) => line !== '' && !/^(cảnh báo: |Không nhập gì|Building)/.test(line))
}

const REFUSED: [story: string, change: Change, errors: string[]][] = [
  [
    'headers that are not those of the sheet',
    { movements: replace('member_code,day,category', 'ai,lúc nào,việc gì') },
    [
      'movements:1:member_code: thiếu cột bắt buộc (“Mã đảng viên”)',
      'movements:1:day: thiếu cột bắt buộc (“Ngày”)',
      'movements:1:category: thiếu cột bắt buộc (“Loại biến động”)',
    ],
  ],
  [
    'a kind of organisation that does not exist',
    { organisations: replace('dang_bo_khoi', 'chi_bo_to') },
    ['organisations:3:kind: loại tổ chức “chi_bo_to” không có trong danh mục'],
  ],
  [
    'a category that does not exist',
    { movements: replace(',I0,', ',I8,') },
    ['movements:4:category: mã biến động “I8” không có trong danh mục'],
  ],
  [
    'the code of a branch that nobody knows',
    { movements: replace(',NK.CB2', ',NK.CB9') },
    ['movements:5:to_code: không có tổ chức mã NK.CB9 trong tệp và trong sổ'],
  ],
  [
    'a member that nobody knows',
    { attributes: append('NK-99,2020-01-01,theory,Cao cấp') },
    ['attributes:4:member_code: không có đảng viên mã NK-99 trong tệp và trong sổ'],
  ],
  [
    'a member twice',
    { members: (text) => text + text.split('\n')[3] + '\n' },
    ['members:10:member_code: trùng với dòng 4: NK-3'],
  ],
  [
    'two states of a unit on one day',
    { organisations: append('NK.CB3,Chi bộ 10,chi_bo_truc_thuoc,,NK.DB2,2020-01-01,2020-12-31,') },
    ['organisations:10:from: NK.CB3 có hai trạng thái trong cùng một ngày (từ 01/01/2020)'],
  ],
  [
    'units below each other',
    { organisations: (text) => text.replace('dang_bo_khoi,,TW', 'dang_bo_khoi,,NK.DB') },
    ['organisations:3:parent_code: NK nằm dưới chính nó'],
  ],
  [
    'two topmost units',
    { organisations: append('TW2,Trung ương hai,trung_uong,,,2010-01-01,,') },
    ['organisations:10:parent_code: hai tổ chức không có cấp trên trong cùng một ngày'],
  ],
  [
    'a member in two branches at once',
    { movements: append('NK-2,2022-01-01,I4,,NK.CB2,,') },
    ['movements:12:to_code: đảng viên đang sinh hoạt tại NK.CB1 nên không thể vào NK.CB2 (ngày 01/01/2022)'],
  ],
  [
    'a member who leaves before he came',
    { movements: append('NK-6,2012-06-30,D1,NK.CB3,,,') },
    ['movements:12:from_code: đảng viên chưa sinh hoạt ở đâu nên không thể rời NK.CB3 (ngày 30/06/2012)'],
  ],
  [
    '31 February and a year of two digits',
    { members: replace('1990-05-12', '31/02/1990'), movements: replace('2019-03-01', '01/03/19') },
    ['members:2:born_on: không có ngày “31/02/1990”', 'movements:3:day: “01/03/19”: năm phải đủ bốn chữ số'],
  ],
  ['a file cut in half', { movements: (text) => text.slice(0, text.length / 2) }, ['tệp bị cắt ngang']],
]

test.each(REFUSED)(
  'refused with its place, nothing recorded: %s',
  async (_story, change, errors) => {
    const { code, stdout, stderr } = await home.run(['import', await changed(change)])
    expect(code).toBe(1)
    expect(stdout).toBe('')
    const said = errorsOf(stderr)
    for (const error of errors)
      expect(
        said.some((line) => line.includes(error)),
        stderr,
      ).toBe(true)
    for (const line of said) expect(line).toMatch(/^[a-z]+:\d+:\w*: .+/)
    expect(stderr).toMatch(/Không nhập gì: \d+ lỗi/)
    expect(await facts()).toEqual(NOTHING)
  },
  60_000,
)

test('a row at fault is named once: rows that refer to it are not called unknown as well', async () => {
  const folder = await changed({
    members: replace('Đỗ Ngọc Bích,nữ', 'Đỗ Ngọc Bích,bé gái'),
    organisations: replace('Chi bộ 2,chi_bo_truc_thuoc', 'Chi bộ 2,chi_bo_to'),
  })
  const { code, stderr } = await home.run(['import', folder])
  expect(code).toBe(1)
  expect(errorsOf(stderr)).toEqual([
    'members:8:sex: giới tính “bé gái” không rõ: ghi nam hoặc nữ',
    'organisations:7:kind: loại tổ chức “chi_bo_to” không có trong danh mục',
  ])
  expect(await facts()).toEqual(NOTHING)
}, 60_000)

const row = (cells: string) => `${HEADER}<row>${inline('NK-1')}${cells}</row>`
const TRAP = { parts: { 'xl/vbaProject.bin': strToU8('x') } }
const LINKS = { parts: { 'xl/externalLinks/externalLink1.xml': strToU8('<x/>') } }
const BOMB = { parts: { 'xl/worksheets/a.xml': strToU8(`<worksheet>${' '.repeat(12_000_000)}</worksheet>`) } }
const numbers = bookOf(
  `<row>${inline('member_code', 'full_name', 'sex', 'born_on', 'card_no')}</row><row>${inline('NK-1', 'Lê Ví Dụ', 'nam', '1970')}<c><v>1234567</v></c></row>`,
  { name: 'members' },
)

test.each<[story: string, content: Uint8Array, error: string]>([
  ['macros', bookOf(HEADER, TRAP), 'tệp chứa macro'],
  ['links to other workbooks', bookOf(HEADER, LINKS), 'tệp có liên kết tới tệp khác'],
  ['a zip bomb', bookOf(HEADER, BOMB), 'khi giải nén lớn bất thường'],
  ['cut in half', bookOf(HEADER).subarray(0, 700), 'tệp bị cắt ngang, thiếu phần cuối'],
  ['lost leading zeros', numbers, 'members:2:card_no: “1234567” là ô kiểu số nên mất số 0 ở đầu'],
  [
    'a code that Excel made a date',
    bookOf(row(`${inline('2019-03-01', 'I4')}<c s="1"><v>44927</v></c>`)),
    'movements:2:from_code: Excel đã đổi ô này thành ngày',
  ],
])(
  'a workbook is refused: %s',
  async (_story, content, error) => {
    const folder = await home.write('books', { 'book.xlsx': content })
    const { code, stderr } = await home.run(['import', join(folder, 'book.xlsx')])
    expect(code).toBe(1)
    expect(stderr).toContain(error)
    expect(await facts()).toEqual(NOTHING)
  },
  60_000,
)

test('200 MB are read piece by piece, whatever a cell holds', { timeout: 240_000 }, async () => {
  const filler = 'x'.repeat(9_000)
  const lines = Array.from({ length: 1_000 }, (_, n) => `NK-1,2020-01-01,I0,,NK.CB1,,,${filler}${n}`)
  const folder = await home.write('large', sound)
  const large = join(folder, 'movements.csv')
  await writeFile(large, 'member_code,day,category,from_code,to_code,decision_no,note,rác\n')
  for (let piece = 0; piece < 23; piece++) await writeFile(large, `${lines.join('\n')}\n`, { flag: 'a' })
  // The whole file would not fit into this heap.
  const { code, stdout } = await home.run(['import', folder, '--json'], {
    NODE_OPTIONS: '--max-old-space-size=96',
  })
  expect(code).toBe(1)
  const { applied, rows, findings } = JSON.parse(stdout)
  expect(applied).toBe(false)
  expect(rows).toBeGreaterThan(23_000)
  expect(findings).toContainEqual(
    expect.objectContaining({ severity: 'error', sheet: 'movements', line: 3, code: 'duplicate-key' }),
  )
  expect(await facts()).toEqual(NOTHING)
})

test('a dry run finds nothing wrong with the small world and records nothing', async () => {
  const { code, stdout } = await home.run(['import', join(home.folder, 'sound'), '--dry-run', '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ applied: false, dryRun: true, errors: 0 })
  expect(await facts()).toEqual(NOTHING)
}, 60_000)

test('letters in two forms, dates in date cells and formulas in texts are taken as they are meant', async () => {
  const formula = '=HYPERLINK("http://x.vn")'
  const folder = await changed({
    members: (text) =>
      `${text}NK-9,${'Đỗ Thị Hồng Ngọc'.normalize('NFD')},nữ,1991,,,,,,,,,,,"'${formula.replaceAll('"', '""')}",,,,,\n`,
    movements: append('NK-9,2020-01-01,I0,,NK.CB1,,-1'),
  })
  expect(await home.run(['import', folder])).toMatchObject({ code: 0 })
  const book = bookOf(row(`<c s="1"><v>44561</v></c>${inline('D6', 'NK.CB3')}`))
  await home.write('books', { 'dates.xlsx': book })
  expect(await home.run(['import', join(home.folder, 'books', 'dates.xlsx')])).toMatchObject({ code: 0 })

  const { code, stdout } = await home.run(['members', '--json', '--search', 'hong ngoc do'])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject([{ full_name: 'Đỗ Thị Hồng Ngọc'.normalize('NFC') }])

  const [csv, xlsx] = [join(home.folder, 'out'), join(home.folder, 'out.xlsx')]
  expect(await home.run(['export', csv])).toMatchObject({ code: 0 })
  expect(await home.run(['export', xlsx])).toMatchObject({ code: 0 })
  expect(await readFile(join(csv, 'members.csv'), 'utf8')).toContain(`"'=HYPERLINK(""http://x.vn"")"`)
  expect(await readFile(join(csv, 'movements.csv'), 'utf8')).toMatch(/NK-9,2020-01-01,I0,,NK.CB1,,'-1\r?\n/)
  expect(await readFile(join(csv, 'movements.csv'), 'utf8')).toContain('NK-1,2021-12-31,D6,NK.CB3,,,')
  const again = JSON.parse((await home.run(['import', xlsx, '--json'])).stdout)
  expect(again).toMatchObject({ applied: true, counts: { members: 0, corrections: 0, movements: 0 } })
}, 120_000)
