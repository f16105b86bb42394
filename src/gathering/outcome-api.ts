import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { After, Id, Line, Reason } from './api.ts'
import { MOST } from './kinds.ts'

/** An opinion on the draft report: which part, what is proposed, and what was done with it. Nothing about who said it. */
export const Opinion = z.object({
  id: Id,
  site: z.object({ id: Id, name: z.string() }).nullable(),
  part: z.string(),
  proposal: z.string(),
  on: Day,
  answer: z.enum(['taken_up', 'answered']).nullable(),
  reason: z.string().nullable(),
  answeredOn: Day.nullable(),
})
export type Opinion = z.infer<typeof Opinion>

export const listOpinions = endpoint(
  'GET /api/gatherings/:id/opinions',
  z.object({
    id: Id,
    on: Day.optional(),
    after: After,
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(Opinion),
  'Opinions on the draft report in the order they came; who only takes part sees those of his own sites',
)

const Text = z.string().trim().min(3).max(4000)

export const giveOpinion = endpoint(
  'POST /api/gatherings/:id/opinions',
  z.object({ id: Id, siteId: Id.nullable(), part: Line, proposal: Text }),
  z.object({ id: Id }),
  'Record an opinion of a site, or of the convener’s own hall, on the draft report',
)

export const answerOpinion = endpoint(
  'POST /api/gatherings/:id/opinions/:opinionId/answer',
  z.object({ id: Id, opinionId: Id, answer: z.enum(['taken_up', 'answered']), reason: Reason.nullable() }),
  z.object({ id: Id }),
  'Take an opinion up, or answer it with the reason',
)

export const withdrawOpinion = endpoint(
  'POST /api/gatherings/:id/opinions/:opinionId/withdrawal',
  z.object({ id: Id, opinionId: Id }),
  z.object({ id: Id }),
  'Take an opinion back that was recorded by mistake',
)

const Votes = z.int().min(0).max(100_000).nullable()

export const Conclusion = z.object({
  id: Id,
  number: z.int(),
  kind: z.enum(['lesson', 'task']),
  text: z.string(),
  votesFor: z.int().nullable(),
  votesAgainst: z.int().nullable(),
  votesNone: z.int().nullable(),
  on: Day,
  /** Whether it has become an assignment. */
  given: z.boolean(),
})
export type Conclusion = z.infer<typeof Conclusion>

export const Conclusions = z.object({ items: z.array(Conclusion).max(MOST.conclusions) })

export const listConclusions = endpoint(
  'GET /api/gatherings/:id/conclusions',
  z.object({ id: Id }),
  Conclusions,
  'What a gathering concluded: lessons and tasks',
)

export const setConclusions = endpoint(
  'POST /api/gatherings/:id/conclusions',
  z.object({
    id: Id,
    items: z
      .array(
        z.object({
          kind: z.enum(['lesson', 'task']),
          text: Text,
          votesFor: Votes.default(null),
          votesAgainst: Votes.default(null),
          votesNone: Votes.default(null),
        }),
      )
      .max(MOST.conclusions),
  }),
  Conclusions,
  'Set the conclusions of a gathering that was held, whole; fixed once one has been given as an assignment',
)
