import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { DOCUMENT_TYPES } from './law.ts'
import { ORGANS } from './organs.ts'

const Id = z.uuid()
const Type = z.enum(DOCUMENT_TYPES.map((one) => one.id) as [string, ...string[]])

export const DIRECTIONS = ['received', 'issued'] as const
export type Direction = (typeof DIRECTIONS)[number]
/** What a document does to another: cites it as its basis, implements, amends or replaces it. */
export const RELATIONS = ['cites', 'implements', 'amends', 'replaces'] as const
export type Relation = (typeof RELATIONS)[number]
export const KNOWN = ['day', 'month', 'year', 'by'] as const
export type Known = (typeof KNOWN)[number]
export const AUDIENCES = ['own', 'below'] as const
export const STATES = ['none', 'coming', 'in_force', 'replaced', 'expired'] as const
export type State = (typeof STATES)[number]

/** The most that an answer lists of each. */
export const MOST = { links: 50, versions: 50, files: 20, checks: 40, units: 60 } as const

/** A document in one line; `state` as of the day asked about, `none` where the type is never in force. */
export const DocumentSummary = z.object({
  id: Id,
  direction: z.enum(DIRECTIONS),
  type: Type,
  number: z.string().nullable(),
  issuer: z.string(),
  issuedOn: Day,
  issuedKnown: z.enum(KNOWN),
  receivedOn: Day.nullable(),
  subject: z.string(),
  keeper: z.object({ id: Id, name: z.string() }),
  state: z.enum(STATES),
})
export type DocumentSummary = z.infer<typeof DocumentSummary>

export const searchDocuments = endpoint(
  'POST /api/documents/search',
  z.object({
    /** A unit: its own register, or with `below` also those of the units below it; absent: all within reach. */
    organisationId: Id.optional(),
    below: z.boolean().default(true),
    /** Also what superiors have made known to the units below them. */
    above: z.boolean().default(false),
    direction: z.enum(DIRECTIONS).optional(),
    text: z.string().trim().max(200).default(''),
    type: Type.optional(),
    issuerId: Id.optional(),
    from: Day.optional(),
    to: Day.optional(),
    on: Day.optional(),
    inForce: z.boolean().default(false),
    after: z.string().max(200).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  pageOf(DocumentSummary),
  'Documents by number, words of subject and issuer (no marks needed), type, issuer, period, in force; latest first',
)

export const ORGAN = z.enum(ORGANS)
