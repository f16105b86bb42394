import { z } from 'zod'
import { AssignmentSummary } from '#assignment/api.ts'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'

const Id = z.uuid()
const Reason = z.string().trim().min(3).max(500)
const Done = z.object({ id: Id })

/** The most that an answer lists; `beyond` counts the rest. */
export const MOST = { partners: 50, reviews: 60, tasks: 200 } as const

/** One side of a plan beside its keeper: a unit, a body of a unit, or somebody outside the register. */
export const Partner = z.object({
  name: z.string(),
  unit: UnitLink.nullable(),
  bodyId: Id.nullable(),
})
export type Partner = z.infer<typeof Partner>

/** How a plan's tasks stand on the day. */
export const TaskCount = z.object({ all: z.int(), done: z.int(), late: z.int() })

export const PlanRow = z.object({
  id: Id,
  title: z.string(),
  number: z.string().nullable(),
  keeper: UnitLink,
  from: Day,
  to: Day,
  partners: z.array(Partner).max(MOST.partners),
  tasks: TaskCount,
  /** Years of the plan that are over by the day, and how many of them were reviewed. */
  years: z.object({ over: z.int(), reviewed: z.int() }),
})
export type PlanRow = z.infer<typeof PlanRow>

export const listPlans = endpoint(
  'GET /api/coordination',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    after: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(PlanRow),
  'Coordination plans that a unit keeps or takes part in, the latest first',
)

export const Review = z.object({
  year: z.int(),
  on: Day,
  results: z.string(),
  ahead: z.string().nullable(),
})
export type Review = z.infer<typeof Review>

export const Plan = PlanRow.extend({
  on: Day,
  aims: z.string(),
  signedOn: Day.nullable(),
  documentId: Id.nullable(),
  reviews: z.array(Review).max(MOST.reviews),
  assignments: z.array(AssignmentSummary).max(MOST.tasks),
  may: z.object({ record: z.boolean() }),
})
export type Plan = z.infer<typeof Plan>

export const getPlan = endpoint(
  'GET /api/coordination/:id',
  z.object({ id: Id, on: Day.optional() }),
  Plan,
  'A coordination plan with its partners, tasks and yearly reviews',
)

/** A partner as it is chosen: one of the three. */
export const WantedPartner = z.object({
  organisationId: Id.nullable(),
  bodyId: Id.nullable(),
  name: z.string().trim().min(2).max(300).nullable(),
})
export type WantedPartner = z.infer<typeof WantedPartner>

export const recordPlan = endpoint(
  'POST /api/coordination',
  z.object({
    organisationId: Id,
    title: z.string().trim().min(3).max(500),
    aims: z.string().trim().min(3).max(8000),
    number: z.string().trim().min(1).max(100).nullable(),
    signedOn: Day.nullable(),
    documentId: Id.nullable().default(null),
    from: Day,
    to: Day,
    partners: z.array(WantedPartner).max(MOST.partners),
  }),
  Done,
  'Record a coordination plan with its partners and period',
)

export const withdrawPlan = endpoint(
  'POST /api/coordination/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  Done,
  'Take back a plan that was recorded by mistake, while it has no tasks',
)

export const giveTask = endpoint(
  'POST /api/coordination/:id/tasks',
  z.object({
    id: Id,
    title: z.string().trim().min(3).max(500),
    product: z.string().trim().max(300).nullable(),
    startsOn: Day,
    dueOn: Day.nullable(),
    /** Parties of the plan: units, or bodies by their id; the first one leads. */
    parties: z.array(Id).max(MOST.partners),
  }),
  Done,
  'Give a task of a plan to its parties',
)

export const recordReview = endpoint(
  'POST /api/coordination/:id/reviews',
  z.object({
    id: Id,
    year: z.int().min(1930).max(2999),
    on: Day,
    results: z.string().trim().min(3).max(8000),
    ahead: z.string().trim().max(8000).nullable(),
  }),
  Done,
  'Record the yearly review of a plan; replaces what was recorded for the year',
)
