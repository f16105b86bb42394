import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { SCOPES } from './rules.ts'

const Id = z.uuid()

/** Which transfers: leaving the unit or one below, arriving there, under way between letter and receipt, ended. */
export const VIEWS = ['out', 'in', 'transit', 'ended'] as const

/** Whom a list names: no more than a letter of introduction does. */
const Named = z.object({
  id: Id,
  fullName: z.string(),
  memberCode: z.string().nullable(),
  /** The reader reaches the record. */
  readable: z.boolean(),
})

export const TransferRow = z.object({
  /** The case. */
  id: Id,
  kind: z.string(),
  person: Named,
  from: UnitLink.nullable(),
  to: UnitLink.nullable(),
  /** Of an end outside the register: its name. */
  outside: z.string().nullable(),
  scope: z.enum(SCOPES),
  /** The step at which it stands on the day, or its end. */
  place: z.string(),
  openedOn: Day,
  letterNo: z.string().nullable(),
  letterOn: Day.nullable(),
  dueOn: Day.nullable(),
  late: z.boolean(),
  /** Working days since the letter; null before it and after the end. */
  underWay: z.int().nullable(),
})
export type TransferRow = z.infer<typeof TransferRow>

const Page = {
  organisationId: Id,
  on: Day.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const listTransfers = endpoint(
  'GET /api/transfers',
  z.object({ ...Page, view: z.enum(VIEWS) }),
  pageOf(TransferRow),
  'Transfers of a unit and all below it as of a day, by deadline',
)

export const countTransfers = endpoint(
  'GET /api/transfers/count',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({
    out: z.int(),
    in: z.int(),
    transit: z.int(),
    late: z.int(),
    away: z.int(),
    guests: z.int(),
  }),
  'How many members of a unit and below are being transferred, in transit, late, away or guests on a day',
)

export const SIDES = ['away', 'guests'] as const

/** A temporary transfer in force. */
export const StayRow = z.object({
  key: z.string(),
  person: Named,
  home: UnitLink,
  host: UnitLink.nullable(),
  hostName: z.string().nullable(),
  study: z.boolean(),
  from: Day,
  to: Day.nullable(),
  letterNo: z.string().nullable(),
  /** The case that waits for the return. */
  caseId: Id.nullable(),
})
export type StayRow = z.infer<typeof StayRow>

export const listStays = endpoint(
  'GET /api/transfers/stays',
  z.object({ ...Page, side: z.enum(SIDES) }),
  pageOf(StayRow),
  'Members of a unit and below who are away for a time on a day, or guests there, by the last day',
)

/** Receivers may stand beyond the asker's reach: a letter must be able to name any unit, by its name and superiors alone. */
export const findReceivers = endpoint(
  'GET /api/transfers/receivers',
  z.object({ text: z.string().trim().min(1).max(200) }),
  z.object({ items: z.array(z.object({ id: Id, name: z.string(), path: z.string() })).max(20) }),
  'Units of the whole register by a part of their name, to be named as receiver or host',
)
