import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { CATEGORIES } from './categories.ts'

const Id = z.uuid()
const CategoryCode = z.enum(CATEGORIES.map((one) => one.code) as [string, ...string[]])
const Text = (max: number) => z.string().trim().normalize('NFC').max(max)

const End = z.object({ id: Id, code: z.string(), name: z.string() })

/** One entry of the ledger (biến động): a day, a category, and a giver, a receiver or both. */
export const Movement = z.object({
  /** Number of the entry, unique with the person. */
  id: z.string(),
  person: z.object({ id: Id, memberCode: z.string(), fullName: z.string() }),
  on: Day,
  category: CategoryCode,
  from: End.nullable(),
  to: End.nullable(),
  decisionNo: z.string().nullable(),
  note: z.string().nullable(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** The entry that it corrects. */
  supersedes: z.string().nullable(),
  may: z.object({ record: z.boolean() }),
})
export type Movement = z.infer<typeof Movement>

export const listMovements = endpoint(
  'GET /api/movements',
  z.object({
    organisationId: Id,
    from: Day.optional(),
    to: Day,
    category: CategoryCode.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(Movement),
  'Movements with an end in a unit or below it, newest first',
)

const Entry = {
  on: Day,
  category: CategoryCode,
  fromOrganisationId: Id.nullable().default(null),
  toOrganisationId: Id.nullable().default(null),
  decisionNo: Text(100).nullable().default(null),
  note: Text(2000).nullable().default(null),
}

export const recordMovement = endpoint(
  'POST /api/people/:personId/movements',
  z.object({
    personId: Id,
    ...Entry,
    /** The source's own key of the member; made up when a person becomes a member without one. */
    memberCode: Text(50).min(1).optional(),
  }),
  Movement,
  'Record a movement of a member',
)

export const correctMovement = endpoint(
  'POST /api/people/:personId/movements/:movementId/correction',
  z.object({ personId: Id, movementId: z.string().regex(/^\d{1,18}$/), ...Entry, reason: Text(500).min(3) }),
  Movement,
  'Correct a movement by an entry that supersedes it; the old one stays in the history',
)

export const withdrawMovement = endpoint(
  'POST /api/people/:personId/movements/:movementId/withdrawal',
  z.object({ personId: Id, movementId: z.string().regex(/^\d{1,18}$/), reason: Text(500).min(3) }),
  z.object({ withdrawn: z.literal(true) }),
  'Withdraw a movement that never happened; it stays in the history',
)

/** An entry with its end: who superseded it and when; null while it is in force. */
export const KeptMovement = Movement.extend({
  supersededAt: z.iso.datetime().nullable(),
  supersededBy: z.string().nullable(),
})
export type KeptMovement = z.infer<typeof KeptMovement>

/** The most entries of one member that an answer lists: the latest. */
export const MOST_KEPT = 500

/** Where a member stands on a day, for the form that moves him. */
export const getStanding = endpoint(
  'GET /api/people/:personId/standing',
  z.object({ personId: Id, on: Day }),
  z.object({
    person: z.object({ id: Id, fullName: z.string(), memberCode: z.string().nullable() }),
    unit: End.nullable(),
    since: Day.nullable(),
    movements: z.array(KeptMovement).max(MOST_KEPT),
    may: z.object({ record: z.boolean() }),
  }),
  'Where a member is on a day, and all his movements, superseded ones too',
)
