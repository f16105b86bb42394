import { addDays, type Day } from '#platform/day.ts'
import { drawFrom, pick } from './random-world.ts'
import type { Problem, ProblemCode, SheetOfRegister } from './naive-problems.ts'
import { locationsAtEndOf, stateOn, type Register, type Row } from './naive-register.ts'

/** A register with one planted fault, and how and where it is to be refused; line 0 is the whole. Other findings may follow from it. */
export interface Corruption extends Problem {
  fault: Fault
  register: Register
}

export type Fault = keyof typeof FAULTS

/** Every fault that this register can show; `seed` chooses the rows. */
export function corruptions(register: Register, seed: number): Corruption[] {
  return (Object.keys(FAULTS) as Fault[]).flatMap((fault) => corrupt(register, fault, seed) ?? [])
}

/** The register with the named fault, or null when it lacks what the fault needs (such as a unit that has ended). */
export function corrupt(register: Register, fault: Fault, seed: number): Corruption | null {
  const planted = FAULTS[fault](register, seed)
  return planted && { fault, ...planted }
}

type Planted = Omit<Corruption, 'fault'> | null
type Plant = (register: Register, seed: number) => Planted

/** A row where a value is replaced; the fault is found there. */
function replaced(
  sheet: SheetOfRegister,
  column: string,
  value: string,
  code: ProblemCode,
  fits = (_row: Row) => true,
): Plant {
  return (register, seed) => {
    const places = register[sheet].flatMap((row, index) => (fits(row) ? [index] : []))
    if (places.length === 0) return null
    const place = pick(places, drawFrom(seed))
    const rows = register[sheet].map((row, index) => (index === place ? { ...row, [column]: value } : row))
    return { register: { ...register, [sheet]: rows }, code, sheet, line: place + 2, column }
  }
}

/** A row that is there twice, the second time at the end. */
function repeated(sheet: SheetOfRegister, column: string): Plant {
  return (register, seed) => {
    const row = register[sheet].length > 0 && pick(register[sheet], drawFrom(seed))
    return row ? added(register, sheet, [row], 'duplicate-key', column) : null
  }
}

/** Rows added at the end; the fault is found on the last of them. */
function added(
  register: Register,
  sheet: SheetOfRegister,
  rows: readonly Row[],
  code: ProblemCode,
  column: string,
): Planted {
  const all = [...register[sheet], ...rows]
  return { register: { ...register, [sheet]: all }, code, sheet, line: all.length + 1, column }
}

const isIncrease = (row: Row) => row.category!.startsWith('I')

const FAULTS = {
  'no name': replaced('organisations', 'name', '', 'missing-value'),
  'a member without sex': replaced('members', 'sex', '', 'missing-value'),
  'another sex': replaced('members', 'sex', 'x', 'unknown-sex'),
  'a kind that does not exist': replaced('organisations', 'kind', 'to_chuc_la', 'unknown-kind'),
  'a category that does not exist': replaced('movements', 'category', 'I8', 'unknown-category'),
  'a field that cannot change': replaced('attributes', 'field', 'sex', 'unknown-field'),
  'a movement on 31 February': replaced('movements', 'day', '2020-02-31', 'no-such-day'),
  'a birth on 31/02': replaced('members', 'born_on', '31/02/1980', 'no-such-day'),
  'a birth on 29 February of a common year': replaced('members', 'born_on', '1983-02-29', 'no-such-day'),
  'a year of two digits': replaced('movements', 'day', '05/03/20', 'two-digit-year'),
  'a birth with a year of two digits': replaced('members', 'born_on', '05/03/62', 'two-digit-year'),
  'a day a thousand years ahead': replaced('movements', 'day', '3022-05-14', 'year-out-of-range'),
  'a unit founded in 1022': replaced('organisations', 'from', '1022-05-14', 'year-out-of-range'),
  'an increase without a receiver': replaced('movements', 'to_code', '', 'needs-receiver', isIncrease),
  'a decrease without a giver': replaced(
    'movements',
    'from_code',
    '',
    'needs-giver',
    (row) => !isIncrease(row),
  ),
  'an unknown superior': replaced('organisations', 'parent_code', 'KHONG.CO', 'unknown-superior'),
  'an unknown receiver': replaced('movements', 'to_code', 'KHONG.CO', 'unknown-organisation', isIncrease),
  'an unknown giver': replaced(
    'movements',
    'from_code',
    'KHONG.CO',
    'unknown-organisation',
    (row) => row.from_code !== '',
  ),
  'a movement of nobody': replaced('movements', 'member_code', 'KHONG.CO', 'unknown-member'),
  'an attribute of nobody': replaced('attributes', 'member_code', 'KHONG.CO', 'unknown-member'),
  'the same state twice': repeated('organisations', 'code'),
  'the same member twice': repeated('members', 'member_code'),
  'the same movement twice': repeated('movements', 'member_code'),
  'the same attribute twice': repeated('attributes', 'member_code'),
  'a unit that ends before it starts': (register, seed) => {
    const { from } = pick(register.organisations, drawFrom(seed))
    return replaced(
      'organisations',
      'to',
      addDays(from as Day, -1),
      'ends-before-it-starts',
      (row) => row.from === from,
    )(register, seed)
  },
  'a state that begins inside another': (register, seed) => {
    const long = register.organisations.filter((row) => !row.to || row.to > row.from!)
    if (long.length === 0) return null
    const row = pick(long, drawFrom(seed))
    const from = addDays(row.from as Day, 1)
    const later = register.organisations.some((one) => one.code === row.code && one.from === from)
    return later ? null : added(register, 'organisations', [{ ...row, from }], 'overlapping-states', 'from')
  },
  'a second root': replaced('organisations', 'parent_code', '', 'two-roots', (row) => row.parent_code !== ''),
  'no root': (register) => {
    const someone = register.organisations.find((row) => row.parent_code !== '')!.code!
    const rows = register.organisations.map((row) => ({ ...row, parent_code: row.parent_code || someone }))
    return {
      register: { ...register, organisations: rows },
      code: 'no-root',
      sheet: 'organisations',
      line: 0,
      column: '',
    }
  },
  'a root that ends': (register) => {
    const root = register.organisations.findIndex((row) => row.parent_code === '' && !row.to)
    const { code, from } = register.organisations[root]!
    const child = register.organisations.findIndex((row) => row.parent_code === code && !row.to)
    const rows = register.organisations.map((row, place) => (place === root ? { ...row, to: from! } : row))
    const planted = { ...register, organisations: rows }
    return {
      register: planted,
      code: 'superior-missing',
      sheet: 'organisations',
      line: child + 2,
      column: 'parent_code',
    }
  },
  'a unit below itself': (register, seed) => {
    const { code } = pick(register.organisations, drawFrom(seed))
    return replaced(
      'organisations',
      'parent_code',
      code!,
      'own-superior',
      (row) => row.code === code,
    )(register, seed)
  },
  'a unit below its own subordinate': (register, seed) => {
    const loops = register.organisations.flatMap((row, index) =>
      register.organisations.flatMap((low) =>
        low.parent_code === row.code && outlasts(low, row) ? [{ index, low }] : [],
      ),
    )
    if (loops.length === 0) return null
    const { index, low } = pick(loops, drawFrom(seed))
    const rows = register.organisations.map((row, place) =>
      place === index ? { ...row, parent_code: low.code! } : row,
    )
    return {
      register: { ...register, organisations: rows },
      code: 'cycle',
      sheet: 'organisations',
      line: index + 2,
      column: 'parent_code',
    }
  },
  'a unit below one that has ended': (register, seed) => {
    const end = someEnd(register, seed)
    if (!end) return null
    const row = { ...end, code: 'MOI', parent_code: end.code!, from: addDays(end.to as Day, 1), to: '' }
    return added(register, 'organisations', [row], 'superior-missing', 'parent_code')
  },
  'a unit that outlasts its superior': (register, seed) => {
    const end = someEnd(register, seed)
    if (!end) return null
    const row = { ...end, code: 'MOI', parent_code: end.code!, from: end.to!, to: '' }
    return added(register, 'organisations', [row], 'superior-missing', 'parent_code')
  },
  'a member in two branches': (register, seed) => {
    const stay = someStay(register, seed)
    const row = stay && {
      ...stay,
      category: stay.category === 'I4' ? 'I9' : 'I4',
      from_code: '',
      note: 'lần nữa',
    }
    return row && added(register, 'movements', [row], 'already-in-a-branch', 'to_code')
  },
  'an admission from another branch': (register, seed) => {
    const stay = someStay(register, seed)
    const elsewhere = register.organisations.find((row) => row.code !== stay?.to_code)
    const row = stay && elsewhere && { ...stay, category: 'I1', from_code: elsewhere.code! }
    return row ? added(register, 'movements', [row], 'giver-not-allowed', 'from_code') : null
  },
  'a transfer to the same branch': (register, seed) => {
    const stay = someStay(register, seed)
    return (
      stay &&
      added(
        register,
        'movements',
        [{ ...stay, category: 'I4', from_code: stay.to_code! }],
        'same-unit',
        'to_code',
      )
    )
  },
  'out before in': (register, seed) => {
    const person = { ...pick(register.members, drawFrom(seed)), member_code: 'M.MOI' }
    const { day, to_code } = pick(register.movements.filter(isIncrease), drawFrom(seed))
    const row = {
      member_code: 'M.MOI',
      day: day!,
      category: 'D5',
      from_code: to_code!,
      to_code: '',
      decision_no: '',
      note: '',
    }
    return added(
      { ...register, members: [...register.members, person] },
      'movements',
      [row],
      'out-before-in',
      'from_code',
    )
  },
  'out of a branch where the member is not': (register, seed) => {
    const stay = someStay(register, seed)
    const elsewhere = register.organisations.find((row) => row.code !== stay?.to_code)
    if (!stay || !elsewhere) return null
    const row = { ...stay, category: 'D5', from_code: elsewhere.code!, to_code: '' }
    return added(register, 'movements', [row], 'not-in-that-branch', 'from_code')
  },
  'admitted into a branch after its end': (register, seed) => {
    const end = someEnd(register, seed)
    return end && admitted(register, end.code!, addDays(end.to as Day, 1), 'unit-not-there')
  },
  'admitted into a branch before its start': (register, seed) => {
    const { code } = pick(register.organisations, drawFrom(seed))
    const starts = register.organisations.filter((row) => row.code === code).map((row) => row.from!)
    return admitted(register, code!, addDays(starts.sort()[0] as Day, -1), 'unit-not-there')
  },
  'left in a branch that has ended': (register, seed) => {
    const end = someEnd(register, seed)
    return end && admitted(register, end.code!, end.to as Day, 'in-unit-after-its-end')
  },
  'left in a branch over a gap in its life': (register, seed) => {
    const gaps = register.organisations.filter(
      (row) =>
        endsThere(register, row) &&
        register.organisations.some((one) => one.code === row.code && one.from! > row.to!),
    )
    if (gaps.length === 0) return null
    const { code, to } = pick(gaps, drawFrom(seed))
    return admitted(register, code!, to as Day, 'in-unit-after-its-end')
  },
} satisfies Record<string, Plant>

/** Whether a state covers every day of another. */
function outlasts(row: Row, other: Row): boolean {
  return row.from! <= other.from! && (!row.to || (!!other.to && row.to >= other.to))
}

function endsThere(register: Register, row: Row): boolean {
  return !!row.to && !stateOn(register, row.code!, addDays(row.to as Day, 1))
}

/** The last state of some unit that ended and is not reopened the day after. */
function someEnd(register: Register, seed: number): Row | null {
  const ends = register.organisations.filter((row) => endsThere(register, row))
  return ends.length > 0 ? pick(ends, drawFrom(seed)) : null
}

/** A movement into a unit where the member still is at the end of the same day. */
function someStay(register: Register, seed: number): Row | null {
  const stays = register.movements.filter(
    ({ member_code, day, to_code }) =>
      to_code && locationsAtEndOf(register, day as Day).get(member_code!) === to_code,
  )
  return stays.length > 0 ? pick(stays, drawFrom(seed)) : null
}

function admitted(register: Register, code: string, on: Day, problem: ProblemCode): Planted {
  const person = { ...register.members[0]!, member_code: 'M.MOI' }
  const row = {
    member_code: 'M.MOI',
    day: on,
    category: 'I1',
    from_code: '',
    to_code: code,
    decision_no: '',
    note: '',
  }
  return added(
    { ...register, members: [...register.members, person] },
    'movements',
    [row],
    problem,
    'to_code',
  )
}
