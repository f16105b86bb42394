import { expect, test } from 'vitest'
import { keyOfCell, valuesOfCell } from './structure-names.ts'

test.each<[story: string, values: Record<string, string | null>, text: string]>([
  ['a group', { sex: 'nữ', age: '31-40' }, '=nữ|=31-40'],
  ['a row whatever the age', { sex: 'nam' }, '=nam|*'],
  ['where the age is not recorded', { sex: 'nam', age: null }, '=nam|!'],
  ['everybody', {}, '*|*'],
])('an open cell can be linked to: %s', (_story, values, text) => {
  expect(keyOfCell(['sex', 'age'], values)).toBe(text)
  expect(valuesOfCell(['sex', 'age'], text)).toEqual(values)
})

test('an address of another table opens nothing', () => {
  expect(valuesOfCell(['sex', 'age'], '')).toBeNull()
  expect(valuesOfCell(['sex', 'age'], '=nam')).toBeNull()
  expect(valuesOfCell(['sex'], '=nam|*')).toBeNull()
})
