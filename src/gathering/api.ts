import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { KIND_CODES, MOST, STATES } from './kinds.ts'

export const Id = z.uuid()
export const Line = z.string().trim().min(1).max(300)
export const MaybeLine = Line.nullable()
export const Reason = z.string().trim().min(3).max(500)
export const Note = z.string().trim().min(3).max(2000).nullable()
const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable()
export const After = z.string().max(200).optional()

/** A unit that a gathering names, or a document. */
export const Named = z.object({ id: Id, name: z.string() })

const Plan = {
  kind: z.enum(KIND_CODES),
  title: Line,
  bodyId: Id.nullable(),
  chair: MaybeLine,
  place: MaybeLine,
  fromDay: Day,
  toDay: Day,
  startsAt: Clock,
  endsAt: Clock,
  opinionsDueOn: Day.nullable(),
  note: Note,
}

/** What is planned, as a form sends it. */
export const NewPlan = z.object(Plan)
export type NewPlan = z.infer<typeof NewPlan>

/** A gathering in a list. */
export const GatheringRow = z.object({
  id: Id,
  kind: z.enum(KIND_CODES),
  title: z.string(),
  fromDay: Day,
  toDay: Day,
  startsAt: z.string().nullable(),
  state: z.enum(STATES),
  convener: Named,
  /** Sites, and how many of them have sent their roll call. */
  sites: z.int(),
  reported: z.int(),
})
export type GatheringRow = z.infer<typeof GatheringRow>

export const listGatherings = endpoint(
  'GET /api/gatherings',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    when: z.enum(['coming', 'past']).default('coming'),
    kind: z.enum(KIND_CODES).optional(),
    after: After,
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(GatheringRow),
  'Gatherings that a unit or one below it convenes or is called to: those to come by day, or the past ones, newest first',
)

/** An item of the programme (chương trình): what, by whom in which role, how many minutes; standing: it comes back. */
const ItemParts = {
  title: Line,
  speaker: MaybeLine,
  minutes: z.int().min(1).max(1440).nullable(),
  standing: z.boolean(),
}
export const Item = z.object(ItemParts)
export type Item = z.infer<typeof Item>

/** A paper sent ahead: a document of the register or a file by its title. */
export const Paper = z.object({
  id: Id,
  title: z.string(),
  documentId: Id.nullable(),
  documentNumber: z.string().nullable(),
  sentOn: Day.nullable(),
})
export type Paper = z.infer<typeof Paper>

/** What happened to it, or how its plan was changed. */
export const Act = z.object({
  act: z.enum(STATES),
  on: Day,
  note: z.string().nullable(),
  documentId: Id.nullable(),
  documentNumber: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})
export type Act = z.infer<typeof Act>
const EarlierPlan = z.object({
  title: z.string(),
  fromDay: Day,
  toDay: Day,
  reason: z.string().nullable(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
})
export type EarlierPlan = z.infer<typeof EarlierPlan>

export const Minutes = z.object({ text: z.string(), clerk: z.string().nullable(), on: Day })
export type Minutes = z.infer<typeof Minutes>

/** One gathering as of a day; `keeps` false: the reader only takes part in it. */
export const Gathering = z.object({
  id: Id,
  on: Day,
  ...Plan,
  title: z.string(),
  note: z.string().nullable(),
  body: Named.nullable(),
  convener: Named,
  state: z.enum(STATES),
  since: Day,
  keeps: z.boolean(),
  programme: z.array(Item).max(MOST.items),
  papers: z.array(Paper).max(MOST.papers),
  minutes: Minutes.nullable(),
  acts: z.array(Act).max(MOST.acts),
  earlier: z.array(EarlierPlan).max(MOST.plans),
  counts: z.object({
    sites: z.int(),
    reported: z.int(),
    /** Invited and present at sites that say both. */
    invited: z.int(),
    present: z.int(),
    invitations: z.int(),
    accepted: z.int(),
    declined: z.int(),
    presentPersons: z.int(),
    absentPersons: z.int(),
    opinions: z.int(),
    openOpinions: z.int(),
    lessons: z.int(),
    tasks: z.int(),
    given: z.int(),
  }),
  may: z.object({ record: z.boolean() }),
})
export type Gathering = z.infer<typeof Gathering>

export const getGathering = endpoint(
  'GET /api/gatherings/:id',
  z.object({ id: Id, on: Day.optional() }),
  Gathering,
  'A gathering as of a day: plan, state, programme, papers, minutes, and how many came',
)

export const planGathering = endpoint(
  'POST /api/gatherings',
  NewPlan.extend({ organisationId: Id }),
  z.object({ id: Id }),
  'Plan a gathering',
)

export const changePlan = endpoint(
  'POST /api/gatherings/:id/plan',
  NewPlan.extend({ id: Id, reason: Reason }),
  Gathering,
  'Change what is planned: title, days, chair, place; what was planned before is kept',
)

export const recordAct = endpoint(
  'POST /api/gatherings/:id/acts',
  z.object({
    id: Id,
    act: z.enum(['announced', 'postponed', 'cancelled', 'held', 'concluded']),
    on: Day,
    note: Note,
    documentId: Id.nullable().default(null),
  }),
  Gathering,
  'Announce, postpone, cancel, hold or conclude a gathering',
)

export const setProgramme = endpoint(
  'POST /api/gatherings/:id/programme',
  z.object({ id: Id, items: z.array(Item).max(MOST.items) }),
  Gathering,
  'Set the programme, whole; the one before is kept',
)

export const addPaper = endpoint(
  'POST /api/gatherings/:id/papers',
  z.object({ id: Id, title: Line, documentId: Id.nullable().default(null), sentOn: Day.nullable() }),
  Gathering,
  'Add a paper sent ahead',
)

export const withdrawPaper = endpoint(
  'POST /api/gatherings/:id/papers/:paperId/withdrawal',
  z.object({ id: Id, paperId: Id }),
  Gathering,
  'Take a paper back',
)

export const writeMinutes = endpoint(
  'POST /api/gatherings/:id/minutes',
  z.object({ id: Id, text: z.string().trim().min(10).max(50_000), clerk: MaybeLine }),
  Gathering,
  'Write the minutes of a gathering that was held; the version before is kept',
)
