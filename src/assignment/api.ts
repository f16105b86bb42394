import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { ASKED_STAGES, ASSIGNMENT_KINDS, STAGES, STATES } from './stages.ts'

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

const Id = z.uuid()
/** A text that must be given. */
export const Text = (most: number) => z.string().trim().min(1).max(most)
/** A text that may be left out. */
export const MaybeText = (most: number) => z.string().trim().max(most).nullable().default(null)
const After = z.string().max(200).optional()
const Limit = z.coerce.number().int().min(1).max(100).default(50)

/** Longest pasted list of units, in characters and in lines. */
export const LIST_LIMIT = { characters: 900_000, lines: 20_000 } as const

/** Whom something goes to: all units directly below, all below of some kinds, or a list typed or pasted from a table. */
export const Choice = z.discriminatedUnion('of', [
  z.object({ of: z.literal('children') }),
  z.object({ of: z.literal('below'), kinds: z.array(z.string().max(40)).min(1).max(20) }),
  z.object({ of: z.literal('list'), text: z.string().max(LIST_LIMIT.characters) }),
])
export type Choice = z.infer<typeof Choice>

export const getChoices = endpoint(
  'GET /api/assignment-choices',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({
    children: z.int(),
    below: z.array(z.object({ kind: z.string(), units: z.int() })).max(40),
  }),
  'How many units stand directly below a unit, and how many of each kind anywhere below it',
)

export const giveDirective = endpoint(
  'POST /api/assignments',
  z.object({
    organisationId: Id,
    kind: z.enum(ASSIGNMENT_KINDS).default('directive'),
    title: Text(300),
    stages: z.array(z.enum(ASKED_STAGES)).max(ASKED_STAGES.length),
    documentId: Id.nullable().default(null),
    ground: MaybeText(500),
    product: MaybeText(300),
    givenOn: Day,
    startsOn: Day,
    dueOn: Day.nullable(),
    choice: Choice,
  }),
  z.object({ id: Id, addressed: z.int(), jobId: Id.nullable() }),
  'Give work to units below; to very many of them in the background',
)

/** A document that an assignment or an act rests on. */
export const DocumentRef = z.object({
  id: Id,
  type: z.string(),
  number: z.string().nullable(),
  subject: z.string(),
  issuedOn: Day,
  issuer: z.string(),
})
export type DocumentRef = z.infer<typeof DocumentRef>

export const listGiven = endpoint(
  'GET /api/assignments',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    kind: z.enum([...ASSIGNMENT_KINDS, 'all']).default('all'),
    after: After,
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  pageOf(AssignmentSummary),
  'What a unit has given, newest first',
)

/** What was given to a unit. */
export const Received = AddresseeState.extend({
  assignment: z.object({
    id: Id,
    kind: z.enum(ASSIGNMENT_KINDS),
    title: z.string(),
    withdrawnOn: Day.nullable(),
  }),
  giver: UnitLink,
  givenOn: Day,
})
export type Received = z.infer<typeof Received>

export const listReceived = endpoint(
  'GET /api/addressees',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    which: z.enum(['open', 'late', 'done', 'all']).default('open'),
    after: After,
    limit: Limit,
  }),
  pageOf(Received),
  'What was given to a unit, and to ended units for which it answers; open work by deadline, all of it newest first',
)

/** How many addressees have come how far. */
export const Counts = z.object({
  addressed: z.int(),
  received: z.int(),
  disseminated: z.int(),
  programme: z.int(),
  reported: z.int(),
  closed: z.int(),
  done: z.int(),
  late: z.int(),
})
export type Counts = z.infer<typeof Counts>

export const getAssignment = endpoint(
  'GET /api/assignments/:id',
  z.object({ id: Id, on: Day.optional(), unit: Id.optional() }),
  z.object({
    ...AssignmentSummary.omit({ addressees: true, addressed: true, done: true, late: true }).shape,
    body: z.string().nullable(),
    ground: z.string().nullable(),
    document: DocumentRef.nullable(),
    withdrawnReason: z.string().nullable(),
    recordedBy: z.string().nullable(),
    /** Its addressees are still being written down. */
    issuing: z.boolean(),
    /** What was given to the unit that asks, itself or in the place of ended ones. */
    mine: z.array(AddresseeState).max(20),
    /** The highest unit from which the reader may look at it: the giver, or the first of his own. */
    viewFrom: UnitLink,
    may: z.object({ judge: z.boolean() }),
  }),
  'One assignment, and what of it was given to a unit',
)

/** Coverage of a unit or of everything below one directly below it. */
export const CoverageRow = Counts.extend({ unit: UnitLink, hasBelow: z.boolean() })
export type CoverageRow = z.infer<typeof CoverageRow>

export const MOST_CHILDREN = 1000

export const getCoverage = endpoint(
  'GET /api/assignments/:id/coverage',
  z.object({ id: Id, unit: Id, on: Day.optional() }),
  z.object({
    on: Day,
    unit: UnitLink,
    path: z.array(UnitLink).max(20),
    total: Counts,
    own: Counts,
    children: z.array(CoverageRow).max(MOST_CHILDREN),
    beyond: z.int(),
    kinds: z.array(Counts.extend({ kind: z.string() })).max(40),
  }),
  'How far an assignment has come at a unit and below it: all together, its own, and by the units directly below',
)

export const WHICH = [
  'all',
  'late',
  'open',
  'not_received',
  'not_disseminated',
  'no_programme',
  'not_reported',
  'to_close',
  'closed',
] as const

/** An addressee with why it is where it is. */
export const AddresseeRow = AddresseeState.extend({
  /** The superior that it stands under. */
  under: z.string().nullable(),
  daysLate: z.int().nullable(),
  missing: z.array(z.enum(ASKED_STAGES)).max(ASKED_STAGES.length),
  lastAct: z.object({ stage: z.enum(STAGES), on: Day, note: z.string().nullable() }).nullable(),
  nudgedOn: Day.nullable(),
})
export type AddresseeRow = z.infer<typeof AddresseeRow>

export const listAddressees = endpoint(
  'GET /api/assignments/:id/addressees',
  z.object({
    id: Id,
    unit: Id,
    on: Day.optional(),
    which: z.enum(WHICH).default('all'),
    after: After,
    limit: Limit,
  }),
  pageOf(AddresseeRow),
  'The units behind a figure of coverage, the longest overdue first',
)
