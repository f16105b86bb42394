import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { UnitName } from '#statistics/api.ts'
import { LEVELS, MEMBER_SUBJECTS, REASONS, SUBJECTS, UNIT_SUBJECTS } from './law.ts'

const Year = z.coerce.number().int().min(1990).max(2999)
const Count = z.int()
/** So many results are recorded at once. */
export const MOST_RESULTS = 500

const Counts = z.object({
  excellent: Count,
  good: Count,
  satisfactory: Count,
  unsatisfactory: Count,
  unclassified: Count,
})

const Line = z.object({
  /** `grassroots`: of the organisations, those at the grassroots. */
  key: z.enum([...SUBJECTS, 'grassroots']),
  counts: Counts,
  /** All there were on the last day of the year; null: not known here. */
  all: Count.nullable(),
  /** More at “excellent” than the cap allows. */
  above: z.object({ most: Count, excellent: Count }).nullable(),
})

export const Summary = z.object({
  unit: UnitName,
  year: z.int(),
  law: z.object({
    source: z.string(),
    guidance: z.string(),
    confidence: z.enum(['verified', 'indirect', 'memory']),
    cap: z.object({ percent: z.int(), confidence: z.enum(['verified', 'indirect', 'memory']) }),
  }),
  lines: z.array(Line).max(SUBJECTS.length + 1),
  /** Years that have results at the unit or below, newest first. */
  years: z.array(z.int()).max(100),
  /** Whether the unit holds members itself. */
  holdsMembers: z.boolean(),
  may: z.object({ recordUnits: z.boolean(), readMembers: z.boolean(), recordMembers: z.boolean() }),
})
export type Summary = z.infer<typeof Summary>

export const getReviewSummary = endpoint(
  'GET /api/reviews',
  z.object({ organisationId: z.uuid(), year: Year }),
  Summary,
  'The results of the yearly review of a year at a unit and all below it',
)

const Result = z.object({
  level: z.enum(LEVELS).nullable(),
  reason: z.enum(REASONS).nullable(),
  decisionNo: z.string().nullable(),
  decidedOn: Day.nullable(),
})
export const UnitResult = Result.extend({ unit: UnitName })
export type UnitResult = z.infer<typeof UnitResult>

export const listUnitResults = endpoint(
  'GET /api/reviews/units',
  z.object({
    organisationId: z.uuid(),
    year: Year,
    subject: z.enum(UNIT_SUBJECTS),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(UnitResult),
  'The units directly below on the last day of the year, each with its result or without',
)

export const MemberResult = Result.extend({
  id: z.uuid(),
  fullName: z.string(),
  /** Why the member may not be classified, as far as the register knows. */
  hint: z.enum(REASONS).nullable(),
})
export type MemberResult = z.infer<typeof MemberResult>

export const listMemberResults = endpoint(
  'POST /api/reviews/members',
  z.object({
    organisationId: z.uuid(),
    year: Year,
    subject: z.enum(MEMBER_SUBJECTS),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(MemberResult),
  'The members that a branch held on the last day of the year, each with the result or without',
)

export const recordResults = endpoint(
  'POST /api/reviews',
  z.object({
    organisationId: z.uuid(),
    year: Year,
    subject: z.enum(SUBJECTS),
    decidedOn: Day,
    decisionNo: z.string().trim().max(60).nullish(),
    results: z
      .array(
        z.object({
          /** Of a unit, or of a person. */
          id: z.uuid(),
          level: z.enum(LEVELS),
          reason: z.enum(REASONS).nullish(),
        }),
      )
      .min(1)
      .max(MOST_RESULTS),
    /** Demanded where results that stand already are changed. */
    why: z.string().trim().max(500).nullish(),
  }),
  z.object({ recorded: Count, corrected: Count }),
  'Record results of the yearly review in bulk; what stands already is superseded, with the reason',
)
