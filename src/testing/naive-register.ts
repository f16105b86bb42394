import { addDays, type Day } from '#platform/day.ts'

/** A row of the exchange format: every value as text, a missing one ''. */
export type Row = Readonly<Record<string, string>>

/** The four main sheets in file order; `naiveProblems` says whether they make a valid register. */
export interface Register {
  organisations: readonly Row[]
  members: readonly Row[]
  movements: readonly Row[]
  attributes: readonly Row[]
}

/** Headcounts at both ends and what happened between; every category is named, with 0 where none occurred. */
export interface Flows {
  opening: number
  increases: Record<string, number>
  decreases: Record<string, number>
  closing: number
}

export interface PeriodFlows extends Flows {
  organisation: string
  from: Day
  to: Day
}

export interface NaiveBalance extends PeriodFlows {
  children: PeriodFlows[]
  own: Flows
}

export interface NaiveOrganisation {
  code: string
  name: string
  kind: string
  superior: string | null
  headcount: number
}

/** Every unit of one day and its superior, '' for the root. */
export type Tree = ReadonlyMap<string, string>

/** Whether, in the tree of a day, a unit is among those that a question counts. */
type Holds = (tree: Tree, unit: string) => boolean

/** The units of a day, superiors before subordinates and siblings by code, each with the headcount of its subtree. */
export function naiveOrganisationsOn(register: Register, on: Day): NaiveOrganisation[] {
  const tree = treeOn(register, on)
  const locations = locationsAtEndOf(register, on)
  const below = (superior: string): string[] =>
    unitsUnder(tree, superior).flatMap((code) => [code, ...below(code)])
  return below('').map((code) => {
    const { name, kind } = stateOn(register, code, on)!
    const headcount = countHeld([...locations.values()], tree, within(code))
    return { code, name: name!, kind: kind!, superior: tree.get(code) || null, headcount }
  })
}

/** How many members the subtree holds at the end of the day; 0 where the unit does not exist. Throws on an unknown code. */
export function naiveHeadcount(register: Register, code: string, on: Day): number {
  return naiveMembersOn(register, code, on).length
}

/** The codes of the members whom the subtree holds at the end of the day, sorted. Throws on an unknown code. */
export function naiveMembersOn(register: Register, code: string, on: Day): string[] {
  mustBeKnown(register, code)
  const tree = treeOn(register, on)
  const holds = within(code)
  return [...locationsAtEndOf(register, on)]
    .filter(([, unit]) => holds(tree, unit))
    .map(([member]) => member)
    .sort()
}

/**
 * The balance of a unit from the first day to the last, both included, with its children's (sorted by code) and its
 * own members'. Children: units directly below on `to` or on the day before `from`. Throws on an unknown code.
 */
export function naiveBalance(register: Register, code: string, from: Day, to: Day): NaiveBalance {
  mustBeKnown(register, code)
  const [first, last] = [treeOn(register, addDays(from, -1)), treeOn(register, to)]
  const children = [...new Set([...unitsUnder(first, code), ...unitsUnder(last, code)])].sort()
  const ofUnit = (unit: string): PeriodFlows => ({
    organisation: unit,
    from,
    to,
    ...flowsOf(register, from, to, within(unit)),
  })
  return {
    ...ofUnit(code),
    children: children.map(ofUnit),
    own: flowsOf(register, from, to, (tree, unit) => unit === code && tree.has(unit)),
  }
}

/** Walks the period day by day: first the new superiors take hold, then the day's movements happen in file order. */
function flowsOf(register: Register, from: Day, to: Day, holds: Holds): Flows {
  const locations = locationsAtEndOf(register, addDays(from, -1))
  const flows: Flows = { opening: 0, increases: noneOf(INCREASES), decreases: noneOf(DECREASES), closing: 0 }
  const count = (left: boolean, entered: boolean, decrease: string, increase: string) => {
    if (left && !entered) flows.decreases[decrease]! += 1
    if (entered && !left) flows.increases[increase]! += 1
  }
  flows.opening = countHeld([...locations.values()], treeOn(register, addDays(from, -1)), holds)
  for (const on of eventDays(register).filter((one) => from <= one && one <= to)) {
    const [before, tree] = [treeOn(register, addDays(on, -1)), treeOn(register, on)]
    for (const unit of locations.values()) {
      // Members of a unit that ended the day before stay where they were: their own movement says where they went.
      if (tree.has(unit)) count(holds(before, unit), holds(tree, unit), 'D6', 'I5')
    }
    for (const { member_code, category, from_code, to_code } of register.movements.filter(
      (row) => row.day === on,
    )) {
      const left = !!from_code && holds(tree.has(from_code) ? tree : before, from_code)
      const entered = !!to_code && holds(tree, to_code)
      count(left, entered, AS_DECREASE[category!] ?? category!, AS_INCREASE[category!] ?? category!)
      if (to_code) locations.set(member_code!, to_code)
      else locations.delete(member_code!)
    }
  }
  flows.closing = countHeld([...locations.values()], treeOn(register, to), holds)
  return flows
}

const INCREASES = ['I0', 'I1', 'I2', 'I3', 'I4', 'I5', 'I9']
const DECREASES = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D9']

/** What a transfer or a handing over is for an organisation that holds only the unit it leaves, or only the other. */
const AS_DECREASE: Record<string, string> = { I4: 'D5', I5: 'D6' }
const AS_INCREASE: Record<string, string> = { D5: 'I4', D6: 'I5' }

function noneOf(categories: readonly string[]): Record<string, number> {
  return Object.fromEntries(categories.map((code) => [code, 0]))
}

/** The days, in order, on which anything can change: a movement, a state's first day, the day after a state's last. */
export function eventDays(register: Register): Day[] {
  const starts = register.organisations.map((row) => row.from as Day)
  const ends = register.organisations.filter((row) => row.to).map((row) => addDays(row.to as Day, 1))
  const moves = register.movements.map((row) => row.day as Day)
  return [...new Set([...starts, ...ends, ...moves])].sort()
}

/** The state of a unit that covers the day, or undefined on days when the unit did not exist. */
export function stateOn(register: Register, code: string, on: Day): Row | undefined {
  return register.organisations.find((row) => row.code === code && covers(row, on))
}

/** Every unit that exists on the day, with its superior. */
export function treeOn(register: Register, on: Day): Tree {
  const states = register.organisations.filter((row) => covers(row, on))
  return new Map(states.map((row) => [row.code!, row.parent_code ?? '']))
}

function covers({ from, to }: Row, on: Day): boolean {
  return from! <= on && (!to || on <= to)
}

/** Where each member is at the end of the day; members who are nowhere are left out. */
export function locationsAtEndOf(register: Register, on: Day): Map<string, string> {
  const locations = new Map<string, string>()
  for (const { member_code, to_code } of inDayOrder(register.movements).filter((row) => row.day! <= on)) {
    if (to_code) locations.set(member_code!, to_code)
    else locations.delete(member_code!)
  }
  return locations
}

/** Rows in day order and, within a day, in file order. */
export function inDayOrder(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.day! < b.day! ? -1 : a.day! > b.day! ? 1 : 0))
}

/** The units directly below, sorted by code. */
function unitsUnder(tree: Tree, superior: string): string[] {
  return [...tree]
    .filter(([, above]) => above === superior)
    .map(([code]) => code)
    .sort()
}

/** The unit, its superior and so on up to the root; empty when the unit does not exist in the tree. */
export function lineUp(tree: Tree, unit: string): string[] {
  const line: string[] = []
  for (let at = unit; tree.has(at) && !line.includes(at); at = tree.get(at)!) line.push(at)
  return line
}

function within(code: string): Holds {
  return (tree, unit) => lineUp(tree, unit).includes(code)
}

function countHeld(units: readonly string[], tree: Tree, holds: Holds): number {
  return units.filter((unit) => holds(tree, unit)).length
}

export function mustBeKnown(register: Register, code: string): void {
  if (!register.organisations.some((row) => row.code === code))
    throw new RangeError(`unknown organisation ${code}`)
}
