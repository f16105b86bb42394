import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'

const Id = z.uuid()
const Reason = z.string().trim().normalize('NFC').min(3).max(500)

/** What one list may hold. */
export const MOST_OF_LIST = { lines: 200, members: 5000, except: 500, reasons: 60 } as const

export const listBranches = endpoint(
  'GET /api/transfers/lists/branches',
  z.object({ organisationId: Id }),
  z.object({
    branches: z.array(z.object({ unit: UnitLink, members: z.int() })).max(MOST_OF_LIST.lines),
    beyond: z.int(),
    /** Who issues the letter for them, and the number that it would bear. */
    issuer: UnitLink.nullable(),
    number: z.string().nullable(),
    term: z.string().nullable(),
    may: z.object({ issue: z.boolean() }),
  }),
  'The branches with members at a unit and below it, and who would issue a letter for them',
)

/** A letter with a list: from each branch everybody but those who stay goes to one receiving branch. */
const Wanted = {
  organisationId: Id,
  letterNo: z.string().trim().normalize('NFC').min(1).max(60),
  letterTerm: z.string().trim().min(1).max(60).nullable().default(null),
  issuedOn: Day,
  decisionNo: z.string().trim().normalize('NFC').max(100).nullable().default(null),
  reason: Reason,
  lines: z
    .array(z.object({ fromId: Id, toId: Id, stay: z.array(Id).max(MOST_OF_LIST.except).default([]) }))
    .min(1)
    .max(MOST_OF_LIST.lines),
  /** Where the receiver is the asker's as well: the day on which all are received. */
  receivedOn: Day.nullable().default(null),
}

const Flow = z.object({ from: UnitLink, to: UnitLink, members: z.int(), before: z.int(), after: z.int() })

export const previewList = endpoint(
  'POST /api/transfers/lists/preview',
  z.object(Wanted),
  z.object({
    members: z.int(),
    flows: z.array(Flow).max(MOST_OF_LIST.lines),
    refusals: z
      .array(z.looseObject({ code: z.string(), source: z.string().optional() }))
      .max(MOST_OF_LIST.reasons),
  }),
  'Who would go where by a letter with a list, and everything that stands against it',
)

export const issueList = endpoint(
  'POST /api/transfers/lists',
  z.object(Wanted),
  z.object({ id: Id }),
  'Issue a letter with a list; where the receiver is the asker’s, receive it at once',
)

export const LIST_STATES = ['in_transit', 'received', 'returned', 'cancelled'] as const

export const ListRow = z.object({
  id: Id,
  from: UnitLink,
  to: UnitLink,
  issuer: UnitLink,
  letterNo: z.string(),
  issuedOn: Day,
  decisionNo: z.string().nullable(),
  reason: z.string(),
  members: z.int(),
  dueOn: Day,
  state: z.enum(LIST_STATES),
  late: z.boolean(),
  endedOn: Day.nullable(),
  endReason: z.string().nullable(),
  received: z.int().nullable(),
})
export type ListRow = z.infer<typeof ListRow>

export const listLists = endpoint(
  'GET /api/transfers/lists',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  pageOf(ListRow),
  'Letters with lists from or to a unit and those below it, the latest first',
)

export const getList = endpoint(
  'GET /api/transfers/lists/:id',
  z.object({ id: Id, on: Day.optional() }),
  ListRow.extend({
    flows: z.array(z.object({ from: UnitLink, to: UnitLink, members: z.int() })).max(MOST_OF_LIST.lines),
    may: z.object({ receive: z.boolean(), cancel: z.boolean() }),
  }),
  'A letter with a list',
)

export const listListMembers = endpoint(
  'GET /api/transfers/lists/:id/members',
  z.object({
    id: Id,
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(
    z.object({
      id: Id,
      fullName: z.string(),
      memberCode: z.string(),
      readable: z.boolean(),
      from: z.string(),
      to: z.string(),
      leftOut: z.boolean(),
    }),
  ),
  'Whom a letter with a list names, in the order of names',
)

export const endList = endpoint(
  'POST /api/transfers/lists/:id/end',
  z.object({
    id: Id,
    act: z.enum(['received', 'returned', 'cancelled']),
    on: Day,
    reason: Reason.nullable().default(null),
    /** Receive the others where some have left their branch meanwhile. */
    leaveOut: z.boolean().default(false),
  }),
  z.object({ id: Id, members: z.int() }),
  'Receive all whom a list names, or return or cancel it',
)
