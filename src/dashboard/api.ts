import { z } from 'zod'
import { FilterText } from '#measure/api.ts'
import { Day, endpoint } from '#platform/endpoint.ts'
import { UnitName } from '#statistics/api.ts'
import { STEPS } from './steps.ts'

/** The most that an answer lists; the largest province has some thousands of units directly below. */
export const MOST = {
  units: 5_000,
  points: 12,
  provinces: 34,
  inProvince: 20,
  others: 1_000,
  groups: 500,
} as const

const Asked = {
  organisationId: z.uuid(),
  measure: z.string().max(60),
  where: FilterText.default({}),
}

/** A figure of a unit and of each unit directly below over stretches of time of one length. */
export const Multiples = z.object({
  unit: UnitName,
  /** The stretches; a stock is counted at the end of each. */
  stretches: z.array(z.object({ from: Day, to: Day })).max(MOST.points),
  whole: z.array(z.number()).max(MOST.points),
  below: z.array(z.object({ unit: UnitName, values: z.array(z.number()).max(MOST.points) })).max(MOST.units),
  /** Units left out beyond the limit. */
  beyond: z.int(),
})
export type Multiples = z.infer<typeof Multiples>

export const getMultiples = endpoint(
  'GET /api/dashboard/multiples',
  z.object({
    ...Asked,
    to: Day,
    step: z.enum(STEPS).default('year'),
    points: z.coerce.number().int().min(1).max(MOST.points).default(6),
  }),
  Multiples,
  'A measure over the last years, quarters or months, of a unit and of each unit directly below',
)

const Beside = { now: z.number(), before: z.number() }

/** A figure of a unit in a period beside the year before, by the values of one dimension. */
export const Comparison = z.object({
  unit: UnitName,
  from: Day,
  to: Day,
  before: z.object({ from: Day, to: Day }),
  total: z.object(Beside),
  groups: z.array(z.object({ value: z.string().nullable(), ...Beside })).max(MOST.groups),
})
export type Comparison = z.infer<typeof Comparison>

export const getComparison = endpoint(
  'GET /api/dashboard/comparison',
  z.object({ ...Asked, from: Day, to: Day, by: z.string().max(60).optional() }),
  Comparison,
  'A measure of a unit in a period and in the same days of the year before, grouped by one dimension',
)

/** A province of today with the units that lie in it. */
export const ProvinceFigure = z.object({
  code: z.string(),
  name: z.string(),
  /** null: no unit of the register lies there. */
  value: z.number().nullable(),
  /** Members at the end of the last day, where figures are asked per thousand of them. */
  members: z.number().nullable(),
  units: z.array(UnitName.extend({ value: z.number() })).max(MOST.inProvince),
})
export type ProvinceFigure = z.infer<typeof ProvinceFigure>

/** A figure of the provinces under a unit; `former`: figures of former provinces are added up by today's borders. */
export const ProvinceMap = z.object({
  unit: UnitName,
  from: Day,
  to: Day,
  per: z.enum(['none', 'members']),
  former: z.boolean(),
  whole: z.number(),
  provinces: z.array(ProvinceFigure).max(MOST.provinces),
  /** Units directly below that are no province's: the army, central bodies. */
  others: z.array(UnitName.extend({ value: z.number() })).max(MOST.others),
})
export type ProvinceMap = z.infer<typeof ProvinceMap>

export const getMap = endpoint(
  'GET /api/dashboard/map',
  z.object({
    ...Asked,
    from: Day,
    to: Day,
    /** `members`: also the members of each province, for figures per thousand. */
    per: z.enum(['none', 'members']).default('none'),
  }),
  ProvinceMap,
  'A measure by the 34 provinces of today, from the units directly below that are a province’s',
)
