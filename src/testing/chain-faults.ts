import { addDays, type Day } from '#platform/day.ts'
import { added, endsThere, isIncrease, someEnd, type Plant, type Planted } from './fault-planting.ts'
import type { ProblemCode } from './naive-problems.ts'
import { locationsAtEndOf, type Register, type Row } from './naive-register.ts'
import { drawFrom, pick } from './random-world.ts'

/** Faults of the movements: how they chain and whether the units were there. */
export const CHAIN_FAULTS = {
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
