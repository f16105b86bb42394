import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { STRUCTURE_KEYS } from './keys.ts'

const Id = z.uuid()

/** More units than this are not listed below one; the largest province has some thousands. */
const MOST_UNITS_BELOW = 20_000

/** A unit as a row of a table names it. */
export const UnitName = z.object({ id: Id, code: z.string(), name: z.string(), kind: z.string() })

const Counts = z.record(z.string(), z.number().int())
const Flows = z.object({
  opening: z.number().int(),
  increases: Counts,
  decreases: Counts,
  closing: z.number().int(),
})

/** Tăng, giảm đảng viên: opening + increases − decreases = closing, for the unit, what it holds itself and each unit below. */
export const Balance = Flows.extend({
  /** `was`: on each day's own tree; `today`: by today's structure, whatever stood where before. */
  tree: z.enum(['was', 'today']),
  unit: UnitName,
  from: Day,
  to: Day,
  own: Flows,
  children: z.array(Flows.extend({ unit: UnitName })).max(MOST_UNITS_BELOW),
})
export type Balance = z.infer<typeof Balance>

export const getBalance = endpoint(
  'GET /api/statistics/balance',
  z.object({ organisationId: Id, from: Day, to: Day, tree: z.enum(['was', 'today']).default('was') }),
  Balance,
  'How the number of members of a unit changed in a period, with a row per unit directly below',
)

/** `sex,age`: up to four keys in order. */
export const StructureKeysText = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(STRUCTURE_KEYS)).min(1).max(4))
  .refine((keys) => new Set(keys).size === keys.length, 'each key once')

export const StructureGroup = z.object({
  values: z.partialRecord(z.enum(STRUCTURE_KEYS), z.string().nullable()),
  /** What to show instead of a code, for units. */
  label: z.string().nullable(),
  count: z.number().int(),
})

/** Cơ cấu đảng viên: how the members of a unit are composed at the end of a day. */
export const Structure = z.object({
  unit: UnitName,
  on: Day,
  by: z.array(z.enum(STRUCTURE_KEYS)),
  total: z.number().int(),
  groups: z.array(StructureGroup),
})
export type Structure = z.infer<typeof Structure>

export const getStructure = endpoint(
  'GET /api/statistics/structure',
  z.object({ organisationId: Id, on: Day, by: StructureKeysText }),
  Structure,
  'The members of a unit on a day, grouped by up to four keys',
)

const Cells = z.array(z.number().int()).max(100)

/** Biểu tổng hợp đội ngũ đảng viên: a row of cells (FORM_CELLS, in their order) for the unit and each unit directly below. */
export const Form = z.object({
  unit: UnitName,
  on: Day,
  counts: Cells,
  children: z.array(z.object({ unit: UnitName, counts: Cells })).max(MOST_UNITS_BELOW),
})
export type Form = z.infer<typeof Form>

export const getForm = endpoint(
  'GET /api/statistics/form',
  z.object({ organisationId: Id, on: Day }),
  Form,
  'The national form of a unit on a day: who its members are, with a row per unit directly below',
)

export const getSeries = endpoint(
  'GET /api/statistics/series',
  z.object({ organisationId: Id, from: Day, to: Day, step: z.enum(['month', 'year']) }),
  z.object({ points: z.array(z.object({ on: Day, headcount: z.number().int() })) }),
  'The headcount of a unit at the end of each month or year of a period, and on its last day',
)

/** A member behind a figure, with the day and the unit by which he is counted. */
export const CountedMember = z.object({
  personId: Id,
  memberCode: z.string(),
  fullName: z.string(),
  bornOn: Day,
  on: Day,
  unit: z.string(),
})

const Listed = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const listBalanceMembers = endpoint(
  'POST /api/statistics/balance/members',
  z.object({
    organisationId: Id,
    from: Day,
    to: Day,
    tree: z.enum(['was', 'today']).default('was'),
    /** `opening`, `closing`, a category, or `I` and `D` for all increases and all decreases. */
    cell: z.string().regex(/^(opening|closing|[ID]\d?)$/),
    /** Only what the unit holds itself. */
    own: z.boolean().default(false),
    ...Listed,
  }),
  pageOf(CountedMember),
  'The members behind a cell of a balance',
)

export const listStructureMembers = endpoint(
  'POST /api/statistics/structure/members',
  z.object({
    organisationId: Id,
    on: Day,
    values: z.partialRecord(z.enum(STRUCTURE_KEYS), z.string().nullable()),
    ...Listed,
  }),
  pageOf(CountedMember),
  'The members behind a cell of a structure; not by ethnicity or religion',
)

/** A figure that somebody published, kept apart from counted ones. */
export const PublishedFigure = z.object({
  indicator: z.string(),
  value: z.number(),
  qualifier: z.enum(['exact', 'over', 'about']),
  asOf: Day.nullable(),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  source: z.string(),
  note: z.string().nullable(),
})

export const listPublishedFigures = endpoint(
  'GET /api/statistics/published',
  z.object({ organisationId: Id }),
  z.object({ items: z.array(PublishedFigure) }),
  'Published figures about a unit, with qualifier, day and source',
)
