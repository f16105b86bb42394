import { inForce, type Confidence } from '#organisation/law.ts'
import { day, type Day } from '#platform/day.ts'

/** What a branch may inspect, by the text of a day. */
export interface BranchInspectionLaw {
  from: Day
  source: string
  confidence: Confidence
  /** A branch without a branch committee supervises by theme from so many members on; null: the text known to us draws no line. */
  membersForThematic: number | null
}

export const BRANCH_INSPECTION_LAW: readonly BranchInspectionLaw[] = [
  { from: day('2016-07-26'), source: '30-QĐ/TW', confidence: 'memory', membersForThematic: null },
  { from: day('2021-07-28'), source: '22-QĐ/TW', confidence: 'verified', membersForThematic: null },
  { from: day('2025-05-30'), source: '296-QĐ/TW', confidence: 'verified', membersForThematic: null },
  { from: day('2025-06-10'), source: '08-HD/TW', confidence: 'indirect', membersForThematic: 30 },
]

/** The text on inspection, supervision and discipline that holds on a day, or null before the first known. */
export function inspectionLawOn(on: Day): BranchInspectionLaw | null {
  return inForce(BRANCH_INSPECTION_LAW, on)
}
