import { z } from 'zod'
import { ORGANS } from '#document/organs.ts'
import { Job } from '#job/api.ts'
import { FilterText } from '#measure/api.ts'
import { textOfFilter } from '#measure/filter.ts'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { KINDS } from './declaration.ts'
import { Drawn } from './drawn.ts'

const Id = z.uuid()
const Kind = z.enum(KINDS)
const Reason = z.string().trim().min(3).max(500)
const Listed = {
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const STATES = ['draft', 'issued'] as const
/** A section's words have at most so many characters. */
export const MOST_TEXT = 20_000
/** The section that holds the recipients, one a line; the last line says where it is kept. */
export const RECIPIENTS = 'recipients'

/** A report in one line. */
export const ReportSummary = z.object({
  id: Id,
  kind: Kind,
  template: z.string(),
  unit: UnitLink,
  from: Day,
  to: Day,
  state: z.enum(STATES),
  issued: z.object({ on: Day, number: z.string().nullable(), documentId: Id }).nullable(),
  /** When its words were last saved; null: nobody has written yet. */
  writtenAt: z.iso.datetime().nullable(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

export const listReports = endpoint(
  'GET /api/reports',
  z.object({
    organisationId: Id,
    /** Also those of the units below. */
    below: z.stringbool().default(false),
    kind: Kind.optional(),
    ...Listed,
  }),
  pageOf(ReportSummary),
  'Reports of a unit, or also of the units below it, the latest period first',
)

export const getReportOffers = endpoint(
  'GET /api/reports/offers',
  z.object({ organisationId: Id }),
  z.object({
    templates: z
      .array(
        z.object({
          key: z.string(),
          kind: Kind,
          subject: z.string(),
          span: z.object({ from: Day, to: Day }).nullable(),
        }),
      )
      .max(30),
    organs: z.array(z.object({ organ: z.enum(ORGANS), name: z.string() })).max(ORGANS.length),
    term: z.object({ from: Day, to: Day }).nullable(),
  }),
  'Which reports a unit can write, in the name of which of its organs, and the term of its committee',
)

export const recordReport = endpoint(
  'POST /api/reports',
  z.object({ organisationId: Id, template: z.string().max(60), from: Day, to: Day, organ: z.enum(ORGANS) }),
  z.object({ id: Id }),
  'Begin a report of a unit about a period',
)

/** The words of a section as they were saved last. */
export const ReportText = z.object({
  section: z.string(),
  version: z.int(),
  text: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
})
export type ReportText = z.infer<typeof ReportText>

const Signature = z.object({ authority: z.string(), post: z.string(), name: z.string() })

/** What stands around the body: head, signature, recipients. */
export const Frame = z.object({
  superior: z.string().nullable(),
  issuer: z.string().nullable(),
  /** The issuer in a sentence: "Ban Thường vụ Tỉnh ủy Nam Định". */
  author: z.string(),
  number: z.string().nullable(),
  symbol: z.string().nullable(),
  place: z.string().nullable(),
  on: Day.nullable(),
  signature: Signature,
  recipients: z.array(z.string()).max(30),
  keptAt: z.string().nullable(),
})
export type Frame = z.infer<typeof Frame>

export const ReportShown = ReportSummary.extend({
  drawn: Drawn,
  frame: Frame,
  texts: z.array(ReportText).max(60),
  /** Of an issued report: what differs now from what it said, by figure. */
  changed: z.array(z.object({ figure: z.string(), now: z.number() })).max(4000),
  digest: z.string().nullable(),
  may: z.object({ record: z.boolean(), openPeople: z.boolean() }),
})
export type ReportShown = z.infer<typeof ReportShown>

export const getReport = endpoint(
  'GET /api/reports/:id',
  z.object({ id: Id, on: Day.optional() }),
  ReportShown,
  'A report with its figures: a draft as they are, an issued one as they were, and which of them differ now',
)

export const listReportVersions = endpoint(
  'GET /api/reports/:id/texts/:section',
  z.object({ id: Id, section: z.string().max(60), ...Listed }),
  pageOf(ReportText),
  'Every version of a section’s words, the latest first',
)

export const saveReportText = endpoint(
  'POST /api/reports/:id/texts',
  z.object({
    id: Id,
    section: z.string().max(60),
    text: z.string().max(MOST_TEXT),
    /** The version that was read before writing; 0: there was none. */
    over: z.int().min(0),
  }),
  ReportText,
  'Save the words of a section; refused where somebody has saved others meanwhile',
)

export const issueReport = endpoint(
  'POST /api/reports/:id/issue',
  z.object({
    id: Id,
    on: Day,
    serial: z.int().min(1).max(999_999).nullable(),
    term: z.string().trim().min(1).max(100).nullable(),
  }),
  z.object({ id: Id, number: z.string().nullable(), documentId: Id }),
  'Issue a report: it takes its number in the book of documents and its figures stay as they are',
)

export const withdrawReport = endpoint(
  'POST /api/reports/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Take back a draft that was begun by mistake',
)

export const requestReportFile = endpoint(
  'POST /api/reports/:id/job',
  z.object({ id: Id, format: z.enum(['docx', 'pdf']) }),
  Job,
  'Write a report as a file in the background',
)

/** What a unit has set itself: so many of a measure under conditions in a period. */
export const Target = z.object({
  id: Id,
  measure: z.string(),
  /** As `textOfFilter` writes it. */
  where: z.string(),
  from: Day,
  to: Day,
  target: z.number(),
  note: z.string().nullable(),
})
export type Target = z.infer<typeof Target>

export const listTargets = endpoint(
  'GET /api/report-targets',
  z.object({ organisationId: Id, year: z.coerce.number().int().min(1930).max(2999) }),
  z.object({ items: z.array(Target).max(200), may: z.object({ record: z.boolean() }) }),
  'Targets of a unit whose period overlaps a year',
)

export const setTarget = endpoint(
  'POST /api/report-targets',
  z.object({
    organisationId: Id,
    measure: z.string().max(60),
    where: FilterText.transform(textOfFilter).default(''),
    from: Day,
    to: Day,
    target: z.number().min(0).max(9_999_999),
    note: z.string().trim().max(300).nullable(),
  }),
  z.object({ id: Id }),
  'Set a target of a unit; the one set before for the same measure and period is kept as history',
)

export const withdrawTarget = endpoint(
  'POST /api/report-targets/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Take back a target',
)
