import { z } from 'zod'
import { FIELDS, GROUNDS, STATES } from './codes.ts'

/**
 * Figures of a programme as of a day: `planned` in-programme items, of these `submitted` at least once; their states; the
 * items that arose by the day, by ground and of these submitted; `late`: not submitted and past their due day.
 */
export const Figures = z.object({
  planned: z.int(),
  submitted: z.int(),
  submittedInTime: z.int(),
  states: z.record(z.enum(STATES), z.int()),
  late: z.int(),
  arising: z.int(),
  arisingSubmitted: z.int(),
  arisingStates: z.record(z.enum(STATES), z.int()),
  grounds: z.record(z.enum(GROUNDS), z.int()),
  fields: z.record(z.enum(FIELDS), z.object({ planned: z.int(), arising: z.int() })),
})
export type Figures = z.infer<typeof Figures>
