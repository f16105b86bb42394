import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import type { Balance } from './api.ts'
import { figureOf, gapOf, rowsOf, stepsOf, usedCategories, type Flows } from './balance-shown.ts'

const unit = (code: string) => ({
  id: crypto.randomUUID(),
  code,
  name: `Chi bộ ${code}`,
  kind: 'chi_bo_co_so',
})
const flows = (
  opening: number,
  increases: Record<string, number>,
  decreases: Record<string, number>,
  closing: number,
): Flows => ({
  opening,
  increases: { I0: 0, I1: 0, I4: 0, ...increases },
  decreases: { D1: 0, D5: 0, ...decreases },
  closing,
})
const balance: Balance = {
  ...flows(30, { I1: 2 }, { D1: 1 }, 31),
  tree: 'was',
  unit: unit('VIDU'),
  from: day('2021-01-01'),
  to: day('2021-12-31'),
  own: flows(0, {}, {}, 0),
  // One member moved from the second to the first: a change of both, of their superior none.
  children: [
    { unit: unit('VIDU.1'), ...flows(10, { I1: 2, I4: 1 }, {}, 13) },
    { unit: unit('VIDU.2'), ...flows(20, {}, { D1: 1, D5: 1 }, 18) },
  ],
}

test('each unit below has a row; nothing held directly, no row for it', () => {
  expect(rowsOf(balance).map(({ unit, own }) => (own ? 'own' : unit.code))).toEqual(['VIDU.1', 'VIDU.2'])
})

test('members held directly have their row, and a branch without units below shows itself', () => {
  const holds = { ...balance, own: flows(1, {}, {}, 1) }
  expect(rowsOf(holds).at(-1)).toMatchObject({ own: true, unit: { code: 'VIDU' } })
  expect(rowsOf({ ...balance, children: [] }).map(({ own }) => own)).toEqual([true])
})

test('columns are the categories with a figure in any row, also those that cancel in the total', () => {
  expect(usedCategories(balance)).toEqual({ increases: ['I1', 'I4'], decreases: ['D1', 'D5'] })
})

test('the check is made of the figures as shown', () => {
  expect([balance, ...balance.children].map(gapOf)).toEqual([0, 0, 0])
  expect(gapOf({ ...balance, closing: 30 })).toBe(1)
  expect(gapOf({ ...balance, closing: 32 })).toBe(-1)
})

test('all increases and all decreases are figures too', () => {
  const row = balance.children[1]!
  expect(['opening', 'I', 'D', 'D5', 'D9', 'closing'].map((cell) => figureOf(row, cell))).toEqual([
    20, 0, 2, 1, 0, 18,
  ])
})

test('the chart walks from opening to closing over the categories of the total alone', () => {
  expect(stepsOf(balance, (cell) => cell)).toEqual([
    { name: 'opening', kind: 'total', value: 30 },
    { name: 'I1', kind: 'increase', value: 2 },
    { name: 'D1', kind: 'decrease', value: 1 },
    { name: 'closing', kind: 'total', value: 31 },
  ])
})
