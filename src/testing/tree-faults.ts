import { addDays, type Day } from '#platform/day.ts'
import { added, replaced, someEnd, type Plant } from './fault-planting.ts'
import type { Row } from './naive-register.ts'
import { drawFrom, pick } from './random-world.ts'

/** Faults of the organisations' states and of the tree they make. */
export const TREE_FAULTS = {
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
} satisfies Record<string, Plant>

/** Whether a state covers every day of another. */
function outlasts(row: Row, other: Row): boolean {
  return row.from! <= other.from! && (!row.to || (!!other.to && row.to >= other.to))
}
