import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { Id, Kind, Reason } from './api.ts'
import { MOST } from './codes.ts'

const Nominee = z.object({
  personId: Id,
  fullName: z.string(),
  bornOn: z.string(),
  answer: z.enum(['approved', 'declined']).nullable(),
  answeredOn: Day.nullable(),
  classId: Id.nullable(),
  className: z.string().nullable(),
  reason: z.string().nullable(),
})

/** People nominated (cử đi học) by a unit for a kind of class, or for a certain class. */
export const Nomination = z.object({
  id: Id,
  unit: UnitLink,
  asked: UnitLink,
  kind: z.string(),
  kindVi: z.string(),
  kindEn: z.string(),
  class: z.object({ id: Id, name: z.string() }).nullable(),
  on: Day,
  need: z.string().nullable(),
  /** Those within the reader's reach. */
  nominees: z.array(Nominee).max(MOST.nominees),
  waiting: z.int(),
  may: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
})
export type Nomination = z.infer<typeof Nomination>

export const listNominations = endpoint(
  'GET /api/training/nominations',
  z.object({
    organisationId: Id,
    /** Those that the unit is to answer, or those that it and the units below it made. */
    side: z.enum(['asked', 'made']).default('asked'),
    classId: Id.optional(),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  pageOf(Nomination),
  'Nominations that a unit is to answer, or has made, those that wait first',
)

export const nominate = endpoint(
  'POST /api/training/nominations',
  z.object({
    organisationId: Id,
    askedId: Id,
    kind: Kind,
    classId: Id.nullish(),
    on: Day,
    need: z.string().trim().max(500).nullish(),
    personIds: z.array(Id).max(MOST.nominees),
  }),
  z.object({ id: Id }),
  'Nominate people of a unit for a class',
)

export const answerNomination = endpoint(
  'POST /api/training/nominations/:id/answer',
  z.object({
    id: Id,
    answer: z.enum(['approved', 'declined']),
    on: Day,
    classId: Id.nullish(),
    reason: z.string().trim().max(500).nullish(),
    personIds: z.array(Id).max(MOST.nominees),
  }),
  z.object({ id: Id }),
  'Approve people into a class, here or elsewhere, or decline them',
)

export const withdrawNomination = endpoint(
  'POST /api/training/nominations/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Withdraw a nomination of which nobody has been answered',
)
