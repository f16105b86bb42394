import { day, type Day } from '#platform/day.ts'

/** How well a value is known: read in the text, told by others, or from memory until somebody confirms it. */
export type Confidence = 'verified' | 'indirect' | 'memory'

interface Dated {
  from: Day
  source: string
  confidence: Confidence
}

/** The entry that holds on a day: the latest that has begun; null before the first. */
export function inForce<Law extends Dated>(entries: readonly Law[], on: Day): Law | null {
  return entries.filter((one) => one.from <= on).at(-1) ?? null
}

/** Thresholds of formation (điều kiện thành lập), in members; lawful exceptions are overridden with a reason. */
export interface FormationLaw extends Dated {
  /** A branch has at least so many official members. */
  leastOfficialInBranch: number
  /** A grassroots organisation of so many members is a đảng bộ, of fewer a branch; null where the text knows no such line. */
  membersForPartyCommittee: number | null
}

export const FORMATION_LAW: readonly FormationLaw[] = [
  {
    from: day('2011-01-19'),
    source: 'Điều lệ Đảng, Điều 21, 24',
    confidence: 'verified',
    leastOfficialInBranch: 3,
    membersForPartyCommittee: 30,
  },
]

/** Terms and sizes of committees (nhiệm kỳ, số lượng cấp ủy). */
export interface CommitteeLaw extends Dated {
  /** A branch with so many official members elects a branch committee (chi ủy). */
  officialForBranchCommittee: number
  mostInBranchCommittee: number | null
  /** The standing committee's largest share of the committee. */
  standingShare: { parts: number; of: number } | null
  termInMonths: { branch: number; others: number }
}

export const COMMITTEE_LAW: readonly CommitteeLaw[] = [
  {
    from: day('2011-01-19'),
    source: 'Điều lệ Đảng, Điều 13, 24',
    confidence: 'memory',
    officialForBranchCommittee: 9,
    mostInBranchCommittee: null,
    standingShare: null,
    termInMonths: { branch: 30, others: 60 },
  },
  {
    from: day('2025-07-01'),
    source: '294-QĐ/TW',
    confidence: 'verified',
    officialForBranchCommittee: 9,
    mostInBranchCommittee: 7,
    standingShare: null,
    termInMonths: { branch: 60, others: 60 },
  },
  {
    from: day('2026-07-26'),
    source: '208-QĐ/TW',
    confidence: 'indirect',
    officialForBranchCommittee: 9,
    mostInBranchCommittee: 7,
    standingShare: { parts: 1, of: 3 },
    termInMonths: { branch: 60, others: 60 },
  },
]

/** Which kinds count as grassroots organisations (TCCSĐ): those with branches below, and branches. */
export interface GrassrootsLaw extends Dated {
  withBranches: readonly string[]
  branches: readonly string[]
}

export const GRASSROOTS_LAW: readonly GrassrootsLaw[] = [
  {
    from: day('1930-02-03'),
    source: 'Điều lệ Đảng, Điều 21',
    confidence: 'verified',
    withBranches: ['dang_bo_co_so', 'dang_bo_xa'],
    branches: ['chi_bo_co_so'],
  },
  {
    from: day('2025-07-01'),
    source: '294-QĐ/TW',
    confidence: 'verified',
    withBranches: ['dang_bo_co_so'],
    branches: ['chi_bo_co_so'],
  },
  {
    from: day('2026-07-26'),
    source: '208-QĐ/TW',
    confidence: 'indirect',
    withBranches: ['dang_bo_co_so', 'dang_bo_xa'],
    branches: ['chi_bo_co_so'],
  },
]

/** How many days before its last one a term is said to be ending; our choice, so that a congress can be prepared. */
export const TERM_ENDING_IN_DAYS = 90
