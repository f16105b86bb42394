import type { Day } from '#platform/day.ts'
import { groupBy } from '#platform/group.ts'
import type { Count, Flow } from './members.ts'
import { stateOn, type UnitState } from './states.ts'

/** Units in the order of their lines upwards on a day: from the unit itself to the root, as the states say. */
export function chainOn(states: ReadonlyMap<string, readonly UnitState[]>, unit: string, on: Day): string[] {
  const chain: string[] = []
  for (let at: string | null = unit; at !== null && !chain.includes(at);) {
    const state: UnitState | undefined = stateOn(states.get(at) ?? [], on)
    if (!state) break
    chain.push(at)
    at = state.superiorCode
  }
  return chain
}

/** States by unit. */
export function byUnit(states: readonly UnitState[]): Map<string, UnitState[]> {
  return groupBy(states, (state) => state.code)
}

/**
 * Members of the subtrees of `units` at the end of the day once the act is done, from what they are without it.
 * `units` must hold every unit that ends, is formed, gets another superior, gives or receives members: between them
 * nothing moves, so each carries its own block of members to its new place.
 */
export function headcountsAfter(
  units: readonly string[],
  subtree: ReadonlyMap<string, Count>,
  {
    before,
    after,
    flows,
    on,
  }: { before: readonly UnitState[]; after: readonly UnitState[]; flows: readonly Flow[]; on: Day },
): Map<string, Count> {
  const blocks = new Map(
    units.map((unit) => [unit, { ...(subtree.get(unit) ?? { members: 0, official: 0 }) }]),
  )
  for (const [unit, above] of nearestAbove(units, before, on)) add(blocks.get(above)!, subtree.get(unit), -1)
  for (const flow of flows) {
    add(blocks.get(flow.from)!, flow, -1)
    add(blocks.get(flow.to)!, flow, 1)
  }
  const totals = new Map(units.map((unit) => [unit, { members: 0, official: 0 }]))
  const above = nearestAbove(units, after, on)
  for (const [unit, block] of blocks)
    for (let at: string | undefined = unit; at !== undefined; at = above.get(at))
      add(totals.get(at)!, block, 1)
  return totals
}

/** For each of the units the nearest of them that stands above it on the day; without one it is missing. */
function nearestAbove(units: readonly string[], states: readonly UnitState[], on: Day): Map<string, string> {
  const groups = byUnit(states)
  const known = new Set(units)
  const nearest = new Map<string, string>()
  for (const unit of units) {
    const above = chainOn(groups, unit, on).find((one) => one !== unit && known.has(one))
    if (above !== undefined) nearest.set(unit, above)
  }
  return nearest
}

function add(to: Count, count: Count | undefined, sign: 1 | -1): void {
  if (!count) return
  to.members += sign * count.members
  to.official += sign * count.official
}
