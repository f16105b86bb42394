import { expect, test } from 'vitest'
import { COLUMNS, SHEETS } from './format.ts'
import { columnNamed, foldHeader, sheetNamed } from './headers.ts'
import { parseBirth, parseCategory, parseDay, parseField, parseKind, parseRow, parseSex } from './parse.ts'
import { findingOf } from './source-finding.ts'
import { findingLine } from './source-words.ts'

const said = (read: { value: unknown } | { code: string }) => ('value' in read ? read.value : read.code)

test.each<[text: string, day: string]>([
  ['2022-10-27', '2022-10-27'],
  ['27/10/2022', '2022-10-27'],
  ['7/1/2022', '2022-01-07'],
  ['07/1/2022', '2022-01-07'],
  ['27-10-2022', '2022-10-27'],
  ['27.10.2022', '2022-10-27'],
  ['29/02/2020', '2020-02-29'],
  ['29/02/2021', 'no-such-day'],
  ['31/02/2020', 'no-such-day'],
  ['2021-02-29', 'no-such-day'],
  ['31/04/2020', 'no-such-day'],
  ['00/10/2022', 'no-such-day'],
  ['10/27/2022', 'no-such-day'],
  ['27/10/22', 'two-digit-year'],
  ['10/22', 'two-digit-year'],
  ['10/2022', 'month-alone'],
  ['2022-10', 'month-alone'],
  ['2022', 'year-alone'],
  ['01/01/1800', '1800-01-01'],
  ['31/12/1799', 'year-out-of-range'],
  ['31/12/2999', '2999-12-31'],
  ['01/01/3000', 'year-out-of-range'],
  ['0001-01-01', 'year-out-of-range'],
  ['27/10-2022', 'not-a-day'],
  ['2022/10/27', 'not-a-day'],
  ['27/10/2022 ', 'not-a-day'],
  ['27102022', 'not-a-day'],
  ['27 tháng 10', 'not-a-day'],
  ['44861', 'not-a-day'],
  ['٢٧/١٠/٢٠٢٢', 'not-a-day'],
])('day %s: %s', (text, day) => {
  expect(said(parseDay(text))).toBe(day)
})

test.each([
  ['30/04/1975', { on: '1975-04-30', precision: 'day' }],
  ['04/1975', { on: '1975-04-01', precision: 'month' }],
  ['4/1975', { on: '1975-04-01', precision: 'month' }],
  ['1975-04', { on: '1975-04-01', precision: 'month' }],
  ['1975', { on: '1975-01-01', precision: 'year' }],
  ['13/1975', 'no-such-day'],
  ['00/1975', 'no-such-day'],
  ['75', 'not-a-day'],
  ['04/75', 'two-digit-year'],
  ['1799', 'year-out-of-range'],
  ['1800', { on: '1800-01-01', precision: 'year' }],
])('birth %s', (text, birth) => {
  expect(said(parseBirth(text))).toEqual(birth)
})

test.each([
  [parseSex, 'nam', 'nam'],
  [parseSex, 'NAM', 'nam'],
  [parseSex, 'nu', 'nữ'],
  [parseSex, 'NỮ', 'nữ'],
  [parseSex, 'Nữ'.normalize('NFD'), 'nữ'],
  [parseSex, 'male', 'unknown-sex'],
  [parseCategory, 'I0', 'I0'],
  [parseCategory, 'd9', 'D9'],
  [parseCategory, 'I6', 'unknown-category'],
  [parseCategory, 'S1', 'unknown-category'],
  [parseKind, 'chi_bo', 'chi_bo'],
  [parseKind, 'Chi bộ', 'chi_bo'],
  [parseKind, 'CHI BỘ CƠ SỞ', 'chi_bo_co_so'],
  [parseKind, 'chi hội', 'unknown-kind'],
  [parseField, 'education', 'education'],
  [parseField, 'Trình độ chuyên môn', 'education'],
  [parseField, 'LLCT', 'theory'],
  [parseField, 'Họ và tên', 'unknown-field'],
  [parseField, 'sex', 'unknown-field'],
])('%o reads %s as %s', (parse: (text: string) => { value: unknown } | { code: string }, text, value) => {
  expect(said(parse(text))).toBe(value)
})

test('a row tells all that is wrong with it, and keeps what is right', () => {
  const earlier = findingOf(
    'lost-leading-zeros',
    { sheet: 'members', line: 7, column: 'card_no' },
    { value: '7' },
  )
  const cells = {
    member_code: 'DV1',
    full_name: '',
    sex: 'x',
    born_on: '04/1975',
    official_on: '31/02/2020',
    card_no: '',
  }
  const { values, findings } = parseRow({ sheet: 'members', line: 7, cells, findings: [earlier] })
  expect(findings.map((one) => findingLine(one, 'en'))).toEqual([
    'members:7:card_no: “7” is a number cell and has lost its leading zeros: make the column text and enter it again',
    'members:7:full_name: a required value is missing',
    'members:7:sex: unknown sex “x”: nam or nữ',
    'members:7:official_on: there is no day “31/02/2020”',
  ])
  expect(values).toMatchObject({
    member_code: 'DV1',
    born_on: { on: '1975-04-01', precision: 'month' },
    phone: null,
  })
  expect(Object.keys(values)).not.toContain('card_no')
})

test('a cell that a warning names is read all the same', () => {
  const warning = findingOf(
    'replacement-character',
    { sheet: 'attributes', line: 2, column: 'value' },
    { value: 'Nguy\ufffdn' },
  )
  const cells = { member_code: 'DV1', day: '2020-01-01', field: 'religion', value: 'Nguy\ufffdn' }
  expect(parseRow({ sheet: 'attributes', line: 2, cells, findings: [warning] }).values['value']).toBe(
    'Nguy\ufffdn',
  )
})

test('every header that is accepted means one column of its sheet', () => {
  for (const sheet of SHEETS) {
    const meanings = COLUMNS[sheet].flatMap(({ name, vi }) =>
      [...new Set([name, ...(vi ?? [])].map(foldHeader))].map((header) => [header, name] as const),
    )
    expect(new Set(meanings.map(([header]) => header)).size).toBe(meanings.length)
  }
})

test.each([
  ['members', 'Mã đảng viên', 'member_code'],
  ['members', 'MÃ  ĐẢNG VIÊN (*)', 'member_code'],
  ['members', 'Ngày, tháng, năm sinh', 'born_on'],
  ['members', 'Ngày sinh (dd/mm/yyyy)', 'born_on'],
  ['members', 'Member_Code*', 'member_code'],
  ['members', 'Ngày vào Đảng chính thức', 'official_on'],
  ['members', 'Chi bộ', null],
] as const)('in %s the header %s is %s', (sheet, header, column) => {
  expect(columnNamed(sheet, header)).toBe(column)
})

test.each([
  ['members', 'members'],
  ['Đảng viên', 'members'],
  ['ĐẢNG VIÊN'.normalize('NFD'), 'members'],
  ['Tổ chức đảng', 'organisations'],
  ['to chuc', 'organisations'],
  ['Sheet1', null],
])('a sheet called %s is %s', (name, sheet) => {
  expect(sheetNamed(name)).toBe(sheet)
})

test('a finding in both languages, and with words of the importer beside ours', () => {
  const finding = findingOf('unknown-sex', { sheet: 'members', line: 3, column: 'sex' }, { value: 'x' })
  const importer = {
    'two-roots': ({ value }: { value?: unknown }) => ({ vi: `hai gốc: ${String(value)}`, en: '' }),
  }
  expect(findingLine(finding, 'vi')).toBe('members:3:sex: giới tính “x” không rõ: ghi nam hoặc nữ')
  expect(findingLine({ ...finding, code: 'two-roots' }, 'vi', importer)).toBe('members:3:sex: hai gốc: x')
  expect(findingLine({ ...finding, code: 'two-roots' }, 'vi')).toBe('members:3:sex: two-roots')
})
