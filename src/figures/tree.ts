import { OPEN } from './day-number.ts'

/** Stands for a kind or type that the product's lists do not hold. */
export const UNLISTED = 255

/** A dated state as far as figures are concerned: ids of unit and superior (0: none), half-open [from, until). */
export interface StateRow {
  unit: number
  superior: number
  from: number
  until: number
  /** Places in the lists of kinds and of types, from 1; 0 for none, `UNLISTED` for what the lists do not know. */
  kind: number
  type: number
}

/**
 * The tree of every day, units by a dense number. Numbers of known units never change; at the first load they follow
 * the latest tree from above (preorder), so that what lies together in the tree lies together in memory.
 */
export class Tree {
  private numbers = new Map<number, number>()
  private ids: number[] = []
  private unitOf = new Int32Array(0)
  private superiorOf = new Int32Array(0)
  private fromOf = new Uint16Array(0)
  private untilOf = new Uint16Array(0)
  private kindOf = new Uint8Array(0)
  private typeOf = new Uint8Array(0)
  /** States lie by unit: those of x from unitAt[x] to unitAt[x + 1] - 1. */
  private unitAt = new Int32Array(1)
  /** States by superior: those under x stand at bySuperior[superiorAt[x]] to bySuperior[superiorAt[x + 1] - 1]. */
  private bySuperior = new Int32Array(0)
  private superiorAt = new Int32Array(1)
  private topStates: number[] = []

  constructor(states: readonly StateRow[]) {
    for (const id of preorder(states)) this.numberFor(id)
    this.take(states)
  }

  /** How many units have a number. */
  get size(): number {
    return this.ids.length
  }

  /** The number of a unit by its id, or -1. */
  numberOf(id: number): number {
    return this.numbers.get(id) ?? -1
  }

  idOf(unit: number): number {
    return this.ids[unit]!
  }

  /** The number of a unit, a new one if it has none yet. */
  numberFor(id: number): number {
    const known = this.numbers.get(id)
    if (known !== undefined) return known
    const number = this.ids.push(id) - 1
    this.numbers.set(id, number)
    return number
  }

  /** Replaces all states; known units keep their numbers. */
  take(states: readonly StateRow[]): void {
    const count = states.length
    this.unitOf = new Int32Array(count)
    this.superiorOf = new Int32Array(count)
    this.fromOf = new Uint16Array(count)
    this.untilOf = new Uint16Array(count)
    this.kindOf = new Uint8Array(count)
    this.typeOf = new Uint8Array(count)
    const numbers = Int32Array.from(states, ({ unit }) => this.numberFor(unit))
    for (const { superior } of states) if (superior !== 0) this.numberFor(superior)
    const [unitAt, byUnit] = groupBy(numbers, this.size)
    this.unitAt = unitAt
    byUnit.forEach((place, at) => {
      const { superior, from, until, kind, type } = states[place]!
      this.unitOf[at] = numbers[place]!
      this.superiorOf[at] = superior === 0 ? -1 : this.numberFor(superior)
      this.fromOf[at] = from
      this.untilOf[at] = until
      this.kindOf[at] = kind
      this.typeOf[at] = type
    })
    ;[this.superiorAt, this.bySuperior] = groupBy(this.superiorOf, this.size)
    this.topStates = [...this.superiorOf.keys()].filter((state) => this.superiorOf[state] === -1)
  }

  /** Whether a unit exists on a day. */
  exists(unit: number, on: number): boolean {
    return this.stateOn(unit, on) >= 0
  }

  /** The superior of a unit on a day; -1 for a root and for a unit that is not there. */
  superiorOn(unit: number, on: number): number {
    const state = this.stateOn(unit, on)
    return state < 0 ? -1 : this.superiorOf[state]!
  }

  /** The kind and type of a unit on a day, by their places in the lists; zeros for a unit that is not there. */
  sortOn(unit: number, on: number): { kind: number; type: number } {
    const state = this.stateOn(unit, on)
    return state < 0 ? { kind: 0, type: 0 } : { kind: this.kindOf[state]!, type: this.typeOf[state]! }
  }

  private stateOn(unit: number, on: number): number {
    for (let state = this.unitAt[unit]!; state < this.unitAt[unit + 1]!; state++)
      if (this.holdsOn(state, on)) return state
    return -1
  }

  /** The superior of a unit's last state; -1 for a root. */
  lastSuperior(unit: number): number {
    let [last, superior] = [-1, -1]
    this.eachState(unit, (above, from) => {
      if (from > last) [last, superior] = [from, above]
    })
    return superior
  }

  /** Calls `visit` for each state of a unit: its superior (-1: none) and its period. */
  eachState(unit: number, visit: (superior: number, from: number, until: number) => void): void {
    for (let state = this.unitAt[unit]!; state < this.unitAt[unit + 1]!; state++)
      visit(this.superiorOf[state]!, this.fromOf[state]!, this.untilOf[state]!)
  }

  /** Calls `visit` for each unit that is directly below another within a period, with the days it is. */
  eachBelow(
    superior: number,
    from: number,
    until: number,
    visit: (unit: number, from: number, until: number) => void,
  ): void {
    for (let at = this.superiorAt[superior]!; at < this.superiorAt[superior + 1]!; at++) {
      const state = this.bySuperior[at]!
      const start = Math.max(from, this.fromOf[state]!)
      const end = Math.min(until, this.untilOf[state]!)
      if (start < end) visit(this.unitOf[state]!, start, end)
    }
  }

  /** All units of a day, superiors before subordinates, each with its superior (-1: none). */
  allOn(on: number): { units: Int32Array; superiors: Int32Array } {
    const units = new Int32Array(this.size)
    const superiors = new Int32Array(this.size)
    const waiting = this.topStates.filter((state) => this.holdsOn(state, on))
    let count = 0
    while (waiting.length > 0) {
      const state = waiting.pop()!
      const unit = this.unitOf[state]!
      units[count] = unit
      superiors[count++] = this.superiorOf[state]!
      for (let at = this.superiorAt[unit + 1]! - 1; at >= this.superiorAt[unit]!; at--)
        if (this.holdsOn(this.bySuperior[at]!, on)) waiting.push(this.bySuperior[at]!)
    }
    return { units: units.subarray(0, count), superiors: superiors.subarray(0, count) }
  }

  private holdsOn(state: number, on: number): boolean {
    return this.fromOf[state]! <= on && on < this.untilOf[state]!
  }

  /** A unit and all below it on a day, superiors before subordinates; empty when it is not there. */
  subtreeOn(unit: number, on: number): number[] {
    if (!this.exists(unit, on)) return []
    const { superiorAt, bySuperior, unitOf } = this
    const found = [unit]
    for (let next = 0; next < found.length; next++) {
      const end = superiorAt[found[next]! + 1]!
      for (let at = superiorAt[found[next]!]!; at < end; at++) {
        const state = bySuperior[at]!
        if (this.holdsOn(state, on)) found.push(unitOf[state]!)
      }
    }
    return found
  }
}

/** Positions grouped by value: those of value v are order[starts[v]] to order[starts[v + 1] - 1]; -1 is left out. */
function groupBy(
  values: Int32Array,
  size: number,
): [starts: Int32Array<ArrayBuffer>, order: Int32Array<ArrayBuffer>] {
  const starts = new Int32Array(size + 1)
  for (const value of values) if (value >= 0) starts[value + 1]!++
  for (let value = 0; value < size; value++) starts[value + 1]! += starts[value]!
  const order = new Int32Array(starts[size]!)
  const next = starts.slice()
  values.forEach((value, at) => {
    if (value >= 0) order[next[value]!++] = at
  })
  return [starts, order]
}

/** Ids of all units, each after its superior of its latest state and beside its neighbours. */
function preorder(states: readonly StateRow[]): number[] {
  const latest = new Map<number, StateRow>()
  for (const state of states) {
    const known = latest.get(state.unit)
    if (!known || known.from < state.from) latest.set(state.unit, state)
  }
  const below = new Map<number, number[]>()
  for (const { unit, superior } of latest.values()) {
    const siblings = below.get(superior)
    if (siblings) siblings.push(unit)
    else below.set(superior, [unit])
  }
  const ordered: number[] = []
  const waiting = [...(below.get(0) ?? [])].sort(byNumber).reverse()
  while (waiting.length > 0) {
    const unit = waiting.pop()!
    ordered.push(unit)
    waiting.push(...(below.get(unit) ?? []).sort(byNumber).reverse())
  }
  return ordered
}

const byNumber = (a: number, b: number) => a - b

/** The whole of time, as a period. */
export const ALWAYS: { from: number; until: number } = { from: 0, until: OPEN }
