import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day } from '#platform/endpoint.ts'
import { ASKED_STAGES, ASSIGNMENT_KINDS, STATES } from './stages.ts'

/** So many addressees are shown with an assignment; `addressed` counts all. */
export const SHOWN_ADDRESSEES = 20

/** Where one addressee stands. */
export const AddresseeState = z.object({
  id: z.uuid(),
  unit: UnitLink,
  /** The body within the unit, if it was given to one. */
  body: z.string().nullable(),
  role: z.enum(['lead', 'co']),
  dueOn: Day.nullable(),
  state: z.enum(STATES),
  percent: z.int().nullable(),
  late: z.boolean(),
  doneOn: Day.nullable(),
})
export type AddresseeState = z.infer<typeof AddresseeState>

/** An assignment as other rooms show it: what, by when, and how far its addressees are. */
export const AssignmentSummary = z.object({
  id: z.uuid(),
  kind: z.enum(ASSIGNMENT_KINDS),
  title: z.string(),
  giver: UnitLink,
  product: z.string().nullable(),
  stages: z.array(z.enum(ASKED_STAGES)).max(ASKED_STAGES.length),
  givenOn: Day,
  startsOn: Day,
  dueOn: Day.nullable(),
  withdrawnOn: Day.nullable(),
  addressed: z.int(),
  done: z.int(),
  late: z.int(),
  addressees: z.array(AddresseeState).max(SHOWN_ADDRESSEES),
})
export type AssignmentSummary = z.infer<typeof AssignmentSummary>
