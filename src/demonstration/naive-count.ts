import { addDays, type Day } from '#platform/day.ts'
import { SHEETS, type SheetName } from '#sheet/format.ts'
import { demonstrationRegister } from './register.ts'

type Row = Record<string, string>
type Register = Record<SheetName, Row[]>

/** The demonstration read once, for tests that count its rows naively. */
export function readDemonstration(): Register {
  const made = demonstrationRegister()
  return Object.fromEntries(SHEETS.map((sheet) => [sheet, [...made[sheet]]])) as Register
}

/** Units of a day by code. */
export function treeOn({ organisations }: Register, on: string): Map<string, Row> {
  const rows = organisations.filter(({ from, to }) => from! <= on && (to === '' || to! >= on))
  return new Map(rows.map((row) => [row.code!, row]))
}

export function isUnder(tree: Map<string, Row>, code: string, above: string): boolean {
  for (let at: string | undefined = code; at; at = tree.get(at)?.parent_code) if (at === above) return true
  return false
}

/** Member codes by branch at the end of the day. */
export function membersByBranch({ movements }: Register, on: string): Map<string, string[]> {
  const place = new Map<string, string>()
  for (const { member_code, to_code, day } of movements) if (day! <= on) place.set(member_code!, to_code!)
  const branches = new Map<string, string[]>()
  for (const [member, branch] of place) {
    if (branch) branches.set(branch, [...(branches.get(branch) ?? []), member])
  }
  return branches
}

/** Headcount of a subtree at the end of the day. */
export function headcount(register: Register, code: string, on: string): number {
  const tree = treeOn(register, on)
  let sum = 0
  for (const [branch, members] of membersByBranch(register, on)) {
    if (isUnder(tree, branch, code)) sum += members.length
  }
  return sum
}

/** Movements that do not follow from the ones before, or are in a unit that does not stand: none, one hopes. */
export function brokenChains({ organisations, movements }: Register): Row[] {
  const states = new Map<string, Row[]>()
  for (const row of organisations) states.set(row.code!, [...(states.get(row.code!) ?? []), row])
  const stands = (code: string, on: string) =>
    states.get(code)?.some(({ from, to }) => from! <= on && (to === '' || to! >= on)) ?? false
  const place = new Map<string, { branch: string; since: string }>()
  return movements.filter(({ member_code, day, from_code, to_code }) => {
    const last = place.get(member_code!) ?? { branch: '', since: '' }
    place.set(member_code!, { branch: to_code!, since: day! })
    const follows = last.branch === from_code && last.since <= day!
    const before = addDays(day as Day, -1)
    const leaves = from_code === '' || stands(from_code!, day!) || stands(from_code!, before)
    return !(follows && leaves && (to_code === '' || stands(to_code!, day!)))
  })
}
