import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { linesOf, matchLines, type NamedUnit } from './choice.ts'

const ON = day('2022-05-02')
const unit = (code: string, name: string, ceased = false): NamedUnit => ({ id: code, code, name, ceased })
const UNITS = [
  unit('K.001', 'Đảng bộ Trường Đại học Kỹ thuật'),
  unit('K.001.01', 'Chi bộ Văn phòng'),
  unit('K.002', 'Đảng bộ Bệnh viện Đa khoa'),
  unit('K.002.01', 'Chi bộ Văn phòng'),
  unit('K.003', 'Chi bộ Công ty Muối', true),
]
const match = (text: string) => matchLines(linesOf(text), UNITS, ON)

test.each<[string, string, string[]]>([
  ['a code', 'K.001', ['K.001']],
  ['a code in small letters, with spaces around', '  k.002 ', ['K.002']],
  ['a name without marks', 'dang bo benh vien da khoa', ['K.002']],
  ['a row of a table: number, code and name', '1\tK.001\tĐảng bộ nào đó', ['K.001']],
  ['a row with the name alone', '2\tĐảng bộ Bệnh viện Đa khoa\t', ['K.002']],
  ['empty lines and the ends of lines of Windows', 'K.001\r\n\r\nK.002\r\n', ['K.001', 'K.002']],
  ['nothing', ' \n\t\n', []],
])('a list names units by %s', (_, text, ids) => {
  expect(match(text)).toEqual({ ids, refusals: [] })
})

test('a misspelt name is told with its line and what it may be', () => {
  const { ids, refusals } = match('K.001\nĐảng bộ Bệnh viên Đa khoa tỉnh')
  expect(ids).toEqual(['K.001'])
  expect(refusals).toMatchObject([
    { code: 'unit-unknown', line: 2, suggestions: expect.stringContaining('(K.002)') },
  ])
})

test('what is like nothing has no suggestion, and what has ceased is never suggested', () => {
  expect(match('qwx').refusals).toMatchObject([{ code: 'unit-unknown', suggestions: '' }])
  expect(match('Chi bộ Công ty Mối').refusals).not.toMatchObject([
    { suggestions: expect.stringContaining('K.003') },
  ])
})

test('a name of several units asks for the code; the code decides', () => {
  expect(match('Chi bộ Văn phòng').refusals).toEqual([
    { code: 'unit-ambiguous', text: 'Chi bộ Văn phòng', line: 1, suggestions: 'K.001.01, K.002.01' },
  ])
  expect(match('K.002.01\tChi bộ Văn phòng').ids).toEqual(['K.002.01'])
})

test('the same unit twice is told once, a ceased one with its day', () => {
  expect(match('K.001\nK.001\nĐảng bộ Trường Đại học Kỹ thuật\nK.003').refusals).toEqual([
    { code: 'addressed-twice', unit: 'Đảng bộ Trường Đại học Kỹ thuật (K.001)' },
    { code: 'unit-ceased', unit: 'K.003', on: ON },
  ])
})
