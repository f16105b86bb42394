import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint } from '#platform/endpoint.ts'
import { LAYOUTS } from './declaration.ts'

export const MOST = { forms: 300, fields: 200, columns: 50, versions: 50 } as const

/** Largest template of a unit, in bytes. */
export const TEMPLATE_LIMIT_IN_BYTES = 2_000_000

const Id = z.uuid()
const FormKey = z.string().regex(/^[a-z][a-z0-9-]{1,60}$/)
const Format = z.enum(['docx', 'pdf'])
const Both = z.object({ vi: z.string(), en: z.string() })
const Instant = z.iso.datetime({ offset: true })

const TemplateInForce = z.object({
  id: Id,
  unit: UnitLink,
  recordedAt: Instant,
  /** Kept by the unit asked about, not by one above it. */
  own: z.boolean(),
})

/** A printable form; `template`: the unit's own Word template, or that of the nearest unit above. */
export const FormRow = z.object({
  key: FormKey,
  number: z.string().nullable(),
  name: Both,
  source: z.string(),
  confidence: z.enum(['verified', 'indirect', 'memory']),
  layout: z.enum(LAYOUTS),
  template: TemplateInForce.nullable(),
})
export type FormRow = z.infer<typeof FormRow>

const Column = z.object({ tag: z.string(), name: Both, kind: z.enum(['text', 'day', 'number']) })
const FieldRow = Column.extend({
  kind: z.enum(['text', 'day', 'number', 'list']),
  columns: z.array(Column).max(MOST.columns),
})
export type FieldRow = z.infer<typeof FieldRow>

/** A version of a unit's own template. */
export const TemplateVersion = z.object({
  id: Id,
  name: z.string(),
  bytes: z.int(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  restored: z.boolean(),
  supersededAt: Instant.nullable(),
  reason: z.string().nullable(),
})
export type TemplateVersion = z.infer<typeof TemplateVersion>

export const FormDetail = FormRow.extend({
  own: z.array(FieldRow).max(MOST.fields),
  standard: z.array(FieldRow).max(MOST.fields),
  versions: z.array(TemplateVersion).max(MOST.versions),
  /** Whether a unit's own template can be printed as PDF here. */
  office: z.boolean(),
  may: z.object({ record: z.boolean() }),
})
export type FormDetail = z.infer<typeof FormDetail>

export const listForms = endpoint(
  'GET /api/paper-forms',
  z.object({ organisationId: Id }),
  z.object({ items: z.array(FormRow).max(MOST.forms) }),
  'The printable forms, each with the template that is used at a unit',
)

export const getForm = endpoint(
  'GET /api/paper-forms/:key',
  z.object({ key: FormKey, organisationId: Id }),
  FormDetail,
  'A printable form: its fields and their tags, and the templates of a unit',
)

export const printPaper = endpoint(
  'GET /api/papers/:key/:id',
  z.object({
    key: FormKey,
    id: Id,
    format: Format,
    on: Day.optional(),
    also: z
      .string()
      .regex(/^[\w-]{1,60}(,[\w-]{1,60}){0,4}$/)
      .optional(),
  }),
  z.any(),
  'A paper about something, as Word or PDF; printing is recorded',
)

export const printSample = endpoint(
  'GET /api/paper-forms/:key/sample',
  z.object({
    key: FormKey,
    organisationId: Id,
    format: Format,
    /** `built-in`: the layout of the product; `start`: the same with tags, to begin a template from; an id: that version. */
    template: z.union([z.enum(['in-force', 'built-in', 'start']), Id]).default('in-force'),
  }),
  z.any(),
  'A form with invented values',
)

export const uploadTemplate = endpoint(
  'POST /api/paper-forms/:key/templates',
  z.object({ key: FormKey, organisationId: Id, name: z.string().trim().min(1).max(200) }),
  TemplateVersion,
  'Replace the layout of a form at a unit and below by a Word template; refused with everything that is wrong with it',
)

export const downloadTemplate = endpoint(
  'GET /api/paper-templates/:id',
  z.object({ id: Id }),
  z.any(),
  'A template as it was uploaded',
)

export const withdrawTemplate = endpoint(
  'POST /api/paper-templates/:id/withdrawal',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500) }),
  z.object({ id: Id }),
  'Take a template back; the one of the unit above or the built-in layout is used again',
)

export const restoreTemplate = endpoint(
  'POST /api/paper-templates/:id/restoration',
  z.object({ id: Id }),
  TemplateVersion,
  'Bring an older template back',
)
