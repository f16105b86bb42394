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
    const { spells, on } = this
    const { open, from, official } = spells
    for (let unit = 0; unit < open.length; unit++) {
      const [begun, end] = [open[unit]!, spells.endOn(unit, on)]
      let [all, ofThem] = [end - begun, 0]
      // Negative differences set the sign bit: 1 exactly where the day has come.
      for (let at = spells.beginOn(unit, on); at < begun; at++) {
        const here = (from[at]! - on - 1) >>> 31
        all += here
        ofThem += here & ((official[at]! - on - 1) >>> 31)
      }
      for (let at = begun; at < end; at++) ofThem += (official[at]! - on - 1) >>> 31
      this.total[unit] = all
      this.official[unit] = ofThem
    }
  }

  private addUpwards(): void {
    const { units, superiors } = this.tree.allOn(this.on)
    for (let at = units.length - 1; at >= 0; at--) {
      const superior = superiors[at]!
      if (superior < 0) continue
      this.total[superior]! += this.total[units[at]!]!
      this.official[superior]! += this.official[units[at]!]!
    }
  }
}
