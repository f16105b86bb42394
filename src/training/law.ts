import { inForce, type Confidence } from '#organisation/law.ts'
import { addMonths, day, FOREVER, type Day } from '#platform/day.ts'
import { AWARENESS } from './codes.ts'

interface Dated {
  from: Day
  source: string
  confidence: Confidence
}

/** How long the certificate of the awareness course is good for admission; then the course is taken again. */
export const VALIDITY_LAW: readonly (Dated & { months: number })[] = [
  { from: day('2012-01-05'), source: '01-HD/TW', confidence: 'memory', months: 60 },
  { from: day('2025-06-09'), source: '06-HD/TW', confidence: 'indirect', months: 60 },
  { from: day('2026-05-19'), source: '01-HD/TW', confidence: 'memory', months: 60 },
]

/** The first day on which a certificate of this kind, issued on that day, is no longer good; FOREVER where it does not run out. */
export function untilOfCertificate(kind: string, issuedOn: Day): Day {
  const law = kind === AWARENESS ? inForce(VALIDITY_LAW, issuedOn) : null
  return law ? addMonths(issuedOn, law.months) : FOREVER
}

/** A certificate that runs out within so many days is said to run out; our choice. */
export const RUNS_OUT_WITHIN_DAYS = 180

/** Whoever is on probation without the class of new members is in the inbox so many days before it ends; our choice. */
export const PROBATION_ENDS_WITHIN_DAYS = 90

/** Theory levels from the lowest; a degree in the subject counts as the advanced level. */
export const THEORY_LEVELS = ['Sơ cấp', 'Trung cấp', 'Cao cấp', 'Cử nhân'] as const
export type TheoryLevel = (typeof THEORY_LEVELS)[number]

/** Which theory level a post asks for, by the kind of the organisation. */
export interface TheoryRequirement {
  from: Day
  until: Day
  organisationKinds: readonly string[]
  roles: readonly string[]
  level: TheoryLevel
  source: string
  confidence: Confidence
}

const LEADERS = ['bi_thu', 'pho_bi_thu_thuong_truc', 'pho_bi_thu'] as const

/**
 * The levels that standards of posts ask for. The texts of standards set them post by post; these are the usual ones, from
 * memory, and want the confirmation of whoever uses them.
 */
export const THEORY_REQUIREMENTS: readonly TheoryRequirement[] = [
  {
    from: day('2017-08-04'),
    until: FOREVER,
    organisationKinds: ['dang_bo_truc_thuoc_tw', 'dang_bo_huyen', 'dang_bo_khoi', 'dang_bo_cap_tren_co_so'],
    roles: [...LEADERS, 'uy_vien_btv'],
    level: 'Cao cấp',
    source: '89-QĐ/TW',
    confidence: 'memory',
  },
  {
    from: day('2017-08-04'),
    until: FOREVER,
    organisationKinds: ['dang_bo_co_so', 'dang_bo_xa'],
    roles: LEADERS,
    level: 'Trung cấp',
    source: '89-QĐ/TW',
    confidence: 'memory',
  },
  {
    from: day('2017-08-04'),
    until: FOREVER,
    organisationKinds: ['chi_bo_co_so', 'chi_bo_truc_thuoc', 'chi_bo'],
    roles: ['bi_thu'],
    level: 'Sơ cấp',
    source: '89-QĐ/TW',
    confidence: 'memory',
  },
]

/** The requirements that hold on a day. */
export function requirementsOn(on: Day): TheoryRequirement[] {
  return THEORY_REQUIREMENTS.filter((one) => one.from <= on && on < one.until)
}

/** Whether one level is at least another; null or anything else than a level is none. */
export function reachesLevel(held: string | null, wanted: TheoryLevel): boolean {
  const rank = (level: string | null) => (THEORY_LEVELS as readonly (string | null)[]).indexOf(level)
  return rank(held) >= rank(wanted)
}
