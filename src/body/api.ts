import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { UnitLink } from '#organisation/api.ts'
import { BODY_ACTS, BODY_KINDS, BODY_PARTS, BODY_ROLES, POSITION_CATEGORIES } from './codes.ts'

const Id = z.uuid()
const Count = z.int().nullable()
const DecisionNo = z.string().trim().min(1).max(100).nullable()
const Reason = z.string().trim().min(3).max(500)
const Limit = z.coerce.number().int().min(1).max(1000).default(200)

/** The most that an answer about one body lists; what is beyond is counted. */
export const MOST = {
  members: 300,
  positions: 300,
  acts: 100,
  parts: 60,
  warnings: 20,
  bodies: 20,
  kinds: 40,
} as const

/** Whose bodies: the unit's own, or also those of all units below it. */
export const SCOPES = ['own', 'below'] as const
export type Scope = (typeof SCOPES)[number]

/** A body in a list as of a day; kinds as texts, because an import may carry others. */
export const BodyRow = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  organisation: UnitLink,
  quota: Count,
  present: Count,
  /** Bodies inside it where they are recorded, else the number that was recorded. */
  internalUnits: Count,
  deputies: Count,
  /** Bodies that have it as their superior on the day. */
  below: z.int(),
})
export type BodyRow = z.infer<typeof BodyRow>

/** Numbers of bodies added up; internal units count once, in their body. */
export const BodyTotals = z.object({
  bodies: z.int(),
  internalUnits: z.int(),
  quota: z.int(),
  present: z.int(),
  deputies: z.int(),
})
export type BodyTotals = z.infer<typeof BodyTotals>

const Asked = z.object({
  organisationId: Id,
  on: Day.optional(),
  scope: z.enum(SCOPES).default('own'),
  kind: z.enum(BODY_KINDS).optional(),
})

export const listBodies = endpoint(
  'GET /api/bodies',
  Asked.extend({
    /** `top`: those that stand under no body of the same unit; an id: those directly below that body. */
    under: z.union([z.literal('top'), Id]).optional(),
    text: z.string().trim().max(100).optional(),
    after: z.string().max(500).optional(),
    limit: Limit,
  }),
  pageOf(BodyRow),
  'Bodies that a unit keeps, or also the units below it, as of a day',
)

export const getBodyTotals = endpoint(
  'GET /api/body-totals',
  Asked,
  BodyTotals,
  'How many bodies there are, with their internal units, staff and deputies',
)

/** What is true of a body from a day on. */
export const Particulars = z.object({
  name: z.string().trim().min(2).max(300),
  kind: z.enum(BODY_KINDS),
  functions: z.string().trim().max(4000).nullable(),
  superiorId: Id.nullable(),
  partyGroupId: Id.nullable(),
  quota: Count,
  present: Count,
  internalUnits: Count,
  deputies: Count,
  deputyLimit: Count,
  /** The last day that is planned for a body with a period. */
  plannedTo: Day.nullable(),
})
export type Particulars = z.infer<typeof Particulars>

/** An act that somebody wants to record: one shape for all five, judged by rules.ts. */
export const WantedAct = z.object({
  act: z.enum(BODY_ACTS),
  /** Who keeps the body that is founded, also by merging. */
  organisationId: Id,
  on: Day,
  decisionNo: DecisionNo,
  decidedOn: Day.nullable(),
  issuer: z.string().trim().min(1).max(200).nullable(),
  documentId: Id.nullable().default(null),
  note: z.string().trim().max(1000).nullable(),
  /** The bodies that change, merge, are absorbed or end. */
  bodies: z.array(Id).max(MOST.bodies),
  /** The body that absorbs. */
  into: Id.nullable(),
  particulars: Particulars.nullable(),
})
export type WantedAct = z.infer<typeof WantedAct>

const Line = z.object({
  id: Id.nullable(),
  name: z.string(),
  kind: z.string(),
  part: z.enum(BODY_PARTS),
  quota: Count,
  deputies: Count,
  internalUnits: Count,
})
export type Line = z.infer<typeof Line>

/** An act seen before it is signed: what stands before and after, and the numbers added up. */
export const ActPreview = z.object({
  before: z.array(Line).max(MOST.parts),
  after: z.array(Line).max(MOST.parts),
  totals: z.object({ before: BodyTotals, after: BodyTotals }),
  /** Posts and positions that end with the act. */
  ending: z.object({ members: z.int(), positions: z.int() }),
})
export type ActPreview = z.infer<typeof ActPreview>

export const previewAct = endpoint(
  'POST /api/body-preview',
  WantedAct,
  ActPreview,
  'What an act on bodies would do; nothing is recorded',
)

export const recordAct = endpoint(
  'POST /api/body-acts',
  WantedAct,
  z.object({ id: Id, bodyId: Id }),
  'Found, change, merge, absorb or wind up bodies under a decision',
)

export const ActRow = z.object({
  id: Id,
  act: z.enum(BODY_ACTS),
  on: Day,
  decisionNo: z.string().nullable(),
  issuer: z.string().nullable(),
  note: z.string().nullable(),
  parts: z.array(z.object({ id: Id, name: z.string(), part: z.enum(BODY_PARTS) })).max(MOST.parts),
  totals: z.object({ before: BodyTotals, after: BodyTotals }),
  withdrawn: z.object({ reason: z.string() }).nullable(),
  may: z.object({ withdraw: z.boolean() }),
})
export type ActRow = z.infer<typeof ActRow>

export const listActs = endpoint(
  'GET /api/body-acts',
  z.object({
    organisationId: Id,
    scope: z.enum(SCOPES).default('own'),
    after: z.string().max(500).optional(),
    limit: Limit,
  }),
  pageOf(ActRow),
  'Acts on the bodies of a unit, the latest first',
)

export const withdrawAct = endpoint(
  'POST /api/body-acts/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Take back an act while nothing later depends on it',
)

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

/** One kind on two days. */
export const StreamliningRow = z.object({ kind: z.string(), before: BodyTotals, after: BodyTotals })
export type StreamliningRow = z.infer<typeof StreamliningRow>

export const getStreamlining = endpoint(
  'GET /api/body-report',
  z.object({ organisationId: Id, from: Day, to: Day, scope: z.enum(SCOPES).default('below') }),
  z.object({
    rows: z.array(StreamliningRow).max(MOST.kinds),
    total: z.object({ before: BodyTotals, after: BodyTotals }),
  }),
  'Streamlining: bodies, internal units, staff and deputies by kind on two days',
)
