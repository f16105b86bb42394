import { ADMISSION_MEASURES } from '#admission/measures.ts'
import { ASSIGNMENT_MEASURES } from '#assignment/measures.ts'
import { BADGE_MEASURES } from '#badge/measures.ts'
import { BODY_MEASURES } from '#body/measures.ts'
import { CARD_MEASURES } from '#card/measures.ts'
import { COMMITTEE_MEASURES } from '#committee/measures.ts'
import { DOCUMENT_MEASURES } from '#document/measures.ts'
import { DUES_MEASURES } from '#dues/measures.ts'
import { EMULATION_MEASURES } from '#emulation/measures.ts'
import { GATHERING_MEASURES } from '#gathering/measures.ts'
import { INSPECTION_MEASURES } from '#inspection/measures.ts'
import { DASHBOARD_MEASURES } from '#dashboard/measures.ts'
import type { Measure } from '#measure/declaration.ts'
import { MEMBER_MEASURES } from '#member/measures.ts'
import { MODEL_MEASURES } from '#model/measures.ts'
import { BRANCH_MEASURES } from '#organisation/branch-measures.ts'
import { ORGANISATION_MEASURES } from '#organisation/measures.ts'
import { procedureMeasures } from '#procedure/measures.ts'
import { PROGRAMME_MEASURES } from '#programme/measures.ts'
import { PROPOSAL_MEASURES } from '#proposal/measures.ts'
import { REVIEW_MEASURES } from '#review/measures.ts'
import { SCHEME_MEASURES } from '#scheme/measures.ts'
import { QUALITY_MEASURES } from '#quality/measures.ts'
import { STATISTICS_MEASURES } from '#statistics/measures.ts'
import { TRAINING_MEASURES } from '#training/measures.ts'
import { TRANSFER_MEASURES } from '#transfer/measures.ts'
import { PROCEDURES } from './procedures.ts'

/** Everything that can be counted, in the order in which it is offered. */
export const MEASURES: readonly Measure[] = [
  ...MEMBER_MEASURES,
  ...STATISTICS_MEASURES,
  ...ADMISSION_MEASURES,
  ...ORGANISATION_MEASURES,
  ...BRANCH_MEASURES,
  ...COMMITTEE_MEASURES,
  ...REVIEW_MEASURES,
  ...BADGE_MEASURES,
  ...CARD_MEASURES,
  ...TRANSFER_MEASURES,
  ...TRAINING_MEASURES,
  ...procedureMeasures(PROCEDURES),
  ...DUES_MEASURES,
  ...PROGRAMME_MEASURES,
  ...SCHEME_MEASURES,
  ...ASSIGNMENT_MEASURES,
  ...GATHERING_MEASURES,
  ...PROPOSAL_MEASURES,
  ...INSPECTION_MEASURES,
  ...MODEL_MEASURES,
  ...EMULATION_MEASURES,
  ...DOCUMENT_MEASURES,
  ...BODY_MEASURES,
  ...DASHBOARD_MEASURES,
  ...QUALITY_MEASURES,
]
