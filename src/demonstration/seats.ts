import { textOf, type DayNumber } from '#generate/calendar.ts'
import type { Cells, Unit } from '#generate/units.ts'
import { on } from './bloc.ts'
import type { Person } from './people.ts'

/** The rows of the sheets `terms` and `posts`. */
export interface Committees {
  terms: Cells[]
  posts: Cells[]
}

/** A committee in one term. */
export interface Body {
  unit: Unit
  committee: 'cap_uy' | 'ban_thuong_vu' | 'chi_uy' | 'uy_ban_kiem_tra'
  term: string
  seats: number
  from: DayNumber
  to: DayNumber
  decision: string
}

/**
 * Members by where they are at home, as `homeOf` says: those still there on the demonstration's day, official for a
 * year and settled by `since`, and not near retirement.
 */
export function electable<Home>(
  people: readonly Person[],
  homeOf: (one: Person) => Home | undefined,
  since: DayNumber,
) {
  const result = new Map<Home, Person[]>()
  for (const person of people) {
    const { dates, entry, moves } = person
    const home = homeOf(person)
    const settled = moves.at(-1)!.day < since && dates.official < since - 365
    const leaves = entry.fate !== 'stays' || entry.stays.at(-1)!.exit
    if (home === undefined || !settled || leaves || dates.born < on('1970-06-01')) continue
    const found = result.get(home)
    if (found) found.push(person)
    else result.set(home, [person])
  }
  return result
}

/** Records a committee and who holds which post in it, all elected on its first day. */
export function seat(
  result: Committees,
  body: Body,
  holders: readonly Person[],
  roleAt: (at: number) => string,
): void {
  result.terms.push(termRow(body))
  holders.forEach((person, at) => result.posts.push(postRow(body, person, roleAt(at))))
}

/** The row of the sheet `terms`. */
export function termRow({ unit, committee, term, seats, from, to, decision }: Body): Cells {
  return {
    org_code: unit.code,
    committee,
    name: term,
    seats: String(seats),
    from: textOf(from),
    to: textOf(to),
    extended_to: '',
    decision_no: decision,
  }
}

function postRow({ unit, committee, from, decision }: Body, { code }: Person, role: string): Cells {
  return {
    member_code: code,
    org_code: unit.code,
    committee,
    role,
    manner: 'bau',
    from: textOf(from),
    to: '',
    decision_no: decision,
  }
}
