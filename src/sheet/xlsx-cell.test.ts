import { writeXlsx as writeWithHucre } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { bookOf, HEADER, inline, readBook } from './handmade-workbook.ts'
import { dayOfSerial, styleOf } from './xlsx-cell.ts'

test('what people put into cells: texts, runs, dates, numbers, results of formulas', async () => {
  const texts = '<si><t>DV1</t></si><si><r><t>Chi </t></r><r><t>bộ</t></r><rPh><t>x</t></rPh></si>'
  const { rows, codes } = await readBook(
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
  const { rows, codes } = await readBook(
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
  const { rows, codes } = await readBook(
    bookOf(`<row>${inline(column, ...others)}</row><row>${cell}${inline('x')}</row>`, { name: 'MEMBERS' }),
    'members',
  )
  expect(codes.filter((code) => !code.endsWith('missing-column'))).toEqual(expected)
  expect(rows[0]![1][column]).toBe(text)
})

test('a workbook that counts days from 1904', async () => {
  const { rows } = await readBook(
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
  const { source, rows, codes } = await readBook(
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
  const { rows, codes } = await readBook(book, 'movements')
  expect(rows).toEqual([[2, { member_code: 'DV1', day: '2022-10-27', category: 'I1', to_code: '7' }]])
  expect(codes).toEqual(['0::other-sheet'])
})
