import { expect, test } from 'vitest'
import type { Structure } from './api.ts'
import { crossOf, keysOf, largest, opensBy } from './structure-shown.ts'

const group = (values: Structure['groups'][number]['values'], count: number) => ({
  values,
  count,
  label: null,
})

test('men and women by age make a table whose edges add up', () => {
  const cross = crossOf({
    by: ['sex', 'age'],
    total: 12,
    groups: [
      group({ sex: 'nam', age: '31-40' }, 3),
      group({ sex: 'nam', age: '>=61' }, 4),
      group({ sex: 'nữ', age: '<=30' }, 5),
    ],
  })
  expect(cross.rows).toEqual(['nam', 'nữ'])
  expect(cross.columns).toEqual(['<=30', '31-40', '>=61'])
  expect(cross.count('nữ', '>=61')).toBe(0)
  expect(cross.rows.map(cross.rowTotal)).toEqual([7, 5])
  expect(cross.columns.map(cross.columnTotal)).toEqual([5, 3, 4])
})

test('who has no level recorded stands last, under its own heading', () => {
  const cross = crossOf({
    by: ['theory'],
    total: 6,
    groups: [group({ theory: null }, 1), group({ theory: 'Trung cấp' }, 2), group({ theory: 'Cao cấp' }, 3)],
  })
  expect(cross.rows).toEqual(['Cao cấp', 'Trung cấp', null])
  expect(cross.rows.map(cross.rowTotal)).toEqual([3, 2, 1])
})

test('of three keys the first two are drawn, the third is added up', () => {
  const cross = crossOf({
    by: ['sex', 'status', 'age'],
    total: 5,
    groups: [
      group({ sex: 'nam', status: 'official', age: '<=30' }, 2),
      group({ sex: 'nam', status: 'official', age: '31-40' }, 3),
    ],
  })
  expect(cross.count('nam', 'official')).toBe(5)
})

test.each<[story: string, text: string, keys: string[]]>([
  ['nothing asked: the pyramid', '', ['sex', 'age']],
  ['the order chosen is the order shown', 'theory,sex', ['theory', 'sex']],
  ['each key once, unknown ones not at all', 'sex,sex,name,age', ['sex', 'age']],
  ['four at most', 'sex,age,theory,status,seniority', ['sex', 'age', 'theory', 'status']],
])('%s', (_story, text, keys) => {
  expect(keysOf(text)).toEqual(keys)
})

test('ethnicity and religion are counted, never opened, also beside another key', () => {
  expect(opensBy(['sex', 'age'])).toBe(true)
  expect(opensBy(['sex', 'ethnicity'])).toBe(false)
  expect(opensBy(['religion'])).toBe(false)
})

test('the largest groups are drawn in the order of the table', () => {
  expect(largest([5, 1, 9, 5], 2, (n) => n)).toEqual({ items: [5, 9], cut: true })
  expect(largest([5, 1], 2, (n) => n)).toEqual({ items: [5, 1], cut: false })
})
