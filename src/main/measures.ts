import type { Measure } from '#measure/declaration.ts'
import { MEMBER_MEASURES } from '#member/measures.ts'
import { ORGANISATION_MEASURES } from '#organisation/measures.ts'
import { QUALITY_MEASURES } from '#quality/measures.ts'
import { STATISTICS_MEASURES } from '#statistics/measures.ts'

/** Everything that can be counted, in the order in which it is offered. */
export const MEASURES: readonly Measure[] = [
  ...MEMBER_MEASURES,
  ...STATISTICS_MEASURES,
  ...ORGANISATION_MEASURES,
  ...QUALITY_MEASURES,
]
