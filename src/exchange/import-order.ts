import { groupBy } from '#platform/group.ts'
import type { ImportState } from './import-organisations.ts'

/**
 * The states in the order of the tree as the file leaves it: every unit right before those below it, a unit's states
 * together. Where they are the register's first, its ids follow this order, and neighbours lie together.
 */
export function inTreeOrder(states: readonly ImportState[]): ImportState[] {
  const byUnit = groupBy(states, (state) => state.code)
  const last = [...byUnit.values()].map((own) => own.reduce((a, b) => (a.from < b.from ? b : a)))
  const below = groupBy(last, (state) => state.superiorCode)
  const ordered: ImportState[] = []
  const waiting = [...(below.get(null) ?? [])].reverse()
  for (let unit = waiting.pop(); unit; unit = waiting.pop()) {
    ordered.push(...byUnit.get(unit.code)!)
    byUnit.delete(unit.code)
    waiting.push(...(below.get(unit.code) ?? []).toReversed())
  }
  // Units whose last superior comes round to themselves are refused elsewhere; here nothing is lost.
  return [...ordered, ...[...byUnit.values()].flat()]
}
