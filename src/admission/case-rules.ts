import { refusalsToCardAct, type CardFacts, type CardRefusal } from '#card/rules.ts'
import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import {
  dayOf,
  lastAt,
  type ActGiven,
  type CaseGiven,
  type Given,
  type Values,
} from '#procedure/declaration.ts'
import type { Bar, OverAgeGround, Route, Schooling } from './codes.ts'
import { admissionLawOn } from './law.ts'
import {
  refusalsToReadmit,
  refusalsToRestore,
  type FormerMember,
  type ReturnRefusal,
} from './return-rules.ts'
import {
  refusalsToConsider,
  refusalsToDecide,
  refusalsToIntroducers,
  refusalsToRecognise,
  type Applicant,
  type ConditionRefusal,
  type DecisionRefusal,
  type RecognitionRefusal,
} from './rules.ts'

/** What rules of these procedures need to know; introducers by the id in the form. */
export interface CaseFacts {
  bornOn: Day
  schooling: string | null
  listedSince: Day | null
  certificateOn: Day | null
  memberCourseOn: Day | null
  introducers: Readonly<Record<string, { personId: string; officialOn: Day | null }>>
  /** Until when the ceremony can be held without the superior's consent. */
  ceremonyDue: Day | null
  former: FormerMember
  card: CardFacts
}

export type CaseRefusal =
  | ConditionRefusal
  | DecisionRefusal
  | RecognitionRefusal
  | ReturnRefusal
  | CardRefusal
  | (Refusal &
      (
        | { code: 'not-listed' }
        | { code: 'listed-later'; since: Day }
        | { code: 'has-been-member' }
        | { code: 'ceremony-late'; due: Day }
      ))

type Ask = Given<CaseFacts>

/** Against opening an admission: somebody stands on a list by then and has never been a member. */
export function refusalsToOpenAdmission({ facts, on }: Ask): CaseRefusal[] {
  const refusals: CaseRefusal[] = []
  if (facts.listedSince === null) refusals.push({ code: 'not-listed' })
  else if (facts.listedSince > on) refusals.push({ code: 'listed-later', since: facts.listedSince })
  if (facts.former.leftOn !== null && !facts.former.isMember) refusals.push({ code: 'has-been-member' })
  return refusals
}

/** Against opening a readmission: too short outside, barred, a second time. */
export function refusalsToOpenReadmission({ facts, case: { values }, on }: Ask): CaseRefusal[] {
  const asked = {
    bar: (values.bar ?? 'none') as Bar,
    clearedOn: dayIn(values, 'cleared_on'),
    hardship: values.hardship === true,
  }
  return refusalsToReadmit(facts.former, asked, on)
}

/** Against opening a restoration: nothing was taken, or not by a decision. */
export function refusalsToOpenRestoration({ facts, on }: Ask): CaseRefusal[] {
  return refusalsToRestore(facts.former, on)
}

/** Against an act, by the step at which it stands. */
export function refusalsToAct(given: Ask, act: ActGiven): CaseRefusal[] {
  const { facts, case: one } = given
  const personId = one.personIds[0] ?? ''
  switch (act.step) {
    case 'assigned':
      return refusalsToIntroducers(applicantOf(given, act), personId, act.on).filter(
        ({ code }) => code !== 'introducer-not-together',
      )
    case 'cell_resolution':
      return goesOn(act) ? refusalsToConsider(applicantOf(given, act), personId, act.on) : []
    case 'decision':
    case 'decision_own':
      return act.outcome === 'decided' ? refusalsToDecision(given, act) : []
    case 'ceremony':
      return refusalsToCeremony(facts, act)
    case 'member_course':
      return refusalsToRecognise(facts.memberCourseOn ?? dayIn(act.values, 'course_on'), act.on)
    case 'decision2':
    case 'decision2_own':
      return act.outcome === 'recognised' ? refusalsToCardAct({ ...given, facts: facts.card }, act) : []
    default:
      return []
  }
}

const goesOn = ({ outcome }: ActGiven) => outcome === 'agreed' || outcome === 'reported'

function refusalsToDecision({ facts: { bornOn }, case: one }: Ask, act: ActGiven): CaseRefusal[] {
  const consideredOn = dayOf(one, 'cell_resolution') ?? act.on
  return refusalsToDecide({ bornOn, consideredOn, agreedOn: dayIn(act.values, 'agreement_on') }, act.on)
}

function refusalsToCeremony(
  { ceremonyDue: due }: CaseFacts,
  { on, values, outcome }: ActGiven,
): CaseRefusal[] {
  const isLate = outcome === 'held' && due !== null && on > due && !values.consent_no
  return isLate ? [{ code: 'ceremony-late', due, source: admissionLawOn(due).source }] : []
}

/** The applicant as the case has him by an act. */
function applicantOf({ facts, case: one }: Ask, act: ActGiven): Applicant {
  const at = (step: string): Values => (act.step === step ? act.values : (lastAt(one, step)?.values ?? {}))
  const considered = at('cell_resolution')
  return {
    bornOn: facts.bornOn,
    schooling: facts.schooling,
    shownBy: (considered.schooling ?? null) as Schooling | null,
    overAge: (considered.over_age ?? null) as OverAgeGround | null,
    certificateOn: facts.certificateOn,
    papers: {
      verification: dayIn(at('verifying'), 'verified_on'),
      mass_opinion: dayIn(at('opinions'), 'mass_opinion_on'),
      residence_opinion: dayIn(at('opinions'), 'residence_opinion_on'),
    },
    route: (one.values.route ?? 'members') as Route,
    introducers: introducersIn(at('assigned')).map(({ id, since }) => ({
      personId: facts.introducers[id]?.personId ?? id,
      officialOn: facts.introducers[id]?.officialOn ?? null,
      togetherSince: since,
    })),
  }
}

/** Who was named as introducer, by the id in the form. */
export function introducersIn(values: Values): { id: string; since: Day | null }[] {
  return [1, 2].flatMap((which) => {
    const id = values[`introducer_${which}`]
    return typeof id === 'string' && id !== '' ? [{ id, since: dayIn(values, `together_${which}`) }] : []
  })
}

/** When admission was decided, by whichever body. */
export function decidedOn(one: Pick<CaseGiven, 'acts'>): Day | null {
  return dayOf(one, 'decision') ?? dayOf(one, 'decision_own')
}

/** A day among what was filled in. */
export function dayIn(values: Values, key: string): Day | null {
  const value = values[key]
  return typeof value === 'string' && value !== '' ? (value as Day) : null
}
