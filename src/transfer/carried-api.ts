import { z } from 'zod'
import { Day, endpoint } from '#platform/endpoint.ts'

/** The most that is listed of what was carried along. */
export const MOST_CARRIED = 300

export const getCarried = endpoint(
  'GET /api/people/:id/carried',
  z.object({ id: z.uuid() }),
  z.object({
    facts: z
      .array(
        z.object({
          key: z.string(),
          kind: z.enum(['movement', 'post']),
          on: Day,
          until: Day.nullable(),
          /** A movement's category; a post's committee and role. */
          what: z.array(z.string()).max(3),
          from: z.string().nullable(),
          to: z.string().nullable(),
          decisionNo: z.string().nullable(),
          installation: z.string(),
        }),
      )
      .max(MOST_CARRIED),
  }),
  'What a member’s record tells of units of other registers, which came in packages and is not counted here',
)
