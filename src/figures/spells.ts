import { firstAfter, OPEN } from './day-number.ts'

/** The official day of who has none. */
export const NEVER = OPEN

/** The attributes that a profile combines, each by a small number of its own; 0 is a missing value. */
export const PROFILE_FIELDS = ['sex', 'ethnicity', 'religion', 'education', 'theory', 'stratum'] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]

/** How many values of each attribute a profile has room for; together less than 2^53. */
const ROOM = [4, 512, 512, 1024, 256, 1024] as const

const MOST_GROUPINGS = 16

/** Profiles that agree in some attributes: the group of each profile, and the coded values of each group, 0 where not asked for. */
export interface ProfileGroups {
  readonly groupOf: Int32Array
  readonly groups: readonly (readonly number[])[]
}

/** Distinct combinations of attributes: spells carry the combination's number. */
export class Profiles {
  /** Of each attribute, the coded values in the order of their small numbers; the first is 0 for none. */
  readonly values: number[][] = PROFILE_FIELDS.map(() => [0])
  /** Of each profile, the small numbers of its attributes, one after the other. */
  readonly parts: number[] = []
  private small = PROFILE_FIELDS.map(() => new Map<number, number>([[0, 0]]))
  private known = new Map<number, number>()
  private groupings = new Map<string, ProfileGroups>()

  get count(): number {
    return this.parts.length / PROFILE_FIELDS.length
  }

  /** The coded value of a profile's attribute, by the place of the field. */
  valueOf(profile: number, field: number): number {
    return this.values[field]![this.parts[profile * PROFILE_FIELDS.length + field]!]!
  }

  /** The number of the combination that starts at `first` in a row of coded values. */
  numberOf(row: ArrayLike<number>, first: number): number {
    let key = 0
    for (let field = 0; field < PROFILE_FIELDS.length; field++)
      key = key * ROOM[field]! + this.smallOf(field, row[first + field]!)
    const known = this.known.get(key)
    if (known !== undefined) return known
    const number = this.count
    this.known.set(key, number)
    for (let field = 0; field < PROFILE_FIELDS.length; field++)
      this.parts.push(this.smallOf(field, row[first + field]!))
    return number
  }

  /** The profiles by some of their attributes; what was worked out for the same ones before is kept. */
  groupedBy(fields: readonly ProfileField[]): ProfileGroups {
    const key = fields.toSorted().join(' ')
    const kept = this.groupings.get(key)
    if (kept && kept.groupOf.length === this.count) return kept
    if (this.groupings.size >= MOST_GROUPINGS) this.groupings.clear()
    const found = this.group(PROFILE_FIELDS.map((field) => fields.includes(field)))
    this.groupings.set(key, found)
    return found
  }

  private group(isAsked: readonly boolean[]): ProfileGroups {
    const width = PROFILE_FIELDS.length
    const groups: number[][] = []
    const known = new Map<number, number>()
    const groupOf = new Int32Array(this.count)
    for (let profile = 0; profile < groupOf.length; profile++) {
      let key = 0
      for (let field = 0; field < width; field++)
        key = key * ROOM[field]! + (isAsked[field] ? this.parts[profile * width + field]! : 0)
      let group = known.get(key)
      if (group === undefined) {
        const own = isAsked.map((asked, at) => (asked ? this.valueOf(profile, at) : 0))
        known.set(key, (group = groups.push(own) - 1))
      }
      groupOf[profile] = group
    }
    return { groupOf, groups: groups.length === 0 ? [isAsked.map(() => 0)] : groups }
  }

  private smallOf(field: number, value: number): number {
    const known = this.small[field]!.get(value)
    if (known !== undefined) return known
    const number = this.values[field]!.push(value) - 1
    if (number >= ROOM[field]!) throw new RangeError(`too many values of ${PROFILE_FIELDS[field]}`)
    this.small[field]!.set(value, number)
    return number
  }
}

/** Places in a row of a spell as load.ts reads it: after the unit the days, then the attributes of a profile. */
const [FROM, UNTIL, BORN, DECIDED, OFFICIAL, ATTRIBUTES] = [1, 2, 3, 4, 5, 6] as const

/**
 * The spells of all members as columns, those of unit u together from `first[u]` to `first[u + 1] - 1`: the ended ones in the
 * order of their ends, then from `open[u]` the open ones in the order of their beginnings. So those that may hold on a day
 * lie together, from `beginOn` to `endOn - 1`, and of them all do that began by then. What was recorded since the load
 * stands in `late`, with weight 1 for gained and -1 for lost.
 */
export class Spells {
  private readonly first: Int32Array
  readonly open: Int32Array
  readonly from: Uint16Array
  readonly until: Uint16Array
  readonly born: Uint16Array
  readonly decided: Uint16Array
  readonly official: Uint16Array
  /** Grows to four bytes where there are more profiles than two can tell apart. */
  profile: Uint16Array | Uint32Array
  readonly late = new LateSpells()
  private next: Int32Array

  /** Makes room for so many spells in each unit; `put` then fills it, and `seal` puts them in order. */
  constructor(
    counts: Int32Array,
    readonly profiles = new Profiles(),
  ) {
    this.first = new Int32Array(counts.length + 1)
    counts.forEach((count, unit) => (this.first[unit + 1] = this.first[unit]! + count))
    const total = this.first[counts.length]!
    this.from = new Uint16Array(total)
    this.until = new Uint16Array(total)
    this.born = new Uint16Array(total)
    this.decided = new Uint16Array(total)
    this.official = new Uint16Array(total)
    this.profile = new Uint16Array(total)
    this.next = this.first.slice()
    // Ended spells fill a unit's room from its beginning, open ones from its end.
    this.open = this.first.slice(1)
  }

  put(unit: number, row: ArrayLike<number>): void {
    const at = row[UNTIL] === OPEN ? --this.open[unit]! : this.next[unit]!++
    this.from[at] = row[FROM]!
    this.until[at] = row[UNTIL]!
    this.born[at] = row[BORN]!
    this.decided[at] = row[DECIDED]!
    this.official[at] = row[OFFICIAL]!
    const profile = this.profiles.numberOf(row, ATTRIBUTES)
    if (profile > OPEN && this.profile instanceof Uint16Array) this.profile = Uint32Array.from(this.profile)
    this.profile[at] = profile
  }

  /** To be called after the last `put`. */
  seal(): void {
    this.next = new Int32Array(0)
    for (let unit = 0; unit < this.open.length; unit++) {
      this.order(this.until, this.first[unit]!, this.open[unit]!)
      this.order(this.from, this.open[unit]!, this.first[unit + 1]!)
    }
  }

  /** Puts rows in the order of a column of days. */
  private order(days: Uint16Array, begin: number, end: number): void {
    const place = orderOf(days.subarray(begin, end))
    if (!place) return
    for (const column of [this.from, this.until, this.born, this.decided, this.official, this.profile]) {
      const before = column.slice(begin, end)
      for (let at = 0; at < place.length; at++) column[begin + at] = before[place[at]!]!
    }
  }

  /** How many members a unit itself holds at the end of a day. */
  countIn(unit: number, on: number): number {
    const { late } = this
    let count = this.countLoaded(unit, on)
    for (let at = 0; at < late.count; at++)
      if (late.unit[at] === unit && late.from[at]! <= on && on < late.until[at]!) count += late.weight[at]!
    return count
  }

  /** As `countIn`, without what was recorded since the load. */
  countLoaded(unit: number, on: number): number {
    if (unit >= this.open.length) return 0
    const { from } = this
    const open = this.open[unit]!
    let count = this.endOn(unit, on) - open
    // Negative differences set the sign bit: 1 exactly where from <= on.
    for (let at = this.beginOn(unit, on); at < open; at++) count += (from[at]! - on - 1) >>> 31
    return count
  }

  /** The first spell of a unit that has not ended on a day; of a unit that came after the load there are none. */
  beginOn(unit: number, on: number): number {
    if (unit >= this.open.length) return 0
    return firstAfter(this.until, on, this.first[unit]!, this.open[unit]!)
  }

  /** Behind the last spell of a unit that may have begun by a day: of the open ones, exactly those that have. */
  endOn(unit: number, on: number): number {
    if (unit >= this.open.length) return 0
    return firstAfter(this.from, on, this.open[unit]!, this.first[unit + 1]!)
  }
}

const POSITIONS = 2 ** 32

/** Of each place in the order of days the position that belongs there; null where they are in order. */
function orderOf(days: Uint16Array): Float64Array | null {
  if (days.every((day, at) => at === 0 || days[at - 1]! <= day)) return null
  return Float64Array.from(days, (day, at) => day * POSITIONS + at)
    .sort()
    .map((key) => key % POSITIONS)
}

/** Spells gained and lost since the load, in the order of their recording. */
export class LateSpells {
  readonly unit: number[] = []
  readonly weight: number[] = []
  readonly from: number[] = []
  readonly until: number[] = []
  readonly born: number[] = []
  readonly decided: number[] = []
  readonly official: number[] = []
  readonly profile: number[] = []

  get count(): number {
    return this.unit.length
  }

  /** Adds a row and returns its position. */
  push(unit: number, weight: number, row: ArrayLike<number>, profile: number): number {
    this.weight.push(weight)
    this.from.push(row[FROM]!)
    this.until.push(row[UNTIL]!)
    this.born.push(row[BORN]!)
    this.decided.push(row[DECIDED]!)
    this.official.push(row[OFFICIAL]!)
    this.profile.push(profile)
    return this.unit.push(unit) - 1
  }
}
