import type { Tree } from './tree.ts'

/**
 * How many of some units lie on a day in a unit itself or at and below each unit directly below it: by the unit's number;
 * who lies outside, or is not there, counts nowhere.
 */
export function placesOf(
  tree: Tree,
  top: number,
  units: readonly number[],
  on: number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const unit of units) {
    const place = placeOf(tree, top, unit, on)
    if (place >= 0) counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return counts
}

/** The unit directly below another through which a unit belongs to it on a day, that one for itself; -1 outside. */
export function placeOf(tree: Tree, top: number, unit: number, on: number): number {
  if (!tree.exists(unit, on)) return -1
  let below = unit
  for (let above = unit; above !== top; above = tree.superiorOn(above, on)) {
    if (above < 0) return -1
    below = above
  }
  return unit === top ? top : below
}
