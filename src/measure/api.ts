import { z } from 'zod'
import { ACTIONS } from '#access/rules.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { CountedMember, UnitName } from '#statistics/api.ts'
import { readFilter, type Filter } from './filter.ts'
import { STEPS } from './spans.ts'

const Said = z.object({ vi: z.string(), en: z.string() })

/** At most so many groups are answered; a table of more is asked for as a file. */
export const MOST_GROUPS = 20_000

/** Conditions as `textOfFilter` writes them. */
export const FilterText = z
  .string()
  .max(2000)
  .transform((text, context): Filter => {
    const found = readFilter(text)
    if (!('code' in found) || typeof found.code !== 'string') return found
    context.issues.push({ code: 'custom', message: 'not a filter', input: text })
    return z.NEVER
  })

/** A measure as it is offered: what it counts and by what it can be told apart. */
export const MeasureShown = z.object({
  key: z.string(),
  label: Said,
  definition: Said,
  noun: Said,
  time: z.enum(['day', 'period']),
  source: z.string().nullable(),
  /** Adds up amounts instead of counting facts. */
  sums: z.boolean(),
  /** What reading it asks of the reader. */
  action: z.enum(ACTIONS),
  opensTo: z.enum(['people', 'units', 'things']).nullable(),
  dimensions: z
    .array(
      z.object({
        key: z.string(),
        label: Said,
        /** null: whatever the register holds. */
        values: z
          .array(z.object({ value: z.string(), label: Said }))
          .max(200)
          .nullable(),
        /** Of an open list: its usual values in their order. */
        order: z.array(z.string()).max(200).nullable(),
        isProtected: z.boolean(),
      }),
    )
    .max(40),
})
export type MeasureShown = z.infer<typeof MeasureShown>

export const listMeasures = endpoint(
  'GET /api/measures',
  z.object({}),
  z.object({ items: z.array(MeasureShown).max(200) }),
  'Everything that can be counted, with definitions',
)

const Asked = {
  organisationId: z.uuid(),
  measure: z.string().max(60),
  from: Day,
  to: Day,
  where: FilterText.default({}),
}

export const countMeasure = endpoint(
  'GET /api/measures/:measure/count',
  z.object({
    ...Asked,
    /** Dimensions to group by, `a,b`; up to three. */
    by: z
      .string()
      .max(200)
      .default('')
      .transform((text) => (text === '' ? [] : text.split(',')))
      .pipe(z.array(z.string()).max(3)),
    /** `below`: also a row for each unit directly below. */
    units: z.enum(['whole', 'below']).default('whole'),
  }),
  z.object({
    unit: UnitName,
    from: Day,
    to: Day,
    total: z.number(),
    groups: z
      .array(
        z.object({
          /** null: the whole; otherwise a unit directly below. */
          unit: UnitName.nullable(),
          values: z.array(z.string().nullable()).max(3),
          count: z.number(),
        }),
      )
      .max(MOST_GROUPS),
  }),
  'A measure of a unit over a span, grouped by up to three dimensions and by the units directly below',
)

/** The most spans that a series has. */
const MOST_POINTS = 40

export const followMeasure = endpoint(
  'GET /api/measures/:measure/series',
  z.object({
    ...Asked,
    step: z.enum(STEPS),
    points: z.coerce.number().int().min(2).max(MOST_POINTS).default(6),
  }),
  z.object({ points: z.array(z.object({ from: Day, to: Day, count: z.number() })).max(MOST_POINTS) }),
  'A measure of a unit over the last years, quarters, months, or the same stretch of the years before',
)

const Listed = {
  after: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const listFigurePeople = endpoint(
  'POST /api/measures/:measure/people',
  z.object({ ...Asked, ...Listed }),
  pageOf(CountedMember),
  'The people behind a figure; not by ethnicity or religion',
)

export const listFigureThings = endpoint(
  'GET /api/measures/:measure/things',
  z.object({ ...Asked, ...Listed }),
  pageOf(z.object({ id: z.string(), name: z.string(), to: z.string(), on: Day.nullable() })),
  'The units or other things behind a figure',
)
