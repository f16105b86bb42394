import { z } from 'zod'
import { COMMITTEES, COMMITTEE_ROLES } from '#committee/codes.ts'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { DUTY_KINDS } from './codes.ts'

const Id = z.uuid()
const Committee = z.enum(COMMITTEES)
const DecisionNo = z.string().trim().min(1).max(100).nullable()
const Reason = z.string().trim().min(3).max(500)
const Done = z.object({ id: Id })
const Limit = z.coerce.number().int().min(1).max(500).default(100)

/** The most that an answer lists; a committee has far fewer members and fields. */
export const MOST = {
  members: 200,
  fields: 100,
  holders: 30,
  regulations: 100,
  answers: 100,
} as const

/** Who answers: the person, where the reader may see people, and the post. `vacant`: nobody is there any more. */
export const Holder = z.object({
  dutyId: Id,
  personId: Id.nullable(),
  fullName: z.string().nullable(),
  role: z.string().nullable(),
  /** The duty goes with the post, whoever holds it. */
  byPost: z.boolean(),
  vacant: z.boolean(),
  from: Day,
  to: Day.nullable(),
  decisionNo: z.string().nullable(),
})
export type Holder = z.infer<typeof Holder>

/** Who holds a seat on the day, and how much is on their shoulders. */
export const Member = z.object({
  personId: Id.nullable(),
  fullName: z.string().nullable(),
  role: z.string(),
  areas: z.int(),
  cells: z.int(),
})
export type Member = z.infer<typeof Member>

export const Field = z.object({
  id: Id,
  name: z.string(),
  holders: z.array(Holder).max(MOST.holders),
})
export type Field = z.infer<typeof Field>

export const Regulation = z.object({
  id: Id,
  committee: z.string(),
  number: z.string(),
  subject: z.string(),
  documentId: Id.nullable(),
  from: Day,
  to: Day.nullable(),
  inForce: z.boolean(),
})
export type Regulation = z.infer<typeof Regulation>

/** Who in a committee answers for which field on a day; `gaps` and `overlaps` counted over fields and units below. */
export const Matrix = z.object({
  on: Day,
  committee: z.string(),
  members: z.array(Member).max(MOST.members),
  fields: z.array(Field).max(MOST.fields),
  areas: z.object({ all: z.int(), gaps: z.int(), overlaps: z.int() }),
  regulations: z.array(Regulation).max(MOST.regulations),
  may: z.object({ record: z.boolean(), people: z.boolean() }),
})
export type Matrix = z.infer<typeof Matrix>

const Asked = z.object({
  organisationId: Id,
  committee: Committee.default('ban_thuong_vu'),
  on: Day.optional(),
})

export const getMatrix = endpoint(
  'GET /api/duties',
  Asked,
  Matrix,
  'Who in a committee answers for which field on a day, and its working regulations',
)

export const AREA_STATES = ['all', 'gap', 'overlap'] as const
export type AreaState = (typeof AREA_STATES)[number]

export const Area = z.object({ unit: UnitLink, holders: z.array(Holder).max(MOST.holders) })
export type Area = z.infer<typeof Area>

export const listAreas = endpoint(
  'GET /api/duty-areas',
  Asked.extend({
    state: z.enum(AREA_STATES).default('all'),
    after: z.string().max(500).optional(),
    limit: Limit,
  }),
  pageOf(Area),
  'Units directly below with who follows each on a day; gaps and overlaps alone where asked',
)

/** A branch and who attends its meetings; attendance is counted, never told meeting by meeting. */
export const Cell = z.object({
  unit: UnitLink,
  holder: Holder,
  held: z.int(),
  attended: z.int(),
})
export type Cell = z.infer<typeof Cell>

export const listCells = endpoint(
  'GET /api/duty-cells',
  Asked.extend({ after: z.string().max(500).optional(), limit: Limit }),
  pageOf(Cell),
  'Residential branches with the committee member who attends their meetings, and how many were attended this year',
)

export const getResponsible = endpoint(
  'GET /api/duty-responsible',
  z.object({ unitId: Id.optional(), fieldId: Id.optional(), on: Day.optional() }),
  z.object({
    on: Day,
    items: z
      .array(
        z.object({ organisation: UnitLink, committee: z.string(), kind: z.enum(DUTY_KINDS), holder: Holder }),
      )
      .max(MOST.answers),
  }),
  'Who answers for a unit or a field on a day',
)

export const NewDuty = z.object({
  organisationId: Id,
  committee: Committee,
  kind: z.enum(DUTY_KINDS),
  fieldId: Id.nullable(),
  unitId: Id.nullable(),
  /** One of both: a holder of a seat, or whoever holds a post. */
  personId: Id.nullable(),
  role: z.enum(COMMITTEE_ROLES).nullable(),
  from: Day,
  to: Day.nullable(),
  decisionNo: DecisionNo,
  documentId: Id.nullable().default(null),
})
export type NewDuty = z.infer<typeof NewDuty>

export const recordDuty = endpoint(
  'POST /api/duties',
  NewDuty,
  Done,
  'Record who answers for a field or a unit',
)

export const endDuty = endpoint(
  'POST /api/duties/:id/end',
  z.object({ id: Id, to: Day, reason: Reason }),
  Done,
  'Record the last day of a duty',
)

export const annulDuty = endpoint(
  'POST /api/duties/:id/annulment',
  z.object({ id: Id, reason: Reason }),
  Done,
  'Take back a duty that was recorded by mistake',
)

export const recordAttendance = endpoint(
  'POST /api/duties/:id/attendance',
  z.object({
    id: Id,
    year: z.int().min(1930).max(2999),
    quarter: z.int().min(1).max(4),
    held: z.int(),
    attended: z.int(),
  }),
  Done,
  'Record how many meetings of a branch were held and attended in a quarter; replaces what was recorded for it',
)

export const addFields = endpoint(
  'POST /api/duty-fields',
  z.object({
    organisationId: Id,
    names: z.array(z.string().trim().min(2).max(200)).min(1).max(50),
    from: Day,
  }),
  z.object({ added: z.int() }),
  'Add fields of work to a unit’s list',
)

export const endField = endpoint(
  'POST /api/duty-fields/:id/end',
  z.object({ id: Id, to: Day }),
  Done,
  'End a field of work after its last day',
)

export const recordRegulation = endpoint(
  'POST /api/work-regulations',
  z.object({
    organisationId: Id,
    committee: Committee,
    number: z.string().trim().min(1).max(100),
    subject: z.string().trim().min(3).max(300),
    documentId: Id.nullable().default(null),
    from: Day,
    to: Day.nullable(),
  }),
  Done,
  'Record a working regulation of a committee with its period',
)

export const changeRegulation = endpoint(
  'POST /api/work-regulations/:id/end',
  z.object({ id: Id, to: Day.nullable(), reason: Reason }),
  Done,
  'Record the last day of a working regulation; without a day it is taken back as a mistake',
)
