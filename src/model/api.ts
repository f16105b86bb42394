import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { KINDS, MOST, OUTCOMES, STATES } from './codes.ts'

const Id = z.uuid()
const Name = z.string().trim().max(300)
const Text = z.string().trim().max(2000)
const Number_ = z.string().trim().min(1).max(60)
const Document = z.object({ id: Id, number: z.string().nullable(), subject: z.string() })

/** Lists of models: of the unit and all below, and those that reached the unit from elsewhere: adopted or spread to it. */
export const VIEWS = ['below', 'offered'] as const

export const ModelRow = z.object({
  id: Id,
  kind: z.enum(KINDS),
  name: z.string(),
  unit: UnitLink,
  from: Day,
  to: Day.nullable(),
  state: z.enum(STATES),
  stateOn: Day,
  outcome: z.enum(OUTCOMES).nullable(),
  /** A pilot that is not evaluated although its period is over. */
  isOverdue: z.boolean(),
  adopters: z.int(),
})
export type ModelRow = z.infer<typeof ModelRow>

const Result = z.object({ on: Day, value: z.number(), note: z.string().nullable() })
const Aim = z.object({
  id: Id,
  what: z.string(),
  measure: z.string(),
  target: z.number().nullable(),
  results: z.array(Result).max(MOST.results),
})
export type Aim = z.infer<typeof Aim>

const ActShown = z.object({
  id: z.string(),
  stage: z.enum(['evaluated', 'spread', 'ended']),
  on: Day,
  by: UnitLink,
  outcome: z.enum(OUTCOMES).nullable(),
  number: z.string().nullable(),
  document: Document.nullable(),
  note: z.string().nullable(),
  recordedBy: z.string().nullable(),
})

/** One model as of a day; `spread` counts adopters at the end of each month with any. */
export const Model = ModelRow.extend({
  on: Day,
  summary: z.string().nullable(),
  authority: z.string().nullable(),
  document: Document.nullable(),
  aims: z.array(Aim).max(MOST.aims),
  acts: z.array(ActShown).max(MOST.acts),
  adopterList: z.array(z.object({ unit: UnitLink, on: Day })).max(MOST.adopters),
  spread: z.array(z.object({ month: Day, adopters: z.int() })).max(MOST.months),
  may: z.object({ record: z.boolean(), spread: z.boolean(), adopt: z.boolean(), withdraw: z.boolean() }),
})
export type Model = z.infer<typeof Model>

export const listModels = endpoint(
  'GET /api/models',
  z.object({
    organisationId: Id,
    view: z.enum(VIEWS).default('below'),
    state: z.enum(STATES).optional(),
    kind: z.enum(KINDS).optional(),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(ModelRow),
  'Models and pilots of a unit and all below as of a day, newest first; or those that reached it from elsewhere',
)

export const getModel = endpoint(
  'GET /api/models/:id',
  z.object({ id: Id, on: Day.optional() }),
  Model,
  'One model as of a day: aims and results, evaluation, decision to spread, who took it up',
)

export const beginModel = endpoint(
  'POST /api/models',
  z.object({
    organisationId: Id,
    kind: z.enum(KINDS),
    name: Name,
    summary: Text.nullish(),
    from: Day,
    to: Day.nullish(),
    authority: Number_.nullish(),
    documentId: Id.nullish(),
    aims: z
      .array(z.object({ what: Name, measure: z.string().trim().max(60), target: z.number().nullish() }))
      .max(MOST.aims),
  }),
  Model,
  'Record a new model, or a pilot with its period and the text that allows it',
)

export const recordResult = endpoint(
  'POST /api/models/:id/results',
  z.object({ id: Id, aimId: Id, on: Day, value: z.number(), note: z.string().trim().max(500).nullish() }),
  Model,
  'Record a result against an aim on a day',
)

export const actOnModel = endpoint(
  'POST /api/models/:id/acts',
  z.object({
    id: Id,
    stage: z.enum(['evaluated', 'spread', 'ended']),
    on: Day,
    /** Who decides; the unit of the model unless said. */
    organisationId: Id.nullish(),
    outcome: z.enum(OUTCOMES).nullish(),
    number: Number_.nullish(),
    documentId: Id.nullish(),
    note: Text.nullish(),
  }),
  Model,
  'Evaluate a model, decide to spread it to all below the deciding unit, or end it',
)

export const adoptModel = endpoint(
  'POST /api/models/:id/adoptions',
  z.object({ id: Id, organisationIds: z.array(Id).max(200), on: Day }),
  Model,
  'Record the units that took a model up on a day',
)

export const withdrawModelAct = endpoint(
  'POST /api/models/:id/withdrawal',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500) }),
  z.object({ isGone: z.boolean() }),
  'Take back what was recorded last; a model with nothing recorded on it goes itself',
)
