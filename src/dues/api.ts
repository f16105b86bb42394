import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { isDay, type Day as DayType } from '#platform/day.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { KINDS, REGIONS } from './law.ts'

const Id = z.uuid()
/** Whole đồng: below 2^53 for any sum of the nation. */
const Vnd = z.int()
const Sum = Vnd.min(0)
const Paid = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)
/** A month as its first day. */
export const Month = z
  .string()
  .refine((text) => isDay(text) && text.endsWith('-01'), 'not the first day of a month')
  .meta({ format: 'date', example: '2022-10-01' }) as unknown as z.ZodType<DayType, string>

export const METHODS = ['cash', 'transfer', 'portal'] as const
const Method = z.enum(METHODS)
const ReceiptNo = z.string().trim().min(1).max(40)
const Ground = z.string().trim().min(3).max(200)

export const MISSING = ['kind', 'base', 'region', 'wage'] as const

/** A member on the sheet of a month. `base` and `voluntary` are what was entered for now; `due` null: cannot be counted yet. */
export const SheetRow = z.object({
  id: Id,
  fullName: z.string(),
  kind: z.enum(KINDS).nullable(),
  base: Sum.nullable(),
  voluntary: Sum.nullable(),
  reliefPercent: z.int(),
  exempt: z.boolean(),
  missing: z.enum(MISSING).nullable(),
  due: Sum.nullable(),
  paid: Vnd,
  receipts: z.string(),
  /** The last payment of the month, which can be taken back. */
  paymentId: Id.nullable(),
})
export type SheetRow = z.infer<typeof SheetRow>

export const MOST_MEMBERS = 1000

export const Closing = z.object({
  id: Id,
  closedOn: Day,
  members: z.int(),
  payers: z.int(),
  due: Sum,
  collected: Vnd,
  received: Vnd,
  kept: Vnd,
  passed: Vnd,
  keepPercent: z.number(),
  keepSource: z.string(),
  receivedOn: Day.nullable(),
  receiptNo: z.string().nullable(),
})
export type Closing = z.infer<typeof Closing>

export const Settings = z.object({
  region: z.enum(REGIONS).nullable(),
  rounding: z.int(),
  keepPercent: z.number().nullable(),
  keepSource: z.string().nullable(),
  /** What the text allows to be kept, in percent; null: the text is not known or leaves it open. */
  keepAllowed: z.object({ least: z.number(), most: z.number() }).nullable(),
})

/** The dues of one unit's own members in a month. */
export const Sheet = z.object({
  unit: UnitLink,
  month: Day,
  ruleSet: z.string(),
  source: z.string(),
  settings: Settings,
  rows: z.array(SheetRow).max(MOST_MEMBERS),
  totals: z.object({
    members: z.int(),
    due: Sum,
    paid: Vnd,
    unpaid: z.int(),
    missing: z.int(),
    /** What was counted into the month's book: also arrears of other months and differences. */
    booked: Vnd,
  }),
  closing: Closing.nullable(),
  /** What was written with the last tap and can be undone. */
  lastBatch: z.object({ id: Id, rows: z.int(), amount: Vnd }).nullable(),
  may: z.object({ record: z.boolean() }),
})
export type Sheet = z.infer<typeof Sheet>

const At = { organisationId: Id, month: Month }

export const getSheet = endpoint(
  'GET /api/dues/sheet',
  z.object(At),
  Sheet,
  'Dues of a unit’s own members in a month',
)

export const setBase = endpoint(
  'POST /api/dues/bases',
  z.object({
    organisationId: Id,
    personId: Id,
    fromMonth: Month,
    kind: z.enum(KINDS),
    base: z.int().min(-1_000_000_000_000).max(1_000_000_000_000).nullable(),
    voluntary: z.int().min(1).max(1_000_000_000_000).nullable().default(null),
  }),
  z.object({ id: Id }),
  'Say what a member’s dues are counted from, from a month on',
)

export const pay = endpoint(
  'POST /api/dues/payments',
  z.object({
    organisationId: Id,
    on: Day,
    method: Method,
    payments: z
      .array(z.object({ personId: Id, month: Month, amount: Paid, receiptNo: ReceiptNo.optional() }))
      .min(1)
      .max(500),
  }),
  z.object({ batch: Id, rows: z.int() }),
  'Record dues that members have paid; receipts without a number take the next one',
)

export const payAll = endpoint(
  'POST /api/dues/payments/all',
  z.object({ ...At, on: Day, method: Method }),
  z.object({ batch: Id, rows: z.int() }),
  'Record that everybody who still owes dues of the month has paid what was computed',
)

export const undo = endpoint(
  'POST /api/dues/payments/undo',
  z.object({ organisationId: Id, batch: Id }),
  z.object({ batch: Id, rows: z.int() }),
  'Take back what was written with one tap, while the book is open',
)

export const takeBack = endpoint(
  'POST /api/dues/payments/:id/withdrawal',
  z.object({ id: Id, organisationId: Id, reason: z.string().trim().max(300).default('') }),
  z.object({ id: Id }),
  'Take back one payment; where its book is closed, the difference goes into the open month',
)

export const closeMonth = endpoint(
  'POST /api/dues/closings',
  z.object({
    ...At,
    keepPercent: z.number().min(0).max(100).multipleOf(0.01).optional(),
    keepSource: Ground.optional(),
    /** Units below that have not closed the month, or whose money is on its way, are left to a later month. */
    withoutOpen: z.boolean().default(false),
  }),
  z.object({ id: Id }),
  'Close a month: counts and sums are frozen, what is kept stays, the rest goes to the superior',
)

export const receive = endpoint(
  'POST /api/dues/closings/:id/receipt',
  z.object({ id: Id, on: Day, receiptNo: ReceiptNo }),
  z.object({ id: Id }),
  'Say that the superior has the money of a unit’s month',
)

export const ChildMonth = z.object({ unit: UnitLink, closing: Closing.nullable() })
export type ChildMonth = z.infer<typeof ChildMonth>

export const MOST_CHILDREN = 500

export const getConsolidation = endpoint(
  'GET /api/dues/consolidation',
  z.object(At),
  z.object({
    month: Day,
    children: z.array(ChildMonth).max(MOST_CHILDREN),
    beyond: z.int(),
    totals: z.object({
      units: z.int(),
      closed: z.int(),
      members: z.int(),
      payers: z.int(),
      due: Sum,
      collected: Vnd,
      submitted: Vnd,
      received: Vnd,
      inTransit: Vnd,
    }),
    /** All units below that have members of their own. */
    below: z.object({ units: z.int(), closed: z.int(), collected: Vnd, due: Sum }),
    own: Closing.nullable(),
    settings: Settings,
    may: z.object({ record: z.boolean() }),
  }),
  'What the units directly below a unit have collected, kept and submitted in a month, and what was received',
)

export const ArrearsRow = z.object({
  id: Id,
  fullName: z.string(),
  unit: UnitLink,
  months: z.array(Day).max(24),
  owed: Sum,
  /** Months without any payment in the year of the month asked about. */
  unpaidInYear: z.int(),
})
export type ArrearsRow = z.infer<typeof ArrearsRow>

export const listArrears = endpoint(
  'GET /api/dues/arrears',
  z.object({
    ...At,
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(ArrearsRow),
  'Members of a unit and below it who owe dues of closed months of the last year, most owed first',
)

export const SettingRow = z.object({
  key: z.string(),
  value: z.string(),
  from: Day,
  ground: z.string(),
  setBy: UnitLink,
})
export type SettingRow = z.infer<typeof SettingRow>

export const listSettings = endpoint(
  'GET /api/dues/settings',
  z.object(At),
  z.object({ items: z.array(SettingRow).max(20), may: z.object({ record: z.boolean() }) }),
  'Region, rounding and retention that hold for a unit in a month, and who has set them',
)

export const setSetting = endpoint(
  'POST /api/dues/settings',
  z.object({
    organisationId: Id,
    fromMonth: Month,
    key: z.string().max(40),
    value: z.string().trim().max(20),
    ground: Ground,
  }),
  z.object({ key: z.string() }),
  'Set region, rounding or retention for a unit and all below it from a month on',
)
