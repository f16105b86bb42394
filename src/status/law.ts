import { day, type Day } from '#platform/day.ts'
import type { Confidence } from '#procedure/declaration.ts'

interface Text {
  from: Day
  source: string
  confidence: Confidence
}

/** Texts on how the Charter is carried out: exemption, name removal, leaving. */
export const CHARTER_LAW: readonly Text[] = [
  { from: day('2016-07-25'), source: '29-QĐ/TW', confidence: 'verified' },
  { from: day('2021-07-30'), source: '24-QĐ/TW', confidence: 'verified' },
  { from: day('2025-07-01'), source: '294-QĐ/TW', confidence: 'verified' },
  { from: day('2026-04-08'), source: '20-QĐ/TW', confidence: 'indirect' },
  { from: day('2026-07-26'), source: '208-QĐ/TW', confidence: 'indirect' },
]

/** Texts on inspection and discipline; after so many months a measure ends by itself. */
export const DISCIPLINE_LAW: readonly (Text & { endsAfterMonths: number; complaintWithinDays: number })[] = [
  {
    from: day('2016-07-26'),
    source: '30-QĐ/TW',
    confidence: 'verified',
    endsAfterMonths: 12,
    complaintWithinDays: 30,
  },
  {
    from: day('2021-07-28'),
    source: '22-QĐ/TW',
    confidence: 'verified',
    endsAfterMonths: 12,
    complaintWithinDays: 30,
  },
  {
    from: day('2025-05-30'),
    source: '296-QĐ/TW',
    confidence: 'indirect',
    endsAfterMonths: 12,
    complaintWithinDays: 30,
  },
]

/** Months without meetings or dues within a year, without good reason, from which removal is considered. */
export const ABSENCE = { months: 3, source: 'Điều lệ Đảng, Điều 8' } as const

/** The longest that itinerant work may exempt. Source: 12-HD/BTCTW (2022), told by others. */
export const ITINERANT = { months: 12, source: '12-HD/BTCTW (2022)' } as const

/** Expulsion needs at least so much of the branch's official members. Source: Charter art. 38, from memory. */
export const EXPULSION_VOTE = { parts: 2, of: 3, source: 'Điều lệ Đảng, Điều 38' } as const

export function charterLawOn(on: Day) {
  return CHARTER_LAW.filter((one) => one.from <= on).at(-1) ?? CHARTER_LAW[0]!
}

export function disciplineLawOn(on: Day) {
  return DISCIPLINE_LAW.filter((one) => one.from <= on).at(-1) ?? DISCIPLINE_LAW[0]!
}
