import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { CountedMember } from '#statistics/api.ts'
import { ACTS, LEVELS, PERIOD_KINDS, STATES, WHICH } from './codes.ts'
import { CertifiedContent, Check, CorrectedReturn, FilledForm, SummedCell } from './content.ts'

const Id = z.uuid()
const Said = z.object({ vi: z.string(), en: z.string() })
const Reason = z.string().trim().max(500)
const After = z.string().max(300).optional()
const Limit = z.coerce.number().int().min(1).max(200).default(50)

/** Most units directly below one that are answered in a table. */
export const MOST_BELOW = 5_000
/** Codes of units that a list names; the rest is a number. */
export const MOST_NAMED = 200

export const DueDays = z.object({
  below: z.int(),
  grassroots: z.int(),
  above: z.int(),
  province: z.int(),
  central: z.int(),
})

/** How many returns of a period are how far. */
export const Counts = z.object({
  asked: z.int(),
  /** Neither certified nor accepted. */
  missing: z.int(),
  late: z.int(),
  draft: z.int(),
  returned: z.int(),
  submitted: z.int(),
  accepted: z.int(),
})
export type Counts = z.infer<typeof Counts>

/** A reporting period (kỳ báo cáo). */
export const Period = z.object({
  id: Id,
  title: z.string(),
  kind: z.enum(PERIOD_KINDS),
  from: Day,
  to: Day,
  cutOffOn: Day,
  announcer: UnitLink,
  announcedOn: Day,
  withdrawn: z.object({ on: Day, reason: z.string() }).nullable(),
  counts: Counts,
})
export type Period = z.infer<typeof Period>

/** A return as a list tells it. */
export const ReturnRow = z.object({
  id: Id,
  periodId: Id,
  title: z.string(),
  unit: UnitLink,
  level: z.enum(LEVELS),
  from: Day,
  to: Day,
  cutOffOn: Day,
  dueOn: Day,
  state: z.enum(STATES),
  stateOn: Day,
  version: z.int(),
  nudgedOn: Day.nullable(),
  late: z.boolean(),
})
export type ReturnRow = z.infer<typeof ReturnRow>

const Listed = { after: After, limit: Limit }

export const getReturnChoices = endpoint(
  'GET /api/return-periods/choices',
  z.object({ organisationId: Id }),
  z.object({
    forms: z.array(z.object({ key: z.string(), symbol: z.string(), title: Said })).max(60),
    kinds: z.array(z.object({ kind: z.string(), units: z.int() })).max(60),
    own: z.string(),
  }),
  'The forms that can be asked for, and the kinds of units at and below a unit',
)
export type ReturnChoices = z.infer<typeof getReturnChoices.output>

export const listPeriods = endpoint(
  'GET /api/return-periods',
  z.object({ organisationId: Id, ...Listed }),
  pageOf(Period),
  'The reporting periods that a unit announced, newest first',
)

const Terms = {
  title: z.string().trim().max(200),
  cutOffOn: Day,
  forms: z.array(z.string().max(10)).max(40),
  dueDays: DueDays,
  note: z.string().trim().max(1000).nullish(),
}

export const announcePeriod = endpoint(
  'POST /api/return-periods',
  z.object({
    organisationId: Id,
    kind: z.enum(PERIOD_KINDS),
    from: Day,
    to: Day,
    kinds: z.array(z.string().max(40)).max(40),
    ...Terms,
  }),
  z.object({ id: Id, asked: z.int() }),
  'Announce a reporting period to the units at and below a unit that are of some kinds',
)

export const getPeriod = endpoint(
  'GET /api/return-periods/:id',
  z.object({ id: Id }),
  Period.extend({
    forms: z.array(z.object({ key: z.string(), symbol: z.string(), title: Said })).max(60),
    kinds: z.array(z.string()).max(40),
    dueDays: DueDays,
    note: z.string().nullable(),
    corrections: z.array(z.object({ on: Day, reason: z.string() })).max(50),
    /** The announcer's own return. */
    ownReturnId: Id.nullable(),
    may: z.object({ correct: z.boolean(), withdraw: z.boolean() }),
  }),
  'One reporting period',
)
export type PeriodShown = z.infer<typeof getPeriod.output>

export const getProgress = endpoint(
  'GET /api/return-periods/:id/progress',
  z.object({ id: Id, unit: Id.optional() }),
  z.object({
    unit: UnitLink,
    path: z.array(UnitLink).max(20),
    total: Counts,
    own: Counts,
    children: z.array(Counts.extend({ unit: UnitLink, hasBelow: z.boolean() })).max(MOST_BELOW),
    /** Of the returns that go to the unit shown itself. */
    under: z.object({ missing: z.int(), waiting: z.int() }),
    may: z.object({ remind: z.boolean(), accept: z.boolean() }),
  }),
  'How far a period is at a unit and below it, by the units directly below',
)
export type Progress = z.infer<typeof getProgress.output>

export const listReturns = endpoint(
  'GET /api/return-periods/:id/returns',
  z.object({ id: Id, unit: Id.optional(), which: z.enum(WHICH).default('missing'), ...Listed }),
  pageOf(ReturnRow),
  'The returns of a period at a unit and below it that are so far, by due day',
)

export const correctPeriod = endpoint(
  'POST /api/return-periods/:id/correction',
  z.object({ id: Id, ...Terms, reason: Reason }),
  z.object({ id: Id }),
  'Correct what a period asks, up to its cut-off',
)

export const withdrawPeriod = endpoint(
  'POST /api/return-periods/:id/withdrawal',
  z.object({ id: Id, reason: Reason }),
  z.object({ id: Id }),
  'Withdraw a period for which nothing has been certified',
)

export const remindMissing = endpoint(
  'POST /api/return-periods/:id/reminders',
  z.object({ id: Id, organisationId: Id }),
  z.object({ reminded: z.int() }),
  'Remind the units below a unit that have not certified',
)

export const acceptAll = endpoint(
  'POST /api/return-periods/:id/acceptances',
  z.object({ id: Id, organisationId: Id }),
  z.object({ accepted: z.int() }),
  'Accept all certified returns that have come to a unit',
)

export const listUnitReturns = endpoint(
  'GET /api/returns',
  z.object({ organisationId: Id, ...Listed }),
  pageOf(ReturnRow),
  'The returns of a unit, newest period first',
)

const Act = z.object({
  act: z.enum(ACTS),
  on: Day,
  by: UnitLink,
  recordedBy: z.string(),
  reason: z.string().nullable(),
  dueOn: Day.nullable(),
})

export const getReturn = endpoint(
  'GET /api/returns/:id',
  z.object({ id: Id }),
  ReturnRow.extend({
    announcer: UnitLink,
    receiver: UnitLink.nullable(),
    firstDueOn: Day,
    forms: z.array(z.string()).max(60),
    withdrawnOn: Day.nullable(),
    /** How many returns are sent to this one. */
    below: z.object({ asked: z.int(), missing: z.int(), waiting: z.int(), accepted: z.int() }),
    acts: z.array(Act).max(200),
    certificates: z
      .array(
        z.object({
          id: Id,
          version: z.int(),
          on: Day,
          by: z.string(),
          post: z.string(),
          digest: z.string(),
          /** The content still has this digest. */
          holds: z.boolean(),
          eventId: z.string(),
        }),
      )
      .max(100),
    may: z.object({ record: z.boolean(), judge: z.boolean(), people: z.boolean() }),
  }),
  'One return with its acts and certified versions',
)
export type Return = z.infer<typeof getReturn.output>

const Named = z.object({ items: z.array(z.string()).max(MOST_NAMED), whole: z.int() })

export const getDraft = endpoint(
  'GET /api/returns/:id/draft',
  z.object({ id: Id }),
  z.object({
    forms: z.array(FilledForm).max(40),
    across: z.array(Check).max(100_000),
    acrossLabels: z.array(z.object({ key: z.string(), label: Said })).max(200),
    summed: z.array(SummedCell).max(20_000),
    /** Codes of units below that have not certified, and of those whose certified return is not accepted. */
    missing: Named,
    waiting: Named,
    notes: z.array(z.object({ finding: z.string(), note: z.string() })).max(10_000),
    /** Digest of the figures shown; who certifies names it. */
    seen: z.string(),
  }),
  'The forms of a return counted now, with all checks and the sum of the returns below',
)
export type Draft = z.infer<typeof getDraft.output>

export const getCorrected = endpoint(
  'GET /api/returns/:id/corrected',
  z.object({ id: Id }),
  z.object({ items: z.array(CorrectedReturn).max(20) }),
  'Figures that the unit certified before and that are counted otherwise now, with the corrections made since',
)

export const listCorrectedPeople = endpoint(
  'POST /api/returns/:id/corrected-people',
  z.object({ id: Id, certificateId: Id, kind: z.string().max(60), ...Listed }),
  pageOf(CountedMember),
  'The people whom corrections of one kind concern',
)

export const getCertificate = endpoint(
  'GET /api/returns/:id/certificates/:version',
  z.object({ id: Id, version: z.coerce.number().int().min(1) }),
  z.object({ digest: z.string(), holds: z.boolean(), content: CertifiedContent }),
  'A certified return as it was signed',
)

export const fetchCertificate = endpoint(
  'GET /api/returns/:id/certificates/:version/file',
  z.object({ id: Id, version: z.coerce.number().int().min(1) }),
  z.unknown(),
  'The very text that was certified, whose SHA-256 is its digest',
)
