import { z } from 'zod'
import { AssignmentSummary } from '#assignment/api.ts'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { ACTS, COVERAGE_YEARS, FIELDS, KINDS, MOST, ORGANS, POSTS, STAGES } from './codes.ts'

const Id = z.uuid()
const Year = z.coerce.number().int().min(1930).max(2999)
const Number_ = z.string().trim().min(1).max(60)
const Limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)

/** A programme of a year with its figures as of a day; `done` cases have a conclusion. */
export const Programme = z.object({
  id: Id,
  unit: UnitLink,
  organ: z.enum(ORGANS),
  year: z.int(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  kinds: z
    .array(z.object({ kind: z.enum(KINDS), planned: z.int(), done: z.int(), late: z.int() }))
    .max(KINDS.length),
  may: z.object({ record: z.boolean() }),
})
export type Programme = z.infer<typeof Programme>

export const CaseRow = z.object({
  id: Id,
  unit: UnitLink,
  organ: z.enum(ORGANS),
  year: z.int(),
  kind: z.enum(KINDS),
  title: z.string(),
  field: z.enum(FIELDS),
  from: Day,
  to: Day,
  stage: z.enum(STAGES),
  stageOn: Day.nullable(),
  isLate: z.boolean(),
  subjects: z.array(UnitLink).max(3),
  subjectCount: z.int(),
})
export type CaseRow = z.infer<typeof CaseRow>

const ActShown = z.object({
  id: z.string(),
  stage: z.enum(ACTS),
  on: Day,
  number: z.string().nullable(),
  document: z.object({ id: Id, number: z.string().nullable(), subject: z.string() }).nullable(),
  recordedBy: z.string().nullable(),
})

const Seat = z.object({
  post: z.enum(POSTS),
  seats: z.int(),
  holder: z.object({ id: Id, fullName: z.string() }).nullable(),
})

/** One case with its way as of a day; of its contents nothing is kept. */
export const InspectionCase = CaseRow.omit({ subjects: true }).extend({
  on: Day,
  programmeId: Id,
  aboutFrom: Day.nullable(),
  aboutTo: Day.nullable(),
  exception: z.string().nullable(),
  subjects: z.array(UnitLink).max(MOST.subjects),
  team: z.array(Seat).max(MOST.team),
  acts: z.array(ActShown).max(MOST.acts),
  followUps: z.array(AssignmentSummary).max(MOST.followUps),
  may: z.object({
    acts: z.array(z.enum(ACTS)).max(ACTS.length),
    followUp: z.boolean(),
    withdraw: z.boolean(),
  }),
})
export type InspectionCase = z.infer<typeof InspectionCase>

export const listProgrammes = endpoint(
  'GET /api/inspections/programmes',
  z.object({ organisationId: Id, year: Year, on: Day.optional() }),
  z.object({ programmes: z.array(Programme).max(MOST.programmes), may: z.object({ record: z.boolean() }) }),
  'The programmes of inspection and supervision of a unit in a year, with what is planned and done as of a day',
)

export const recordProgramme = endpoint(
  'POST /api/inspections/programmes',
  z.object({
    organisationId: Id,
    organ: z.enum(ORGANS),
    year: Year,
    number: Number_.nullish(),
    issuedOn: Day.nullish(),
  }),
  z.object({ id: Id }),
  'Open the programme of a year for an organ of a unit',
)

export const getCoverage = endpoint(
  'GET /api/inspections/coverage',
  z.object({
    organisationId: Id,
    years: z.coerce.number().int().min(1).max(20).default(COVERAGE_YEARS),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: Limit(500, 100),
  }),
  pageOf(
    z.object({
      unit: UnitLink,
      lastOn: Day.nullable(),
      lastKind: z.enum(KINDS).nullable(),
      lastCase: Id.nullable(),
    }),
  ).extend({ units: z.int(), covered: z.int() }),
  'Units directly below without a conclusion in so many years, those never inspected first; how many of all have one',
)

export const listCases = endpoint(
  'GET /api/inspections',
  z.object({
    organisationId: Id,
    year: Year,
    view: z.enum(['own', 'subject']).default('own'),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: Limit(500, 200),
  }),
  pageOf(CaseRow),
  'Cases of a year as of a day, in the order of their schedule: those of the unit, or those it is the subject of',
)

export const planCase = endpoint(
  'POST /api/inspections',
  z.object({
    programmeId: Id,
    kind: z.enum(KINDS),
    title: z.string().trim().max(300),
    field: z.enum(FIELDS),
    aboutFrom: Day.nullish(),
    aboutTo: Day.nullish(),
    from: Day,
    to: Day,
    subjects: z.array(Id).max(MOST.subjects),
    team: z
      .array(
        z.object({ post: z.enum(POSTS), seats: z.int().min(1).max(100).default(1), personId: Id.nullish() }),
      )
      .max(MOST.team),
    exception: z.string().trim().min(3).max(500).nullish(),
  }),
  InspectionCase,
  'Plan a case within a programme',
)

export const getCase = endpoint(
  'GET /api/inspections/:id',
  z.object({ id: Id, on: Day.optional() }),
  InspectionCase,
  'One case as of a day; for the inspecting unit and those above, and for its subjects once they are notified',
)

export const actOnCase = endpoint(
  'POST /api/inspections/:id/acts',
  z.object({ id: Id, stage: z.enum(ACTS), on: Day, number: Number_.nullish(), documentId: Id.nullish() }),
  InspectionCase,
  'Record what was done on a case: its day, and the number of a decision or conclusion',
)

export const giveFollowUp = endpoint(
  'POST /api/inspections/:id/follow-ups',
  z.object({
    id: Id,
    title: z.string().trim().max(300),
    on: Day,
    dueOn: Day,
    units: z.array(Id).max(MOST.subjects),
  }),
  InspectionCase,
  'Give subjects of a case a task that follows from its conclusion',
)

export const withdrawCase = endpoint(
  'POST /api/inspections/:id/withdrawal',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500) }),
  z.object({ isGone: z.boolean() }),
  'Take back the latest act, recorded by mistake; a case without acts goes from the programme',
)
