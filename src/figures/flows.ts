import type { Placing } from './placing.ts'
import { MONTH_OF, MONTH_START } from './day-number.ts'
import {
  AS_GIVEN,
  AS_RECEIVED,
  CATEGORY_CODES,
  GAINED_WITH_UNIT,
  LOST_WITH_UNIT,
  type Ledger,
} from './ledger.ts'
import type { Spells } from './spells.ts'

const WIDTH = CATEGORY_CODES.length
const SIGN = CATEGORY_CODES.map((code) => (code.startsWith('I') ? 1 : -1))
/** For more targets than this, sums of months would take more memory than they save time. */
const MOST_KEPT = 250

/**
 * Flows and stocks of some units: row t of a table of counts is target t, the last row what the first target holds
 * itself; columns are the categories. Whole months are summed once and then kept exact by what is recorded.
 */
export class Flows {
  private months = new Map<number, Int32Array>()
  /** Stocks at the ends of months that were counted once; other days follow from them by the flows. */
  private stocks = new Map<number, Int32Array>()
  private switchesOf = new Map<number, number[]>()

  constructor(
    private placing: Placing,
    private ledger: Ledger,
    private spells: Spells,
  ) {
    this.placing.switches.forEach(({ unit }, at) => {
      const own = this.switchesOf.get(unit)
      if (own) own.push(at)
      else this.switchesOf.set(unit, [at])
    })
  }

  /** Counts by target and category in the days `from` to `to`, both included. */
  between(from: number, to: number): Int32Array {
    const sum = this.emptyTable()
    const [first, last] = [MONTH_OF[from]!, MONTH_OF[to]!]
    if (this.placing.targets.length > MOST_KEPT) {
      this.count(sum, from, to)
      return sum
    }
    for (let month = first; month <= last; month++) {
      const start = Math.max(from, MONTH_START[month]!)
      const end = Math.min(to, MONTH_START[month + 1]! - 1)
      const whole = start === MONTH_START[month] && end === MONTH_START[month + 1]! - 1
      if (whole) addTo(sum, this.month(month))
      else this.count(sum, start, end)
    }
    return sum
  }

  /** How many members the first target gained, less those it lost, in the days `from` to `to`. */
  netBetween(from: number, to: number): number {
    return netOf(this.between(from, to), 0)
  }

  /** Members of each target at the end of a day, and last what the first target holds itself. */
  stockOn(on: number): Int32Array {
    const monthEnd = MONTH_START[MONTH_OF[on]!]! - 1
    if (this.placing.targets.length > MOST_KEPT) return this.countStock(on)
    const known = this.stocks.get(monthEnd)
    const counted = known ?? this.countStock(monthEnd)
    if (!known) this.stocks.set(monthEnd, counted)
    const stock = counted.slice()
    if (on === monthEnd) return stock
    const table = this.between(monthEnd + 1, on)
    for (let target = 0; target < stock.length; target++) stock[target]! += netOf(table, target)
    return stock
  }

  private countStock(on: number): Int32Array {
    const { placing, spells } = this
    const stock = new Int32Array(placing.targets.length + 1)
    const bySet = new Int32Array(placing.sets.length)
    for (const unit of placing.units) {
      const set = placing.setOn(unit, on)
      const isOwn = placing.isOwn(unit)
      if (set === 0 && !isOwn) continue
      const count = spells.countLoaded(unit, on)
      bySet[set]! += count
      if (isOwn) stock[placing.targets.length]! += count
    }
    bySet.forEach((count, set) => {
      for (const target of placing.sets[set]!) stock[target]! += count
    })
    const { late } = spells
    for (let at = 0; at < late.count; at++)
      if (late.from[at]! <= on && on < late.until[at]!)
        this.addToStock(stock, on, late.unit[at]!, late.weight[at]!)
    return stock
  }

  private addToStock(stock: Int32Array, on: number, unit: number, weight: number): void {
    for (const target of this.placing.sets[this.placing.setOn(unit, on)]!) stock[target]! += weight
    if (this.placing.isOwn(unit)) stock[this.placing.targets.length]! += weight
  }

  /** Takes in a movement recorded or superseded since; it must be in the ledger's late rows already. */
  takeMovement(on: number, category: number, giver: number, receiver: number, weight: number): void {
    const table = this.months.get(MONTH_OF[on]!)
    if (table) this.addMovement(table, on, category, giver, receiver, weight)
  }

  /** Takes in a spell gained or lost since: it stood in stocks, and moved along where its unit came under others. */
  takeSpell(unit: number, from: number, until: number, weight: number): void {
    for (const [on, stock] of this.stocks)
      if (from <= on && on < until) this.addToStock(stock, on, unit, weight)
    for (const at of this.switchesOf.get(unit) ?? []) {
      const change = this.placing.switches[at]!
      const table = this.months.get(MONTH_OF[change.on]!)
      if (table && from < change.on && change.on <= until) this.addSwitch(table, at, weight)
    }
  }

  private month(month: number): Int32Array {
    const known = this.months.get(month)
    if (known) return known
    const table = this.emptyTable()
    this.count(table, MONTH_START[month]!, MONTH_START[month + 1]! - 1)
    this.months.set(month, table)
    return table
  }

  private emptyTable(): Int32Array {
    return new Int32Array((this.placing.targets.length + 1) * WIDTH)
  }

  private count(table: Int32Array, from: number, to: number): void {
    const { starts, category, giver, receiver, count, late } = this.ledger
    for (let on = from; on <= to; on++)
      for (let at = starts[on]!; at < starts[on + 1]!; at++)
        this.addMovement(table, on, category[at]!, giver[at]!, receiver[at]!, count[at]!)
    for (let at = 0; at < late.count; at++) {
      const on = late.day[at]!
      if (from <= on && on <= to)
        this.addMovement(table, on, late.category[at]!, late.giver[at]!, late.receiver[at]!, late.weight[at]!)
    }
    this.countSwitches(table, from, to)
  }

  private countSwitches(table: Int32Array, from: number, to: number): void {
    const { switches } = this.placing
    for (let at = firstFrom(switches, from); at < switches.length && switches[at]!.on <= to; at++)
      this.addSwitch(table, at, this.spells.countLoaded(switches[at]!.unit, switches[at]!.on - 1))
    const { late } = this.spells
    for (let row = 0; row < late.count; row++)
      for (const at of this.switchesOf.get(late.unit[row]!) ?? []) {
        const { on } = switches[at]!
        const moves = late.from[row]! < on && on <= late.until[row]!
        if (moves && from <= on && on <= to) this.addSwitch(table, at, late.weight[row]!)
      }
  }

  private addSwitch(table: Int32Array, at: number, members: number): void {
    const { gained, lost } = this.placing.switches[at]!
    for (const target of gained) table[target * WIDTH + GAINED_WITH_UNIT]! += members
    for (const target of lost) table[target * WIDTH + LOST_WITH_UNIT]! += members
  }

  private addMovement(
    table: Int32Array,
    on: number,
    category: number,
    giver: number,
    receiver: number,
    count: number,
  ): void {
    const { placing } = this
    const gives = giver < 0 ? 0 : placing.setOfGiver(giver, on)
    const receives = receiver < 0 ? 0 : placing.setOn(receiver, on)
    if (gives !== receives) {
      const [givers, receivers] = [placing.sets[gives]!, placing.sets[receives]!]
      for (const target of receivers)
        if (!givers.includes(target)) table[target * WIDTH + AS_RECEIVED[category]!]! += count
      for (const target of givers)
        if (!receivers.includes(target)) table[target * WIDTH + AS_GIVEN[category]!]! += count
    }
    const [givesOwn, receivesOwn] = [placing.isOwn(giver), placing.isOwn(receiver)]
    if (givesOwn === receivesOwn) return
    const own = placing.targets.length * WIDTH
    table[own + (receivesOwn ? AS_RECEIVED : AS_GIVEN)[category]!]! += count
  }
}

/** Increases less decreases in a row of a table. */
function netOf(table: Int32Array, row: number): number {
  let net = 0
  for (let at = 0; at < WIDTH; at++) net += SIGN[at]! * table[row * WIDTH + at]!
  return net
}

function addTo(sum: Int32Array, table: Int32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += table[at]!
}

/** The position of the first switch on or after a day. */
function firstFrom(switches: readonly { on: number }[], on: number): number {
  let [low, high] = [0, switches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (switches[middle]!.on < on) low = middle + 1
    else high = middle
  }
  return low
}
