import { z } from 'zod'
import { AssignmentSummary } from '#assignment/api.ts'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { ACTS, FIELDS, GROUNDS, ITEM_KINDS, PRODUCTS, SPANS, STATES } from './codes.ts'
import { Figures } from './figure-api.ts'

const Id = z.uuid()
const Line = (most: number) => z.string().trim().min(1).max(most)
const Optional = (most: number) => z.string().trim().max(most).nullable().default(null)
const Reason = z.string().trim().min(3).max(500)
const Month = z.string().regex(/^\d{4}-\d{2}$/)
const Limit = z.coerce.number().int().min(1).max(200).default(50)

/** The most items that a plan on a time line, a report or a carry-over lists. */
export const MOST_ITEMS = 600
/** The most units that take part in one item. */
export const MOST_UNITS = 40

/** A text behind a programme or an act: in the register of documents, by its public id. */
export const DocumentRef = z.object({ id: Id, number: z.string().nullable(), subject: z.string() })

export const Programme = z.object({
  id: Id,
  owner: UnitLink,
  worker: z.string().nullable(),
  span: z.enum(SPANS),
  from: Day,
  to: Day,
  title: z.string(),
  source: z.string().nullable(),
  document: DocumentRef.nullable(),
  audience: z.enum(['own', 'below']),
  figures: Figures,
})
export type Programme = z.infer<typeof Programme>

export const ProgrammeRecord = Programme.extend({
  on: Day,
  /** Later programmes of the same owner, into which unfinished items can be carried. */
  next: z.array(z.object({ id: Id, title: z.string(), from: Day })).max(20),
  may: z.object({ record: z.boolean() }),
})
export type ProgrammeRecord = z.infer<typeof ProgrammeRecord>

export const Item = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  kind: z.enum(ITEM_KINDS),
  ground: z.enum(GROUNDS).nullable(),
  groundText: z.string().nullable(),
  field: z.enum(FIELDS),
  product: z.enum(PRODUCTS),
  lead: UnitLink.nullable(),
  leadText: z.string().nullable(),
  receiver: z.string().nullable(),
  startsOn: Day,
  dueOn: Day,
  state: z.enum(STATES),
  /** The day of the act that made the state; null while planned. */
  stateOn: Day.nullable(),
  submittedOn: Day.nullable(),
  /** Days after the due day, of the submission or of the day asked about; null: none. */
  daysLate: z.int().nullable(),
  carriedOn: z.boolean(),
})
export type Item = z.infer<typeof Item>

export const ItemLink = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  programme: z.string(),
  programmeId: Id,
  state: z.enum(STATES),
})
export type ItemLink = z.infer<typeof ItemLink>

export const ItemAct = z.object({
  id: Id,
  act: z.enum(ACTS),
  on: Day,
  note: z.string().nullable(),
  document: DocumentRef.nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
  takenBack: z.object({ reason: z.string(), at: z.string() }).nullable(),
})
export type ItemAct = z.infer<typeof ItemAct>

export const ItemRecord = Item.extend({
  on: Day,
  programme: z.object({ id: Id, title: z.string(), from: Day, to: Day, owner: UnitLink }),
  co: z.array(UnitLink).max(MOST_UNITS),
  coText: z.string().nullable(),
  follows: ItemLink.nullable(),
  followedBy: z.array(ItemLink).max(100),
  carriedFrom: ItemLink.nullable(),
  carriedTo: ItemLink.nullable(),
  acts: z.array(ItemAct).max(200),
  /** What units of the register owe for it. */
  assignments: z.array(AssignmentSummary).max(50),
  corrections: z.array(z.object({ at: z.string(), by: z.string().nullable(), reason: z.string() })).max(100),
  may: z.object({ record: z.boolean() }),
})
export type ItemRecord = z.infer<typeof ItemRecord>

export const listProgrammes = endpoint(
  'GET /api/programmes',
  z.object({
    organisationId: Id,
    /** Programmes of the unit itself, of those above that are published to it, of those below. */
    of: z.enum(['own', 'above', 'below']).default('own'),
    span: z.enum(SPANS).optional(),
    on: Day.optional(),
    after: z.string().optional(),
    limit: Limit,
  }),
  pageOf(Programme),
  'Work programmes of a unit, of those above it that are published below, or of those below it, newest first',
)

export const getProgramme = endpoint(
  'GET /api/programmes/:id',
  z.object({ id: Id, on: Day.optional() }),
  ProgrammeRecord,
  'One work programme with its figures as of a day',
)

const Named = {
  title: Line(300),
  worker: Optional(200),
  source: Optional(500),
  documentId: Id.nullable().default(null),
}
export const recordProgramme = endpoint(
  'POST /api/programmes',
  z.object({
    organisationId: Id,
    span: z.enum(SPANS),
    from: Day,
    to: Day,
    ...Named,
    audience: z.enum(['own', 'below']).default('below'),
  }),
  ProgrammeRecord,
  'Record a work programme of a term, a year or a quarter',
)

export const correctProgramme = endpoint(
  'POST /api/programmes/:id/correction',
  z.object({
    id: Id,
    ...Named,
    audience: z.enum(['own', 'below']),
    reason: Reason,
  }),
  ProgrammeRecord,
  'Put right what a programme is called, who does the work, what it rests on and who reads it; its days stay',
)

export const withdrawProgramme = endpoint(
  'POST /api/programmes/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ organisationId: Id }),
  'Take back a programme that was recorded by mistake and holds no items',
)

const Filters = {
  kind: z.enum(ITEM_KINDS).optional(),
  state: z.enum([...STATES, 'ever_submitted', 'late']).optional(),
  field: z.enum(FIELDS).optional(),
  ground: z.enum(GROUNDS).optional(),
  lead: Id.optional(),
  month: Month.optional(),
}

export const listItems = endpoint(
  'GET /api/programmes/:id/items',
  z.object({ id: Id, on: Day.optional(), ...Filters, after: z.string().optional(), limit: Limit }),
  pageOf(Item).extend({ whole: z.int() }),
  'Items of a programme as of a day, by due day; `whole`: how many the filters let through',
)

export const getPlan = endpoint(
  'GET /api/programmes/:id/plan',
  z.object({ id: Id, on: Day.optional(), ...Filters }),
  z.object({ on: Day, from: Day, to: Day, items: z.array(Item).max(MOST_ITEMS), beyond: z.int() }),
  'Items of a programme on their time line as of a day',
)

const ItemInput = {
  kind: z.enum(ITEM_KINDS),
  ground: z.enum(GROUNDS).nullable().default(null),
  groundText: Optional(500),
  code: Line(30),
  title: Line(500),
  field: z.enum(FIELDS),
  product: z.enum(PRODUCTS),
  leadId: Id.nullable().default(null),
  leadText: Optional(200),
  coIds: z.array(Id).max(MOST_UNITS).default([]),
  coText: Optional(500),
  receiver: Optional(200),
  startsOn: Day,
  dueOn: Day,
  followsId: Id.nullable().default(null),
}

export const recordItem = endpoint(
  'POST /api/programmes/:id/items',
  z.object({ id: Id, ...ItemInput }),
  ItemRecord,
  'Record an item, in the programme or arising beside it',
)

export const getItem = endpoint(
  'GET /api/programme-items/:id',
  z.object({ id: Id, on: Day.optional() }),
  ItemRecord,
  'One item with its acts as of a day',
)

export const correctItem = endpoint(
  'POST /api/programme-items/:id/correction',
  z.object({ id: Id, ...ItemInput, reason: Reason }),
  ItemRecord,
  'Correct an item; what was recorded before is kept',
)

export const withdrawItem = endpoint(
  'POST /api/programme-items/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ programmeId: Id }),
  'Take back an item that was recorded by mistake and upon which nothing was done',
)

export const actOnItem = endpoint(
  'POST /api/programme-items/:id/acts',
  z.object({
    id: Id,
    act: z.enum(ACTS),
    on: Day,
    note: Optional(1000),
    documentId: Id.nullable().default(null),
  }),
  ItemRecord,
  'Record what was done with an item: drafted, opinions collected, submitted, adopted, returned, deferred, dropped',
)

export const takeBackAct = endpoint(
  'POST /api/programme-items/:id/acts/:actId/withdrawal',
  z.object({ id: Id, actId: Id, reason: Reason }),
  ItemRecord,
  'Take back the last act of an item, recorded by mistake',
)

const Carry = z.object({ id: Id, toId: Id, itemIds: z.array(Id).min(1).max(MOST_ITEMS), dueOn: Day })

export const listUnfinished = endpoint(
  'GET /api/programmes/:id/unfinished',
  z.object({ id: Id, on: Day.optional() }),
  z.object({ items: z.array(Item).max(MOST_ITEMS), beyond: z.int() }),
  'In-programme and arising items that are neither adopted nor dropped nor carried over',
)

export const carryOver = endpoint(
  'POST /api/programmes/:id/carry-over',
  Carry,
  z.object({ toId: Id, carried: z.int() }),
  'Carry unfinished items over into the next programme, each linked to the old one',
)

export const getReport = endpoint(
  'GET /api/programmes/:id/report',
  z.object({ id: Id, on: Day.optional() }),
  ProgrammeRecord.extend({
    before: z.object({ id: Id, title: z.string(), on: Day, figures: Figures }).nullable(),
    planned: z.array(Item).max(MOST_ITEMS),
    beyond: z.int(),
  }),
  'The report of a programme: figures as of a day beside those of the programme before, and its in-programme items',
)

export const searchItems = endpoint(
  'GET /api/superior-items',
  z.object({ organisationId: Id, text: z.string().trim().max(100) }),
  z.object({ items: z.array(ItemLink).max(20) }),
  'Items of organisations above a unit that its own items may follow, by words of their title or their code',
)
