import { CATEGORIES, CATEGORY_BY_CODE } from './categories.ts'

/** What happened to a member, as people say it: into the register, inside it, or out of it. */
export interface Act {
  /** The category, with `+` for a move that has both ends in the register. */
  key: string
  group: 'in' | 'move' | 'out'
  category: string
}

/** Every act in the order in which a form offers them; a move is one entry of the receiver's category. */
export const ACTS: readonly Act[] = [
  ...CATEGORIES.filter((one) => one.direction === 'increase').map(({ code }): Act => ({
    key: code,
    group: 'in',
    category: code,
  })),
  ...CATEGORIES.filter((one) => one.direction === 'increase' && one.mirror).map(({ code }): Act => ({
    key: `${code}+`,
    group: 'move',
    category: code,
  })),
  ...CATEGORIES.filter((one) => one.direction === 'decrease').map(({ code }): Act => ({
    key: code,
    group: 'out',
    category: code,
  })),
]

export const ACT_BY_KEY: ReadonlyMap<string, Act> = new Map(ACTS.map((one) => [one.key, one]))

/** Whether an act can happen to somebody who stands in a unit of the register that day, or in none. */
export function isPossible({ group }: Act, unit: string | null): boolean {
  return group === 'in' ? unit === null : unit !== null
}

/** The giver and the receiver of an act: who leaves or moves comes from where he stands. */
export function endsOf(
  { group }: Act,
  unit: string | null,
  receiver: string | null,
): { from: string | null; to: string | null } {
  return { from: group === 'in' ? null : unit, to: group === 'out' ? null : receiver }
}

/** Which ends an entry of a category may have. */
export function endsAllowed(category: string): { from: boolean; to: boolean } {
  const known = CATEGORY_BY_CODE.get(category)
  const both = known?.mirror !== undefined
  return { from: both || known?.direction === 'decrease', to: both || known?.direction === 'increase' }
}
