import { expect, test } from 'vitest'
import {
  bringsNothing,
  columnTitle,
  heldFacts,
  isWorking,
  shareDone,
  writtenFacts,
  wrongFile,
} from './run-shown.ts'

test('a checked file says what it holds and what of it is new', () => {
  const counts = {
    stateRows: 3,
    memberRows: 120,
    movementRows: 130,
    attributeRows: 4,
    otherRows: 0,
    members: 20,
    movements: 25,
    states: 0,
  }
  expect(heldFacts({ counts })).toEqual([
    { fact: 'states', inFile: 3, isNew: 0 },
    { fact: 'members', inFile: 120, isNew: 20 },
    { fact: 'movements', inFile: 130, isNew: 25 },
    { fact: 'attributes', inFile: 4, isNew: null },
  ])
})

test('a file imported before brings nothing; one new member is something; what is not counted may be', () => {
  expect(bringsNothing({ counts: { memberRows: 2, members: 0, movementRows: 2, movements: 0 } })).toBe(true)
  expect(bringsNothing({ counts: { memberRows: 2, members: 1 } })).toBe(false)
  expect(bringsNothing({ counts: { memberRows: 2, members: 0, attributeRows: 1 } })).toBe(false)
  expect(bringsNothing({ counts: {} })).toBe(false)
})

test('an applied import says what it wrote', () => {
  const counts = {
    organisations: 1,
    states: 1,
    members: 0,
    corrections: 2,
    movements: 0,
    attributes: 0,
    other: 0,
  }
  expect(writtenFacts({ counts })).toEqual([
    { fact: 'organisations', count: 1 },
    { fact: 'states', count: 1 },
    { fact: 'corrections', count: 2 },
  ])
})

test.each<[story: string, files: { name: string; size: number }[], wrong: string | null]>([
  ['a workbook', [{ name: 'Đảng viên 2022.XLSX', size: 10 }], null],
  ['a sheet', [{ name: 'members.csv', size: 10 }], null],
  ['a document', [{ name: 'báo cáo.docx', size: 10 }], 'kind'],
  ['an old workbook', [{ name: 'cũ.xls', size: 10 }], 'kind'],
  ['nothing in it', [{ name: 'members.csv', size: 0 }], 'empty'],
  ['200 MB', [{ name: 'a.xlsx', size: 200_000_000 }], null],
  ['one byte more', [{ name: 'a.xlsx', size: 200_000_001 }], 'large'],
  [
    'two at once',
    [
      { name: 'a.csv', size: 1 },
      { name: 'b.csv', size: 1 },
    ],
    'several',
  ],
  ['none', [], 'several'],
])('before sending: %s', (_story, files, wrong) => {
  expect(wrongFile(files)).toBe(wrong)
})

test('progress is known while a file is read, checked or written, never whole before that ends', () => {
  expect(shareDone({ state: 'reading', done: 50, expected: 200, share: null })).toBe(0.25)
  expect(shareDone({ state: 'reading', done: 300, expected: 200, share: null })).toBe(0.99)
  expect(shareDone({ state: 'reading', done: 5, expected: null, share: null })).toBeNull()
  expect(shareDone({ state: 'checking', done: 200, expected: 200, share: null })).toBeNull()
  expect(shareDone({ state: 'checking', done: 200, expected: 200, share: 0.5 })).toBe(0.5)
  expect(shareDone({ state: 'applying', done: 200, expected: 200, share: 1 })).toBe(0.99)
  expect(shareDone({ state: 'applied', done: 200, expected: 200, share: 1 })).toBeNull()
})

test('an import is asked about again while a worker has it', () => {
  const states = [
    'reading',
    'checking',
    'ready',
    'refused',
    'applying',
    'applied',
    'failed',
    'cancelled',
  ] as const
  expect(states.filter(isWorking)).toEqual(['reading', 'checking', 'applying'])
})

test('a column is named as the user wrote it, with its standard name', () => {
  expect(columnTitle('members', 'born_on')).toBe('Ngày sinh (born_on)')
  expect(columnTitle('members', 'Sở thích')).toBe('Sở thích')
  expect(columnTitle('Sheet1', 'born_on')).toBe('born_on')
})
