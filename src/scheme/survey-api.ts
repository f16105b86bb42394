import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { Chosen } from './api.ts'
import { Answers, Form, MOST, Question } from './questions.ts'

const Id = z.uuid()
const Reason = z.string().trim().min(3).max(500)
const Limit = z.coerce.number().int().min(1).max(200).default(50)

/** A survey with how many of the units asked have answered. */
export const Survey = z.object({
  id: Id,
  keeper: UnitLink,
  kind: z.enum(['survey', 'outline']),
  title: z.string(),
  scheme: z.object({ id: Id, title: z.string() }).nullable(),
  opensOn: Day,
  closesOn: Day,
  asked: z.int(),
  sent: z.int(),
  drafts: z.int(),
})
export type Survey = z.infer<typeof Survey>

/** A unit of mine that was asked. */
export const AskedUnit = UnitLink.extend({ state: z.enum(['none', 'draft', 'sent']), sentOn: Day.nullable() })
export type AskedUnit = z.infer<typeof AskedUnit>

export const SurveyRecord = Survey.extend({
  intro: z.string().nullable(),
  form: Form,
  isOpen: z.boolean(),
  mine: z.array(AskedUnit).max(20),
  may: z.object({ record: z.boolean(), read: z.boolean() }),
})
export type SurveyRecord = z.infer<typeof SurveyRecord>

export const listSurveys = endpoint(
  'GET /api/surveys',
  z.object({
    organisationId: Id,
    /** Sent by the unit, or to it. */
    of: z.enum(['sent', 'asked']).default('asked'),
    after: z.string().optional(),
    limit: Limit,
  }),
  pageOf(Survey.extend({ mine: z.enum(['none', 'draft', 'sent']).nullable() })),
  'Surveys that a unit sent or was asked to answer, newest first',
)

export const getSurvey = endpoint(
  'GET /api/surveys/:id',
  z.object({ id: Id }),
  SurveyRecord,
  'One survey with its form and who answered',
)

export const sendSurvey = endpoint(
  'POST /api/surveys',
  z.object({
    organisationId: Id,
    schemeId: Id.nullable().default(null),
    kind: z.enum(['survey', 'outline']).default('survey'),
    title: z.string().trim().min(1).max(300),
    intro: z.string().trim().max(3000).nullable().default(null),
    opensOn: Day,
    closesOn: Day,
    form: Form,
    units: Chosen,
  }),
  SurveyRecord,
  'Send a survey about organisations to units, or the outline of a summing-up',
)

export const moveClosing = endpoint(
  'POST /api/surveys/:id/closing',
  z.object({ id: Id, closesOn: Day, reason: Reason }),
  SurveyRecord,
  'Let a survey be answered for longer, or close it earlier',
)

export const getAnswer = endpoint(
  'GET /api/surveys/:id/answer',
  z.object({ id: Id, organisationId: Id }),
  z.object({
    survey: SurveyRecord,
    unit: UnitLink,
    answers: Answers,
    state: z.enum(['none', 'draft', 'sent']),
    sentOn: Day.nullable(),
    may: z.object({ record: z.boolean() }),
  }),
  'What a unit has answered so far: its draft, or what it sent',
)

export const saveAnswer = endpoint(
  'POST /api/surveys/:id/answer',
  z.object({ id: Id, organisationId: Id, answers: Answers, send: z.boolean() }),
  z.object({ state: z.enum(['draft', 'sent']) }),
  'Keep a unit’s answers as a draft, or send them',
)

export const listUnits = endpoint(
  'GET /api/surveys/:id/units',
  z.object({
    id: Id,
    state: z.enum(['sent', 'missing', 'late']).optional(),
    after: z.string().optional(),
    limit: Limit,
  }),
  pageOf(
    z.object({
      unit: UnitLink,
      state: z.enum(['none', 'draft', 'sent']),
      sentOn: Day.nullable(),
      late: z.boolean(),
    }),
  ),
  'Units that were asked, and whether they have answered',
)

const Consolidated = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    n: z.int(),
    sum: z.number(),
    least: z.number().nullable(),
    most: z.number().nullable(),
    mean: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('choices'),
    n: z.int(),
    choices: z.array(z.object({ name: z.string(), units: z.int(), share: z.number() })).max(MOST.options),
  }),
  z.object({
    kind: z.literal('table'),
    n: z.int(),
    cells: z.array(z.array(z.number().nullable()).max(MOST.columns)).max(MOST.rows),
  }),
  z.object({ kind: z.literal('texts'), n: z.int() }),
])

export const getConsolidation = endpoint(
  'GET /api/surveys/:id/consolidation',
  z.object({ id: Id }),
  z.object({
    asked: z.int(),
    sent: z.int(),
    questions: z.array(z.object({ question: Question, result: Consolidated })).max(MOST.questions),
  }),
  'What the answers sent come to, question by question',
)

export const listAnswers = endpoint(
  'GET /api/surveys/:id/answers',
  z.object({ id: Id, after: z.string().optional(), limit: Limit }),
  pageOf(z.object({ unit: UnitLink, sentOn: Day, answers: Answers })),
  'The answers sent, unit by unit, for texts and for a table to keep',
)
