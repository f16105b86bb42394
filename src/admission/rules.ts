import { addDays, addMonths, partsOf, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import type { OverAgeGround, Paper, Route, Schooling, WarningCode } from './codes.ts'
import { admissionLawOn, OUR_CHOICE, type AdmissionLaw } from './law.ts'

/** Somebody who introduces (người giới thiệu): official since when, and together with the applicant in one unit since when. */
export interface Introducer {
  personId: string
  officialOn: Day | null
  togetherSince: Day | null
}

/** What the cell looks at when it considers somebody; a birth known by its year counts as 1 January. */
export interface Applicant {
  bornOn: Day
  /** General education as the register has it, such as `9/12`. */
  schooling: string | null
  shownBy: Schooling | null
  overAge: OverAgeGround | null
  certificateOn: Day | null
  papers: Readonly<Record<Paper, Day | null>>
  route: Route
  introducers: readonly Introducer[]
}

export type ConditionRefusal = Refusal &
  (
    | { code: 'too-young'; months: number; least: number }
    | { code: 'over-age'; months: number; most: number }
    | { code: 'schooling-not-shown' }
    | { code: 'schooling-below'; schooling: string }
    | { code: 'diploma-needed' }
    | { code: 'no-certificate' }
    | { code: 'certificate-expired'; on: Day; until: Day }
    | { code: 'paper-missing'; paper: Paper }
    | { code: 'paper-too-old'; paper: Paper; on: Day; until: Day }
    | { code: 'too-few-introducers'; route: Route; needed: number; given: number }
    | { code: 'introducer-twice' }
    | { code: 'introducer-is-applicant' }
    | { code: 'introducer-not-official'; which: number }
    | { code: 'introducer-not-together'; which: number; least: number; since: Day | null }
  )

/**
 * What stands against considering somebody in the cell on a day, all at once: age in months, schooling, certificate,
 * papers, introducers. Source: the rules in force on the day; Điều lệ Đ.4.
 */
export function refusalsToConsider(applicant: Applicant, personId: string, on: Day): ConditionRefusal[] {
  const law = admissionLawOn(on)
  return [
    ...refusalsToAge(applicant, on, law),
    ...refusalsToSchooling(applicant, law),
    ...refusalsToCertificate(applicant.certificateOn, on),
    ...refusalsToPapers(applicant.papers, on),
    ...refusalsToIntroducers(applicant, personId, on),
  ]
}

/** Months from the month of birth to the month of the day, whatever the day in it. */
export function ageInMonths(bornOn: Day, on: Day): number {
  const [born, now] = [partsOf(bornOn), partsOf(on)]
  return (now.year - born.year) * 12 + now.month - born.month
}

function refusalsToAge(
  { bornOn, overAge }: Pick<Applicant, 'bornOn' | 'overAge'>,
  on: Day,
  { ageInMonths: { least, most }, source }: AdmissionLaw,
): ConditionRefusal[] {
  const months = ageInMonths(bornOn, on)
  if (months < least) return [{ code: 'too-young', months, least, source }]
  return months > most && overAge === null ? [{ code: 'over-age', months, most, source }] : []
}

/** Whether a grade such as `9/12` or `7/10` completes lower-secondary school; null where the text does not say. */
function isLowerSecondary(schooling: string | null): boolean | null {
  const grade = /^\s*(\d{1,2})\s*\/\s*(10|12)\s*$/.exec(schooling ?? '')
  if (grade) return Number(grade[1]) >= (grade[2] === '10' ? 7 : 9)
  if (/tiểu học|primary/i.test(schooling ?? '')) return false
  return /THCS|THPT|trung học/i.test(schooling ?? '') ? true : null
}

function refusalsToSchooling(
  { schooling, shownBy }: Pick<Applicant, 'schooling' | 'shownBy'>,
  { needsDiploma, source }: AdmissionLaw,
): ConditionRefusal[] {
  if (shownBy === null) return [{ code: 'schooling-not-shown', source }]
  if (shownBy === 'exception') return []
  if (isLowerSecondary(schooling) === false)
    return [{ code: 'schooling-below', schooling: schooling!, source }]
  return needsDiploma && shownBy === 'programme' ? [{ code: 'diploma-needed', source }] : []
}

/** The last day on which a certificate of the awareness course holds: on the day on which 60 months are full it no longer does. */
export function certificateHoldsUntil(issuedOn: Day): Day {
  return addDays(addMonths(issuedOn, admissionLawOn(issuedOn).certificateInMonths), -1)
}

/** What stands against a certificate on a day. */
function refusalsToCertificate(certificateOn: Day | null, on: Day): ConditionRefusal[] {
  if (certificateOn === null || certificateOn > on) return [{ code: 'no-certificate', source: '06-HD/TW' }]
  const until = certificateHoldsUntil(certificateOn)
  return on > until ? [{ code: 'certificate-expired', on: certificateOn, until, source: '06-HD/TW' }] : []
}

/** The last day on which a verification or an opinion holds. */
function paperHoldsUntil(on: Day): Day {
  return addDays(addMonths(on, admissionLawOn(on).paperInMonths), -1)
}

/** What stands against the papers on a day: each is there and not older than twelve months. */
function refusalsToPapers(papers: Applicant['papers'], on: Day): ConditionRefusal[] {
  const { source } = admissionLawOn(on)
  return (Object.entries(papers) as [Paper, Day | null][]).flatMap(([paper, dated]): ConditionRefusal[] => {
    if (dated === null || dated > on) return [{ code: 'paper-missing', paper, source }]
    const until = paperHoldsUntil(dated)
    return on > until ? [{ code: 'paper-too-old', paper, on: dated, until, source }] : []
  })
}

const CHARTER_4 = 'Điều lệ Đảng, Điều 4'

/** How many official members introduce by a route; the union's resolution stands beside the one. Source: Điều lệ Đ.4. */
function introducersNeeded(route: Route): number {
  return route === 'members' ? 2 : 1
}

/** What stands against those who introduce on a day: how many, official members, long enough together with the applicant. */
export function refusalsToIntroducers(
  { introducers, route }: Pick<Applicant, 'introducers' | 'route'>,
  personId: string,
  on: Day,
): ConditionRefusal[] {
  const { togetherInMonths: least, source } = admissionLawOn(on)
  const needed = introducersNeeded(route)
  const refusals: ConditionRefusal[] = []
  const given = introducers.length
  if (given < needed) refusals.push({ code: 'too-few-introducers', route, needed, given, source: CHARTER_4 })
  if (new Set(introducers.map((one) => one.personId)).size < given)
    refusals.push({ code: 'introducer-twice', source: CHARTER_4 })
  introducers.forEach((one, index) => {
    const which = index + 1
    if (one.personId === personId) refusals.push({ code: 'introducer-is-applicant', source: CHARTER_4 })
    if (one.officialOn === null || one.officialOn > on)
      refusals.push({ code: 'introducer-not-official', which, source: CHARTER_4 })
    if (one.togetherSince === null || addMonths(one.togetherSince, least) > on)
      refusals.push({ code: 'introducer-not-together', which, least, since: one.togetherSince, source })
  })
  return refusals
}

export type DecisionRefusal = Refusal &
  ({ code: 'no-agreement'; months: number } | { code: 'agreement-not-before'; agreed: Day; decided: Day })

/**
 * What stands against deciding the admission of somebody over the age: the committee directly under the centre has agreed in
 * writing before the decision. Whoever was within the age at the meeting needs no agreement.
 */
export function refusalsToDecide(
  { bornOn, consideredOn, agreedOn }: { bornOn: Day; consideredOn: Day; agreedOn: Day | null },
  decidedOn: Day,
): DecisionRefusal[] {
  const { ageInMonths: age, source } = admissionLawOn(consideredOn)
  const months = ageInMonths(bornOn, consideredOn)
  if (months <= age.most) return []
  if (agreedOn === null) return [{ code: 'no-agreement', months, source }]
  return agreedOn >= decidedOn
    ? [{ code: 'agreement-not-before', agreed: agreedOn, decided: decidedOn, source }]
    : []
}

/** The day from which a new member is official: twelve months after the ceremony, however late decisions are. Source: Điều lệ Đ.5. */
export function officialDayOf(ceremonyOn: Day): Day {
  return addMonths(ceremonyOn, admissionLawOn(ceremonyOn).probationInMonths)
}

export type RecognitionRefusal = Refusal & { code: 'no-member-course' }

/** What stands against recognition on a day besides the end of probation: the class for new members is not done. */
export function refusalsToRecognise(courseOn: Day | null, on: Day): RecognitionRefusal[] {
  return courseOn === null || courseOn > on
    ? [{ code: 'no-member-course', source: admissionLawOn(on).source }]
    : []
}

export interface Warning {
  code: WarningCode
  /** The day that matters: until when a certificate or paper holds. */
  on: Day | null
  paper: Paper | null
}

/** What wants a look at somebody on the list on a day; never a bar. */
export function warningsOf(
  one: Pick<Applicant, 'bornOn' | 'certificateOn' | 'papers' | 'route'> & { helpers: number },
  on: Day,
): Warning[] {
  const { ageInMonths: age } = admissionLawOn(on)
  const warnings: Warning[] = []
  const warn = (code: WarningCode, day: Day | null = null, paper: Paper | null = null) =>
    warnings.push({ code, on: day, paper })
  if (one.helpers === 0) warn('no_helper')
  else if (one.helpers < introducersNeeded(one.route)) warn('one_helper')
  if (one.certificateOn === null) warn('no_certificate')
  else {
    const until = certificateHoldsUntil(one.certificateOn)
    if (on > until) warn('certificate_expired', until)
    else if (addDays(on, OUR_CHOICE.certificateRunsOutInDays) >= until) warn('certificate_runs_out', until)
  }
  for (const [paper, dated] of Object.entries(one.papers) as [Paper, Day | null][])
    if (dated !== null && on > paperHoldsUntil(dated)) warn('paper_old', paperHoldsUntil(dated), paper)
  const months = ageInMonths(one.bornOn, on)
  if (months < age.least) warn('too_young')
  if (months > age.most) warn('over_age')
  return warnings
}
