import type { Day } from '#platform/day.ts'
import { blueprintOf, type Blueprint, type Reorganisation } from './acts.ts'
import { byUnit, chainOn } from './headcounts.ts'
import type { Count } from './members.ts'
import { planStates, type StatesPlan, type UnitState } from './states.ts'

/** What a unit has to do with an act; the first that fits. */
export const PARTS_IN_ACT = ['ended', 'opened', 'changed', 'moved', 'receives', 'gives', 'superior'] as const
export type PartInAct = (typeof PARTS_IN_ACT)[number]

/** How many units, flows, links and warnings one answer lists; the rest is counted. */
export const MOST_LISTED = 300
/** How many of its units an act names in a list of acts. */
export const MOST_UNITS_IN_ROW = 12

/** A unit without or with the act; `members` and `official` count its whole subtree. */
export interface UnitFigures extends Count {
  name: string
  kind: string
  superiorCode: string | null
}

export interface PlannedUnit {
  code: string
  part: PartInAct
  before: UnitFigures | null
  after: UnitFigures | null
}

/** Every unit that an act concerns: those that end, are formed, change, give or receive members, and superiors that gain or lose. */
export function concernedUnits(wanted: Reorganisation, known: readonly UnitState[]): Map<string, PartInAct> {
  const blueprint = blueprintOf(wanted)
  return partsOf(wanted, blueprint, planStates(wanted, blueprint, known), known)
}

/** As `concernedUnits`, from a plan that has been made. */
export function partsOf(
  wanted: Reorganisation,
  blueprint: Blueprint,
  states: StatesPlan,
  known: readonly UnitState[],
): Map<string, PartInAct> {
  const parts = new Map<string, PartInAct>()
  const put = (units: Iterable<string>, part: PartInAct) => {
    for (const unit of units) if (!parts.has(unit)) parts.set(unit, part)
  }
  put(blueprint.ends, 'ended')
  put(
    wanted.newUnits.map((one) => one.code),
    'opened',
  )
  put(wanted.units, 'changed')
  put(blueprint.changes.keys(), 'changed')
  put(states.moved.keys(), 'moved')
  put(
    blueprint.members.map((line) => line.to),
    'receives',
  )
  put(
    blueprint.members.map((line) => line.from),
    'gives',
  )
  if (wanted.into !== null) put([wanted.into], wanted.act === 'transfer' ? 'superior' : 'receives')
  put(superiorsTouched(wanted.on, blueprint, states, known), 'superior')
  return parts
}

/** Superiors whose subtree loses or gains a unit or members, and the direct superiors of units that end or are formed. */
function superiorsTouched(
  on: Day,
  { ends, members, changes }: Blueprint,
  { moved, after, records }: StatesPlan,
  known: readonly UnitState[],
): Set<string> {
  const [before, later] = [byUnit(known), byUnit(after)]
  const touched = new Set<string>()
  const compare = (from: string, to: string) => {
    const [old, next] = [chainOn(before, from, on), chainOn(later, to, on)]
    for (const unit of old) if (unit !== from && !next.includes(unit)) touched.add(unit)
    for (const unit of next) if (unit !== to && !old.includes(unit)) touched.add(unit)
  }
  for (const { from, to } of members) compare(from, to)
  for (const unit of [...moved.keys(), ...changes.keys()]) compare(unit, unit)
  for (const unit of ends) for (const above of chainOn(before, unit, on).slice(1, 2)) touched.add(above)
  for (const { stateId, superiorCode, from } of records)
    if (stateId === null && superiorCode !== null && from === on) touched.add(superiorCode)
  return touched
}
