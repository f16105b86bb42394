import { z } from 'zod'
import { Day, endpoint } from '#platform/endpoint.ts'
import { Chosen, SchemeRecord } from './api.ts'

export const giveFollowUp = endpoint(
  'POST /api/schemes/:id/follow-ups',
  z.object({
    id: z.uuid(),
    title: z.string().trim().min(3).max(500),
    product: z.string().trim().max(300).nullable().default(null),
    dueOn: Day.nullable(),
    units: Chosen,
  }),
  SchemeRecord,
  'Give units what follows from an adopted scheme',
)
