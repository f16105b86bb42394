import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { FIELDS, type FieldGroup } from './fields.ts'
import { PERIOD_KINDS } from './periods.ts'

/** The most levels above a unit, rows with a period, findings and dated facts of one person that an answer lists. */
export const MOST = { levels: 100, periods: 500, findings: 500, facts: 1000, looks: 100 } as const

export const Sex = z.enum(['nam', 'nữ'])

/** A date of birth as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY. */
export const Birth = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

/** A party organisation by its public id, with its code and its name on the day shown. */
export const UnitName = z.object({ id: z.uuid(), code: z.string(), name: z.string() })
export type UnitName = z.infer<typeof UnitName>

/** A unit in the chain of superiors; `readable`: the reader may open its page. */
export const PathUnit = UnitName.extend({ readable: z.boolean() })

/** Where somebody stands on a day; `left`: was a member once, `not-admitted`: not yet. */
export const Standing = z.enum(['official', 'probationary', 'left', 'not-admitted'])
export type Standing = z.infer<typeof Standing>

/**
 * Somebody in a list: with the branch he is in on the day shown and since when; `keeper` is the unit that keeps the
 * record now. Lists carry no numbers of people, no ethnicity, no religion.
 */
export const PersonRow = z.object({
  id: z.uuid(),
  fullName: z.string(),
  sex: Sex,
  bornOn: Birth,
  memberCode: z.string().nullable(),
  standing: Standing,
  officialOn: Day.nullable(),
  organisation: UnitName.nullable(),
  /** What the unit directly above that branch is called on the day. */
  above: z.string().nullable(),
  since: Day.nullable(),
  keeper: UnitName,
})
export type PersonRow = z.infer<typeof PersonRow>

/** Something odd in a record: `field` is the key of the field; an error cannot be true, a warning wants a look. */
export const RecordFinding = z.object({
  severity: z.enum(['error', 'warning']),
  field: z.string(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  source: z.string(),
})
export type RecordFinding = z.infer<typeof RecordFinding>

export const FieldKey = z.enum(FIELDS.map((field) => field.key) as [string, ...string[]])
export const PeriodKindName = z.enum(PERIOD_KINDS)

/**
 * A value on the day shown: `from` is the first day of a dated change, null for the value that was always there.
 * `masked`: all but the end is hidden; ask for the numbers to see it.
 */
export const FieldValue = z.object({
  field: FieldKey,
  value: z.string().nullable(),
  from: Day.nullable(),
  masked: z.boolean(),
  /** What the code of a place stands for. */
  placeName: z.string().nullable(),
})
export type FieldValue = z.infer<typeof FieldValue>

export const PeriodRow = z.object({
  id: z.uuid(),
  kind: PeriodKindName,
  from: Day,
  to: Day.nullable(),
  data: z.record(z.string(), z.string()),
})
export type PeriodRow = z.infer<typeof PeriodRow>

/** What the reader may do with this record. */
export const PersonMay = z.object({
  record: z.boolean(),
  identity: z.boolean(),
  contact: z.boolean(),
  protected: z.boolean(),
  move: z.boolean(),
  seeLooks: z.boolean(),
})

/** A person's file as of a day; groups that the reader may not see are named in `hidden` and left out. */
export const PersonRecord = PersonRow.extend({
  on: Day,
  ageInYears: z.int(),
  /** Seniority (tuổi đảng) in whole months; null for those who are not official members on the day. */
  seniorityInMonths: z.int().nullable(),
  path: z.array(PathUnit).max(MOST.levels),
  fields: z.array(FieldValue).max(FIELDS.length),
  periods: z.array(PeriodRow).max(MOST.periods),
  hidden: z.array(z.enum(['identity', 'contact', 'protected'] satisfies FieldGroup[])).max(3),
  findings: z.array(RecordFinding).max(MOST.findings),
  may: PersonMay,
})
export type PersonRecord = z.infer<typeof PersonRecord>

/** A dated fact, or the recording of a correction (its day is the day on which it was recorded). */
export const TimelineEntry = z.object({
  kind: z.enum(['date', 'movement', 'attribute', 'status', 'badge', 'post', 'period', 'correction']),
  /** Which: a field's key, a movement's category, a status, a badge's level, a role, a kind of period. */
  code: z.string(),
  on: Day,
  to: Day.nullable(),
  from: UnitName.nullable(),
  into: UnitName.nullable(),
  value: z.string().nullable(),
  before: z.string().nullable(),
  decisionNo: z.string().nullable(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  recordedAt: z.iso.datetime({ offset: true }).nullable(),
  recordedBy: z.string().nullable(),
  /** Recorded once and no longer held true. */
  superseded: z.boolean(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

const Look = z.object({
  at: z.iso.datetime({ offset: true }),
  userName: z.string(),
  fullName: z.string().nullable(),
  action: z.string(),
})

const Id = z.object({ id: z.uuid() })
const MOST_LISTED = 100
const Limit = z.coerce.number().int().min(1).max(MOST_LISTED).default(50)
const After = z.uuid().optional()
const Reason = z.string().trim().min(3).max(500)
const Value = z.string().max(600).nullable()

/** Search by name (any word order, no marks needed, the last word may be cut), member code, card or citizen number. */
export const searchPeople = endpoint(
  'POST /api/people/search',
  z.object({
    text: z.string().trim().min(1).max(200),
    organisationId: z.uuid().optional(),
    on: Day.optional(),
    kind: z.enum(['member', 'person', 'all']).default('all'),
    after: After,
    limit: Limit,
  }),
  pageOf(PersonRow),
  'People by name, member code, card number or citizen number, in the Vietnamese order of names',
)

export const getPerson = endpoint(
  'GET /api/people/:id',
  Id.extend({ on: Day.optional() }),
  PersonRecord,
  'A person’s file as of a day; numbers are masked',
)

/** A POST because it is an act: whoever asks is on record. */
export const showNumbers = endpoint(
  'POST /api/people/:id/numbers',
  Id,
  z.object({ fields: z.array(FieldValue).max(FIELDS.length) }),
  'The identity numbers in full; asking is recorded',
)

export const getTimeline = endpoint(
  'GET /api/people/:id/timeline',
  Id.extend({ on: Day.optional() }),
  z.object({ items: z.array(TimelineEntry).max(MOST.facts), beyond: z.int() }),
  'Everything dated about a person up to a day, newest first; `beyond` counts what is older than those listed',
)

export const listLooks = endpoint(
  'GET /api/people/:id/looks',
  Id,
  z.object({ items: z.array(Look).max(MOST.looks) }),
  'Who has looked at this file lately',
)

export const createPerson = endpoint(
  'POST /api/people',
  z.object({
    organisationId: z.uuid(),
    /** The source's own key of the member; made up when dates of a membership are given without one. */
    memberCode: z
      .string()
      .trim()
      .regex(/^[\p{L}\d][\p{L}\d._/-]{0,39}$/u)
      .optional(),
    fields: z.partialRecord(FieldKey, Value),
  }),
  PersonRecord,
  'Record a person kept by a unit: an applicant, or somebody to become a member',
)

/**
 * Corrections: `was` is the value as the reader knew it (409 when it is another by now); with `from` the dated change
 * of that day is corrected, without it the value that was always there.
 */
export const changeFields = endpoint(
  'PUT /api/people/:id/fields',
  Id.extend({
    changes: z
      .array(z.object({ field: FieldKey, from: Day.nullable().default(null), was: Value, value: Value }))
      .min(1)
      .max(60),
    reason: Reason,
  }),
  PersonRecord,
  'Correct fields of a file, with the reason; the values before are kept',
)

export const recordAttribute = endpoint(
  'POST /api/people/:id/attributes',
  Id.extend({ field: FieldKey, from: Day, value: Value, reason: Reason.optional() }),
  PersonRecord,
  'Record that a field has another value from a day on',
)

export const removeAttribute = endpoint(
  'POST /api/people/:id/attributes/removal',
  Id.extend({ field: FieldKey, from: Day, was: Value, reason: Reason }),
  PersonRecord,
  'Take back a dated change that was recorded by mistake',
)

const PeriodInput = {
  from: Day,
  to: Day.nullable().default(null),
  data: z.record(z.string().max(50), z.string().max(500)),
}

export const recordPeriod = endpoint(
  'POST /api/people/:id/periods',
  Id.extend({ kind: PeriodKindName, ...PeriodInput }),
  PersonRecord,
  'Record a row of the file: career, training, commendation, title, discipline',
)

export const correctPeriod = endpoint(
  'PUT /api/people/:id/periods/:periodId',
  Id.extend({ periodId: z.uuid(), ...PeriodInput, reason: Reason }),
  PersonRecord,
  'Correct such a row; the row before is kept',
)

export const removePeriod = endpoint(
  'POST /api/people/:id/periods/:periodId/removal',
  Id.extend({ periodId: z.uuid(), reason: Reason }),
  PersonRecord,
  'Take back a row that was recorded by mistake',
)

const Both = z.object({ vi: z.string(), en: z.string() })
const FieldPurpose = z.object({
  key: z.string(),
  item: z.string(),
  name: Both,
  group: Both,
  purpose: Both,
  sensitive: z.boolean(),
  dated: z.boolean(),
})

/** The register of processing purposes. Source: Law 91/2025/QH15. */
export const listFields = endpoint(
  'GET /api/people/fields',
  z.object({}),
  z.object({ items: z.array(FieldPurpose).max(FIELDS.length) }),
  'What is kept of a person: each field with its group, its purpose, whether it is sensitive and changes over time',
)

const Place = z.object({
  code: z.string(),
  level: z.enum(['province', 'district', 'commune']),
  name: z.string(),
  fullName: z.string(),
})
const PlaceCode = z.string().regex(/^\d{2,5}$/)

export const listPlaces = endpoint(
  'GET /api/places',
  z.object({
    on: Day.optional(),
    under: PlaceCode.optional(),
    search: z.string().max(100).optional(),
    limit: Limit,
  }),
  z.object({ items: z.array(Place).max(MOST_LISTED) }),
  'Administrative units in force on a day: below a unit, or by name',
)
