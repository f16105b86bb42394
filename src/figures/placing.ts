/**
 * Days on which units, there before and after, come under other targets, in order of days: the day, the unit, and its
 * sets before and after.
 */
export interface Switches {
  readonly on: Uint16Array
  readonly unit: Int32Array
  readonly before: Int32Array
  readonly after: Int32Array
}

export const NO_SWITCHES: Switches = {
  on: new Uint16Array(0),
  unit: new Int32Array(0),
  before: new Int32Array(0),
  after: new Int32Array(0),
}

/**
 * Which of some target units stand at or above each unit. Sets of targets are kept once and numbered, 0 is the empty
 * one; targets are answered by their position in `targets`.
 */
export interface Placing {
  readonly targets: readonly number[]
  readonly sets: readonly Int32Array[]
  /** Units that ever are at or below a target. */
  readonly units: ArrayLike<number>
  readonly switches: Switches
  /** The set of a unit on a day. */
  setOn: (unit: number, on: number) => number
  /** The set that holds the giver of a movement. */
  setOfGiver: (unit: number, on: number) => number
  /** Whether what the unit holds counts as held by the first target itself; -1 is no unit. */
  isOwn: (unit: number) => boolean
}

/** Sets of targets, each kept once: the empty one, and those made by adding a target to another. */
export class TargetSets {
  readonly all: Int32Array[] = [new Int32Array(0)]
  private joined = new Map<number, number>()

  constructor(private targets: number) {}

  join(set: number, target: number): number {
    const key = set * this.targets + target
    const known = this.joined.get(key)
    if (known !== undefined) return known
    const number = this.all.push(Int32Array.from([...this.all[set]!, target])) - 1
    this.joined.set(key, number)
    return number
  }
}
