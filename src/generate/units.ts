import { NEVER, textOf, type DayNumber } from './calendar.ts'

/** A row of a sheet: keys are column names, values the cell's text, '' for none. */
export type Cells = Record<string, string>

/** One dated state of a unit, half-open [from, until). */
export interface UnitState {
  name: string
  kind: string
  type: string
  superior: Unit | null
  from: DayNumber
  until: DayNumber
  decision: string
}

/** A party organisation of the invented tree with its states in order of time. */
export interface Unit {
  code: string
  states: UnitState[]
}

/** A unit that members belong to, and what its past looks like to them. */
export interface Branch {
  unit: Unit
  code: string
  from: DayNumber
  until: DayNumber
  /** Whose members formed it on its first day; null when it stood from the start. */
  born: { day: DayNumber; source: Branch } | null
  /** Which branch was dissolved into it and what share of its members came from there. */
  inflow: { day: DayNumber; source: Branch; share: number } | null
  /** Where its members went when it was dissolved. */
  successor: Branch | null
  /** What its members do for a living: the statistical type of its grassroots organisation. */
  type: string
  /** Where it is, as an address says it. */
  place: string
  /** Position of its first slot: neighbours in the tree have neighbouring slots. */
  slot: number
}

/** What became of whom when units were reorganised. */
export interface UnitLink {
  predecessor: Unit
  successor: Unit
  day: DayNumber
  act: 'absorb' | 'dissolve' | 'split' | 'transfer' | 'upgrade' | 'merge_new'
  decision: string
}

type Founding = Partial<UnitState> & Pick<UnitState, 'name' | 'kind' | 'superior' | 'from'>

/** A unit with its first state. */
export function foundUnit(code: string, state: Founding): Unit {
  return { code, states: [{ type: '', until: NEVER, decision: '', ...state }] }
}

/** From this day the unit's state differs in these respects; a second change of the same day joins the first. */
export function changeUnit(unit: Unit, on: DayNumber, change: Partial<UnitState>): void {
  const last = presentState(unit)
  if (last.from === on) Object.assign(last, change)
  else {
    unit.states.push({ ...last, decision: '', ...change, from: on })
    last.until = on
  }
}

/** The unit's last day is the day before. */
export function endUnit(unit: Unit, on: DayNumber): void {
  presentState(unit).until = on
}

/** The latest state that was recorded. */
export function presentState(unit: Unit): UnitState {
  return unit.states.at(-1)!
}

/** A branch over a unit, standing from the start. */
export function branchOf(unit: Unit, type: string, place: string, slot: number): Branch {
  const { from } = unit.states[0]!
  return {
    unit,
    code: unit.code,
    from,
    until: NEVER,
    born: null,
    inflow: null,
    successor: null,
    type,
    place,
    slot,
  }
}

/** The branch is formed on this day out of members of another. */
export function bearBranch(branch: Branch, on: DayNumber, source: Branch): void {
  branch.unit.states[0]!.from = on
  branch.from = on
  branch.born = { day: on, source }
}

/** The branch is dissolved into another on this day; share: how many of the other's later members it brings. */
export function absorbBranch(branch: Branch, on: DayNumber, into: Branch, share: number): void {
  endUnit(branch.unit, on)
  branch.until = on
  branch.successor = into
  into.inflow = { day: on, source: branch, share }
}

/** The branch that stands for this one on a day: itself, whom it was dissolved into, or whose members formed it. */
export function standingOn(branch: Branch, on: DayNumber): Branch {
  let one = branch
  while (one.until <= on && one.successor) one = one.successor
  while (one.from >= on && one.born) one = one.born.source
  return one
}

/** The rows of the sheet `organisations`: states within the years, cut at the first day; later ends are left open. */
export function* organisationRows(
  units: Iterable<Unit>,
  first: DayNumber,
  last: DayNumber,
): Generator<Cells> {
  for (const { code, states } of units) {
    for (const state of states) {
      if (state.until <= first || state.from > last) continue
      yield {
        code,
        name: state.name,
        kind: state.kind,
        type: state.type,
        parent_code: state.superior?.code ?? '',
        from: textOf(Math.max(state.from, first)),
        to: state.until > last + 1 ? '' : textOf(state.until - 1),
        decision_no: state.decision,
      }
    }
  }
}

/** The rows of the sheet `links` within the years. */
export function* linkRows(links: Iterable<UnitLink>, first: DayNumber, last: DayNumber): Generator<Cells> {
  for (const link of links) {
    if (link.day <= first || link.day > last) continue
    yield {
      predecessor_code: link.predecessor.code,
      successor_code: link.successor.code,
      day: textOf(link.day),
      act: link.act,
      decision_no: link.decision,
    }
  }
}
