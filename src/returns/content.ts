import { z } from 'zod'
import { Day } from '#platform/endpoint.ts'
import { PERIOD_KINDS } from './codes.ts'

const Said = z.object({ vi: z.string(), en: z.string() })
const CheckLabel = z.object({ key: z.string(), label: Said })
const Unit = z.object({ id: z.string(), code: z.string(), name: z.string(), kind: z.string() })

/** What a row or a column asks of the register, so that a figure can be opened: `declaration.ts` of forms. */
const Asks = {
  measure: z.string().optional(),
  at: z.literal('opening').optional(),
  where: z
    .record(
      z.string(),
      z.union([
        z.object({ is: z.array(z.string()).max(200) }),
        z.object({ not: z.array(z.string()).max(200) }),
      ]),
    )
    .optional(),
}

/** A form as it is drawn: frozen with its figures, so that a return is read without the declaration that it was counted by. */
export const FormLayout = z.object({
  key: z.string(),
  symbol: z.string(),
  title: Said,
  source: z.string(),
  confidence: z.enum(['official', 'proposal']),
  lacking: Said.optional(),
  blocks: z
    .array(
      z.object({
        key: z.string(),
        title: Said.optional(),
        /** `adds`: cells of units add up to that of the unit above, but for what goes on inside it. */
        columns: z.array(z.object({ key: z.string(), label: Said, adds: z.boolean(), ...Asks })).max(200),
        rows: z
          .array(
            z.object({
              key: z.string(),
              label: Said,
              level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
              isHeading: z.boolean().optional(),
              adds: z.boolean(),
              ...Asks,
            }),
          )
          .max(1000),
      }),
    )
    .max(50),
  checks: z.array(CheckLabel).max(200),
})
export type FormLayout = z.infer<typeof FormLayout>

/** The cells of a unit by block and row, in the order of the columns. */
export const Cells = z.object({
  blocks: z
    .array(
      z.object({
        key: z.string(),
        rows: z
          .array(z.object({ key: z.string(), cells: z.array(z.number().nullable()).max(200) }))
          .max(1000),
      }),
    )
    .max(50),
})
export type Cells = z.infer<typeof Cells>

/** A check that was done in a unit. */
export const Check = z.object({
  key: z.string(),
  unit: z.string(),
  left: z.number(),
  right: z.number(),
  holds: z.boolean(),
})

/** A form with its figures: of the unit, and of each unit directly below. */
export const FilledForm = z.object({
  layout: FormLayout,
  version: z.string(),
  whole: Cells,
  below: z.array(Cells.extend({ unit: Unit })).max(20_000),
  checks: z.array(Check).max(100_000),
})
export type FilledForm = z.infer<typeof FilledForm>

/** Where a figure stands in the forms of a return. */
export const CellPlace = z.object({
  form: z.string(),
  block: z.string(),
  row: z.string(),
  column: z.string(),
})
export type CellPlace = z.infer<typeof CellPlace>

/** A figure of an earlier certified return that the register counts otherwise now. */
export const CorrectedCell = CellPlace.extend({
  certified: z.number(),
  /** What the unit told of it since, in a later return; null: nothing. */
  told: z.number().nullable(),
  now: z.number(),
})
export type CorrectedCell = z.infer<typeof CorrectedCell>

/** What corrections were made of one kind since a return was certified. */
export const CorrectionCount = z.object({ kind: z.string(), facts: z.number(), people: z.number() })
export type CorrectionCount = z.infer<typeof CorrectionCount>

/** An earlier return of the unit with what has become of its figures. */
export const CorrectedReturn = z.object({
  /** Public id of the certificate and of its return. */
  certificateId: z.string(),
  returnId: z.string(),
  title: z.string(),
  from: Day,
  to: Day,
  certifiedOn: Day,
  digest: z.string(),
  cells: z.array(CorrectedCell).max(20_000),
  corrections: z.array(CorrectionCount).max(200),
})
export type CorrectedReturn = z.infer<typeof CorrectedReturn>

/** A figure of the whole against the sum of the certified returns below. */
export const SummedCell = CellPlace.extend({
  whole: z.number(),
  /** The sum of the certified returns. */
  reported: z.number(),
  /** As counted now of the units that have not certified or are not asked. */
  missing: z.number(),
  /** What the whole holds beside its units, or counts once that they count twice: own members, transfers between them. */
  within: z.number(),
  /** whole − reported − missing − within: the register has changed since they certified. */
  changed: z.number(),
})
export type SummedCell = z.infer<typeof SummedCell>

/** A finding with what the unit says about it; keys as `findings.ts` writes them. */
const Note = z.object({ finding: z.string(), note: z.string() })

/** What a certified return (báo cáo đã ký) is: everything that is digested. */
export const CertifiedContent = z.object({
  format: z.literal('dangvu-return-1'),
  return: z.string(),
  version: z.int(),
  period: z.object({
    id: z.string(),
    title: z.string(),
    kind: z.enum(PERIOD_KINDS),
    from: Day,
    to: Day,
    cutOffOn: Day,
    announcedBy: Unit,
  }),
  unit: Unit,
  forms: z.array(FilledForm).max(40),
  across: z.array(Check).max(100_000),
  acrossLabels: z.array(CheckLabel).max(200),
  notes: z.array(Note).max(10_000),
  /** The certified returns that it takes in. */
  takenIn: z.array(z.object({ unit: z.string(), return: z.string(), digest: z.string() })).max(60_000),
  summed: z.array(SummedCell).max(20_000),
  /** Codes of units that had not certified, or whose return was not accepted, and why it was not waited for. */
  missing: z.array(z.string()).max(60_000),
  missingReason: z.string().nullable(),
  corrected: z.array(CorrectedReturn).max(20),
  certified: z.object({ on: Day, at: z.string(), by: z.string(), account: z.string(), post: z.string() }),
})
export type CertifiedContent = z.infer<typeof CertifiedContent>
