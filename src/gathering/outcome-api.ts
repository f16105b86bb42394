import { z } from 'zod'
import { AssignmentSummary } from '#assignment/api.ts'
import { KindName } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { After, Id, Line, MaybeLine, Reason } from './api.ts'
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
  z.object({ id: Id, on: Day.optional() }),
  Conclusions.extend({ assignments: z.array(AssignmentSummary).max(MOST.conclusions) }),
  'What a gathering concluded, lessons and tasks, and how far the assignments are that came from it',
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

/** To whom a conclusion is given: the units of the sites, those directly below, units below of some kinds, or named ones. */
const Addressed = z.discriminatedUnion('to', [
  z.object({ to: z.literal('sites') }),
  z.object({ to: z.literal('below') }),
  z.object({ to: z.literal('kinds'), kinds: z.array(KindName).min(1).max(20) }),
  z.object({
    to: z.literal('units'),
    units: z
      .array(z.object({ organisationId: Id, role: z.enum(['lead', 'co']) }))
      .min(1)
      .max(200),
  }),
])
export type Addressed = z.infer<typeof Addressed>

const Giving = z.object({
  conclusionId: Id,
  addressed: Addressed,
  dueOn: Day.nullable(),
  product: MaybeLine.default(null),
})
export type ConclusionGiving = z.infer<typeof Giving>

const Givings = z.array(Giving).min(1).max(MOST.conclusions)

export const previewGiving = endpoint(
  'POST /api/gatherings/:id/assignments/preview',
  z.object({ id: Id, given: Givings }),
  z.object({
    items: z
      .array(
        z.object({
          conclusionId: Id,
          leads: z.int(),
          co: z.int(),
          dueOn: Day.nullable(),
          /** The first few by name. */
          names: z.array(z.string()).max(5),
        }),
      )
      .max(MOST.conclusions),
  }),
  'Who would get which conclusion by when, before it is signed',
)

export const giveConclusions = endpoint(
  'POST /api/gatherings/:id/assignments',
  z.object({ id: Id, given: Givings }),
  Conclusions,
  'Give conclusions to units as assignments, all in one step or none',
)
