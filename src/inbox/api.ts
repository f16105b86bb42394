import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint } from '#platform/endpoint.ts'

/** So many things are listed; `beyond` says that there are more. */
export const MOST_AWAITING = 300

/** How many days ahead the inbox looks. */
export const DAYS_AHEAD = 30

/** What falls due within so many days is due soon. */
export const SOON_DAYS = 7

const Id = z.uuid()

/** Something that waits for a unit; `code` names the sentence that says what to do. */
export const Waiting = z.object({
  kind: z.string(),
  id: z.string(),
  to: z.string(),
  title: z.string(),
  unit: UnitLink,
  dueOn: Day.nullable(),
  when: z.enum(['overdue', 'soon', 'later', 'open']),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Waiting = z.infer<typeof Waiting>

export const getInbox = endpoint(
  'GET /api/inbox',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    days: z.coerce.number().int().min(0).max(400).default(DAYS_AHEAD),
  }),
  z.object({
    on: Day,
    until: Day,
    overdue: z.int(),
    soon: z.int(),
    items: z.array(Waiting).max(MOST_AWAITING),
    beyond: z.boolean(),
  }),
  'What waits for a unit, by deadline: overdue first, then what falls due, then what has no deadline',
)

export const countInbox = endpoint(
  'GET /api/inbox/count',
  z.object({ organisationId: Id }),
  z.object({ overdue: z.int(), waiting: z.int(), beyond: z.boolean() }),
  'How much waits for a unit: overdue, due within a week or without a deadline',
)

export const MOST_BELOW = 1000

export const getInboxBelow = endpoint(
  'GET /api/inbox/below',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({
    unit: UnitLink,
    path: z.array(UnitLink).max(20),
    rows: z
      .array(
        z.object({
          unit: UnitLink,
          hasBelow: z.boolean(),
          own: z.boolean(),
          overdue: z.int(),
          soon: z.int(),
        }),
      )
      .max(MOST_BELOW),
    beyond: z.int(),
  }),
  'How much waits at a unit and below it, by the units directly below: overdue and due within a week',
)
