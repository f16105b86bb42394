import { z } from 'zod'
import { Day, endpoint } from '#platform/endpoint.ts'
import { UnitLink } from '#organisation/api.ts'
import { ActRow, MOST } from './api.ts'
import { BODY_ROLES, POSITION_CATEGORIES } from './codes.ts'

const Id = z.uuid()
const Count = z.int().nullable()
const DecisionNo = z.string().trim().min(1).max(100).nullable()
const Reason = z.string().trim().min(3).max(500)

/** A member of a body; without `fullName` for those who may not see people. */
export const BodyMember = z.object({
  id: Id,
  personId: Id.nullable(),
  fullName: z.string().nullable(),
  role: z.enum(BODY_ROLES),
  from: Day,
  to: Day.nullable(),
  decisionNo: z.string().nullable(),
  inForce: z.boolean(),
})
export type BodyMember = z.infer<typeof BodyMember>

export const Position = z.object({
  id: Id,
  category: z.string(),
  name: z.string(),
  quota: z.int(),
  actual: z.int(),
  from: Day,
})
export type Position = z.infer<typeof Position>

export const BodyWarning = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  source: z.string().nullable(),
  /** The body, or all bodies of the unit together. */
  about: z.enum(['body', 'unit']),
  override: z.object({ reason: z.string() }).nullable(),
})
export type BodyWarning = z.infer<typeof BodyWarning>

const BodyLink = z.object({ id: Id, name: z.string() })

/** A body as of a day with all that its page shows. Where it does not exist that day, as on its nearest one. */
export const Body = z.object({
  id: Id,
  code: z.string(),
  on: Day,
  exists: z.boolean(),
  organisation: UnitLink,
  from: Day,
  to: Day.nullable(),
  state: z.object({
    name: z.string(),
    kind: z.string(),
    from: Day,
    to: Day.nullable(),
    decisionNo: z.string().nullable(),
    functions: z.string().nullable(),
    superior: BodyLink.nullable(),
    partyGroup: UnitLink.nullable(),
    quota: Count,
    present: Count,
    recordedInternalUnits: Count,
    internalUnits: Count,
    deputies: Count,
    deputyLimit: Count,
    plannedTo: Day.nullable(),
  }),
  members: z.array(BodyMember).max(MOST.members),
  positions: z.array(Position).max(MOST.positions),
  acts: z.array(ActRow).max(MOST.acts),
  predecessors: z.array(BodyLink).max(MOST.parts),
  successors: z.array(BodyLink).max(MOST.parts),
  warnings: z.array(BodyWarning).max(MOST.warnings),
  may: z.object({ record: z.boolean(), people: z.boolean() }),
})
export type Body = z.infer<typeof Body>

export const getBody = endpoint(
  'GET /api/bodies/:id',
  z.object({ id: Id, on: Day.optional() }),
  Body,
  'A body as of a day: functions, staff, members, job positions, acts',
)

export const recordMember = endpoint(
  'POST /api/bodies/:id/members',
  z.object({
    id: Id,
    personId: Id.nullable(),
    /** Somebody who is not in the register. */
    name: z.string().trim().min(2).max(200).nullable(),
    role: z.enum(BODY_ROLES),
    from: Day,
    to: Day.nullable(),
    decisionNo: DecisionNo,
  }),
  Body,
  'Record who belongs to a body, with the post',
)

export const endMember = endpoint(
  'POST /api/bodies/:id/members/:memberId/end',
  z.object({ id: Id, memberId: Id, to: Day, reason: Reason }),
  Body,
  'Record the last day of a member of a body',
)

export const annulMember = endpoint(
  'POST /api/bodies/:id/members/:memberId/annulment',
  z.object({ id: Id, memberId: Id, reason: Reason }),
  Body,
  'Take back a member of a body that was recorded by mistake',
)

export const recordPosition = endpoint(
  'POST /api/bodies/:id/positions',
  z.object({
    id: Id,
    category: z.enum(POSITION_CATEGORIES),
    name: z.string().trim().min(2).max(200),
    quota: z.int(),
    actual: z.int(),
    from: Day,
  }),
  Body,
  'Record a job position from a day on: how many there may be and how many are filled; quota 0 ends it',
)

export const overrideWarning = endpoint(
  'POST /api/bodies/:id/override',
  z.object({ id: Id, code: z.string().max(60), reason: Reason }),
  Body,
  'Say why a limit may be passed here',
)
