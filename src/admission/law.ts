import { inForce, type Confidence } from '#organisation/law.ts'
import { day, type Day } from '#platform/day.ts'

/** A deadline in working days, and by how many it can be extended with a reason. */
export interface Limit {
  workingDays: number
  extension: number
}

/** What the rules on admission (kết nạp) say from a day on; the text in force on the day of the act decides. */
export interface AdmissionLaw {
  from: Day
  source: string
  confidence: Confidence
  /** Complete months from the month of birth to the month of the meeting, both ends allowed. */
  ageInMonths: { least: number; most: number }
  /** What shows lower-secondary schooling: the diploma, or the completed programme as well. */
  needsDiploma: boolean
  /** An introducer has worked, studied or lived with the applicant in one unit for so long. */
  togetherInMonths: number
  /** The certificate of the awareness course holds so long. */
  certificateInMonths: number
  /** Verification and opinions hold so long. */
  paperInMonths: number
  /** From the first cell resolution to the admission decision. */
  decision: Limit
  /** From the decision to the ceremony, counted from when the branch received it or from when it was issued. */
  ceremony: Limit & { counts: 'received' | 'issued' }
  /** From the ceremony to the new member's own forms. */
  forms: Limit
  probationInMonths: number
  /** From the end of probation until the cell has considered it. */
  consideration: Limit
  /** From the second cell resolution to the recognition decision. */
  recognition: Limit
  /** A former member has been outside so long; after a minor crime, so long since the record was cleared. */
  outsideInMonths: { usual: number; afterCrime: number }
}

const LIMITS = {
  ageInMonths: { least: 216, most: 720 },
  needsDiploma: true,
  togetherInMonths: 12,
  certificateInMonths: 60,
  paperInMonths: 12,
  decision: { workingDays: 60, extension: 30 },
  ceremony: { workingDays: 30, extension: 0, counts: 'received' },
  forms: { workingDays: 30, extension: 0 },
  probationInMonths: 12,
  consideration: { workingDays: 30, extension: 0 },
  recognition: { workingDays: 30, extension: 30 },
  outsideInMonths: { usual: 36, afterCrime: 60 },
} as const

/**
 * The rules for carrying out the charter, each until the next. What we know of 45-QĐ/TW and 20-QĐ/TW in these matters is carried over
 * from the text beside it (docs/sources.md).
 */
export const ADMISSION_LAW: readonly AdmissionLaw[] = [
  { from: day('2011-11-01'), source: '45-QĐ/TW', confidence: 'memory', ...LIMITS },
  { from: day('2016-07-25'), source: '29-QĐ/TW', confidence: 'verified', ...LIMITS },
  { from: day('2021-07-30'), source: '24-QĐ/TW', confidence: 'verified', ...LIMITS },
  { from: day('2025-01-20'), source: '232-QĐ/TW', confidence: 'verified', ...LIMITS },
  { from: day('2025-07-01'), source: '294-QĐ/TW', confidence: 'verified', ...LIMITS },
  { from: day('2026-04-08'), source: '20-QĐ/TW', confidence: 'memory', ...LIMITS },
  {
    from: day('2026-07-26'),
    source: '208-QĐ/TW',
    confidence: 'indirect',
    ...LIMITS,
    needsDiploma: false,
    ceremony: { workingDays: 30, extension: 0, counts: 'issued' },
  },
]

/** The rules in force on a day; before the first that we know, the first. */
export function admissionLawOn(on: Day): AdmissionLaw {
  return inForce(ADMISSION_LAW, on) ?? ADMISSION_LAW[0]!
}

/**
 * Warnings before something runs out, in days, and what a hastened case aims at, in working days. Our own choice: the law has no
 * shorter deadlines, a hastened case waits less between the same steps.
 */
export const OUR_CHOICE = {
  certificateRunsOutInDays: 180,
  hastened: { decision: 15, ceremony: 5 },
} as const
