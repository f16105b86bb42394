import type { Refusal } from '#platform/errors.ts'
import type { Day } from '#platform/day.ts'
import { KIND_BY_CODE } from '#organisation/kinds.ts'
import {
  blueprintOf,
  refusalsToShape,
  type Blueprint,
  type Reorganisation,
  type ShapeRefusal,
} from './acts.ts'
import { partsOf, type PlannedUnit, type UnitFigures } from './concern.ts'
import { byUnit, headcountsAfter } from './headcounts.ts'
import { planFlows, type Count, type Flow, type MembersRefusal, type Membership } from './members.ts'
import {
  planStates,
  refusalsToTreeOf,
  stateOn,
  type StatesPlan,
  type StatesRefusal,
  type UnitState,
} from './states.ts'
import { newWarnings, type ReorganisationWarning } from './warnings.ts'

/** Something recorded for the day or later that the act would contradict. */
export interface LaterFact {
  kind: 'movement' | 'post' | 'term'
  unit: string
  on: Day
  /** People, or for a term 1. */
  count: number
}

/** The register as far as an act concerns it, at the end of its day without the act. */
export interface Situation extends Membership {
  today: Day
  known: readonly UnitState[]
  /** Members of whole subtrees. */
  subtree: ReadonlyMap<string, Count>
  later: readonly LaterFact[]
}

export type ReorganisationRefusal =
  | ShapeRefusal
  | StatesRefusal
  | MembersRefusal
  | (Refusal &
      (
        | { code: 'future-day' | 'decided-in-future'; on: Day; today: Day }
        | { code: 'later-movement' | 'later-post' | 'later-term'; unit: string; on: Day; count: number }
      ))

/** All that an act does; what is refused has no figures of afterwards. */
export interface Plan {
  blueprint: Blueprint
  states: StatesPlan
  flows: readonly Flow[]
  /** Predecessors and successors. */
  links: readonly { from: string; to: string }[]
  units: readonly PlannedUnit[]
  total: { before: number; after: number }
  /** Units whose committees end the day before: they end, or become another sort of organisation. */
  closes: readonly string[]
  warnings: readonly ReorganisationWarning[]
  refusals: readonly ReorganisationRefusal[]
}

/**
 * Plans an act of reorganisation on what the register holds; with refusals, all at once, nothing may be recorded.
 * Members before are members after, nobody is left without a unit. Source: Điều lệ Đảng, Điều 10; docs/figures.md.
 */
export function planReorganisation(wanted: Reorganisation, situation: Situation): Plan {
  const { known } = situation
  const blueprint = blueprintOf(wanted)
  const states = planStates(wanted, blueprint, known)
  const { flows, refusals } = planFlows(blueprint, situation, states.after, wanted.on)
  const parts = partsOf(wanted, blueprint, states, known)
  const shape = refusalsToShape(wanted)
  // What the tree says beside other refusals only follows from them.
  const byStates = states.refusals.length > 0 ? states.refusals : refusalsToTreeOf(known, states.after)
  const byRegister = [
    ...byStates,
    ...refusals,
    ...situation.later.map(({ kind, ...fact }) => ({ code: `later-${kind}` as const, ...fact })),
  ]
  // An act that is not whole says nothing about the register yet.
  const all = [...refusalsToDays(wanted, situation.today), ...(shape.length > 0 ? shape : byRegister)]
  const codes = [...parts.keys()]
  const figures = { before: known, after: states.after, flows, on: wanted.on }
  const counts = all.length > 0 ? null : headcountsAfter(codes, situation.subtree, figures)
  const [earlier, later] = [byUnit(known), byUnit(states.after)]
  const units = [...parts].map(([code, part]): PlannedUnit => ({
    code,
    part,
    before: figuresOf(code, earlier, wanted.on, situation.subtree),
    after: counts && figuresOf(code, later, wanted.on, counts),
  }))
  return {
    blueprint,
    states,
    flows,
    links: linksOf(blueprint, states, flows, known, wanted.on),
    units,
    total: totalOf(units, situation, flows),
    closes: [...blueprint.ends, ...units.filter(becomesAnotherSort).map((one) => one.code)],
    warnings: counts ? newWarnings(wanted, units, { ...situation, after: states.after, flows }) : [],
    refusals: named(all, [...states.after, ...known]),
  }
}

function refusalsToDays({ on, decidedOn }: Reorganisation, today: Day): ReorganisationRefusal[] {
  const refusals: ReorganisationRefusal[] = []
  if (on > today) refusals.push({ code: 'future-day', on, today })
  if (decidedOn > today) refusals.push({ code: 'decided-in-future', on: decidedOn, today })
  return refusals
}

function figuresOf(
  code: string,
  states: ReadonlyMap<string, UnitState[]>,
  on: Day,
  counts: ReadonlyMap<string, Count>,
): UnitFigures | null {
  const state = stateOn(states.get(code) ?? [], on)
  if (!state) return null
  const { name, kind, superiorCode } = state
  return { name, kind, superiorCode, ...(counts.get(code) ?? { members: 0, official: 0 }) }
}

/** A branch that becomes an organisation with branches, or the reverse, has another sort of committee. */
function becomesAnotherSort({ before, after }: PlannedUnit): boolean {
  if (!before || !after) return false
  return (KIND_BY_CODE.get(before.kind)?.branch === true) !== (KIND_BY_CODE.get(after.kind)?.branch === true)
}

/** Who came from whom: as the act says, along the ways of members, and from an ending unit to whoever takes its units. */
function linksOf(
  { ends, links }: Blueprint,
  { moved }: StatesPlan,
  flows: readonly Flow[],
  known: readonly UnitState[],
  on: Day,
): { from: string; to: string }[] {
  const pairs = [...links, ...flows.map(({ from, to }) => [from, to] as const)]
  const ending = new Set(ends)
  for (const state of known) {
    const heir = moved.get(state.code)
    const superior = state.superiorCode
    if (
      heir !== undefined &&
      superior !== null &&
      ending.has(superior) &&
      state.from <= on &&
      on < state.until
    )
      pairs.push([superior, heir])
  }
  const unique = new Map(
    pairs.filter(([from, to]) => from !== to).map(([from, to]) => [`${from} ${to}`, { from, to }]),
  )
  return [...unique.values()]
}

/** Members whom the units give and receive, counted before and after from the flows. */
function totalOf(units: readonly PlannedUnit[], { held }: Membership, flows: readonly Flow[]): Plan['total'] {
  const codes = new Set(units.map((unit) => unit.code))
  const before = [...codes].reduce((sum, code) => sum + (held.get(code)?.members ?? 0), 0)
  const [out, into] = [flows.filter((one) => codes.has(one.from)), flows.filter((one) => codes.has(one.to))]
  const sum = (list: readonly Flow[]) => list.reduce((total, flow) => total + flow.members, 0)
  return { before, after: before - sum(out) + sum(into) }
}

/** Refusals that name a unit say what it is called. */
function named(
  refusals: readonly ReorganisationRefusal[],
  states: readonly UnitState[],
): ReorganisationRefusal[] {
  const names = new Map(states.map((state) => [state.code, state.name]))
  return refusals.map((refusal) => {
    const unit = 'unit' in refusal && typeof refusal.unit === 'string' ? refusal.unit : null
    return unit !== null && !('name' in refusal) ? { ...refusal, name: names.get(unit) ?? '' } : refusal
  })
}
