import { z } from 'zod'
import { Job } from '#job/api.ts'
import { TemplateVersion } from '#paper/api.ts'
import { Day, endpoint } from '#platform/endpoint.ts'
import { UnitName } from '#statistics/api.ts'

const Id = z.uuid()
const FormKey = z.string().regex(/^[0-9]{1,2}[A-C]?$/)
const Both = z.object({ vi: z.string(), en: z.string() })
const Condition = z.union([
  z.object({ is: z.array(z.string()).max(200) }),
  z.object({ not: z.array(z.string()).max(200) }),
])
const Where = z.record(z.string(), Condition)

export const MOST = {
  forms: 20,
  blocks: 20,
  columns: 30,
  rows: 300,
  checks: 200,
  units: 20_000,
  failing: 50,
} as const

/** What a row or a column contributes to its cells; `isProtected`: its cells are counted, never opened. */
const Asking = {
  key: z.string(),
  label: Both,
  measure: z.string().optional(),
  at: z.literal('opening').optional(),
  where: Where,
  isProtected: z.boolean(),
}

/** Biểu thống kê as it is shown: its rows and columns, and what is known of its layout. */
export const FormShown = z.object({
  key: FormKey,
  symbol: z.string(),
  title: Both,
  source: z.string(),
  confidence: z.enum(['official', 'proposal']),
  lacking: Both.nullable(),
  blocks: z
    .array(
      z.object({
        key: z.string(),
        title: Both.nullable(),
        columns: z.array(z.object({ ...Asking, isShare: z.boolean() })).max(MOST.columns),
        rows: z
          .array(
            z.object({
              ...Asking,
              level: z.union([z.literal(0), z.literal(1), z.literal(2)]),
              isHeading: z.boolean(),
              isMean: z.boolean(),
            }),
          )
          .max(MOST.rows),
      }),
    )
    .max(MOST.blocks),
})
export type FormShown = z.infer<typeof FormShown>

const Cells = z.array(z.number().nullable()).max(MOST.columns)

/** A check done in a unit and in those below it; `failing`: where the sides differ, the first few. */
export const CheckShown = z.object({
  key: z.string(),
  label: Both,
  /** Both sides in the unit itself; null where it is not done there. */
  left: z.number().nullable(),
  right: z.number().nullable(),
  units: z.int(),
  failed: z.int(),
  failing: z
    .array(z.object({ code: z.string(), name: z.string(), left: z.number(), right: z.number() }))
    .max(MOST.failing),
})
export type CheckShown = z.infer<typeof CheckShown>

const Asked = { organisationId: Id, from: Day, to: Day }

export const listForms = endpoint(
  'GET /api/forms',
  z.object({}),
  z.object({
    items: z
      .array(FormShown.pick({ key: true, symbol: true, title: true, confidence: true }))
      .max(MOST.forms),
    notOffered: z.array(z.object({ key: FormKey, title: Both, why: Both })).max(MOST.forms),
  }),
  'The statistical forms that the register fills in, and those that it cannot',
)

export const getForm = endpoint(
  'GET /api/forms/:form',
  z.object({
    ...Asked,
    form: FormKey,
    /** Key of a row: also its cells in each unit directly below. */
    row: z.string().max(80).optional(),
  }),
  z.object({
    form: FormShown,
    version: z.string(),
    unit: UnitName,
    from: Day,
    to: Day,
    whole: z
      .array(
        z.object({
          key: z.string(),
          rows: z.array(z.object({ key: z.string(), cells: Cells })).max(MOST.rows),
        }),
      )
      .max(MOST.blocks),
    below: z.array(z.object({ unit: UnitName, cells: Cells })).max(MOST.units),
    /** How many units stand directly below. */
    units: z.int(),
    checks: z.array(CheckShown).max(MOST.checks),
  }),
  'A statistical form of a unit and a period, with its checks',
)
export type FormAnswer = z.infer<typeof getForm.output>

export const checkForms = endpoint(
  'GET /api/form-checks',
  z.object(Asked),
  z.object({
    forms: z.array(z.object({ form: FormKey, done: z.int(), failed: z.int() })).max(MOST.forms),
    across: z.array(CheckShown).max(MOST.checks),
  }),
  'All forms of a unit and a period counted together: do their checks hold, do the forms agree with each other?',
)

export const LAYOUTS = ['rows', 'sheets'] as const

export const requestForms = endpoint(
  'POST /api/form-jobs',
  z.object({ ...Asked, layout: z.enum(LAYOUTS), lang: z.enum(['vi', 'en']) }),
  Job,
  'All forms of a unit with the units below in one workbook, made in the background',
)

/** Largest template of a unit, in bytes. */
export const TEMPLATE_LIMIT_IN_BYTES = 2_000_000

export const getFormTemplate = endpoint(
  'GET /api/form-templates',
  z.object({ organisationId: Id }),
  z.object({
    inForce: z.object({ id: Id, name: z.string(), unit: UnitName, own: z.boolean() }).nullable(),
    versions: z.array(TemplateVersion).max(50),
    may: z.object({ record: z.boolean() }),
  }),
  'The workbook with marked cells that a unit fills in: its own, or that of the nearest unit above',
)
export type FormTemplate = z.infer<typeof getFormTemplate.output>

export const uploadFormTemplate = endpoint(
  'POST /api/form-templates',
  z.object({ organisationId: Id, name: z.string().trim().min(1).max(200) }),
  TemplateVersion,
  'Replace the layout of forms at a unit and below by a workbook with marked cells',
)

export const withdrawFormTemplate = endpoint(
  'POST /api/form-templates/:id/withdrawal',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500) }),
  z.object({ id: Id }),
  'Take a workbook back',
)

export const fetchFormTemplate = endpoint(
  'GET /api/form-templates/:id/file',
  z.object({ id: Id }),
  z.unknown(),
  'A workbook as it was uploaded',
)

export const fetchFilledForms = endpoint(
  'GET /api/form-templates/filled',
  z.object(Asked),
  z.unknown(),
  'The unit’s own workbook, filled in for a period',
)

export const fetchStartTemplate = endpoint(
  'GET /api/form-templates/start',
  z.object({ lang: z.enum(['vi', 'en']).default('vi') }),
  z.unknown(),
  'A workbook of all forms with the mark of each cell, to begin a template from',
)
