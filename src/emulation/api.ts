import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { KINDS, PRIZES } from './codes.ts'

const Id = z.uuid()
const Name = z.string().trim().max(300)

/** A round as of a day, with how many entered and were commended; `follows`: the round of a superior that it answers. */
export const Round = z.object({
  id: Id,
  kind: z.enum(KINDS),
  name: z.string(),
  organiser: UnitLink,
  from: Day,
  to: Day,
  rules: z.string().nullable(),
  follows: z.object({ id: Id, name: z.string() }).nullable(),
  entries: z.int(),
  units: z.int(),
  results: z.int(),
})
export type Round = z.infer<typeof Round>

const Entry = z.object({
  id: Id,
  unit: UnitLink,
  title: z.string().nullable(),
  on: Day,
  result: z.object({ prize: z.enum(PRIZES), on: Day, decisionNo: z.string() }).nullable(),
  /** Whether the asker may take it back: who entered, and once it is commended who called the round. */
  mayWithdraw: z.boolean(),
})
export type Entry = z.infer<typeof Entry>

export const listRounds = endpoint(
  'GET /api/emulation',
  z.object({
    organisationId: Id,
    kind: z.enum(KINDS).optional(),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(Round),
  'Emulation rounds and press prizes called by a unit, by those above and by those below it, newest first',
)

export const getRound = endpoint(
  'GET /api/emulation/:id',
  z.object({ id: Id, on: Day.optional() }),
  Round.extend({ on: Day, may: z.object({ record: z.boolean(), enter: z.boolean() }) }),
  'One round as of a day',
)

export const listEntries = endpoint(
  'GET /api/emulation/:id/entries',
  z.object({
    id: Id,
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(Entry),
  'Entries of a round as of a day: those commended first, then by the day of entering',
)

export const recordRound = endpoint(
  'POST /api/emulation',
  z.object({
    organisationId: Id,
    kind: z.enum(KINDS),
    name: Name,
    from: Day,
    to: Day,
    rules: z.string().trim().min(1).max(60).nullish(),
    documentId: Id.nullish(),
    followsId: Id.nullish(),
  }),
  z.object({ id: Id }),
  'Call an emulation round or a press prize',
)

export const enterRound = endpoint(
  'POST /api/emulation/:id/entries',
  z.object({ id: Id, organisationId: Id, title: Name.nullish(), on: Day }),
  z.object({ id: Id }),
  'Enter a unit, or a work of a unit by its title',
)

export const commend = endpoint(
  'POST /api/emulation/:id/results',
  z.object({ id: Id, entryId: Id, prize: z.enum(PRIZES), on: Day, decisionNo: z.string().trim().max(60) }),
  z.object({ id: Id }),
  'Record what an entry is given, by which decision',
)

export const withdrawEntry = endpoint(
  'POST /api/emulation/:id/withdrawal',
  z.object({ id: Id, entryId: Id, reason: z.string().trim().min(3).max(500) }),
  z.object({ id: Id }),
  'Take back the result of an entry recorded by mistake, or, where it has none, the entry',
)
