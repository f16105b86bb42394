import { Chains } from './chains.ts'
import type { Placing } from './placing.ts'
import { firstAfter, MONTHS, YEARS, type Spans } from './day-number.ts'
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
/** For more targets than this, sums of months would take more memory than they save time: years are kept. */
const MOST_BY_MONTH = 250

/**
 * Flows and stocks of some units: row t of a table of counts is target t, the last row what the first target holds
 * itself; columns are the categories. Whole months, or years for many targets, are summed once and then kept exact by
 * what is recorded.
 */
export class Flows {
  private spans: Spans
  private sums = new Map<number, Int32Array>()
  /** Stocks at the ends of spans that were counted once; other days follow from them by the flows. */
  private stocks = new Map<number, Int32Array>()
  private switchesOf: Chains

  constructor(
    private placing: Placing,
    private ledger: Ledger,
    private spells: Spells,
  ) {
    this.spans = placing.targets.length > MOST_BY_MONTH ? YEARS : MONTHS
    this.switchesOf = new Chains(placing.switches.unit)
  }

  get targets(): readonly number[] {
    return this.placing.targets
  }

  /** Counts by target and category in the days `from` to `to`, both included. */
  between(from: number, to: number): Int32Array {
    const sum = this.emptyTable()
    const { of, start } = this.spans
    for (let span = of[from]!; span <= of[to]!; span++) {
      const first = Math.max(from, start[span]!)
      const last = Math.min(to, start[span + 1]! - 1)
      const whole = first === start[span] && last === start[span + 1]! - 1
      if (whole) addTo(sum, this.sumOf(span))
      else this.count(sum, first, last)
    }
    return sum
  }

  /** How many members the first target gained, less those it lost, in the days `from` to `to`. */
  netBetween(from: number, to: number): number {
    return netOf(this.between(from, to), 0)
  }

  /** Members of each target at the end of a day, and last what the first target holds itself. */
  stockOn(on: number): Int32Array {
    const { of, start } = this.spans
    const spanEnd = start[of[on]!]! - 1
    const known = this.stocks.get(spanEnd)
    const counted = known ?? this.countStock(spanEnd)
    if (!known) this.stocks.set(spanEnd, counted)
    const stock = counted.slice()
    if (on === spanEnd) return stock
    const table = this.between(spanEnd + 1, on)
    for (let target = 0; target < stock.length; target++) stock[target]! += netOf(table, target)
    return stock
  }

  private countStock(on: number): Int32Array {
    const { placing, spells } = this
    const stock = new Int32Array(placing.targets.length + 1)
    const bySet = new Int32Array(placing.sets.length)
    for (let place = 0; place < placing.units.length; place++) {
      const unit = placing.units[place]!
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
    const table = this.sums.get(this.spans.of[on]!)
    if (table) this.addMovement(table, on, category, giver, receiver, weight)
  }

  /** Takes in a spell gained or lost since: it stood in stocks, and moved along where its unit came under others. */
  takeSpell(unit: number, from: number, until: number, weight: number): void {
    for (const [on, stock] of this.stocks)
      if (from <= on && on < until) this.addToStock(stock, on, unit, weight)
    this.eachSwitch(unit, from, until, (at, on) => {
      const table = this.sums.get(this.spans.of[on]!)
      if (table) this.addSwitch(table, at, weight)
    })
  }

  /** The switches of a unit that carry a spell along: it began before, and had not ended when the day began. */
  private eachSwitch(
    unit: number,
    from: number,
    until: number,
    visit: (at: number, on: number) => void,
  ): void {
    for (let at = this.switchesOf.first(unit); at >= 0; at = this.switchesOf.next(at)) {
      const on = this.placing.switches.on[at]!
      if (from < on && on <= until) visit(at, on)
    }
  }

  private sumOf(span: number): Int32Array {
    const known = this.sums.get(span)
    if (known) return known
    const table = this.emptyTable()
    const { start } = this.spans
    this.count(table, start[span]!, start[span + 1]! - 1)
    this.sums.set(span, table)
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
    const { on, unit } = this.placing.switches
    for (let at = firstAfter(on, from - 1, 0, on.length); at < on.length && on[at]! <= to; at++)
      this.addSwitch(table, at, this.spells.countLoaded(unit[at]!, on[at]! - 1))
    const { late } = this.spells
    for (let row = 0; row < late.count; row++)
      this.eachSwitch(late.unit[row]!, late.from[row]!, late.until[row]!, (at, day) => {
        if (from <= day && day <= to) this.addSwitch(table, at, late.weight[row]!)
      })
  }

  private addSwitch(table: Int32Array, at: number, members: number): void {
    if (members === 0) return
    const { switches, sets } = this.placing
    const [before, after] = [sets[switches.before[at]!]!, sets[switches.after[at]!]!]
    for (const target of after)
      if (!before.includes(target)) table[target * WIDTH + GAINED_WITH_UNIT]! += members
    for (const target of before)
      if (!after.includes(target)) table[target * WIDTH + LOST_WITH_UNIT]! += members
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
