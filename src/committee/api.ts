import { z } from 'zod'
import { Day, endpoint } from '#platform/endpoint.ts'
import { COMMITTEES, COMMITTEE_ROLES, MANNERS } from './codes.ts'

const Id = z.uuid()
const Committee = z.enum(COMMITTEES)
const DecisionNo = z.string().trim().min(1).max(100).nullable()
const Reason = z.string().trim().min(3).max(500)
const TermName = z.string().trim().min(1).max(100)
const Seats = z.int().min(1).max(400).nullable()

/** Who holds a post, from its first to its last day; codes as texts, because imports may carry others. */
export const Post = z.object({
  id: Id,
  personId: Id,
  fullName: z.string(),
  committee: z.string(),
  role: z.string(),
  manner: z.string().nullable(),
  from: Day,
  to: Day.nullable(),
  decisionNo: z.string().nullable(),
  inForce: z.boolean(),
})
export type Post = z.infer<typeof Post>

/**
 * A term (nhiệm kỳ) of a body: `to` is its last day as planned, `extendedTo` as extended by a superior.
 * `holders` are people, each once, who hold a post in it on the day; `vacant` null where the seats are not recorded.
 */
export const Term = z.object({
  id: Id,
  committee: z.string(),
  name: z.string(),
  seats: z.int().nullable(),
  holders: z.int(),
  vacant: z.int().nullable(),
  from: Day,
  to: Day.nullable(),
  extendedTo: Day.nullable(),
  decisionNo: z.string().nullable(),
  inForce: z.boolean(),
})
export type Term = z.infer<typeof Term>

/** The most terms and posts that an answer lists; `beyond` counts what is left out: the oldest. */
export const MOST = { terms: 200, posts: 1000 } as const

/** The committees of a unit: all terms, and the posts held on the day or in the term that holds then; others are past. */
export const Committees = z.object({
  on: Day,
  terms: z.array(Term).max(MOST.terms),
  posts: z.array(Post).max(MOST.posts),
  beyond: z.object({ terms: z.int(), posts: z.int() }),
  may: z.object({ record: z.boolean(), people: z.boolean() }),
})
export type Committees = z.infer<typeof Committees>

export const getCommittees = endpoint(
  'GET /api/organisations/:id/committees',
  z.object({ id: Id, on: Day.optional() }),
  Committees,
  'Terms, seats and holders of a unit’s committees as of a day; without names for those who may not see people',
)

export const recordTerm = endpoint(
  'POST /api/organisations/:id/terms',
  z.object({
    id: Id,
    committee: Committee,
    name: TermName,
    seats: Seats,
    from: Day,
    to: Day.nullable(),
    decisionNo: DecisionNo,
  }),
  Committees,
  'Record a term of a committee',
)

export const correctTerm = endpoint(
  'POST /api/organisations/:id/terms/:termId/correction',
  z.object({
    id: Id,
    termId: Id,
    name: TermName,
    seats: Seats,
    from: Day,
    to: Day.nullable(),
    extendedTo: Day.nullable(),
    decisionNo: DecisionNo,
    reason: Reason,
  }),
  Committees,
  'Correct a term, change its number of seats, end it early; what was recorded before is kept',
)

export const extendTerm = endpoint(
  'POST /api/organisations/:id/terms/:termId/extension',
  z.object({
    id: Id,
    termId: Id,
    extendedTo: Day,
    decisionNo: z.string().trim().min(1).max(100),
    reason: Reason,
  }),
  Committees,
  'Extend a running term by a superior’s decision',
)

export const recordPost = endpoint(
  'POST /api/organisations/:id/posts',
  z.object({
    id: Id,
    personId: Id,
    committee: Committee,
    role: z.enum(COMMITTEE_ROLES),
    manner: z.enum(MANNERS),
    from: Day,
    to: Day.nullable(),
    decisionNo: DecisionNo,
  }),
  Committees,
  'Record who holds a post from a day on',
)

export const endPost = endpoint(
  'POST /api/organisations/:id/posts/:postId/end',
  z.object({ id: Id, postId: Id, to: Day, reason: Reason }),
  Committees,
  'Record the last day of a post',
)

export const annulPost = endpoint(
  'POST /api/organisations/:id/posts/:postId/annulment',
  z.object({ id: Id, postId: Id, reason: Reason }),
  Committees,
  'Take back a post that was recorded by mistake; it stays in the history',
)
