import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { CHECKS } from './check-codes.ts'
import { DOCUMENT_TYPES, LAYOUT_PARTS } from './law.ts'
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

const Text = (most: number) => z.string().trim().min(1).max(most)
const Organ = z.enum(ORGANS)

/** Who issued it: an organ of an organisation, a body, or a name where the issuer stands outside the register. */
const IssuerGiven = z.object({
  organisationId: Id.nullable().default(null),
  organ: Organ.nullable().default(null),
  bodyId: Id.nullable().default(null),
  name: Text(300).nullable().default(null),
})

/**
 * A document as given. Of an issued one the keeper is the issuer and `serial` null takes the next number; of a received one
 * `number` is as printed.
 */
export const DocumentGiven = z.object({
  organisationId: Id,
  direction: z.enum(DIRECTIONS),
  type: Type,
  issuer: IssuerGiven,
  serial: z.int().min(1).max(999_999).nullable(),
  number: Text(100).nullable(),
  symbol: Text(30).nullable(),
  term: Text(100).nullable(),
  issuedOn: Day,
  issuedKnown: z.enum(KNOWN).default('day'),
  receivedOn: Day.nullable(),
  subject: Text(1000),
  inForceFrom: Day.nullable(),
  /** The last day. */
  inForceTo: Day.nullable(),
  audience: z.enum(AUDIENCES),
  note: Text(2000).nullable(),
  links: z.array(z.object({ id: Id, relation: z.enum(RELATIONS) })).max(MOST.links),
  /** Parts of the layout that somebody has looked at and found right. */
  layout: z.array(z.enum(LAYOUT_PARTS)).max(LAYOUT_PARTS.length).default([]),
  /** Why it is issued although the check left something open. */
  checkReason: Text(500).nullable().default(null),
})
export type DocumentGiven = z.infer<typeof DocumentGiven>

const Unit = z.object({ id: Id, name: z.string() })

const Check = z.object({
  code: z.enum(CHECKS),
  state: z.enum(['done', 'open']),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  source: z.string().nullable(),
})

export const checkDocument = endpoint(
  'POST /api/documents/check',
  DocumentGiven,
  z.object({
    refusals: z.array(z.looseObject({ code: z.string() })).max(MOST.checks),
    checks: z.array(Check).max(MOST.checks + MOST.links),
    number: z.string().nullable(),
  }),
  'What stands against a document, and the checklist before it is issued; nothing is recorded',
)

/** What the form of a document needs to know of its issuer on a day. */
export const getIssuing = endpoint(
  'GET /api/documents/issuing',
  z.object({
    organisationId: Id,
    /** In whose book it will stand; of its superiors, which may be out of reach, organs alone are told. */
    keeperId: Id.optional(),
    organ: Organ.optional(),
    bodyId: Id.optional(),
    type: Type.optional(),
    on: Day,
    symbol: z.string().max(30).optional(),
    term: z.string().max(100).optional(),
  }),
  z.object({
    unit: z.object({ id: Id, name: z.string(), kind: z.string() }).nullable(),
    organs: z.array(z.object({ organ: Organ, name: z.string() })).max(ORGANS.length),
    /** Bodies beside the unit on the day. */
    bodies: z.array(Unit).max(MOST.units),
    symbol: z.string().nullable(),
    term: z.string().nullable(),
    serial: z.int().nullable(),
    number: z.string().nullable(),
    allowed: z.boolean().nullable(),
    source: z.string().nullable(),
  }),
  'Organs of an issuer on a day, its symbol, term and next number of a type, and whether it may issue it',
)

export const recordDocument = endpoint(
  'POST /api/documents',
  DocumentGiven,
  z.object({ id: Id, number: z.string().nullable() }),
  'Record a received document or issue one',
)

const Reason = z.string().trim().min(3).max(500)

export const correctDocument = endpoint(
  'POST /api/documents/:id/correction',
  DocumentGiven.extend({ id: Id, reason: Reason }),
  z.object({ id: Id, number: z.string().nullable() }),
  'Correct a document; what was recorded before is kept',
)

export const withdrawDocument = endpoint(
  'POST /api/documents/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Withdraw a document that was recorded by mistake; it stays in the history',
)

/** The facts of a document as they stood at one time. */
const Version = z.object({
  direction: z.enum(DIRECTIONS),
  type: Type,
  number: z.string().nullable(),
  issuer: z.string(),
  organ: z.string().nullable(),
  symbol: z.string().nullable(),
  serial: z.int().nullable(),
  term: z.string().nullable(),
  issuedOn: Day,
  issuedKnown: z.enum(KNOWN),
  receivedOn: Day.nullable(),
  subject: z.string(),
  inForceFrom: Day.nullable(),
  inForceTo: Day.nullable(),
  audience: z.enum(AUDIENCES),
  note: z.string().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  /** Why the next version took its place; of the last one, why the document was withdrawn. */
  reason: z.string().nullable(),
})
export type Version = z.infer<typeof Version>

export const FILE_KINDS = ['pdf', 'docx', 'xlsx', 'txt'] as const

const DocumentFile = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(FILE_KINDS),
  bytes: z.int(),
  sha256: z.string(),
  wasRead: z.boolean(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})
export type DocumentFile = z.infer<typeof DocumentFile>

const Kin = z.object({ relation: z.enum(RELATIONS), document: DocumentSummary })

/** A document whole; `above`: what it rests on; `below`: how many rest on it, by what they do to it, counted to 1,000. */
export const DocumentShown = z.object({
  document: DocumentSummary,
  facts: Version,
  issuerUnit: Unit.nullable(),
  issuerBodyId: Id.nullable(),
  checkOpen: z.array(z.string()).max(MOST.checks + MOST.links),
  checkReason: z.string().nullable(),
  withdrawn: z.object({ at: z.string(), reason: z.string().nullable() }).nullable(),
  above: z.array(Kin).max(MOST.links),
  below: z.record(z.enum(RELATIONS), z.int()),
  replacedBy: z.array(DocumentSummary).max(MOST.links),
  versions: z.array(Version).max(MOST.versions),
  files: z.array(DocumentFile).max(MOST.files),
  may: z.object({ record: z.boolean() }),
})
export type DocumentShown = z.infer<typeof DocumentShown>

export const getDocument = endpoint(
  'GET /api/documents/:id',
  z.object({ id: Id, on: Day.optional() }),
  DocumentShown,
  'A document with its facts, ties, files and history, as of a day',
)

/** A member of the family: what it does to the text asked about, or that text to it; `kin`: how many come next, counted to 100. */
export const Relative = z.object({
  relation: z.enum(RELATIONS),
  document: DocumentSummary,
  kin: z.int(),
})
export type Relative = z.infer<typeof Relative>

export const listFamily = endpoint(
  'GET /api/documents/:id/family',
  z.object({
    id: Id,
    way: z.enum(['up', 'down']),
    on: Day.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(Relative),
  'One step of a document’s family: up to what it rests on, down to what rests on it',
)

export const countFamily = endpoint(
  'GET /api/documents/:id/family/levels',
  z.object({ id: Id, on: Day.optional() }),
  z.object({
    documents: z.int(),
    levels: z
      .array(z.object({ kind: z.string().nullable(), issuers: z.int(), documents: z.int() }))
      .max(MOST.units),
  }),
  'How many issuers of each level have issued a document that implements this one, through however many steps',
)

export const uploadDocumentFile = endpoint(
  'POST /api/documents/:id/files',
  z.object({ id: Id, name: Text(200) }),
  DocumentFile,
  'Attach a file (.pdf, .docx, .xlsx, .txt); one that bears a mark of secrecy is refused',
)

export const downloadDocumentFile = endpoint(
  'GET /api/documents/:id/files/:fileId',
  z.object({ id: Id, fileId: Id }),
  z.any(),
  'The file of a document',
)

export const withdrawDocumentFile = endpoint(
  'POST /api/documents/:id/files/:fileId/withdrawal',
  z.object({ id: Id, fileId: Id, reason: Reason }),
  z.object({ id: Id }),
  'Take back a file that was attached by mistake',
)
