import { Chains } from './chains.ts'
import { TargetSets, type Placing, type Switches } from './placing.ts'
import { ALWAYS, type Tree } from './tree.ts'

/** The stretches of all units, as they are found. */
interface Found {
  unit: number[]
  from: number[]
  until: number[]
  set: number[]
}

/** Units under the targets that stood above them on each day: the figures "as it was". */
export class Coverage implements Placing {
  readonly units: Int32Array
  readonly switches: Switches
  private kept: TargetSets
  private position: Map<number, number>
  /** Stretches of days with one set. */
  private stretches: Chains
  private from: Uint16Array
  private until: Uint16Array
  private set: Int32Array

  constructor(
    private tree: Tree,
    readonly targets: readonly number[],
  ) {
    this.kept = new TargetSets(targets.length)
    this.position = new Map(targets.map((unit, at) => [unit, at]))
    const found: Found = { unit: [], from: [], until: [], set: [] }
    for (const target of targets)
      tree.eachState(target, (_, from, until) => this.startAt(found, target, target, from, until))
    this.stretches = new Chains(found.unit)
    this.from = Uint16Array.from(found.from)
    this.until = Uint16Array.from(found.until)
    this.set = Int32Array.from(found.set)
    this.units = Int32Array.from(new Set(found.unit))
    this.switches = this.findSwitches(found.unit)
  }

  get sets(): readonly Int32Array[] {
    return this.kept.all
  }

  isOwn(unit: number): boolean {
    return unit === this.targets[0]
  }

  setOn(unit: number, on: number): number {
    const at = this.stretchOn(unit, on)
    return at < 0 ? 0 : this.set[at]!
  }

  /** Of the movement's day, or of the day before when the unit ended then. Definition: docs/figures.md. */
  setOfGiver(unit: number, on: number): number {
    if (this.stretches.first(unit) < 0) return 0
    const set = this.setOn(unit, on)
    return set !== 0 || this.tree.exists(unit, on) ? set : this.setOn(unit, on - 1)
  }

  private stretchOn(unit: number, on: number): number {
    for (let at = this.stretches.first(unit); at >= 0; at = this.stretches.next(at))
      if (this.from[at]! <= on && on < this.until[at]!) return at
    return -1
  }

  /** Walks down from a target where no other target is above it; the rest is met from above. */
  private startAt(found: Found, target: number, unit: number, from: number, until: number): void {
    this.tree.eachState(unit, (superior, stateFrom, stateUntil) => {
      const start = Math.max(from, stateFrom)
      const end = Math.min(until, stateUntil)
      if (start >= end) return
      if (superior < 0) this.walk(found, target, start, end, 0)
      else if (!this.position.has(superior)) this.startAt(found, target, superior, start, end)
    })
  }

  private walk(found: Found, unit: number, from: number, until: number, above: number): void {
    const target = this.position.get(unit)
    const set = target === undefined ? above : this.kept.join(above, target)
    found.unit.push(unit)
    found.from.push(from)
    found.until.push(until)
    found.set.push(set)
    this.tree.eachBelow(unit, from, until, (below, start, end) => this.walk(found, below, start, end, set))
  }

  private findSwitches(unitOf: readonly number[]): Switches {
    const found: { on: number; unit: number; before: number; after: number }[] = []
    unitOf.forEach((unit, at) => {
      const [from, until, set] = [this.from[at]!, this.until[at]!, this.set[at]!]
      if (from > ALWAYS.from && this.tree.exists(unit, from - 1)) {
        const before = this.setOn(unit, from - 1)
        if (before !== set) found.push({ on: from, unit, before, after: set })
      }
      const goes = until < ALWAYS.until && this.tree.exists(unit, until) && this.stretchOn(unit, until) < 0
      if (goes) found.push({ on: until, unit, before: set, after: 0 })
    })
    found.sort((a, b) => a.on - b.on)
    return {
      on: Uint16Array.from(found, (one) => one.on),
      unit: Int32Array.from(found, (one) => one.unit),
      before: Int32Array.from(found, (one) => one.before),
      after: Int32Array.from(found, (one) => one.after),
    }
  }
}
