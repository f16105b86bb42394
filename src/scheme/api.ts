import { z } from 'zod'
import { AssignmentSummary } from '#assignment/api.ts'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { ItemAct } from '#programme/api.ts'
import { ACTS, FIELDS, STATES } from '#programme/codes.ts'
import { DRAFTING_BODIES, LIGHTS, MEMBER_ROLES, OUTCOMES, SCHEME_KINDS } from './codes.ts'

const Id = z.uuid()
const Line = (most: number) => z.string().trim().min(1).max(most)
const Optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullable()
    .default(null)
    .transform((text) => text || null)
const Reason = z.string().trim().min(3).max(500)
const Limit = z.coerce.number().int().min(1).max(200).default(50)

/** The most milestones of a scheme, schemes of a portfolio, units asked at once. */
export const MOST = { milestones: 40, portfolio: 300, units: 2000, parts: 60 } as const

export const Milestone = z.object({
  id: Id,
  title: z.string(),
  plannedOn: Day,
  doneOn: Day.nullable(),
  unit: UnitLink.nullable(),
})
export type Milestone = z.infer<typeof Milestone>

/** A scheme at a glance as of a day. */
export const Scheme = z.object({
  id: Id,
  keeper: UnitLink,
  kind: z.enum(SCHEME_KINDS),
  code: z.string(),
  title: z.string(),
  field: z.enum(FIELDS),
  drafter: z.string(),
  adopter: z.string(),
  startsOn: Day,
  dueOn: Day,
  reviewed: z.string().nullable(),
  years: z.int().nullable(),
  state: z.enum(STATES),
  stateOn: Day.nullable(),
  light: z.enum(LIGHTS),
  next: z.object({ title: z.string(), plannedOn: Day }).nullable(),
  milestones: z.array(Milestone).max(MOST.milestones),
})
export type Scheme = z.infer<typeof Scheme>

export const Member = z.object({
  id: Id,
  body: z.enum(DRAFTING_BODIES),
  role: z.enum(MEMBER_ROLES),
  post: z.string(),
  name: z.string().nullable(),
  from: Day,
  to: Day.nullable(),
})
export type Member = z.infer<typeof Member>

/** A draft with how many of the units asked have answered. */
export const Draft = z.object({
  id: Id,
  number: z.int(),
  title: z.string(),
  on: Day,
  answersBy: Day,
  asked: z.int(),
  answered: z.int(),
  opinions: z.int(),
  open: z.int(),
})
export type Draft = z.infer<typeof Draft>

export const SchemeRecord = Scheme.extend({
  on: Day,
  acts: z.array(ItemAct).max(200),
  members: z.array(Member).max(100),
  drafts: z.array(Draft).max(50),
  assignments: z.array(AssignmentSummary).max(60),
  /** What units were given to carry out the scheme once it was adopted. */
  followUps: z.array(AssignmentSummary).max(60),
  surveys: z
    .array(z.object({ id: Id, title: z.string(), closesOn: Day, asked: z.int(), sent: z.int() }))
    .max(50),
  corrections: z.array(z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() })).max(100),
  may: z.object({ record: z.boolean() }),
})
export type SchemeRecord = z.infer<typeof SchemeRecord>

export const listSchemes = endpoint(
  'GET /api/schemes',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    kind: z.enum(SCHEME_KINDS).optional(),
    light: z.enum(LIGHTS).optional(),
    /** Schemes whose work began by the end of this year and was not over before it. */
    year: z.coerce.number().int().min(1930).max(2100).optional(),
  }),
  z.object({
    items: z.array(Scheme).max(MOST.portfolio),
    beyond: z.int(),
    lights: z.record(z.enum(LIGHTS), z.int()),
    whole: z.int(),
    may: z.object({ record: z.boolean() }),
  }),
  'The portfolio of a unit’s schemes as of a day, each with its light, those most pressing first',
)

export const getScheme = endpoint(
  'GET /api/schemes/:id',
  z.object({ id: Id, on: Day.optional() }),
  SchemeRecord,
  'One scheme as of a day',
)

const SchemeInput = {
  kind: z.enum(SCHEME_KINDS),
  code: Line(30),
  title: Line(500),
  field: z.enum(FIELDS),
  drafter: Line(200),
  adopter: Line(200),
  startsOn: Day,
  dueOn: Day,
  reviewed: Optional(500),
  reviewedDocumentId: Id.nullable().default(null),
  years: z.int().min(1).max(100).nullable().default(null),
}

export const recordScheme = endpoint(
  'POST /api/schemes',
  z.object({ organisationId: Id, ...SchemeInput }),
  SchemeRecord,
  'Record a scheme, or the summing-up of a text after some years',
)

export const correctScheme = endpoint(
  'POST /api/schemes/:id/correction',
  z.object({ id: Id, ...SchemeInput, reason: Reason }),
  SchemeRecord,
  'Correct a scheme; what was recorded before is kept',
)

export const actOnScheme = endpoint(
  'POST /api/schemes/:id/acts',
  z.object({
    id: Id,
    act: z.enum(ACTS),
    on: Day,
    note: Optional(1000),
    documentId: Id.nullable().default(null),
  }),
  SchemeRecord,
  'Record what was done with a scheme: drafted, submitted, adopted …',
)

export const takeBackSchemeAct = endpoint(
  'POST /api/schemes/:id/acts/:actId/withdrawal',
  z.object({ id: Id, actId: Id, reason: Reason }),
  SchemeRecord,
  'Take back the last act of a scheme, recorded by mistake',
)

export const planMilestones = endpoint(
  'POST /api/schemes/:id/milestones',
  z.object({
    id: Id,
    milestones: z
      .array(
        z.object({
          id: Id.nullable().default(null),
          title: Line(300),
          plannedOn: Day,
          unitId: Id.nullable().default(null),
        }),
      )
      .max(MOST.milestones),
  }),
  SchemeRecord,
  'Set the milestones of a scheme, in their order; those left out are taken from the plan',
)

export const finishMilestone = endpoint(
  'POST /api/schemes/:id/milestones/:milestoneId/done',
  z.object({ id: Id, milestoneId: Id, on: Day.nullable() }),
  SchemeRecord,
  'Record the day on which a milestone was done, or that it was not (null)',
)

export const recordMember = endpoint(
  'POST /api/schemes/:id/members',
  z.object({
    id: Id,
    body: z.enum(DRAFTING_BODIES),
    role: z.enum(MEMBER_ROLES),
    post: Line(200),
    name: Optional(100),
    from: Day,
    to: Day.nullable().default(null),
  }),
  SchemeRecord,
  'Record who sits in the steering committee or the editing group',
)

export const withdrawMember = endpoint(
  'POST /api/schemes/:id/members/:memberId/withdrawal',
  z.object({ id: Id, memberId: Id, reason: Reason }),
  SchemeRecord,
  'Take somebody out of a drafting body who was recorded by mistake',
)

/** Which units are asked: all directly below the keeper, those below of some kinds, or a list of codes or names as pasted. */
export const Chosen = z.discriminatedUnion('by', [
  z.object({ by: z.literal('below') }),
  z.object({ by: z.literal('kinds'), kinds: z.array(z.string().max(40)).min(1).max(30) }),
  z.object({ by: z.literal('pasted'), text: z.string().max(60_000) }),
])
export type Chosen = z.infer<typeof Chosen>

export const sendDraft = endpoint(
  'POST /api/schemes/:id/drafts',
  z.object({
    id: Id,
    title: Line(300),
    on: Day,
    answersBy: Day,
    parts: z.array(Line(200)).max(MOST.parts).default([]),
    units: Chosen,
  }),
  z.object({ id: Id }),
  'Send a draft to units for their opinions by a day',
)

export const Opinion = z.object({
  id: Id,
  unit: UnitLink,
  part: z.string().nullable(),
  text: z.string().nullable(),
  on: Day,
  late: z.boolean(),
  outcome: z.object({ outcome: z.enum(OUTCOMES), reason: z.string().nullable(), on: Day }).nullable(),
})
export type Opinion = z.infer<typeof Opinion>

export const DraftRecord = Draft.extend({
  scheme: z.object({ id: Id, title: z.string() }),
  parts: z.array(z.string()).max(MOST.parts),
  /** Units of mine that were asked and for which I may answer. */
  mine: z.array(UnitLink.extend({ answered: z.boolean() })).max(20),
  /** Units asked that have not answered, by name. */
  silent: z.array(UnitLink).max(200),
  may: z.object({ record: z.boolean() }),
})
export type DraftRecord = z.infer<typeof DraftRecord>

export const getDraft = endpoint(
  'GET /api/scheme-drafts/:id',
  z.object({ id: Id }),
  DraftRecord,
  'One draft with who answered',
)

export const listOpinions = endpoint(
  'GET /api/scheme-drafts/:id/opinions',
  z.object({ id: Id, open: z.enum(['yes']).optional(), after: z.string().optional(), limit: Limit }),
  pageOf(Opinion),
  'Opinions about a draft, in the order in which they came; `open`: those that nothing was done with yet',
)

export const giveOpinion = endpoint(
  'POST /api/scheme-drafts/:id/opinions',
  z.object({ id: Id, organisationId: Id, part: Optional(200), text: Optional(5000), on: Day }),
  DraftRecord,
  'A unit’s opinion about a draft or a part of it; without a text the unit agrees',
)

export const answerOpinion = endpoint(
  'POST /api/scheme-drafts/:id/opinions/:opinionId/outcome',
  z.object({ id: Id, opinionId: Id, outcome: z.enum(OUTCOMES), reason: Optional(2000), on: Day }),
  DraftRecord,
  'Record what was done with an opinion: taken up, partly, or answered with the reason',
)
