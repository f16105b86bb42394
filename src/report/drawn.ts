import { z } from 'zod'
import { Day } from '#platform/endpoint.ts'

const Said = z.object({ vi: z.string(), en: z.string() })

/** A figure of a report: what was counted for the reporting unit, and with what it is compared. */
export const Figure = z.object({
  /** The same for the same question, whichever report asks it. */
  id: z.string(),
  measure: z.string(),
  label: Said,
  definition: Said,
  source: z.string().nullable(),
  opensTo: z.enum(['people', 'units', 'things']).nullable(),
  /** The unit counted, by public id: the reporting one, or one directly below in a table of units. */
  unit: z.object({ id: z.uuid(), name: z.string() }),
  /** As `textOfFilter` writes it. */
  where: z.string(),
  from: Day,
  to: Day,
  time: z.enum(['day', 'period']),
  value: z.number(),
  before: z.object({ from: Day, to: Day, value: z.number() }).nullable(),
  target: z.number().nullable(),
})
export type Figure = z.infer<typeof Figure>

/** A piece of text; with a figure it is a number that can be opened. */
export const DrawnPiece = z.object({
  text: z.string(),
  figure: z.string().nullable(),
})
export type DrawnPiece = z.infer<typeof DrawnPiece>

export const DrawnTable = z.object({
  key: z.string(),
  title: z.string(),
  names: z.string(),
  columns: z.array(z.string()).max(20),
  rows: z
    .array(z.object({ label: z.string(), isTotal: z.boolean(), cells: z.array(DrawnPiece).max(20) }))
    .max(200),
  chart: z
    .object({ kind: z.enum(['bars', 'pyramid']), columns: z.array(z.int()).max(2), title: z.string() })
    .nullable(),
})
export type DrawnTable = z.infer<typeof DrawnTable>

export const DrawnSection = z.object({
  key: z.string(),
  level: z.union([z.literal(1), z.literal(2)]),
  title: z.string(),
  sentences: z.array(z.array(DrawnPiece).max(40)).max(40),
  tables: z.array(DrawnTable).max(10),
  free: z.object({ hint: Said, needed: z.boolean() }).nullable(),
})
export type DrawnSection = z.infer<typeof DrawnSection>

/** A report with its figures counted, every sentence written out; the unit's own words stand beside it. */
export const Drawn = z.object({
  subject: z.string(),
  /** How its time is told: "năm 2022". */
  period: z.string(),
  /** The last day counted: that of the period, or of drawing it up where the period is not over. */
  countedTo: Day,
  opening: z.array(DrawnPiece).max(5),
  sections: z.array(DrawnSection).max(40),
  appendix: z.array(DrawnTable).max(10),
  figures: z.array(Figure).max(4000),
})
export type Drawn = z.infer<typeof Drawn>
