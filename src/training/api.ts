import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { ACTS, MOST, STATES, TARGETS } from './codes.ts'

export const Id = z.uuid()
const Name = z.string().trim().max(300)
export const Kind = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9_]{1,60}$/)
export const Reason = z.string().trim().min(3).max(500)
const Year = z.coerce.number().int().min(1930).max(2999)
const Few = z.int().min(1).max(10_000)

/** A kind of class (loại lớp): whom it is for, what its programme asks for, the theory level that it gives. */
export const ClassKind = z.object({
  code: z.string(),
  vi: z.string(),
  en: z.string(),
  target: z.enum(TARGETS),
  lessons: z.int().nullable(),
  periods: z.int().nullable(),
  theory: z.string().nullable(),
  ended: z.boolean(),
})
export type ClassKind = z.infer<typeof ClassKind>

/**
 * A class as of a day. `learners` and `completed` are those of the roster, or as the class report counts them where the
 * roster has not been entered wholly (`countedLearners`); `rostered` is how many are on the roster.
 */
export const TrainingClass = z.object({
  id: Id,
  kind: z.string(),
  kindVi: z.string(),
  kindEn: z.string(),
  target: z.enum(TARGETS),
  name: z.string(),
  organiser: UnitLink,
  school: z.string().nullable(),
  from: Day,
  to: Day,
  place: z.string().nullable(),
  state: z.enum(STATES),
  openedOn: Day.nullable(),
  closedOn: Day.nullable(),
  plannedLearners: z.int().nullable(),
  countedLearners: z.int().nullable(),
  countedCompleted: z.int().nullable(),
  rostered: z.int(),
  learners: z.int(),
  completed: z.int(),
  withoutResult: z.int(),
  certificates: z.int(),
})
export type TrainingClass = z.infer<typeof TrainingClass>

const ClassPage = TrainingClass.extend({
  on: Day,
  lessons: z.int().nullable(),
  periods: z.int().nullable(),
  planNo: z.string().nullable(),
  documentId: Id.nullable(),
  sessions: z.int(),
  acts: z
    .array(z.object({ act: z.enum(ACTS), on: Day, reason: z.string().nullable(), by: z.string().nullable() }))
    .max(MOST.acts),
  /** What was planned before it was corrected, the latest first. */
  earlier: z
    .array(
      z.object({
        name: z.string(),
        from: Day,
        to: Day,
        reason: z.string().nullable(),
        at: z.iso.datetime({ offset: true }),
        by: z.string().nullable(),
      }),
    )
    .max(MOST.plans),
  may: z.object({ record: z.boolean(), people: z.boolean() }),
})
export type ClassPage = z.infer<typeof ClassPage>

const Planned = {
  kind: Kind,
  name: Name,
  school: Name.nullish(),
  from: Day,
  to: Day,
  place: Name.nullish(),
  lessons: Few.nullish(),
  periods: Few.nullish(),
  planNo: z.string().trim().max(60).nullish(),
  documentId: Id.nullish(),
  plannedLearners: z.int().min(1).max(100_000).nullish(),
  countedLearners: z.int().min(1).max(100_000).nullish(),
  countedCompleted: z.int().min(0).max(100_000).nullish(),
}

export const listKinds = endpoint(
  'GET /api/training/kinds',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({ items: z.array(ClassKind).max(MOST.kinds) }),
  'The kinds of class that a unit may use: everybody’s, its own and those of units above it',
)

export const addKind = endpoint(
  'POST /api/training/kinds',
  z.object({
    organisationId: Id,
    name: z.string().trim().max(120),
    nameEn: z.string().trim().max(120).nullish(),
    target: z.enum(TARGETS),
    lessons: Few.nullish(),
    periods: Few.nullish(),
  }),
  z.object({ code: z.string() }),
  'Add a kind of class of the unit’s own',
)

export const listClasses = endpoint(
  'GET /api/training',
  z.object({
    organisationId: Id,
    /** Of the unit and below it, or of those above it. */
    of: z.enum(['below', 'above']).default('below'),
    year: Year.optional(),
    kind: Kind.optional(),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(TrainingClass),
  'Classes of a unit and below it, or of those above it, the latest first',
)

/** One line of a year's plan. */
const YearLine = z.object({
  kind: z.string(),
  kindVi: z.string(),
  kindEn: z.string(),
  planned: z.int(),
  held: z.int(),
  cancelled: z.int(),
  plannedLearners: z.int(),
  learners: z.int(),
  completed: z.int(),
})
export type YearLine = z.infer<typeof YearLine>

export const getYear = endpoint(
  'GET /api/training/year',
  z.object({ organisationId: Id, year: Year, on: Day.optional() }),
  z.object({
    lines: z.array(YearLine).max(MOST.kinds),
    /** For the calendar: the classes of the year by their first day. */
    classes: z
      .array(
        z.object({
          id: Id,
          name: z.string(),
          kindVi: z.string(),
          kindEn: z.string(),
          from: Day,
          to: Day,
          state: z.enum(STATES),
        }),
      )
      .max(MOST.places),
    beyond: z.int(),
  }),
  'A unit’s year of training: planned and held by kind, and the calendar of its classes',
)

export const getClass = endpoint(
  'GET /api/training/:id',
  z.object({ id: Id, on: Day.optional() }),
  ClassPage,
  'One class as of a day',
)

export const recordClass = endpoint(
  'POST /api/training',
  z.object({ organisationId: Id, ...Planned }),
  z.object({ id: Id }),
  'Plan a class, own or elsewhere',
)

export const correctClass = endpoint(
  'POST /api/training/:id/correction',
  z.object({ id: Id, ...Planned, reason: Reason }),
  z.object({ id: Id }),
  'Change or correct what is planned of a class; what was said before stays',
)

export const actOnClass = endpoint(
  'POST /api/training/:id/acts',
  z.object({ id: Id, act: z.enum(ACTS), on: Day, reason: z.string().trim().max(500).nullish() }),
  z.object({ id: Id }),
  'A class is opened, closed or cancelled',
)

export const withdrawAct = endpoint(
  'POST /api/training/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Take back the last act of a class, recorded by mistake',
)
