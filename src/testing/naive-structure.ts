import type { Day } from '#platform/day.ts'
import {
  lineUp,
  locationsAtEndOf,
  mustBeKnown,
  naiveMembersOn,
  treeOn,
  type Register,
  type Row,
} from './naive-register.ts'

export type StructureKey =
  | 'sex'
  | 'age'
  | 'ethnicity'
  | 'religion'
  | 'education'
  | 'theory'
  | 'stratum'
  | 'status'
  | 'seniority'
  | 'organisation'

/** One group: its value for each key asked (null where missing) and its count, never 0. */
export type StructureGroup = Partial<Record<StructureKey, string | null>> & { count: number }

export interface NaiveStructure {
  organisation: string
  on: Day
  total: number
  groups: StructureGroup[]
}

/** The bands in the order in which they are shown. */
const BANDS = {
  age: ['<=30', '31-40', '41-50', '51-60', '>=61'],
  seniority: ['<30', '30-39', '40-49', '50-59', '60-69', '>=70'],
} as const

/**
 * The members of a subtree at the end of a day, counted by the keys together; groups in `inGroupOrder`.
 * A dated attribute is its latest change up to and on the day, before the first change the member's row.
 */
export function naiveStructure(
  register: Register,
  code: string,
  on: Day,
  keys: readonly StructureKey[],
): NaiveStructure {
  mustBeKnown(register, code)
  const members = naiveMembersOn(register, code, on)
  const groups = new Map<string, StructureGroup>()
  for (const member of members) {
    const values = keys.map((key) => valueOf(register, code, member, on, key))
    const group = groups.get(JSON.stringify(values)) ?? { ...entries(keys, values), count: 0 }
    group.count += 1
    groups.set(JSON.stringify(values), group)
  }
  return { organisation: code, on, total: members.length, groups: inGroupOrder([...groups.values()], keys) }
}

/** Groups by the first key, then the next: bands from low to high, texts by their letters' code points, null last. */
function inGroupOrder(groups: readonly StructureGroup[], keys: readonly StructureKey[]): StructureGroup[] {
  const rank = (key: StructureKey, value: string | null): string =>
    value === null
      ? '2'
      : key === 'age' || key === 'seniority'
        ? `1${(BANDS[key] as readonly string[]).indexOf(value)}`
        : `1${value}`
  return [...groups].sort((a, b) => {
    const differing = keys.find((key) => a[key] !== b[key])
    if (!differing) return 0
    return rank(differing, a[differing] ?? null) < rank(differing, b[differing] ?? null) ? -1 : 1
  })
}

function entries(
  keys: readonly StructureKey[],
  values: readonly (string | null)[],
): Partial<Record<StructureKey, string | null>> {
  return Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null]))
}

function valueOf(
  register: Register,
  code: string,
  member: string,
  on: Day,
  key: StructureKey,
): string | null {
  const row = register.members.find((one) => one.member_code === member)
  if (!row) throw new RangeError(`unknown member ${member}`)
  switch (key) {
    case 'sex':
      return row.sex || null
    case 'age':
      return ageBand(completeYears(wholeDay(row.born_on!), on))
    case 'status':
      return isOfficial(row, on) ? 'official' : 'probationary'
    case 'seniority':
      if (!isOfficial(row, on) || !row.admission_decided_on) return null
      return seniorityBand(completeYears(row.admission_decided_on, on))
    case 'organisation':
      return childHolding(register, code, member, on)
    default:
      return attributeOn(register, row, key, on) || null
  }
}

function attributeOn(register: Register, member: Row, field: string, on: Day): string | undefined {
  let value = member[field]
  let since = ''
  for (const change of register.attributes) {
    if (change.member_code !== member.member_code || change.field !== field || change.day! > on) continue
    if (change.day! > since) [value, since] = [change.value, change.day!]
  }
  return value
}

function isOfficial(member: Row, on: Day): boolean {
  return !!member.official_on && member.official_on <= on
}

/** A year alone counts as 1 January, a month alone as its first day. */
function wholeDay(birth: string): string {
  return birth.length === 4 ? `${birth}-01-01` : birth.length === 7 ? `${birth}-01` : birth
}

/** Full years: a year is complete when month and day are reached; 02-29 is passed by 03-01 in common years. */
function completeYears(since: string, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(since.slice(0, 4))
  return on.slice(5) >= since.slice(5) ? years : years - 1
}

function ageBand(years: number): string {
  if (years <= 30) return '<=30'
  if (years <= 40) return '31-40'
  if (years <= 50) return '41-50'
  return years <= 60 ? '51-60' : '>=61'
}

function seniorityBand(years: number): string {
  if (years < 30) return '<30'
  if (years >= 70) return '>=70'
  const tens = Math.floor(years / 10) * 10
  return `${tens}-${tens + 9}`
}

/** The unit directly below `code` in whose subtree the member is, or `code` for its own members. */
function childHolding(register: Register, code: string, member: string, on: Day): string {
  const line = lineUp(treeOn(register, on), locationsAtEndOf(register, on).get(member)!)
  return line[line.indexOf(code) - 1] ?? code
}
