import { expect, test } from 'vitest'
import { UNITS } from './rules.ts'
import { crossOf } from './cross.ts'

const asked = { rows: [UNITS], columns: ['sex'], dimensions: ['sex'], units: ['CB1', 'CB2'], stocks: [true] }
const held = (unit: string | null, sex: string, count: number) => ({
  unit,
  values: [sex],
  count,
  span: 0,
  measure: 0,
})

test('what a unit holds itself has its column, though no unit below has anybody there', () => {
  const table = crossOf([held(null, 'nữ', 2), held(null, 'nam', 5), held('CB1', 'nam', 3)], asked)
  expect(table.columns).toEqual([['nữ'], ['nam']])
  expect(table.lines).toEqual([['CB1'], ['CB2']])
  expect(table.cells).toEqual([
    [0, 3],
    [0, 0],
  ])
  expect([table.columnTotals, table.total]).toEqual([[2, 5], 7])
})

test('where only the unit itself has members each unit below has its 0', () => {
  const table = crossOf([{ ...held(null, '', 1), values: [] }], { ...asked, columns: [], dimensions: [] })
  expect(table.cells).toEqual([[0], [0]])
  expect(table.total).toBe(1)
})
