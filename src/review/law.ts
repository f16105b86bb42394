import { day, type Day } from '#platform/day.ts'

/** Levels of the yearly review (mức xếp loại), best first; who is not classified has a reason. */
export const LEVELS = ['excellent', 'good', 'satisfactory', 'unsatisfactory', 'unclassified'] as const
export type Level = (typeof LEVELS)[number]

/** Who is reviewed: units and their committees, members and those among them who lead. */
export const UNIT_SUBJECTS = ['organisation', 'collective'] as const
export const MEMBER_SUBJECTS = ['member', 'leader'] as const
export const SUBJECTS = [...UNIT_SUBJECTS, ...MEMBER_SUBJECTS] as const
export type UnitSubject = (typeof UNIT_SUBJECTS)[number]
export type MemberSubject = (typeof MEMBER_SUBJECTS)[number]
export type Subject = (typeof SUBJECTS)[number]

/** Why somebody is not classified. */
export const REASONS = ['exempt', 'suspended', 'admitted-late', 'formed-late', 'other'] as const
export type Reason = (typeof REASONS)[number]

/** What a text on the yearly review says; the one in force on the last day of the year decides. */
export interface ReviewLaw {
  from: Day
  source: string
  guidance: string
  /** How well the text itself is known. */
  confidence: 'verified' | 'indirect' | 'memory'
  /**
   * At most so many per cent of those at "good" or better may be "excellent". Read for civil servants alone; the same for
   * organisations and members is from memory.
   */
  cap: { percent: number; confidence: 'verified' | 'indirect' | 'memory' }
}

const CAP = { percent: 20, confidence: 'memory' } as const

/** Texts on the yearly review. Source: 132-QĐ/TW, 124-QĐ/TW, 366-QĐ/TW. */
export const REVIEW_LAW: readonly ReviewLaw[] = [
  { from: day('2018-03-08'), source: '132-QĐ/TW', guidance: '21-HD/BTCTW', confidence: 'verified', cap: CAP },
  { from: day('2023-10-04'), source: '124-QĐ/TW', guidance: '25-HD/BTCTW', confidence: 'verified', cap: CAP },
  { from: day('2025-08-30'), source: '366-QĐ/TW', guidance: '43-HD/BTCTW', confidence: 'verified', cap: CAP },
]

/** The text by which a year is reviewed; years before the first text are held against it as well. */
export function reviewLawOf(year: number): ReviewLaw {
  const end = `${year}-12-31`
  return REVIEW_LAW.findLast(({ from }) => from <= end) ?? REVIEW_LAW[0]!
}
