import { z } from 'zod'
import { Day, endpoint } from '#platform/endpoint.ts'
import { Said } from './api.ts'

const Id = z.uuid()
const Reason = z.string().trim().min(3).max(500)

/** A day off, or one that is worked although it would be off. */
export const HolidayLine = z.object({
  id: Id.nullable(),
  on: Day,
  isOff: z.boolean(),
  name: Said,
  source: z.string().nullable(),
  how: z.enum(['holiday', 'in_lieu', 'swapped', 'worked', 'recorded']),
  confidence: z.enum(['verified', 'indirect', 'memory']).nullable(),
})
export type HolidayLine = z.infer<typeof HolidayLine>

export const listHolidays = endpoint(
  'GET /api/holidays',
  z.object({ year: z.coerce.number().int().min(1990).max(2100) }),
  z.object({ days: z.array(HolidayLine).max(400), isLunarKnown: z.boolean(), mayChange: z.boolean() }),
  'The days of a year on which nobody works besides weekends, and the weekends that are worked',
)

export const recordHoliday = endpoint(
  'POST /api/holidays',
  z.object({
    on: Day,
    isOff: z.boolean(),
    name: z.string().trim().min(2).max(200),
    source: z.string().trim().min(2).max(200).nullable().default(null),
  }),
  z.object({ id: Id }),
  'Record a day off or a day that is worked, other than the rule says',
)

export const withdrawHoliday = endpoint(
  'POST /api/holidays/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Withdraw a recorded day; the rule holds for it again',
)
