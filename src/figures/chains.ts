/** Positions by unit, the latest first; room is taken only for the stretch of units that have any, which lie together. */
export class Chains {
  private base: number
  private head: Int32Array
  private following: Int32Array

  /** `units[at]`: whose position `at` is. */
  constructor(units: ArrayLike<number>) {
    let [least, most] = [Number.MAX_SAFE_INTEGER, -1]
    for (let at = 0; at < units.length; at++) {
      least = Math.min(least, units[at]!)
      most = Math.max(most, units[at]!)
    }
    this.base = least
    this.head = new Int32Array(Math.max(0, most - least + 1)).fill(-1)
    this.following = new Int32Array(units.length)
    for (let at = 0; at < units.length; at++) {
      this.following[at] = this.head[units[at]! - least]!
      this.head[units[at]! - least] = at
    }
  }

  /** The latest position of a unit, or -1. */
  first(unit: number): number {
    return this.head[unit - this.base] ?? -1
  }

  /** The position before, or -1. */
  next(at: number): number {
    return this.following[at]!
  }
}
