import type { Tree } from './tree.ts'

/** Units that are counted once, and the places among the units asked for to which they count. */
export interface Part {
  units: readonly number[]
  places: readonly number[]
}

/**
 * What some units hold with all below them on a day, so that nothing is gone through twice where the first of them stands
 * above the others and those are apart.
 */
export function partsOf(tree: Tree, units: readonly number[], on: number): Part[] {
  const [whole, ...below] = units
  if (whole === undefined) return []
  const owner = new Map<number, number>()
  for (const [at, unit] of below.entries())
    for (const one of tree.subtreeOn(unit, on)) {
      // On another day what is below today may have stood above.
      if (owner.has(one) || one === whole)
        return units.map((each, place) => ({ units: tree.subtreeOn(each, on), places: [place] }))
      owner.set(one, at)
    }
  const parts = below.map(() => [] as number[])
  for (const [unit, at] of owner) parts[at]!.push(unit)
  const all = tree.subtreeOn(whole, on)
  const under = new Set(all.map((unit) => owner.get(unit)))
  return [
    { units: all.filter((unit) => !owner.has(unit)), places: [0] },
    ...parts.map((members, at) => ({ units: members, places: under.has(at) ? [0, at + 1] : [at + 1] })),
  ]
}

/** The type of the nearest organisation at or above a unit that has one on a day, by its place in the list; 0: none. */
export function baseTypes(tree: Tree, on: number): (unit: number) => number {
  const known = new Map<number, number>()
  const typeOf = (unit: number): number => {
    if (unit < 0) return 0
    const kept = known.get(unit)
    if (kept !== undefined) return kept
    const { type } = tree.sortOn(unit, on)
    const found = type || typeOf(tree.superiorOn(unit, on))
    known.set(unit, found)
    return found
  }
  return typeOf
}
