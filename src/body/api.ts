import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { UnitLink } from '#organisation/api.ts'
import { BODY_ACTS, BODY_KINDS, BODY_PARTS } from './codes.ts'

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
    /** `without`: internal units are left out, as in the totals. */
    inside: z.enum(['with', 'without']).default('with'),
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
  documentId: Id.nullable(),
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
