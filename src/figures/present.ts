import { NO_SWITCHES, TargetSets, type Placing } from './placing.ts'
import type { Tree } from './tree.ts'

/** Ids of units that ended, each with the one that took it in last. */
export type Heirs = ReadonlyMap<number, number>

/** A placing never leads on for more steps than this: two units that took in each other in turn. */
const MOST_STEPS = 64

/**
 * Units under the targets that stand above them in the tree of one day, whatever stood above them before: the figures
 * "by today's structure". A unit that is not there on the day counts where its heir does, or else its last superior.
 */
export class Present implements Placing {
  readonly units: number[] = []
  readonly switches = NO_SWITCHES
  private kept: TargetSets
  private setOf: Int32Array
  private own: number

  constructor(
    private tree: Tree,
    private heirs: Heirs,
    readonly targets: readonly number[],
    private on: number,
  ) {
    this.kept = new TargetSets(targets.length)
    const position = new Map(targets.map((unit, at) => [unit, at]))
    this.setOf = new Int32Array(tree.size)
    const { units, superiors } = tree.allOn(on)
    units.forEach((unit, at) => {
      const above = superiors[at]! < 0 ? 0 : this.setOf[superiors[at]!]!
      const target = position.get(unit)
      this.setOf[unit] = target === undefined ? above : this.kept.join(above, target)
    })
    this.own = this.setOf[targets[0]!] ?? 0
    for (let unit = 0; unit < tree.size; unit++) {
      if (!tree.exists(unit, on)) this.setOf[unit] = this.setOf[this.standIn(unit)] ?? 0
      if (this.setOf[unit] !== 0) this.units.push(unit)
    }
  }

  get sets(): readonly Int32Array[] {
    return this.kept.all
  }

  setOn(unit: number): number {
    return this.setOf[unit] ?? 0
  }

  setOfGiver(unit: number): number {
    return this.setOn(unit)
  }

  isOwn(unit: number): boolean {
    return this.own !== 0 && this.setOf[unit] === this.own
  }

  /** The unit of the day that stands for one that is not there; -1 where nothing leads to one. */
  private standIn(unit: number): number {
    let found = unit
    for (let step = 0; step < MOST_STEPS; step++) {
      if (this.tree.exists(found, this.on)) return found
      const heir = this.heirs.get(this.tree.idOf(found))
      found = heir === undefined ? this.tree.lastSuperior(found) : this.tree.numberOf(heir)
      if (found < 0) return -1
    }
    return -1
  }
}
