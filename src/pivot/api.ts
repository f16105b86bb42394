import { z } from 'zod'
import { FilterText } from '#measure/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { UnitName } from '#statistics/api.ts'
import { MOST, SHARES } from './rules.ts'

const Keys = (most: number) =>
  z
    .string()
    .max(300)
    .default('')
    .transform((text) => (text === '' ? [] : text.split(',')))
    .pipe(z.array(z.string().max(60)).max(most))

/** A table's question as an address carries it: keys parted by commas. */
export const PivotAsked = {
  measures: Keys(MOST.measures),
  rows: Keys(MOST.rows),
  columns: Keys(1),
  where: FilterText.default({}),
  step: z.enum(['year', 'quarter', 'month']).default('year'),
}

const Value = z.string().nullable()

export const countPivotTable = endpoint(
  'GET /api/pivot',
  z.object({ organisationId: z.uuid(), from: Day, to: Day, ...PivotAsked }),
  z.object({
    unit: UnitName,
    /** The units and steps that lines and columns name: units by id, steps by their place. */
    units: z.array(UnitName).max(MOST.lines),
    spans: z.array(z.object({ from: Day, to: Day })).max(MOST.spans),
    lines: z.array(z.array(Value).max(MOST.rows)).max(MOST.lines),
    columns: z.array(z.array(Value).max(1)).max(MOST.columns),
    cells: z.array(z.array(z.number().nullable()).max(MOST.columns)).max(MOST.lines),
    lineTotals: z.array(z.number().nullable()).max(MOST.lines),
    columnTotals: z.array(z.number().nullable()).max(MOST.columns),
    total: z.number().nullable(),
  }),
  'A cross table of measures by dimensions, units directly below and steps of the period',
)
export type PivotAnswer = z.output<typeof countPivotTable.output>

const Audience = z.enum(['own', 'unit', 'below'])
export type Audience = z.infer<typeof Audience>

/** What a saved table asks, as its address does; without days it is counted for the year up to the day shown. */
export const Saved = z.object({
  measures: z.string().min(1).max(300),
  rows: z.string().max(300),
  columns: z.string().max(300),
  where: z.string().max(2000),
  step: z.enum(['year', 'quarter', 'month']),
  share: z.enum(SHARES),
  from: Day.nullable(),
  to: Day.nullable(),
})
export type Saved = z.infer<typeof Saved>

const Name = z.string().trim().min(1).max(MOST.name)

export const SavedTable = z.object({
  id: z.string(),
  name: z.string(),
  audience: Audience,
  unit: UnitName.nullable(),
  author: z.string(),
  savedAt: z.string(),
  definition: Saved,
  may: z.object({ change: z.boolean() }),
})
export type SavedTable = z.infer<typeof SavedTable>

export const listPivotTables = endpoint(
  'GET /api/pivot/tables',
  z.object({
    whose: z.enum(['mine', 'shared']).default('mine'),
    after: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  pageOf(SavedTable),
  'Saved tables: my own, or those shared with me',
)

export const getPivotTable = endpoint(
  'GET /api/pivot/table/:id',
  z.object({ id: z.uuid() }),
  SavedTable,
  'A saved table that I may open',
)

export const savePivotTable = endpoint(
  'POST /api/pivot/tables',
  z.object({ organisationId: z.uuid(), name: Name, audience: Audience, definition: Saved }),
  SavedTable,
  'Save a table under a name',
)

export const changePivotTable = endpoint(
  'PUT /api/pivot/table/:id',
  z.object({ id: z.uuid(), name: Name, audience: Audience, definition: Saved }),
  SavedTable,
  'Change a saved table: its name, who may open it, what it asks',
)

export const withdrawPivotTable = endpoint(
  'POST /api/pivot/table/:id/withdrawal',
  z.object({ id: z.uuid() }),
  z.object({ id: z.string() }),
  'Take a saved table away',
)

export const restorePivotTable = endpoint(
  'POST /api/pivot/table/:id/return',
  z.object({ id: z.uuid() }),
  SavedTable,
  'Bring a saved table back',
)
