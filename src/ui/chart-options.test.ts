import { expect, test } from 'vitest'
import { breakOf, roundStep } from './chart-axis.ts'
import { placeSteps } from './chart-options.ts'

test.each<[story: string, values: number[], end: number | null]>([
  [
    'the balance of the nation hangs between five million and a little more',
    [5_229_500, 5_286_389, 5_247_993],
    5_220_000,
  ],
  ['eight years of a bloc', [6_702, 8_642], 6_000],
  ['figures that begin low stand on zero', [12, 40, 31], null],
  ['a zero among them keeps the zero line', [0, 5_229_500], null],
  ['nothing at all', [], null],
])('%s', (_story, values, end) => expect(breakOf(values)).toBe(end))

test('a break never hides a value', () => {
  for (const low of [101, 997, 4_321, 5_229_499]) {
    const end = breakOf([low, low * 1.01])
    expect(end).not.toBeNull()
    expect(end!).toBeLessThan(low)
  }
})

test('axis steps are one, two or five times a power of ten', () => {
  expect([0.7, 13, 20, 21, 510].map(roundStep)).toEqual([1, 20, 20, 50, 1000])
})

test('each step of a balance hangs where the one before ended, and the last reaches the closing figure', () => {
  const placed = placeSteps([
    { name: 'Đầu kỳ', kind: 'total', value: 100 },
    { name: 'Kết nạp', kind: 'increase', value: 30 },
    { name: 'Từ trần', kind: 'decrease', value: 50 },
    { name: 'Cuối kỳ', kind: 'total', value: 80 },
  ])
  expect(placed.map(({ low, high }) => [low, high])).toEqual([
    [0, 100],
    [100, 130],
    [80, 130],
    [0, 80],
  ])
})
