import { addMonths, monthsBetween, type Day } from '#platform/day.ts'

/** The four dated facts of a membership and what seniority is counted from. */
export interface MembershipDates {
  admissionDecidedOn: Day | null
  ceremonyOn: Day | null
  officialOn: Day | null
  recognitionDecidedOn: Day | null
  seniorityBasis: 'decision' | 'card'
}

export type MembershipFindingCode =
  | 'ceremony-before-decision'
  | 'official-before-ceremony'
  | 'official-not-12-months-after-ceremony'
  | 'recognition-before-official'
  | 'recognition-without-official'
  | 'decision-before-18'
  | 'decision-missing'

/** What is odd about the dates of a membership; all of them warnings, because registers of decades ago say so. */
export interface MembershipFinding {
  severity: 'warning'
  code: MembershipFindingCode
  /** The field to look at. */
  field: 'admission_decided_on' | 'ceremony_on' | 'official_on' | 'recognition_decided_on'
  facts: Record<string, string | number | null>
  source: string
}

const CHARTER_OFFICIAL = 'Điều lệ Đảng, Điều 5'
const CHARTER_ADMISSION = 'Điều lệ Đảng, Điều 1'

/**
 * What is odd about the dates: their order; the official day, which is the ceremony's day 12 months later however late
 * decisions are; an admission before the age of 18. Days that are not known raise nothing. Source: Charter art. 1, 5.
 */
export function findingsOfMembership(dates: MembershipDates, bornOn: Day): MembershipFinding[] {
  const { admissionDecidedOn: decided, ceremonyOn: ceremony, officialOn: official } = dates
  const { recognitionDecidedOn: recognised } = dates
  const findings: MembershipFinding[] = []
  const warn = (
    code: MembershipFindingCode,
    field: MembershipFinding['field'],
    facts: MembershipFinding['facts'],
    source = CHARTER_OFFICIAL,
  ) => findings.push({ severity: 'warning', code, field, facts, source })
  if (decided && ceremony && ceremony < decided)
    warn('ceremony-before-decision', 'ceremony_on', { decided, ceremony })
  if (ceremony && official && official < ceremony)
    warn('official-before-ceremony', 'official_on', { ceremony, official })
  else if (ceremony && official && official !== officialDueOn(ceremony))
    warn('official-not-12-months-after-ceremony', 'official_on', { official, due: officialDueOn(ceremony) })
  if (recognised && official && recognised < official)
    warn('recognition-before-official', 'recognition_decided_on', { recognised, official })
  if (recognised && !official) warn('recognition-without-official', 'official_on', { recognised })
  if (decided && monthsBetween(bornOn, decided) < 216)
    warn('decision-before-18', 'admission_decided_on', { decided }, CHARTER_ADMISSION)
  if (official && !decided && dates.seniorityBasis === 'decision')
    warn('decision-missing', 'admission_decided_on', { official })
  return findings
}

/** When a probationer becomes official: 12 months after the ceremony. Source: Charter art. 5. */
function officialDueOn(ceremonyOn: Day): Day {
  return addMonths(ceremonyOn, 12)
}

/**
 * Seniority (tuổi đảng) in whole months on a day, counted from the admission decision, or from the day on the card
 * where the decision is lost; null for those who are not official members by then. Source: 06-HD/TW, docs/sources.md.
 */
export function seniorityInMonths(dates: MembershipDates, on: Day): number | null {
  const start = dates.seniorityBasis === 'card' ? dates.ceremonyOn : dates.admissionDecidedOn
  if (!start || !dates.officialOn || dates.officialOn > on || start > on) return null
  return monthsBetween(start, on)
}

/** Official or probationary on a day, of somebody who is a member then. */
export function statusOn(officialOn: Day | null, on: Day): 'official' | 'probationary' {
  return officialOn !== null && officialOn <= on ? 'official' : 'probationary'
}
