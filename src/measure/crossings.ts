import type { CellAsked, Crossing } from './count.ts'
import type { Measure } from './declaration.ts'

/** Above so many groups a crossing costs more than another one beside it. */
const MOST_GROUPS = 2_000
/** Of a dimension whose values only the register knows. */
const USUAL_VALUES = 60

/** Few crossings that between them hold every cell, each of few groups. */
export function crossingsOf(measure: Measure, cells: readonly CellAsked[]): Crossing[] {
  const sizes = new Map(
    measure.dimensions.map(({ key, values }) => [key, (values?.length ?? USUAL_VALUES) + 1]),
  )
  const groups = (keys: ReadonlySet<string>) =>
    [...keys].reduce((product, key) => product * (sizes.get(key) ?? USUAL_VALUES), 1)
  const wanted = [...new Set(cells.map(({ where }) => Object.keys(where).sort().join(' ')))]
    .map((text) => new Set(text.split(' ').filter(Boolean)))
    .sort((one, other) => other.size - one.size)
  const found: Set<string>[] = []
  for (const keys of wanted) {
    const joined = found.map((one) => new Set([...one, ...keys]))
    const at = joined.findIndex((one, index) => one.size === found[index]!.size)
    if (at >= 0) continue
    const best = joined
      .map((one, index) => ({ index, more: one.size - found[index]!.size, size: groups(one) }))
      .filter(({ size }) => size <= MOST_GROUPS)
      .sort((one, other) => one.more - other.more || one.size - other.size)[0]
    if (best) found[best.index] = joined[best.index]!
    else found.push(keys)
  }
  return found.map((keys) => [...keys])
}
