import type { Spells } from './spells.ts'
import type { Tree } from './tree.ts'

/** Members of every unit with all below it at the end of one day; kept exact by what is recorded since. */
export class Headcounts {
  private total: Int32Array
  private official: Int32Array

  constructor(
    private tree: Tree,
    private spells: Spells,
    private on: number,
  ) {
    this.total = new Int32Array(tree.size)
    this.official = new Int32Array(tree.size)
    this.countOwn()
    this.addUpwards()
    for (let at = 0; at < spells.late.count; at++) this.takeLate(at)
  }

  of(unit: number): { total: number; official: number } {
    return { total: this.total[unit]!, official: this.official[unit]! }
  }

  /** Takes in row `at` of the late spells, in its unit and all above it. */
  takeLate(at: number): void {
    const { late } = this.spells
    const { on } = this
    if (late.from[at]! > on || on >= late.until[at]!) return
    const weight = late.weight[at]!
    const official = late.official[at]! <= on ? weight : 0
    for (let unit = late.unit[at]!; unit >= 0; unit = this.tree.superiorOn(unit, on)) {
      this.total[unit]! += weight
      this.official[unit]! += official
    }
  }

  private countOwn(): void {
    const { first, ended, from, until, official } = this.spells
    const { on } = this
    for (let unit = 0; unit < ended.length; unit++) {
      const end = this.spells.endOn(unit, on)
      let [all, ofThem] = [0, 0]
      for (let at = first[unit]!; at < end; at++) {
        // Negative differences set the sign bit: 1 exactly where from <= on < until.
        const here = ((from[at]! - on - 1) & (on - until[at]!)) >>> 31
        all += here
        ofThem += here & ((official[at]! - on - 1) >>> 31)
      }
      this.total[unit] = all
      this.official[unit] = ofThem
    }
  }

  private addUpwards(): void {
    const { tree, on } = this
    for (let root = 0; root < tree.size; root++) {
      if (!tree.exists(root, on) || tree.superiorOn(root, on) >= 0) continue
      const units = tree.subtreeOn(root, on)
      for (let at = units.length - 1; at > 0; at--) {
        const superior = tree.superiorOn(units[at]!, on)
        this.total[superior]! += this.total[units[at]!]!
        this.official[superior]! += this.official[units[at]!]!
      }
    }
  }
}
