import { expect, test } from 'vitest'
import { pressed, sorted, sumOf, type Column } from './table-column.ts'

interface Unit {
  name: string
  members: number | null
}
const name: Column<Unit> = {
  key: 'name',
  title: 'Đơn vị',
  cell: (unit) => unit.name,
  sort: (unit) => unit.name,
}
const members: Column<Unit> = { key: 'members', title: 'Đảng viên', number: (unit) => unit.members }
const units: Unit[] = [
  { name: 'Đảng bộ Sở Y tế', members: 412 },
  { name: 'Chi bộ 10', members: null },
  { name: 'Chi bộ 9', members: 31 },
  { name: 'Đảng bộ Sở Tài chính', members: 31 },
]
const namesBy = (key: string, down: boolean) =>
  sorted(units, [name, members], { key, down }).map((unit) => unit.name)

test('names stand in Vietnamese order, numbers in them by their value', () => {
  expect(namesBy('name', false)).toEqual(['Chi bộ 9', 'Chi bộ 10', 'Đảng bộ Sở Tài chính', 'Đảng bộ Sở Y tế'])
})

test('a unit without a figure stands last whichever way the column is sorted', () => {
  expect(namesBy('members', true).at(-1)).toBe('Chi bộ 10')
  expect(namesBy('members', false).at(-1)).toBe('Chi bộ 10')
})

test('pressing a heading: figures begin with the largest, names with A, the third press undoes it', () => {
  expect(pressed(members, null)).toEqual({ key: 'members', down: true })
  expect(pressed(members, { key: 'members', down: true })).toEqual({ key: 'members', down: false })
  expect(pressed(members, { key: 'members', down: false })).toBeNull()
  expect(pressed(name, { key: 'members', down: true })).toEqual({ key: 'name', down: false })
})

test('the totals row counts a missing figure as nothing', () => expect(sumOf(units, members)).toBe(474))
