import type { CheckDone, CheckSide, CountedCells, FormCheck, StatisticalForm } from './declaration.ts'

/** What `parts` checks need beside the cells: which units stand below on the last day, and what the unit holds itself. */
export interface Parts {
  below: readonly string[]
  /** By the name of the check's form and its key. */
  own: ReadonlyMap<string, number>
}

/** The cells of a unit, to be checked. */
export interface Checked extends CountedCells {
  unit: { code: string }
}

/** All checks of a form that can be done: those whose cells are counted. */
export function checksOf(
  form: StatisticalForm,
  whole: Checked,
  below: readonly Checked[],
  parts: Parts,
): CheckDone[] {
  return form.checks.flatMap((check) => {
    if (check.right === 'parts') return partsCheck(form, check, { whole, below, parts })
    const { right } = check
    return [whole, ...below].flatMap((one) =>
      done(check.key, one, sumOf(form, one, check.left), sumOf(form, one, right)),
    )
  })
}

function partsCheck(
  form: StatisticalForm,
  check: FormCheck,
  { whole, below, parts }: { whole: Checked; below: readonly Checked[]; parts: Parts },
): CheckDone[] {
  const own = parts.own.get(`${form.key} ${check.key}`)
  const standing = below.filter(({ unit }) => parts.below.includes(unit.code))
  const sums = standing.map((one) => sumOf(form, one, check.left))
  if (own === undefined || sums.some((sum) => sum === null)) return []
  return done(
    check.key,
    whole,
    sumOf(form, whole, check.left),
    sums.reduce<number>((all, sum) => all + sum!, own),
  )
}

function done(key: string, { unit }: Checked, left: number | null, right: number | null): CheckDone[] {
  return left === null || right === null ? [] : [{ key, unit: unit.code, left, right, holds: left === right }]
}

/** The sum of a side's cells; null where one is not counted. */
export function sumOf(
  form: StatisticalForm,
  counted: CountedCells,
  sides: readonly CheckSide[],
): number | null {
  let sum = 0
  for (const { block, column, rows } of sides) {
    const at = form.blocks.find(({ key }) => key === block)!.columns.findIndex(({ key }) => key === column)
    const lines = counted.blocks.find(({ key }) => key === block)!.rows
    for (const row of rows) {
      const sign = row.startsWith('-') ? -1 : 1
      const cell = lines.find(({ key }) => key === row.replace(/^-/, ''))!.cells[at] ?? null
      if (cell === null) return null
      sum += sign * cell
    }
  }
  return sum
}
