import { z } from 'zod'
import { FilterText } from '#measure/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { UnitName } from '#statistics/api.ts'

const Id = z.uuid()
const Said = z.object({ vi: z.string(), en: z.string() })
const Paged = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

/** Figures below this are hidden unless a publication says otherwise; our own choice until a text is known. */
export const THRESHOLD = { default: 5, least: 2, most: 50 } as const
/** So many rows and columns a published table has at most. */
export const MOST = { rows: 120, columns: 30 } as const
/** The rows or columns of a table: the units directly below. */
export const UNITS = 'unit'

const Line = z.object({ value: z.string().nullable(), label: Said })

/** A table as it was published; null is a figure that is not published. The last row and column are totals. */
export const Content = z.object({
  title: z.string(),
  unit: z.object({ code: z.string(), name: z.string() }),
  measure: z.object({
    key: z.string(),
    label: Said,
    definition: Said,
    noun: Said,
    time: z.enum(['day', 'period']),
  }),
  from: Day,
  to: Day,
  where: z.string(),
  threshold: z.int(),
  rowsBy: Said,
  /** null: one column, the figure itself. */
  columnsBy: Said.nullable(),
  rows: z.array(Line).max(MOST.rows),
  columns: z.array(Line).max(MOST.columns),
  cells: z.array(z.array(z.int().nullable()).max(MOST.columns + 1)).max(MOST.rows + 1),
  hidden: z.int(),
})
export type Content = z.infer<typeof Content>

export const PublicationRow = z.object({
  id: Id,
  title: z.string(),
  unit: UnitName,
  from: Day,
  to: Day,
  publishedOn: Day,
  number: z.string().nullable(),
  digest: z.string(),
  withdrawn: z.object({ on: Day, reason: z.string() }).nullable(),
})
export type PublicationRow = z.infer<typeof PublicationRow>

export const Publication = PublicationRow.extend({
  content: Content,
  recordedBy: z.string().nullable(),
  may: z.object({ withdraw: z.boolean() }),
})
export type Publication = z.infer<typeof Publication>

const Asked = z.object({
  organisationId: Id,
  measure: z.string().max(60),
  from: Day,
  to: Day,
  where: FilterText.default({}),
  /** A dimension of the measure, or `unit`. */
  rows: z.string().max(60),
  columns: z.string().max(60).optional(),
  threshold: z.coerce.number().int().min(THRESHOLD.least).max(THRESHOLD.most).default(THRESHOLD.default),
})
export type Asked = z.output<typeof Asked>

export const previewPublication = endpoint(
  'GET /api/publications/preview',
  Asked,
  z.object({ content: Content, others: z.array(PublicationRow).max(50) }),
  'A table as it would be published, with what is hidden in it, and tables in force that tell of the same figures',
)
export const listPublications = endpoint(
  'GET /api/publications',
  z.object({ organisationId: Id, ...Paged }),
  pageOf(PublicationRow).extend({ may: z.object({ record: z.boolean() }) }),
  'The tables that a unit published, newest first',
)
export const getPublication = endpoint(
  'GET /api/publications/:id',
  z.object({ id: Id }),
  Publication,
  'A table as it was published',
)
export const publishTable = endpoint(
  'POST /api/publications',
  Asked.extend({
    where: z.string().max(2000).default('').pipe(FilterText),
    title: z.string().trim().min(3).max(300),
    number: z.string().trim().max(60).nullish(),
  }),
  Publication,
  'Publish a table: counted now, small figures hidden, then frozen',
)
export const withdrawPublication = endpoint(
  'POST /api/publications/:id/withdrawal',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500) }),
  Publication,
  'Take a published table back, with the reason; it stays readable',
)

export const QUALIFIERS = ['exact', 'over', 'about'] as const

const FigureFacts = {
  indicator: z.string().trim().min(2).max(120),
  value: z.number(),
  qualifier: z.enum(QUALIFIERS),
  asOf: Day.nullish(),
  periodFrom: Day.nullish(),
  periodTo: Day.nullish(),
  source: z.string().trim().min(3).max(500),
  publishedOn: Day.nullish(),
  note: z.string().trim().max(1000).nullish(),
  measure: z.string().max(60).nullish(),
  where: z.string().max(2000).default(''),
  explanation: z.string().trim().max(1000).nullish(),
}

/** A figure that somebody published, with what the register counts beside it where it names a measure. */
export const Figure = z.object({
  id: Id,
  indicator: z.string(),
  value: z.number(),
  qualifier: z.enum(QUALIFIERS),
  asOf: Day.nullable(),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  source: z.string(),
  publishedOn: Day.nullable(),
  note: z.string().nullable(),
  measure: z.object({ key: z.string(), label: Said, where: z.string() }).nullable(),
  counted: z.number().nullable(),
  explanation: z.string().nullable(),
})
export type Figure = z.infer<typeof Figure>

export const listFigures = endpoint(
  'GET /api/published-figures',
  z.object({ organisationId: Id, ...Paged, limit: z.coerce.number().int().min(1).max(50).default(25) }),
  pageOf(Figure).extend({ may: z.object({ record: z.boolean() }) }),
  'Figures that somebody published about a unit, newest first, with what the register counts',
)
const Done = z.object({ id: Id })
export const recordFigure = endpoint(
  'POST /api/published-figures',
  z.object({ organisationId: Id, ...FigureFacts }),
  Done,
  'Enter a figure that somebody published about a unit',
)
export const correctFigure = endpoint(
  'POST /api/published-figures/:id/correction',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500), ...FigureFacts }),
  Done,
  'Correct a published figure; what was entered stays behind it',
)
export const withdrawFigure = endpoint(
  'POST /api/published-figures/:id/withdrawal',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500) }),
  Done,
  'Withdraw a published figure entered by mistake',
)
export type FigureDraft = z.output<typeof recordFigure.input>
