import { groupBy } from '#platform/group.ts'
import { Coverage } from './coverage.ts'
import { memberGroups, type PlacedGroup } from './groups.ts'
import { CATEGORY_CODES, GAINED_WITH_UNIT, LOST_WITH_UNIT } from './ledger.ts'
import type { Loaded } from './load.ts'
import type { Part } from './parts.ts'

/** Units that on one day come from under some targets to under others. */
interface Passage {
  on: number
  before: number
  after: number
  units: number[]
}

/** Members who pass along with their units, and the units in which somebody's spell ended with the day before. */
export interface Carried {
  crossings: PlacedGroup[][]
  leaving: number[]
}

/**
 * Members who pass along with their units to under other targets in a period of days, by dimensions of changes; of them those
 * alone whose spell goes on: who leaves or is told otherwise on that very day is looked up in the database. Null where a
 * dimension is not kept in memory.
 */
export function carriedMembers(
  state: Loaded,
  targets: readonly number[],
  { from, to }: { from: number; to: number },
  crossings: readonly (readonly string[])[],
): Carried | null {
  // Of who goes the type is that of the day before, of who comes that of the day.
  if (crossings.some((by) => by.includes('base-type'))) return null
  const { sets, switches } = new Coverage(state.tree, targets)
  const passages = passagesOf(switches, from, to)
  const found = crossings.map((by) => carriedGroups(state, sets, passages, by))
  if (!found.every((groups) => groups !== null)) return null
  const ends = endsOf(state)
  const leaving = passages.flatMap(({ on, units }) => units.filter((unit) => ends(unit, on)))
  return { crossings: found, leaving: [...new Set(leaving)] }
}

function carriedGroups(
  state: Loaded,
  sets: Coverage['sets'],
  passages: readonly Passage[],
  by: readonly string[],
): PlacedGroup[] | null {
  const at = by.indexOf('category')
  const keys = by.filter((key) => key !== 'category')
  const found: PlacedGroup[] = []
  for (const [on, ofDay] of groupBy(passages, (one) => one.on)) {
    const parts: Part[] = ofDay.map(({ units }, place) => ({ units, places: [place] }))
    const groups = memberGroups(state, parts, on, keys, on - 1)
    if (groups === null) return null
    for (const { place, values, count } of groups) {
      const { before, after } = ofDay[place]!
      const [givers, receivers] = [sets[before]!, sets[after]!]
      const told = (category: number) =>
        at < 0 ? values : values.toSpliced(at, 0, CATEGORY_CODES[category]!)
      for (const target of receivers)
        if (!givers.includes(target)) found.push({ place: target, values: told(GAINED_WITH_UNIT), count })
      for (const target of givers)
        if (!receivers.includes(target)) found.push({ place: target, values: told(LOST_WITH_UNIT), count })
    }
  }
  return found
}

/** Whether a spell in a unit may have ended with the day before another. */
function endsOf({ spells }: Loaded): (unit: number, on: number) => boolean {
  const { late, until, open } = spells
  const lately = groupBy(late.unit.keys(), (at) => late.unit[at]!)
  return (unit, on) => {
    const at = spells.beginOn(unit, on - 1)
    if (at < (open[unit] ?? 0) && until[at] === on) return true
    return (lately.get(unit) ?? []).some((at) => late.until[at] === on)
  }
}

function passagesOf({ on, unit, before, after }: Coverage['switches'], from: number, to: number): Passage[] {
  const found = new Map<string, Passage>()
  for (let at = 0; at < on.length; at++) {
    if (on[at]! < from || on[at]! > to) continue
    const key = `${on[at]} ${before[at]} ${after[at]}`
    const known = found.get(key)
    if (known) known.units.push(unit[at]!)
    else found.set(key, { on: on[at]!, before: before[at]!, after: after[at]!, units: [unit[at]!] })
  }
  return [...found.values()]
}
