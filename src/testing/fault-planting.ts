import type { Problem, ProblemCode, SheetOfRegister } from './naive-problems.ts'
import { addDays, type Day } from '#platform/day.ts'
import { stateOn, type Register, type Row } from './naive-register.ts'
import { drawFrom, pick } from './random-world.ts'

/** A register with one planted fault, and how and where it is to be refused. */
export interface Planted extends Problem {
  register: Register
}

/** Plants a fault in rows that the seed chooses; null when the register lacks what it needs. */
export type Plant = (register: Register, seed: number) => Planted | null

/** A row where a value is replaced; the fault is found there. */
export function replaced(
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
export function repeated(sheet: SheetOfRegister, column: string): Plant {
  return (register, seed) => {
    const row = register[sheet].length > 0 && pick(register[sheet], drawFrom(seed))
    return row ? added(register, sheet, [row], 'duplicate-key', column) : null
  }
}

/** Rows added at the end; the fault is found on the last of them. */
export function added(
  register: Register,
  sheet: SheetOfRegister,
  rows: readonly Row[],
  code: ProblemCode,
  column: string,
): Planted {
  const all = [...register[sheet], ...rows]
  return { register: { ...register, [sheet]: all }, code, sheet, line: all.length + 1, column }
}

export const isIncrease = (row: Row) => row.category!.startsWith('I')

export function endsThere(register: Register, row: Row): boolean {
  return !!row.to && !stateOn(register, row.code!, addDays(row.to as Day, 1))
}

/** The last state of some unit that ended and is not reopened the day after. */
export function someEnd(register: Register, seed: number): Row | null {
  const ends = register.organisations.filter((row) => endsThere(register, row))
  return ends.length > 0 ? pick(ends, drawFrom(seed)) : null
}
