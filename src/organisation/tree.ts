import type { Day } from '#platform/day.ts'
import { groupBy } from '#platform/group.ts'

/** One dated state of a unit as far as the tree is concerned: half-open [from, until), `superior` null for the root. */
export interface TreeState {
  unit: string
  superior: string | null
  from: Day
  until: Day
}

/** A half-open period [from, until). */
export interface Period {
  from: Day
  until: Day
}

export interface TreeFinding {
  code: 'overlapping-states' | 'unknown-superior' | 'superior-missing' | 'two-roots' | 'no-root' | 'cycle'
  /** The state at fault, by reference into the input. */
  state: TreeState
  on: Day
  other: string | null
}

/** The unbroken periods in which a unit exists, from its states in any order. */
export function existenceOf(states: readonly Period[]): Period[] {
  const merged: Period[] = []
  for (const { from, until } of [...states].sort(byFrom)) {
    const last = merged.at(-1)
    if (last && from <= last.until) last.until = until > last.until ? until : last.until
    else merged.push({ from, until })
  }
  return merged
}

/**
 * What is wrong with a tree of dated states: states of one unit that overlap, superiors that are unknown or absent on
 * a day, two roots or none on a day, cycles. Empty: on every day there is one root and every unit hangs below it.
 */
export function treeFindings(states: readonly TreeState[]): TreeFinding[] {
  if (states.length === 0) return []
  const byUnit = groupBy(states, (state) => state.unit)
  const existence = new Map([...byUnit].map(([unit, own]) => [unit, existenceOf(own)]))
  const findings = [...byUnit.values()].flatMap(overlaps)
  for (const state of states) findings.push(...superiorFindings(state, existence))
  findings.push(...rootFindings(states))
  if (findings.length === 0) findings.push(...cycleFindings(states, byUnit))
  return findings
}

function overlaps(states: readonly TreeState[]): TreeFinding[] {
  const sorted = [...states].sort(byFrom)
  return sorted.flatMap((state, index) => {
    const before = sorted[index - 1]
    return before && state.from < before.until
      ? [{ code: 'overlapping-states' as const, state, on: state.from, other: before.from }]
      : []
  })
}

function superiorFindings(state: TreeState, existence: Map<string, Period[]>): TreeFinding[] {
  if (state.superior === null) return []
  const periods = existence.get(state.superior)
  if (!periods) return [{ code: 'unknown-superior', state, on: state.from, other: state.superior }]
  if (periods.some((one) => one.from <= state.from && state.until <= one.until)) return []
  return [{ code: 'superior-missing', state, on: firstUncovered(state, periods), other: state.superior }]
}

/** The first day of `period` on which none of the sorted periods holds. */
function firstUncovered(period: Period, periods: readonly Period[]): Day {
  let day = period.from
  for (const one of periods) if (one.from <= day && day < one.until) day = one.until
  return day
}

function rootFindings(states: readonly TreeState[]): TreeFinding[] {
  const roots = states.filter((one) => one.superior === null).sort(byFrom)
  if (roots.length === 0) return [{ code: 'no-root', state: states[0]!, on: states[0]!.from, other: null }]
  let latest = roots[0]!
  const findings: TreeFinding[] = []
  for (const root of roots.slice(1)) {
    if (root.unit !== latest.unit && root.from < latest.until)
      findings.push({ code: 'two-roots', state: root, on: root.from, other: latest.unit })
    if (root.until > latest.until) latest = root
  }
  return findings
}

/** Walks upwards from every state; a state whose own unit comes round again on some day lies on a cycle. */
function cycleFindings(
  states: readonly TreeState[],
  byUnit: ReadonlyMap<string, readonly TreeState[]>,
): TreeFinding[] {
  const rooted = new Set<TreeState>()
  for (const state of states) {
    const on = dayOnCycle(state, byUnit, rooted)
    if (on !== null) return [{ code: 'cycle', state, on, other: state.superior }]
  }
  return []
}

/** A day on which the way up from a state meets its own unit again; null when it ends, or circles further up. */
function dayOnCycle(
  start: TreeState,
  byUnit: ReadonlyMap<string, readonly TreeState[]>,
  rooted: Set<TreeState>,
): Day | null {
  const seen = new Set<string>()
  const walk = (state: TreeState, period: Period): Day | null => {
    if (state.superior === null || rooted.has(state)) return null
    if (state.superior === start.unit) return period.from
    const step = `${state.superior} ${period.from} ${period.until}`
    if (seen.has(step)) return null
    seen.add(step)
    for (const above of byUnit.get(state.superior) ?? []) {
      const from = above.from > period.from ? above.from : period.from
      const until = above.until < period.until ? above.until : period.until
      const found = from < until ? walk(above, { from, until }) : null
      if (found !== null) return found
    }
    return null
  }
  const found = walk(start, start)
  if (found === null) rooted.add(start)
  return found
}

function byFrom(a: Period, b: Period): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  return a.until < b.until ? -1 : 1
}

/** Whether a period lies inside one unbroken stretch of existence. */
export function existsThroughout(existence: readonly Period[], { from, until }: Period): boolean {
  return existence.some((one) => one.from <= from && until <= one.until)
}
