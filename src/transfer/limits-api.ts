import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'

const Months = z.int().min(1).max(60)

/** How long a temporary transfer may last, in months. */
export const TemporaryLimitsShape = z
  .object({ least: Months, below: Months, studyLeast: Months, studyMost: Months })
  .refine(
    (one) => one.least < one.below && one.studyLeast <= one.studyMost,
    'the least is more than the most',
  )

const Limits = z.object({
  limits: TemporaryLimitsShape,
  /** Those of the text in force, and its name. */
  law: TemporaryLimitsShape,
  source: z.string(),
  isSet: z.boolean(),
  may: z.object({ set: z.boolean() }),
})

export const getLimits = endpoint(
  'GET /api/transfers/limits',
  z.object({}),
  Limits,
  'How long temporary transfers may last',
)

export const setLimits = endpoint(
  'PUT /api/transfers/limits',
  z.object({ limits: TemporaryLimitsShape.nullable() }),
  Limits,
  'Set how long temporary transfers may last; null: as the text in force says',
)
