import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppress, type Totalled } from './suppress.ts'

/** A table with its totals. */
const totalled = (inside: readonly (readonly number[])[]): number[][] => {
  const rows = inside.map((row) => (row.length > 1 ? [...row, sum(row)] : [...row]))
  return [...rows, rows[0]!.map((_, column) => sum(rows.map((row) => row[column]!)))]
}
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const shown = (values: Totalled, threshold = 5) => {
  const found = suppress(values, threshold)
  return (
    found && values.map((row, at) => row.map((value, column) => (found.hidden[at]![column] ? null : value)))
  )
}

test('a table without small figures is published as it is', () => {
  const values = totalled([
    [10, 20],
    [0, 7],
  ])
  expect(suppress(values, 5)).toMatchObject({ small: 0, others: 0 })
})

test('one small figure in a row takes another with it, so that the total does not give it away', () => {
  const values = totalled([[3], [40], [12]])
  expect(shown(values)).toEqual([[null], [40], [null], [55]])
})

test('in a cross table a small figure needs a rectangle of hidden ones', () => {
  const values = totalled([
    [2, 30, 40],
    [25, 35, 45],
    [20, 50, 60],
  ])
  const found = suppress(values, 5)!
  expect(found.small).toBe(1)
  expect(found.others).toBe(3)
  expect(found.hidden[3]!.concat(found.hidden.map((row) => row[3]!))).not.toContain(true)
})

test('a table in which nothing can be hidden behind anything is not published at all', () => {
  expect(suppress(totalled([[3]]), 5)).toBeNull()
  expect(suppress(totalled([[2, 1]]), 5)).toBeNull()
})

/* What a reader can work out, told by methods that have nothing in common with the search: elimination and intervals. */

interface Puzzle {
  /** Coefficients of the hidden figures in each row and column, and what they sum to. */
  equations: { of: Map<number, number>; total: number }[]
  unknowns: { value: number; row: number; column: number }[]
}

function puzzleOf(values: Totalled, hidden: readonly (readonly boolean[])[]): Puzzle {
  const unknowns: Puzzle['unknowns'] = []
  const numbers = values.map((row, at) =>
    row.map((value, column) => (hidden[at]![column] ? unknowns.push({ value, row: at, column }) - 1 : -1)),
  )
  const [rows, columns] = [values.length, values[0]!.length]
  const lines: [row: number, column: number][][] = Array.from({ length: columns }, (_, column) =>
    values.map((__, row) => [row, column]),
  )
  if (columns > 1)
    for (let row = 0; row < rows; row++) lines.push(values[0]!.map((_, column) => [row, column]))
  const equations = lines.map((line) => {
    const of = new Map<number, number>()
    let total = 0
    for (const [at, [row, column]] of line.entries()) {
      const sign = at === line.length - 1 ? -1 : 1
      const unknown = numbers[row]![column]!
      if (unknown < 0) total -= sign * values[row]![column]!
      else of.set(unknown, sign)
    }
    return { of, total }
  })
  return { equations, unknowns }
}

/** Unknowns that the equations fix exactly, by elimination to the reduced form. */
function determined({ equations, unknowns }: Puzzle): Set<number> {
  const matrix = equations.map(({ of }) => unknowns.map((_, at) => of.get(at) ?? 0))
  let rank = 0
  for (let column = 0; column < unknowns.length && rank < matrix.length; column++) {
    const pivot = matrix.findIndex((row, at) => at >= rank && Math.abs(row[column]!) > 1e-9)
    if (pivot < 0) continue
    ;[matrix[rank], matrix[pivot]] = [matrix[pivot]!, matrix[rank]!]
    const lead = matrix[rank]![column]!
    matrix[rank] = matrix[rank]!.map((value) => value / lead)
    for (let at = 0; at < matrix.length; at++) {
      const factor = at === rank ? 0 : matrix[at]![column]!
      if (factor !== 0) matrix[at] = matrix[at]!.map((value, k) => value - factor * matrix[rank]![k]!)
    }
    rank++
  }
  const alone = matrix
    .map((row) => row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : [])))
    .filter((found) => found.length === 1)
  return new Set(alone.map(([at]) => at!))
}

/** Bounds of every unknown, tightened line by line until nothing changes. */
function bounds({ equations, unknowns }: Puzzle): { low: number; high: number }[] {
  const found = unknowns.map(() => ({ low: 0, high: Infinity }))
  for (let round = 0, changes = true; changes && round < 200; round++) {
    changes = false
    for (const { of, total } of equations)
      for (const [at, sign] of of) {
        let [low, high] = [total, total]
        for (const [other, factor] of of) {
          if (other === at) continue
          const one = found[other]!
          low -= factor > 0 ? one.high : -one.low
          high -= factor > 0 ? one.low : -one.high
        }
        if (sign < 0) [low, high] = [-high, -low]
        const one = found[at]!
        if (low > one.low + 1e-9) [one.low, changes] = [low, true]
        if (high < one.high - 1e-9) [one.high, changes] = [high, true]
      }
  }
  return found
}

/** Whether some table of counts agrees with all that is published and has this figure there: tried one after another. */
function agrees({ equations, unknowns }: Puzzle, at: number, value: number, most: number): boolean {
  const order = [at, ...unknowns.map((_, other) => other).filter((other) => other !== at)]
  const chosen: number[] = unknowns.map(() => -1)
  const fits = () =>
    equations.every(({ of, total }) => {
      let [low, high] = [0, 0]
      for (const [one, sign] of of) {
        const known = chosen[one]! >= 0
        low += sign * (known ? chosen[one]! : sign > 0 ? 0 : most)
        high += sign * (known ? chosen[one]! : sign > 0 ? most : 0)
      }
      return low <= total && total <= high
    })
  const search = (depth: number): boolean => {
    const one = order[depth]
    if (one === undefined) return true
    const options = depth === 0 ? [value] : Array.from({ length: most + 1 }, (_, n) => n)
    for (const option of options) {
      chosen[one] = option
      if (fits() && search(depth + 1)) return true
    }
    chosen[one] = -1
    return false
  }
  return search(0)
}

const isSmall = (threshold: number) => (one: { value: number }) => one.value > 0 && one.value < threshold

const figure = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3000 }) },
)
const table = (rows: number, columns: number, one = figure) =>
  fc
    .tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns }))
    .chain(([height, width]) =>
      fc.array(fc.array(one, { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    )
    .map(totalled)

test('from no published table can a small figure be worked out, nor be bounded below the threshold or above nought', () => {
  fc.assert(
    fc.property(table(12, 8), fc.integer({ min: 2, max: 10 }), (values, threshold) => {
      const found = suppress(values, threshold)
      if (!found) return
      const puzzle = puzzleOf(values, found.hidden)
      const small = puzzle.unknowns.flatMap((one, at) => (isSmall(threshold)(one) ? [at] : []))
      for (const [at, row] of values.entries())
        for (const [column, value] of row.entries())
          if (isSmall(threshold)({ value })) expect(found.hidden[at]![column]).toBe(true)
      const [fixed, range] = [determined(puzzle), bounds(puzzle)]
      for (const at of small) {
        expect(fixed.has(at)).toBe(false)
        expect(range[at]!.low).toBeLessThanOrEqual(1e-6)
        expect(range[at]!.high).toBeGreaterThanOrEqual(threshold - 1e-6)
      }
    }),
    { numRuns: 400 },
  )
})

test('for small tables every small figure is tried out: 0 and the threshold both agree with what is published', () => {
  fc.assert(
    fc.property(table(3, 3, fc.integer({ min: 0, max: 7 })), (values) => {
      const threshold = 4
      const found = suppress(values, threshold)
      if (!found) return
      const puzzle = puzzleOf(values, found.hidden)
      const grand = values.at(-1)!.at(-1)!
      for (const [at, one] of puzzle.unknowns.entries()) {
        if (!isSmall(threshold)(one)) continue
        expect(agrees(puzzle, at, 0, grand)).toBe(true)
        expect(agrees(puzzle, at, threshold, grand)).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})
