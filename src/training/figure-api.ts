import { z } from 'zod'
import { UnitName } from '#person/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { Id, Kind } from './api.ts'
import { LACKS, MOST, RESULTS } from './codes.ts'

/** Somebody who lacks a class; which facts are there depends on what is lacking. */
export const Lacking = z.object({
  personId: Id,
  fullName: z.string(),
  bornOn: z.string(),
  unit: UnitName,
  /** Of a probationer: the last day of probation; of an applicant: the last good day of a certificate that runs out. */
  dueOn: Day.nullable(),
  /** Of the holder of a post: the post's role, the level that he has and the one that it asks for. */
  role: z.string().nullable(),
  has: z.string().nullable(),
  wants: z.string().nullable(),
  source: z.string().nullable(),
  /** On the roster of a class that has not ended, or nominated. */
  underway: z.enum(['learning', 'nominated']).nullable(),
})
export type Lacking = z.infer<typeof Lacking>

export const listLacking = endpoint(
  'GET /api/training/lacking',
  z.object({
    organisationId: Id,
    what: z.enum(LACKS),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(Lacking),
  'Who in a unit and below it still lacks a class, the most urgent first',
)

export const countLacking = endpoint(
  'GET /api/training/lacking/counts',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({ new_members: z.int(), soon: z.int(), awareness: z.int(), theory: z.int() }),
  'How many lack each class; `soon`: probationers whose probation ends within 90 days',
)

export const GROUPINGS = ['kind', 'organiser', 'year', 'unit'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** A row of figures: classes opened in the period, and their learners. */
export const FigureRow = z.object({
  key: z.string(),
  vi: z.string(),
  en: z.string(),
  classes: z.int(),
  learners: z.int(),
  /** Of the learners, those on rosters. */
  rostered: z.int(),
  completed: z.int(),
  certificates: z.int(),
})
export type FigureRow = z.infer<typeof FigureRow>

const Period = { organisationId: Id, from: Day, to: Day, kind: Kind.optional() }

export const getFigures = endpoint(
  'GET /api/training/figures',
  z.object({ ...Period, by: z.enum(GROUPINGS).default('kind'), on: Day.optional() }),
  z.object({ rows: z.array(FigureRow).max(MOST.figures), total: FigureRow }),
  'Classes opened in a period, learners, results and certificates, by kind, organiser, year or unit',
)

export const getConversion = endpoint(
  'GET /api/training/conversion',
  z.object({ organisationId: Id, from: Day, to: Day, on: Day.optional() }),
  z.object({
    classes: z.int(),
    learners: z.int(),
    rostered: z.int(),
    /** Of those on rosters, who was admitted after the class by the end of the period. */
    admittedOfRostered: z.int(),
    /** All admissions in the unit in the period. */
    admitted: z.int(),
  }),
  'Learners of the awareness course of a period and who of them was admitted in it, beside all admissions of the period',
)

/** Somebody behind a figure. */
export const FigurePerson = z.object({
  personId: Id,
  fullName: z.string(),
  bornOn: z.string(),
  unit: UnitName,
  classId: Id,
  className: z.string(),
  result: z.enum(RESULTS).nullable(),
  admittedOn: Day.nullable(),
})
export type FigurePerson = z.infer<typeof FigurePerson>

export const listFigurePeople = endpoint(
  'GET /api/training/figures/people',
  z.object({
    ...Period,
    by: z.enum(GROUPINGS).optional(),
    key: z.string().max(100).optional(),
    who: z.enum(['learners', 'completed', 'certificates', 'admitted']).default('learners'),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(FigurePerson),
  'The people behind a figure, as far as they are on rosters and within reach',
)
