import { addDays, type Day } from '#platform/day.ts'
import {
  eventDays,
  inDayOrder,
  lineUp,
  locationsAtEndOf,
  stateOn,
  treeOn,
  type Register,
  type Row,
} from './naive-register.ts'

/** What is told of a member or a change, each by the dimension's name; null where it is not known. */
export type NaiveFact = Readonly<Record<string, string | null>>

/** The members of a unit at the end of a day with all that forms ask about them. */
export function naiveMemberFacts(register: Register, code: string, on: Day): NaiveFact[] {
  const tree = treeOn(register, on)
  return [...locationsAtEndOf(register, on)]
    .filter(([, unit]) => lineUp(tree, unit).includes(code))
    .map(([member, unit]) => told(register, member, { years: on, values: on, unit, placed: on }))
}

/** The organisations at and below a unit on a day. */
export function naiveOrganisationFacts(register: Register, code: string, on: Day): NaiveFact[] {
  const tree = treeOn(register, on)
  return [...tree.keys()]
    .filter((unit) => lineUp(tree, unit).includes(code))
    .map((unit) => ({ kind: stateOn(register, unit, on)!.kind!, 'base-type': baseType(register, unit, on) }))
    .filter(({ kind }) => kind !== 'dang_doan' && kind !== 'ban_can_su_dang')
}

/** Every change of a unit's headcount in a period, of whom and by which category. */
export function naiveChangeFacts(register: Register, code: string, from: Day, to: Day): NaiveFact[] {
  const facts: NaiveFact[] = []
  for (const on of eventDays(register).filter((one) => from <= one && one <= to)) {
    const locations = locationsAtEndOf(register, addDays(on, -1))
    const [before, tree] = [treeOn(register, addDays(on, -1)), treeOn(register, on)]
    const held = (where: ReadonlyMap<string, string>, unit: string) => lineUp(where, unit).includes(code)
    const count = (
      member: string,
      [left, entered]: [boolean, boolean],
      decrease: string,
      increase: string,
    ) => {
      if (left !== entered) facts.push(changed(register, member, left ? decrease : increase, on))
    }
    for (const [member, unit] of locations)
      if (tree.has(unit)) count(member, [held(before, unit), held(tree, unit)], 'D6', 'I5')
    for (const { member_code, category, from_code, to_code } of register.movements.filter(
      (row) => row.day === on,
    )) {
      const left = !!from_code && held(tree.has(from_code) ? tree : before, from_code)
      const entered = !!to_code && held(tree, to_code)
      count(
        member_code!,
        [left, entered],
        MIRRORED[`D ${category}`] ?? category!,
        MIRRORED[`I ${category}`] ?? category!,
      )
    }
  }
  return facts
}

const MIRRORED: Record<string, string> = { 'D I4': 'D5', 'D I5': 'D6', 'I D5': 'I4', 'I D6': 'I5' }

/**
 * Of who came as he is that day, of who left as he was on the last, or, had he come that very day, as he is at its end; where he
 * was at the end of no day, nothing is told.
 */
function changed(register: Register, member: string, category: string, on: Day): NaiveFact {
  const read = category.startsWith('D') ? addDays(on, -1) : on
  const stay = lastStay(register, member, read) ?? lastStay(register, member, on)
  const facts = stay
    ? told(register, member, { years: on, values: stay.on, unit: stay.unit, placed: read })
    : { sex: null, standing: 'probationary' }
  return { ...facts, category }
}

/** The latest day up to another at whose end a member was somewhere, and where. */
function lastStay(register: Register, member: string, until: Day): { on: Day; unit: string } | null {
  const rows = inDayOrder(register.movements.filter((row) => row.member_code === member && row.day! <= until))
  const days = [...new Set(rows.map((row) => row.day!))].reverse()
  let end = until
  for (const one of days) {
    const unit = rows.filter((row) => row.day === one).at(-1)!.to_code
    if (unit) return { on: end, unit }
    end = addDays(one as Day, -1)
  }
  return null
}

interface Read {
  years: Day
  values: Day
  unit: string
  placed: Day
}

function told(register: Register, member: string, { years, values, unit, placed }: Read): NaiveFact {
  const row = register.members.find((one) => one.member_code === member)!
  const isOfficial = !!row.official_on && row.official_on <= years
  const value = (field: string) => attributeOn(register, row, field, values) || null
  const other = (text: string | null, usual: string) => (text === null ? null : text === usual ? 'no' : 'yes')
  const age = completed(wholeDay(row.born_on!), years)
  return {
    sex: row.sex || null,
    standing: isOfficial ? 'official' : 'probationary',
    age: bandOf(
      age,
      [31, 36, 41, 46, 51, 56, 61],
      ['18-30', '31-35', '36-40', '41-45', '46-50', '51-55', '56-60', '61-'],
    ),
    years: String(age),
    seniority:
      isOfficial && row.admission_decided_on ? seniorityOf(completed(row.admission_decided_on, years)) : null,
    ethnicity: value('ethnicity'),
    minority: other(value('ethnicity'), 'Kinh'),
    religion: value('religion'),
    religious: other(value('religion'), 'Không'),
    education: value('education'),
    theory: value('theory'),
    stratum: value('stratum'),
    'base-type': baseType(register, unit, placed),
  }
}

function baseType(register: Register, unit: string, on: Day): string | null {
  for (const above of lineUp(treeOn(register, on), unit)) {
    const type = stateOn(register, above, on)?.type
    if (type) return type
  }
  return null
}

function attributeOn(register: Register, member: Row, field: string, on: Day): string | undefined {
  const changes = register.attributes.filter(
    (one) => one.member_code === member.member_code && one.field === field && one.day! <= on,
  )
  return inDayOrder(changes).at(-1)?.value ?? member[field]
}

const wholeDay = (birth: string) => birth + '-01-01'.slice(birth.length - 4)

function completed(since: string, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(since.slice(0, 4))
  return on.slice(5) >= since.slice(5) ? years : years - 1
}

function bandOf(years: number, limits: readonly number[], names: readonly string[]): string {
  return names[limits.filter((limit) => years >= limit).length]!
}

function seniorityOf(years: number): string {
  const limits = [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]
  const at = limits.filter((limit) => years >= limit).length
  if (at === limits.length) return '90-'
  return `${at === 0 ? 0 : limits[at - 1]!}-${limits[at]! - 1}`
}
