import type { Refusal } from '#platform/errors.ts'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import { groupBy } from '#platform/group.ts'
import type { Blueprint, Reorganisation, StatePatch } from './acts.ts'
import { refusalsToTree, type StateRefusal } from '#organisation/rules.ts'
import type { StateRecord } from '#organisation/states.ts'
import type { TreeState } from '#organisation/tree.ts'

/** A state in force in the register; half-open. */
export interface UnitState {
  stateId: string
  code: string
  name: string
  kind: string
  type: string | null
  superiorCode: string | null
  officialCode: string | null
  from: Day
  until: Day
  decisionNo: string | null
}

/** Refusals name a unit by its code; `name` is what it is called. */
export type StatesRefusal = Refusal &
  (
    | { code: 'unit-not-there' | 'began-that-day' | 'is-root'; unit: string; name: string; on: Day }
    | { code: 'later-state' | 'ends-later'; unit: string; name: string; on: Day }
    | { code: 'later-subordinate'; unit: string; name: string; subordinate: string; on: Day }
    | { code: 'subordinate-without-superior' | 'not-below'; unit: string; name: string; subordinate: string }
    | { code: 'code-taken' | 'unit-unchanged'; unit: string; name: string }
    | Extract<StateRefusal, { unit: string; on: Day; other: string | null }>
  )

/** What an act does to the states of units. */
export interface StatesPlan {
  /** States to record; one with a `stateId` supersedes that state. */
  records: StateRecord[]
  /** States that are superseded by nothing: they would have begun on the day their unit has ended. */
  retired: string[]
  /** Units directly below ending ones, or placed below new ones, with their new superior. */
  moved: ReadonlyMap<string, string>
  /** All given states as they will be. */
  after: UnitState[]
  refusals: StatesRefusal[]
}

/**
 * Plans the states of units for an act: ending units keep the day before as their last, new ones begin on the day,
 * the others change from the day on. `known` holds every state in force of the units concerned, of units directly
 * below ending ones, and of all superiors of these; on them `refusalsToTreeOf` judges the rules of the whole tree.
 */
export function planStates(
  wanted: Reorganisation,
  blueprint: Blueprint,
  known: readonly UnitState[],
): StatesPlan {
  const draft: Draft = {
    ...wanted,
    known: groupBy(known, (state) => state.code),
    records: [],
    retired: [],
    refusals: [],
  }
  for (const unit of blueprint.ends) endUnit(draft, unit)
  for (const unit of wanted.newUnits) openUnit(draft, unit)
  const moved = placeSubordinates(draft, blueprint)
  const patches = new Map<string, StatePatch>(blueprint.changes)
  for (const [unit, superiorCode] of moved) patches.set(unit, { ...patches.get(unit), superiorCode })
  for (const [unit, patch] of patches) changeUnit(draft, unit, patch)
  const { records, retired, refusals } = draft
  return { records, retired, moved, after: statesAfter(draft, known), refusals }
}

/** What a change of states breaks in the tree. */
export function refusalsToTreeOf(before: readonly UnitState[], after: readonly UnitState[]): StatesRefusal[] {
  const names = new Map([...after, ...before].map((state) => [state.code, state.name]))
  const nameOf = (unit: string) => `${names.get(unit) ?? ''} (${unit})`
  return refusalsToTree(before.map(treeState), after.map(treeState), nameOf) as StatesRefusal[]
}

/** The state that holds on a day. */
export function stateOn<State extends { from: Day; until: Day }>(
  states: readonly State[],
  on: Day,
): State | undefined {
  return states.find((one) => one.from <= on && on < one.until)
}

interface Draft extends Reorganisation {
  known: ReadonlyMap<string, UnitState[]>
  records: StateRecord[]
  retired: string[]
  refusals: StatesRefusal[]
}

/** A unit's state on the day, if it may change then: nothing of it was recorded for later. */
function changeableState(draft: Draft, unit: string): UnitState | null {
  const { known, on, refusals } = draft
  const states = known.get(unit) ?? []
  const state = stateOn(states, on)
  const name = (state ?? states.at(-1))?.name ?? ''
  if (!state) refusals.push({ code: 'unit-not-there', unit, name, on })
  const later = states.filter((one) => one.from > on)
  for (const one of later) refusals.push({ code: 'later-state', unit, name, on: one.from })
  return state && later.length === 0 ? state : null
}

function endUnit(draft: Draft, unit: string): void {
  const { known, on, records, retired, refusals } = draft
  const state = changeableState(draft, unit)
  if (!state) return
  const { name } = state
  if (state.superiorCode === null) refusals.push({ code: 'is-root', unit, name, on })
  if (state.until !== FOREVER) refusals.push({ code: 'ends-later', unit, name, on: lastDayOf(state.until)! })
  if (state.from < on) records.push({ ...recordOf(state), until: on })
  else if (known.get(unit)!.some((one) => one.until === on)) retired.push(state.stateId)
  else refusals.push({ code: 'began-that-day', unit, name, on })
}

function openUnit(draft: Draft, unit: Reorganisation['newUnits'][number]): void {
  const { known, on, decisionNo, records, refusals, newUnits } = draft
  const { code, name } = unit
  if (known.has(code) || newUnits.some((one) => one !== unit && one.code === code))
    refusals.push({ code: 'code-taken', unit: code, name })
  else records.push({ ...unit, from: on, until: FOREVER, decisionNo, stateId: null })
}

function changeUnit(draft: Draft, unit: string, patch: StatePatch): void {
  const { on, decisionNo, records, refusals } = draft
  const state = changeableState(draft, unit)
  if (!state) return
  const same = Object.entries(patch).every(([field, value]) => state[field as keyof StatePatch] === value)
  if (same) return void refusals.push({ code: 'unit-unchanged', unit, name: state.name })
  const next = { ...recordOf(state), ...patch, from: on, decisionNo }
  if (state.from === on) records.push(next)
  else records.push({ ...recordOf(state), until: on }, { ...next, stateId: null, reason: null })
}

/** Where units directly below go: as the act says, else to the heir of their superior that ends. */
function placeSubordinates(draft: Draft, blueprint: Blueprint): Map<string, string> {
  const { act, on, subordinates, refusals, known, newUnits } = draft
  const [ends, units] = [new Set(blueprint.ends), new Set(draft.units)]
  const nameOf = (code: string) =>
    known.get(code)?.at(-1)?.name ?? newUnits.find((one) => one.code === code)?.name ?? ''
  const moved = new Map<string, string>()
  for (const { unit, to } of subordinates) {
    const superior = stateOn(known.get(unit) ?? [], on)?.superiorCode ?? null
    const isBelow = superior !== null && (units.has(superior) || ends.has(superior))
    if (ends.has(unit) || (act !== 'establish' && !isBelow))
      refusals.push({
        code: 'not-below',
        unit: superior ?? '',
        name: nameOf(superior ?? ''),
        subordinate: `${nameOf(unit)} (${unit})`,
      })
    else moved.set(unit, to)
  }
  for (const state of [...known.values()].flat()) {
    const { code, superiorCode } = state
    if (superiorCode === null || state.until <= on || !ends.has(superiorCode) || ends.has(code)) continue
    const facts = { unit: superiorCode, name: nameOf(superiorCode), subordinate: `${state.name} (${code})` }
    const heir = moved.get(code) ?? heirOf(superiorCode)
    if (state.from > on) refusals.push({ code: 'later-subordinate', ...facts, on: state.from })
    else if (heir === undefined) refusals.push({ code: 'subordinate-without-superior', ...facts })
    else moved.set(code, heir)
  }
  return moved

  function heirOf(ending: string): string | undefined {
    if (!draft.toSuperior) return blueprint.heirs.get(ending)
    let above = superiorOn(known, ending, on)
    while (above !== undefined && ends.has(above)) above = superiorOn(known, above, on)
    return above
  }
}

function superiorOn(
  known: ReadonlyMap<string, readonly UnitState[]>,
  unit: string,
  on: Day,
): string | undefined {
  return stateOn(known.get(unit) ?? [], on)?.superiorCode ?? undefined
}

/** All states as the records leave them. */
function statesAfter({ records, retired }: Draft, known: readonly UnitState[]): UnitState[] {
  const gone = new Set([...retired, ...records.map((one) => one.stateId)])
  return [
    ...known.filter((state) => !gone.has(state.stateId)),
    ...records.map((record) => ({
      ...record,
      stateId: record.stateId ?? '',
      officialCode: record.officialCode ?? null,
    })),
  ]
}

function recordOf(state: UnitState): StateRecord {
  return { ...state }
}

function treeState({ code, superiorCode, from, until }: UnitState): TreeState {
  return { unit: code, superior: superiorCode, from, until }
}
