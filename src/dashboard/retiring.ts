import type { Span } from '#measure/declaration.ts'
import { retiresOn } from '#member/due-law.ts'
import { dayOf, partsOf, type Day } from '#platform/day.ts'

/** Whoever of a sex (as spells write it) was born from one day to another retires on a day. */
export interface RetiringMonth {
  sex: 1 | 2
  from: Day
  until: Day
  on: Day
}

/** Below and above these ages in years nobody retires under normal conditions. */
const AGES = { from: 54, to: 63 }

/** The months of birth of all who retire in a span. */
export function retiringMonths({ from, to }: Span): RetiringMonth[] {
  const found: RetiringMonth[] = []
  for (let born = partsOf(from).year - AGES.to; born <= partsOf(to).year - AGES.from; born++)
    for (let month = 1; month <= 12; month++) {
      const first = dayOf(born, month, 1)
      const until = month === 12 ? dayOf(born + 1, 1, 1) : dayOf(born, month + 1, 1)
      for (const [sex, name] of [
        [1, 'nam'],
        [2, 'nữ'],
      ] as const) {
        const on = retiresOn(first, name)
        if (on !== null && from <= on && on <= to) found.push({ sex, from: first, until, on })
      }
    }
  return found
}
