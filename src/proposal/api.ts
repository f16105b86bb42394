import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { ACTS, ANSWER_DAYS, KINDS, MOST, STAGES } from './codes.ts'

const Id = z.uuid()
/** Empty texts are refused by rules, with all other reasons. */
const Text = z.string().trim().max(4000)
const Field = z.string().trim().min(1).max(40)
const Body = z.object({ id: Id, name: z.string() })
const To = z.object({ organisationId: Id, bodyId: Id.nullish() })

/** With whom a proposal stands; `since` the day it came there. */
const Holder = z.object({ unit: UnitLink, body: Body.nullable(), since: Day })

/** Lists of proposals: raised by the unit, awaiting its answer, of all below, groups that it has consolidated. */
export const VIEWS = ['raised', 'answer', 'below', 'groups'] as const
/** Which of them: those still owed an answer, answered ones, or all. */
export const STATES = ['open', 'answered', 'all'] as const

/** A proposal in a list as of a day; the text is cut. */
export const ProposalRow = z.object({
  id: Id,
  kind: z.enum(KINDS),
  field: z.string(),
  text: z.string(),
  from: UnitLink,
  raisedOn: Day,
  stage: z.enum(STAGES),
  stageOn: Day,
  holder: Holder.nullable(),
  dueOn: Day.nullable(),
  isLate: z.boolean(),
  isGroup: z.boolean(),
  /** Of a group: members, and the units that raised them. */
  members: z.int(),
  units: z.int(),
})
export type ProposalRow = z.infer<typeof ProposalRow>

/** One act on the way of a proposal; `through` a group when it was done to the group. */
const ActShown = z.object({
  id: z.string(),
  stage: z.enum(STAGES),
  on: Day,
  by: UnitLink,
  to: UnitLink.nullable(),
  toBody: Body.nullable(),
  dueOn: Day.nullable(),
  answer: z.string().nullable(),
  document: z.object({ id: Id, number: z.string().nullable(), subject: z.string() }).nullable(),
  isThroughGroup: z.boolean(),
  recordedBy: z.string().nullable(),
})
export type ActShown = z.infer<typeof ActShown>

const Member = z.object({ id: Id, text: z.string(), from: UnitLink, raisedOn: Day, isGroup: z.boolean() })

/** A proposal with its whole way, as of a day. */
export const Proposal = ProposalRow.extend({
  on: Day,
  addressee: UnitLink,
  addresseeBody: Body.nullable(),
  occasion: z.string().nullable(),
  occasionOn: Day.nullable(),
  /** The gathering of the register at which it was raised; to open it one must take part in it. */
  gatheringId: Id.nullable(),
  acts: z.array(ActShown).max(MOST.acts),
  group: z.object({ id: Id, text: z.string(), by: UnitLink }).nullable(),
  memberList: z.array(Member).max(MOST.members),
  may: z.object({
    acts: z.array(z.enum(ACTS)).max(ACTS.length),
    consolidate: z.boolean(),
    withdraw: z.boolean(),
  }),
})
export type Proposal = z.infer<typeof Proposal>

export const listProposals = endpoint(
  'GET /api/proposals',
  z.object({
    organisationId: Id,
    view: z.enum(VIEWS).default('below'),
    state: z.enum(STATES).default('all'),
    field: Field.optional(),
    kind: z.enum(KINDS).optional(),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(ProposalRow),
  'Proposals of a unit as of a day, newest first: raised by it, to be answered by it, of all below, its groups',
)

/** One of the coded fields (lĩnh vực); ended ones are kept for what was raised under them. */
const FieldShown = z.object({ code: z.string(), vi: z.string(), en: z.string(), endedOn: Day.nullable() })
export type FieldShown = z.infer<typeof FieldShown>
const Fields = z.object({
  fields: z.array(FieldShown).max(MOST.fields),
  may: z.object({ edit: z.boolean() }),
})

export const listFields = endpoint(
  'GET /api/proposals/fields',
  z.object({}),
  Fields,
  'The fields of proposals',
)

export const addField = endpoint(
  'POST /api/proposals/fields',
  z.object({ vi: z.string().trim().min(2).max(100), en: z.string().trim().min(2).max(100) }),
  Fields,
  'Add a field; for officers of the whole register',
)

export const endField = endpoint(
  'POST /api/proposals/fields/:code/end',
  z.object({ code: Field }),
  Fields,
  'Offer a field no longer, from today on',
)

export const listAddressees = endpoint(
  'GET /api/proposals/addressees',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({
    units: z
      .array(z.object({ unit: UnitLink, isOwn: z.boolean(), bodies: z.array(Body).max(MOST.addressees) }))
      .max(50),
  }),
  'To whom a unit may address a proposal: its superiors, the nearest first, and the bodies beside them and itself',
)

const CellShown = z.object({
  field: z.string(),
  stages: z.array(z.object({ stage: z.enum(STAGES), count: z.int() })).max(STAGES.length),
  total: z.int(),
  inTime: z.int(),
})
export type CellShown = z.infer<typeof CellShown>

export const getTable = endpoint(
  'GET /api/proposals/table',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    from: Day.optional(),
    to: Day.optional(),
    within: z.coerce.number().int().min(1).max(3650).default(ANSWER_DAYS),
  }),
  z.object({ on: Day, within: z.int(), rows: z.array(CellShown).max(MOST.fields) }),
  'Proposals raised by a unit and all below, by field and stage as of a day; `inTime`: answered within so many days',
)

export const getProposal = endpoint(
  'GET /api/proposals/:id',
  z.object({ id: Id, on: Day.optional() }),
  Proposal,
  'One proposal with its way as of a day; for the unit that raised it, those above, and all to whom it was sent',
)

export const listLike = endpoint(
  'GET /api/proposals/:id/like',
  z.object({ id: Id }),
  z.object({
    items: z
      .array(Member.extend({ field: z.string(), stage: z.enum(STAGES), likeness: z.number() }))
      .max(MOST.like),
  }),
  'Open proposals like this one that the same unit could consolidate with it, the likest first',
)

export const raiseProposal = endpoint(
  'POST /api/proposals',
  z.object({
    organisationId: Id,
    kind: z.enum(KINDS),
    field: Field,
    text: Text,
    addressee: To,
    raisedOn: Day,
    dueOn: Day.nullish(),
    occasion: z.string().trim().min(3).max(300).nullish(),
    occasionOn: Day.nullish(),
    /** A gathering of the register, which gives occasion and day. */
    gatheringId: Id.nullish(),
    /** Sent to the addressee the same day. */
    send: z.boolean().default(true),
  }),
  Proposal,
  'Raise a proposal or matter of a unit, and send it',
)

export const consolidate = endpoint(
  'POST /api/proposals/groups',
  z.object({
    organisationId: Id,
    field: Field,
    text: Text,
    on: Day,
    addressee: To,
    dueOn: Day.nullish(),
    members: z.array(Id).max(1000),
    send: z.boolean().default(false),
  }),
  Proposal,
  'Consolidate like proposals into one with a common wording, which keeps its members',
)

export const actOnProposal = endpoint(
  'POST /api/proposals/:id/acts',
  z.object({
    id: Id,
    stage: z.enum(ACTS),
    on: Day,
    to: To.nullish(),
    dueOn: Day.nullish(),
    answer: z.string().trim().max(4000).nullish(),
    documentId: Id.nullish(),
  }),
  Proposal,
  'Record what was done with a proposal; what is done to a group is done to all its members',
)

export const withdrawAct = endpoint(
  'POST /api/proposals/:id/withdrawal',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500) }),
  z.object({ isGone: z.boolean() }),
  'Take back the latest act, recorded by mistake; with its first act the proposal itself goes',
)
