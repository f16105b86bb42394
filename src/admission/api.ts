import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Birth, Sex } from '#person/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { ADMISSION_KINDS, CONTEXTS, NOTES, PAPERS, REMOVALS, ROUTES, STAGES, WARNINGS } from './codes.ts'

/** The most facts, helpers and units that an answer lists. */
export const MOST = { facts: 300, helpers: 20, units: 500, contexts: 20, warnings: 12 } as const

const Id = z.uuid()
const Limit = z.coerce.number().int().min(1).max(200).default(100)
const After = z.string().max(200).optional()
const Reason = z.string().trim().min(3).max(500)
const Number_ = z.string().trim().min(1).max(60)
const Place = z.string().trim().min(1).max(200)

export const Warning = z.object({
  code: z.enum(WARNINGS),
  on: Day.nullable(),
  paper: z.enum(PAPERS).nullable(),
})

/** Somebody on a branch's list as of a day. */
export const SourceRow = z.object({
  id: Id,
  personId: Id,
  fullName: z.string(),
  sex: Sex,
  bornOn: Birth,
  unit: UnitLink,
  route: z.enum(ROUTES),
  context: z.enum(CONTEXTS).nullable(),
  since: Day,
  until: Day.nullable(),
  endedBy: z.enum([...REMOVALS, 'admitted']).nullable(),
  stage: z.enum(STAGES),
  helpers: z.int(),
  certificateOn: Day.nullable(),
  certificateUntil: Day.nullable(),
  warnings: z.array(Warning).max(MOST.warnings),
})
export type SourceRow = z.infer<typeof SourceRow>

const Fact = z.object({
  id: Id,
  kind: z.enum(['note', 'certificate', 'paper', 'member_course']),
  code: z.string().nullable(),
  on: Day,
  until: Day.nullable(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  recordedBy: z.string().nullable(),
  /** Recorded here; false: it comes with a class of the training room. */
  isOwn: z.boolean(),
})
export type Fact = z.infer<typeof Fact>

const Helper = z.object({
  id: Id,
  personId: Id.nullable(),
  fullName: z.string().nullable(),
  from: Day,
  to: Day.nullable(),
})
export type Helper = z.infer<typeof Helper>

export const Source = SourceRow.omit({ helpers: true }).extend({
  on: Day,
  facts: z.array(Fact).max(MOST.facts),
  helpers: z.array(Helper).max(MOST.helpers),
  admission: z
    .object({
      decidedOn: Day.nullable(),
      decisionNo: z.string().nullable(),
      ceremonyOn: Day.nullable(),
      place: z.string().nullable(),
      /** The case that led there, where it was walked here. */
      caseId: Id.nullable(),
      officialOn: Day.nullable(),
      recognitionDecidedOn: Day.nullable(),
    })
    .nullable(),
  may: z.object({ record: z.boolean() }),
})
export type Source = z.infer<typeof Source>

export const listSources = endpoint(
  'GET /api/admissions/sources',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    state: z.enum(['listed', 'ended']).default('listed'),
    warning: z.enum(WARNINGS).optional(),
    context: z.enum(CONTEXTS).optional(),
    after: After,
    limit: Limit,
  }),
  pageOf(SourceRow).extend({
    /** On the first page: how many stand on the lists, and of how many each warning is true. */
    total: z.int().nullable(),
    warnings: z
      .array(z.object({ code: z.enum(WARNINGS), n: z.int() }))
      .max(WARNINGS.length)
      .nullable(),
    may: z.object({ record: z.boolean() }),
  }),
  'People on the lists of a unit and those below it as of a day (quần chúng ưu tú), the latest first',
)

export const listPerson = endpoint(
  'POST /api/admissions/sources',
  z.object({
    organisationId: Id,
    /** Somebody who is in the register; else the fields of a new person. */
    personId: Id.optional(),
    fields: z.record(z.string(), z.string().max(600).nullable()).optional(),
    route: z.enum(ROUTES),
    context: z.enum(CONTEXTS).nullish(),
    on: Day,
  }),
  Source,
  'Put somebody on a branch’s list of outstanding people, by the resolution of its cell on the day',
)

export const getSource = endpoint(
  'GET /api/admissions/sources/:id',
  z.object({ id: Id, on: Day.optional() }),
  Source,
  'One person on a list as of a day: helpers, notes, certificate, papers',
)

export const correctSource = endpoint(
  'POST /api/admissions/sources/:id/correction',
  z.object({
    id: Id,
    route: z.enum(ROUTES),
    context: z.enum(CONTEXTS).nullable(),
    on: Day,
    reason: Reason,
  }),
  Source,
  'Correct since when and by which route somebody is on the list; what was recorded before is kept',
)

export const removeSource = endpoint(
  'POST /api/admissions/sources/:id/removal',
  z.object({ id: Id, on: Day, removal: z.enum(REMOVALS) }),
  Source,
  'Take somebody off the list from a day on, with the reason',
)

export const assignHelper = endpoint(
  'POST /api/admissions/sources/:id/helpers',
  z.object({ id: Id, personId: Id, on: Day }),
  Source,
  'Assign an official member of the branch to help',
)

export const endHelper = endpoint(
  'POST /api/admissions/sources/:id/helpers/:factId/end',
  z.object({ id: Id, factId: Id, on: Day, reason: Reason }),
  Source,
  'Record the last day on which somebody helps',
)

export const recordFact = endpoint(
  'POST /api/admissions/sources/:id/facts',
  z.discriminatedUnion('kind', [
    z.object({ id: Id, kind: z.literal('note'), code: z.enum(NOTES), on: Day }),
    z.object({ id: Id, kind: z.literal('paper'), code: z.enum(PAPERS), on: Day }),
    z.object({ id: Id, kind: z.literal('certificate'), on: Day, number: Number_, issuer: Place }),
    z.object({ id: Id, kind: z.literal('member_course'), on: Day, issuer: Place }),
  ]),
  Source,
  'Record a dated fact of somebody on the list: a note by its code, a paper, the certificate of the awareness course',
)

export const withdrawFact = endpoint(
  'POST /api/admissions/sources/:id/facts/:factId/withdrawal',
  z.object({ id: Id, factId: Id, reason: Reason }),
  Source,
  'Take back a fact that was recorded by mistake; it stays in the history',
)

const Counts = { listed: z.int(), trained: z.int(), applied: z.int(), admitted: z.int(), official: z.int() }

export const getFunnel = endpoint(
  'GET /api/admissions/funnel',
  z.object({ organisationId: Id, from: Day, to: Day, on: Day.optional() }),
  z.object({
    on: Day,
    whole: z.object(Counts),
    units: z.array(z.object({ unit: UnitLink, ...Counts })).max(MOST.units),
    beyond: z.int(),
    contexts: z
      .array(
        z.object({
          context: z.enum(CONTEXTS).nullable(),
          listed: z.int(),
          admitted: z.int(),
          atPlace: z.int(),
        }),
      )
      .max(MOST.contexts),
    /** Admissions of the same period by the ledger, whoever was on a list. */
    ledger: z.int(),
    published: z
      .array(
        z.object({
          indicator: z.string(),
          value: z.number(),
          from: Day.nullable(),
          to: Day.nullable(),
          source: z.string(),
          note: z.string().nullable(),
        }),
      )
      .max(20),
  }),
  'Of those put on a list in a period, how many were trained, applied, were admitted and are official by a day; by unit below and by context',
)

export const Probationer = z.object({
  personId: Id,
  fullName: z.string(),
  unit: UnitLink,
  ceremonyOn: Day,
  endsOn: Day,
  courseOn: Day.nullable(),
})
export type Probationer = z.infer<typeof Probationer>

export const listProbationers = endpoint(
  'GET /api/admissions/probationers',
  z.object({ organisationId: Id, on: Day.optional(), after: After, limit: Limit }),
  pageOf(Probationer),
  'Probationers of a unit and those below it as of a day, by the day on which their twelve months end',
)

export const findCandidates = endpoint(
  'POST /api/admissions/helpers/search',
  z.object({ organisationId: Id, text: z.string().trim().min(1).max(200), on: Day }),
  z.object({ items: z.array(z.object({ id: Id, fullName: z.string(), bornOn: Birth })).max(20) }),
  'Official members of a branch by name, to be helpers or introducers',
)

export const OpenAdmission = z.object({
  id: Id,
  kind: z.enum(ADMISSION_KINDS),
  fullName: z.string(),
  unit: UnitLink,
  step: z.object({ vi: z.string(), en: z.string() }),
  context: z.enum(CONTEXTS).nullable(),
  openedOn: Day,
  arrivedOn: Day,
  dueOn: Day.nullable(),
  /** What a hastened case aims at; the lawful deadline stays beside it. */
  aimOn: Day.nullable(),
})
export type OpenAdmission = z.infer<typeof OpenAdmission>

export const listOpenAdmissions = endpoint(
  'GET /api/admissions/cases',
  z.object({ organisationId: Id, context: z.enum(CONTEXTS).optional(), after: After, limit: Limit }),
  pageOf(OpenAdmission),
  'Open cases of admission, readmission and restoration of a unit and those below it, by deadline',
)
