import { TargetSets, type Placing, type Switch } from './placing.ts'
import { ALWAYS, type Tree } from './tree.ts'

/** Units under the targets that stood above them on each day: the figures "as it was". */
export class Coverage implements Placing {
  readonly units: number[] = []
  readonly switches: Switch[]
  private kept: TargetSets
  private head: Int32Array
  private next: number[] = []
  private from: number[] = []
  private until: number[] = []
  private set: number[] = []
  private unit: number[] = []
  private position: Map<number, number>

  constructor(
    private tree: Tree,
    readonly targets: readonly number[],
  ) {
    this.kept = new TargetSets(targets.length)
    this.head = new Int32Array(tree.size).fill(-1)
    this.position = new Map(targets.map((unit, at) => [unit, at]))
    for (const target of targets)
      tree.eachState(target, (_, from, until) => this.startAt(target, target, from, until))
    this.switches = this.findSwitches()
  }

  get sets(): readonly Int32Array[] {
    return this.kept.all
  }

  isOwn(unit: number): boolean {
    return unit === this.targets[0]
  }

  setOn(unit: number, on: number): number {
    for (let at = this.head[unit]!; at >= 0; at = this.next[at]!)
      if (this.from[at]! <= on && on < this.until[at]!) return this.set[at]!
    return 0
  }

  /** Of the movement's day, or of the day before when the unit ended then. Definition: docs/figures.md. */
  setOfGiver(unit: number, on: number): number {
    if (this.head[unit] === -1) return 0
    const set = this.setOn(unit, on)
    return set !== 0 || this.tree.exists(unit, on) ? set : this.setOn(unit, on - 1)
  }

  /** Walks down from a target where no other target is above it; the rest is met from above. */
  private startAt(target: number, unit: number, from: number, until: number): void {
    this.tree.eachState(unit, (superior, stateFrom, stateUntil) => {
      const start = Math.max(from, stateFrom)
      const end = Math.min(until, stateUntil)
      if (start >= end) return
      if (superior < 0) this.walk(target, start, end, 0)
      else if (!this.position.has(superior)) this.startAt(target, superior, start, end)
    })
  }

  private walk(unit: number, from: number, until: number, above: number): void {
    const target = this.position.get(unit)
    const set = target === undefined ? above : this.kept.join(above, target)
    if (this.head[unit] === -1) this.units.push(unit)
    this.next.push(this.head[unit]!)
    this.head[unit] = this.set.push(set) - 1
    this.from.push(from)
    this.until.push(until)
    this.unit.push(unit)
    this.tree.eachBelow(unit, from, until, (below, start, end) => this.walk(below, start, end, set))
  }

  private findSwitches(): Switch[] {
    const found: Switch[] = []
    const add = (unit: number, on: number, before: number, after: number) => {
      const gained = this.sets[after]!.filter((target) => !this.sets[before]!.includes(target))
      const lost = this.sets[before]!.filter((target) => !this.sets[after]!.includes(target))
      if (gained.length + lost.length > 0) found.push({ on, unit, gained, lost })
    }
    for (let at = 0; at < this.set.length; at++) {
      const [unit, from, until, set] = [this.unit[at]!, this.from[at]!, this.until[at]!, this.set[at]!]
      if (from > ALWAYS.from && this.tree.exists(unit, from - 1))
        add(unit, from, this.setOn(unit, from - 1), set)
      const ends = until < ALWAYS.until && this.tree.exists(unit, until) && !this.hasSegment(unit, until)
      if (ends) add(unit, until, set, 0)
    }
    return found.sort((a, b) => a.on - b.on)
  }

  private hasSegment(unit: number, on: number): boolean {
    for (let at = this.head[unit]!; at >= 0; at = this.next[at]!)
      if (this.from[at]! <= on && on < this.until[at]!) return true
    return false
  }
}
