import { expect, test } from 'vitest'
import { csvOf, type CsvValue } from './csv.ts'

test('a table opens in a spreadsheet with its marks: byte order mark, semicolons, CRLF', () => {
  expect(
    csvOf([
      ['Đơn vị', 'Đầu kỳ'],
      ['Chi bộ Thôn Ví Dụ', 21],
    ]),
  ).toBe('\uFEFFĐơn vị;Đầu kỳ\r\nChi bộ Thôn Ví Dụ;21\r\n')
})

test.each<[story: string, value: CsvValue, cell: string]>([
  ['a formula is only text', '=1+1', `'=1+1`],
  ['so is a sum', '+84', `'+84`],
  ['and a reference', '@A1', `'@A1`],
  ['and what a tab hides', '\t=1', `'\t=1`],
  ['a figure below zero stays a figure', -3, '-3'],
  ['a fraction has a comma', 0.5, '0,5'],
  ['what is missing is empty', null, ''],
  ['a semicolon is quoted', 'a;b', '"a;b"'],
  ['quotes are doubled', 'chi bộ "mẫu"', '"chi bộ ""mẫu"""'],
  ['a formula in a quoted cell is guarded too', '=a;b', `"'=a;b"`],
])('%s', (_story, value, cell) => {
  expect(csvOf([[value]])).toBe(`\uFEFF${cell}\r\n`)
})
