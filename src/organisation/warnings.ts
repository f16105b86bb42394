import { FOREVER, addDays, addMonths, lastDayOf, monthsBetween, type Day } from '#platform/day.ts'
import { KIND_BY_CODE } from './kinds.ts'
import {
  COMMITTEE_LAW,
  FORMATION_LAW,
  TERM_ENDING_IN_DAYS,
  inForce,
  type CommitteeLaw,
  type FormationLaw,
} from './law.ts'

/** The latest term of a body that has begun by the day; half-open, `holders` are people who hold a post in it now. */
export interface TermFacts {
  committee: string
  name: string
  seats: number | null
  holders: number
  from: Day
  until: Day
  extendedUntil: Day | null
}

/** What warnings look at: a unit at the end of a day, with all members of its subtree. */
export interface UnitFacts {
  kind: string
  superiorKind: string | null
  members: number
  official: number
  secretaries: number
  /** Whether any term or post of it that began by the day is recorded. */
  committeeKnown: boolean
  terms: readonly TermFacts[]
}

export type WarningFound = { source: string } & (
  | { code: 'too-few-official'; official: number; min: number }
  | { code: 'may-become-party-committee' | 'too-few-for-party-committee'; members: number; limit: number }
  | { code: 'unusual-superior'; kind: string; superior: string }
  | { code: 'kind-has-ended' | 'kind-not-yet'; kind: string; on: Day }
  | { code: 'no-secretary' | 'no-committee-recorded' }
  | { code: 'needs-branch-committee'; official: number; min: number }
  | { code: 'branch-committee-too-large'; seats: number; max: number }
  | { code: 'standing-committee-too-large'; seats: number; of: number }
  | { code: 'term-over'; committee: string; name: string; on: Day }
  | { code: 'term-ending'; committee: string; name: string; on: Day; days: number }
  | { code: 'term-too-long'; committee: string; name: string; months: number; max: number }
  | { code: 'vacant-seats'; committee: string; vacant: number; seats: number }
)
export type WarningCode = WarningFound['code']

/** How much a warning weighs; `data`: only something not recorded, shown on the unit's own page alone. */
export const SEVERITY: Record<WarningCode, 'high' | 'normal' | 'data'> = {
  'too-few-official': 'high',
  'no-secretary': 'high',
  'term-over': 'high',
  'may-become-party-committee': 'normal',
  'too-few-for-party-committee': 'normal',
  'unusual-superior': 'normal',
  'kind-has-ended': 'normal',
  'kind-not-yet': 'normal',
  'needs-branch-committee': 'normal',
  'branch-committee-too-large': 'normal',
  'standing-committee-too-large': 'normal',
  'term-ending': 'normal',
  'term-too-long': 'normal',
  'vacant-seats': 'normal',
  'no-committee-recorded': 'data',
}

/**
 * What about a unit wants a look on a day. Never bars: each has lawful exceptions, which are overridden with a reason.
 * Source: Điều lệ Đ.21, 24; 294-QĐ/TW; 208-QĐ/TW; the texts stand in law.ts.
 */
export function warningsOf(unit: UnitFacts, on: Day): WarningFound[] {
  const formation = inForce(FORMATION_LAW, on)
  const committees = inForce(COMMITTEE_LAW, on)
  return [
    ...(formation ? sizeWarnings(unit, formation) : []),
    ...kindWarnings(unit, on),
    ...(committees ? committeeWarnings(unit, committees, on) : []),
    ...unit.terms.flatMap((term) => termWarnings(unit, term, on)),
  ]
}

/** The last day of a term that counts: as extended, else as planned; half-open. */
export function effectiveUntil({ until, extendedUntil }: Pick<TermFacts, 'until' | 'extendedUntil'>): Day {
  return extendedUntil !== null && extendedUntil > until ? extendedUntil : until
}

// A grassroots branch keeps the term of committees from TCCSĐ up.
const BELOW_GRASSROOTS = ['chi_bo_truc_thuoc', 'chi_bo']
const FULL_BRANCHES = ['chi_bo_co_so', 'chi_bo_truc_thuoc', 'chi_bo']

function sizeWarnings(unit: UnitFacts, law: FormationLaw): WarningFound[] {
  const { kind, members, official } = unit
  const { source, leastOfficialInBranch: min, membersForPartyCommittee: limit } = law
  const warnings: WarningFound[] = []
  if (FULL_BRANCHES.includes(kind) && official < min)
    warnings.push({ code: 'too-few-official', official, min, source })
  if (limit !== null && kind === 'chi_bo_co_so' && members >= limit)
    warnings.push({ code: 'may-become-party-committee', members, limit, source })
  if (limit !== null && kind === 'dang_bo_co_so' && members < limit)
    warnings.push({ code: 'too-few-for-party-committee', members, limit, source })
  return warnings
}

function kindWarnings({ kind, superiorKind }: UnitFacts, on: Day): WarningFound[] {
  const known = KIND_BY_CODE.get(kind)
  if (!known) return []
  const warnings: WarningFound[] = []
  if (superiorKind !== null && !known.under.includes(superiorKind))
    warnings.push({
      code: 'unusual-superior',
      kind,
      superior: superiorKind,
      source: 'Điều lệ Đảng, Điều 10, 21',
    })
  if (known.until && known.until <= on)
    warnings.push({ code: 'kind-has-ended', kind, on: known.until as Day, source: '294-QĐ/TW' })
  if (known.from && on < known.from)
    warnings.push({ code: 'kind-not-yet', kind, on: known.from as Day, source: '208-QĐ/TW' })
  return warnings
}

function committeeWarnings(unit: UnitFacts, law: CommitteeLaw, on: Day): WarningFound[] {
  const { kind, official, terms, committeeKnown } = unit
  const { source, officialForBranchCommittee: min, mostInBranchCommittee: max } = law
  const isBranch = FULL_BRANCHES.includes(kind)
  const hasCommittee = KIND_BY_CODE.get(kind)?.party !== false && kind !== 'to_dang'
  if (!hasCommittee) return []
  if (!committeeKnown) return [{ code: 'no-committee-recorded', source }]
  const running = new Map(terms.filter((one) => on < effectiveUntil(one)).map((one) => [one.committee, one]))
  const warnings: WarningFound[] = []
  if (unit.secretaries === 0) warnings.push({ code: 'no-secretary', source })
  const branchCommittee = running.get('chi_uy')
  if (isBranch && official >= min && !branchCommittee)
    warnings.push({ code: 'needs-branch-committee', official, min, source })
  if (max !== null && branchCommittee?.seats && branchCommittee.seats > max)
    warnings.push({ code: 'branch-committee-too-large', seats: branchCommittee.seats, max, source })
  const [standing, whole] = [running.get('ban_thuong_vu')?.seats, running.get('cap_uy')?.seats]
  if (
    law.standingShare &&
    standing &&
    whole &&
    standing * law.standingShare.of > whole * law.standingShare.parts
  )
    warnings.push({ code: 'standing-committee-too-large', seats: standing, of: whole, source })
  return warnings
}

function termWarnings(unit: UnitFacts, term: TermFacts, on: Day): WarningFound[] {
  const law = inForce(COMMITTEE_LAW, term.from)
  const isBranch = FULL_BRANCHES.includes(unit.kind)
  if (!law || isBranch !== (term.committee === 'chi_uy')) return []
  const { committee, name, seats, holders, from } = term
  const { source } = law
  const until = effectiveUntil(term)
  if (until <= on) return [{ code: 'term-over', committee, name, on: lastDayOf(until)!, source }]
  const warnings: WarningFound[] = []
  if (until <= addDays(on, TERM_ENDING_IN_DAYS + 1)) {
    const last = lastDayOf(until)!
    warnings.push({ code: 'term-ending', committee, name, on: last, days: daysBetween(on, last), source })
  }
  const max = BELOW_GRASSROOTS.includes(unit.kind) ? law.termInMonths.branch : law.termInMonths.others
  if (term.until !== FOREVER && addMonths(from, max) < term.until)
    warnings.push({
      code: 'term-too-long',
      committee,
      name,
      months: monthsBetween(from, term.until),
      max,
      source,
    })
  if (seats !== null && holders < seats)
    warnings.push({ code: 'vacant-seats', committee, vacant: seats - holders, seats, source })
  return warnings
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
