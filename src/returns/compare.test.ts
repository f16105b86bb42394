import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { canonicalJson, digestOf } from '#platform/canonical.ts'
import { summedCells, type TakenIn } from './compare.ts'
import type { FilledForm } from './content.ts'
import { isCalendarPeriod, lastPeriod, nameOfPeriod } from './law.ts'

const said = { vi: '', en: '' }
const cells = (value: number | null) => ({
  blocks: [{ key: 'main', rows: [{ key: 'closing', cells: [value] }] }],
})

/** A form of one cell: the whole, and what the register counts now in each unit directly below. */
function form(whole: number | null, below: Record<string, number> = {}): FilledForm {
  const row = { key: 'closing', label: said, level: 0 as const, adds: true }
  return {
    layout: {
      key: '1',
      symbol: '',
      title: said,
      source: '',
      confidence: 'proposal',
      blocks: [{ key: 'main', columns: [{ key: 'total', label: said, adds: true }], rows: [row] }],
      checks: [],
    },
    version: '1',
    whole: cells(whole),
    below: Object.entries(below).map(([id, value]) => ({
      unit: { id, code: id, name: id, kind: 'dang_bo_co_so' },
      ...cells(value),
    })),
    checks: [],
  }
}
const report = (under: string, value: number, isDirect = true): TakenIn => ({
  under,
  isDirect,
  forms: [form(value)],
})

test.each([
  ['agrees', form(9, { a: 4, b: 5 }), [report('a', 4), report('b', 5)], []],
  [
    'lacks a unit that has not certified',
    form(9, { a: 4, b: 5 }),
    [report('a', 4)],
    [{ reported: 4, missing: 5, within: 0, changed: 0 }],
  ],
  [
    'holds two members itself',
    form(11, { a: 4, b: 5 }),
    [report('a', 4), report('b', 5)],
    [{ reported: 9, missing: 0, within: 2, changed: 0 }],
  ],
  [
    'counts a transfer between two units once less',
    form(8, { a: 4, b: 5 }),
    [report('a', 4), report('b', 5)],
    [{ reported: 9, missing: 0, within: -1, changed: 0 }],
  ],
  [
    'was corrected after a unit certified',
    form(9, { a: 4, b: 5 }),
    [report('a', 3), report('b', 5)],
    [{ reported: 8, missing: 0, within: 0, changed: 1 }],
  ],
  [
    'takes in the branches of a unit that is not asked',
    form(9, { a: 4, b: 5 }),
    [report('a', 4), report('b', 2, false), report('b', 2, false)],
    [{ reported: 8, missing: 0, within: 0, changed: 1 }],
  ],
  ['counts nothing there', form(null), [report('a', 4)], []],
  ['has nobody below', form(9), [], []],
])('a whole that %s', (_story, own, takenIn, expected) => {
  expect(summedCells([own], takenIn)).toMatchObject(expected)
})

test('canonical JSON is one text whatever the order in which it was made; its digest is that of the standard', () => {
  const one = { b: [1, 'Nguyễn', null], a: { y: 1.5, x: true, z: undefined } }
  expect(canonicalJson(one)).toBe('{"a":{"x":true,"y":1.5},"b":[1,"Nguyễn",null]}')
  expect(canonicalJson({ a: { x: true, y: 1.5 }, b: [1, 'Nguyễn', null] })).toBe(canonicalJson(one))
  expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\u0080': 3, '1': 4, '\ud83d\ude00': 5 })).toBe(
    '{"\\r":2,"1":4,"\u0080":3,"\u20ac":1,"\ud83d\ude00":5}',
  )
  expect(() => canonicalJson({ a: NaN })).toThrow(RangeError)
  expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('the latest period of each kind, and what it is called', () => {
  const on = day('2022-10-27')
  const named = (['month', 'quarter', 'half', 'year'] as const).map((kind) => {
    const { from, to } = lastPeriod(kind, on)
    expect(isCalendarPeriod(kind, from, to)).toBe(true)
    return [from, to, nameOfPeriod(kind, from)]
  })
  expect(named).toEqual([
    ['2022-09-01', '2022-09-30', 'tháng 9/2022'],
    ['2022-07-01', '2022-09-30', 'quý III/2022'],
    ['2022-01-01', '2022-06-30', '6 tháng đầu năm 2022'],
    ['2021-01-01', '2021-12-31', 'năm 2021'],
  ])
  expect(isCalendarPeriod('quarter', day('2022-02-01'), day('2022-04-30'))).toBe(false)
})
