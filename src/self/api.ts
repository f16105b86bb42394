import { z } from 'zod'
import { Link, UserName } from '#access/api.ts'
import { FieldKey, PersonRecord, TimelineEntry } from '#person/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { RESULTS } from '#training/codes.ts'
import { MOST_CHANGES, SECTIONS } from './rules.ts'

/** The most cases, entries of the history, classes and months of dues that a member sees of himself, and units of a campaign. */
export const MOST = { cases: 50, facts: 300, units: 500, classes: 100, months: 12 } as const

const Id = z.uuid()
const Value = z.string().max(600).nullable()
const Reason = z.string().trim().max(500).nullable().default(null)

/** A value that is asked to be put right, or that is another from a day on. */
export const AskedValue = z.object({
  field: z.string().max(60),
  mode: z.enum(['correction', 'change']),
  from: Day.nullable().default(null),
  value: Value,
  reason: Reason,
})
const AskedValues = z.array(AskedValue).max(MOST_CHANGES)

/** A value of a case: what stood, what is asked, what came of it; `hidden`: the reader may not see this group of fields. */
export const OwnChange = z.object({
  id: Id,
  field: FieldKey,
  mode: z.enum(['correction', 'change']),
  from: Day.nullable(),
  was: Value,
  value: Value,
  hidden: z.boolean(),
  reason: z.string().nullable(),
  verdict: z.enum(['accepted', 'refused']).nullable(),
  verdictReason: z.string().nullable(),
})
export type OwnChange = z.infer<typeof OwnChange>

/** A case of a member's own data. */
export const OwnCase = z.object({
  id: Id,
  kind: z.enum(['self-correction', 'supplement']),
  /** Of a supplement. */
  year: z.int().nullable(),
  unchanged: z.array(z.string()).max(10),
  openedOn: Day,
  endedOn: Day.nullable(),
  state: z.string(),
  place: z.string(),
  /** Why the case was refused as a whole. */
  reason: z.string().nullable(),
  changes: z.array(OwnChange).max(MOST_CHANGES),
})
export type OwnCase = z.infer<typeof OwnCase>

/** A member's own record with everything dated about him and what he has asked to be put right. */
export const Me = z.object({
  record: PersonRecord,
  timeline: z.array(TimelineEntry).max(MOST.facts),
  beyond: z.int(),
  cases: z.array(OwnCase).max(MOST.cases),
  /** Of which years a supplement is handed in. */
  yearsDone: z.array(z.int()).max(100),
  classes: z
    .array(
      z.object({
        name: z.string(),
        from: Day,
        until: Day,
        result: z.enum(RESULTS).nullable(),
        certificateNo: z.string().nullable(),
        validUntil: Day.nullable(),
      }),
    )
    .max(MOST.classes),
  /** Of the last twelve months; `owed` null: the month is not closed. In đồng. */
  dues: z.array(z.object({ month: Day, owed: z.number().nullable(), paid: z.number() })).max(MOST.months),
})
export type Me = z.infer<typeof Me>

export const getMe = endpoint(
  'GET /api/me',
  z.object({}),
  z.object({ me: Me.nullable() }),
  'My own record; null for an account that is linked to nobody',
)

export const askCorrection = endpoint(
  'POST /api/me/corrections',
  z.object({ values: AskedValues }),
  z.object({ caseId: Id }),
  'Say what is wrong in my own record: a case that my branch judges value by value',
)

const Supplement = {
  year: z.int().min(2000).max(2999),
  unchanged: z.array(z.enum(SECTIONS)).max(SECTIONS.length),
  values: AskedValues,
}
export const handInOwn = endpoint(
  'POST /api/me/supplements',
  z.object(Supplement),
  z.object({ caseId: Id }),
  'Hand in my yearly supplement: each section unchanged, or with what is new',
)
export const handInFor = endpoint(
  'POST /api/people/:id/supplements',
  z.object({ id: Id, ...Supplement }),
  z.object({ caseId: Id }),
  'Hand in a member’s yearly supplement for him',
)

export const getOwnCase = endpoint(
  'GET /api/self-cases/:id',
  z.object({ id: Id }),
  z.object({
    shown: OwnCase.extend({
      seen: z.int(),
      mayJudge: z.boolean(),
    }).nullable(),
  }),
  'What a case of a member’s own data asks; null for cases of other kinds',
)
export const judgeOwnCase = endpoint(
  'POST /api/self-cases/:id/verdicts',
  z.object({
    id: Id,
    seen: z.int().min(0),
    on: Day,
    verdicts: z.array(z.object({ changeId: Id, accepted: z.boolean(), reason: Reason })).max(MOST_CHANGES),
  }),
  z.object({ place: z.string() }),
  'Accept or refuse each value that a member asks, and let the case go on',
)

export const HANDED = ['none', 'handed', 'confirmed', 'recorded'] as const
export type Handed = (typeof HANDED)[number]

const Count = { members: z.int(), handed: z.int(), confirmed: z.int(), recorded: z.int() }
/** How far a year's supplements are, unit by unit: handed in, of them confirmed by the branch, of them recorded. */
export const Campaign = z.object({
  year: z.int(),
  whole: z.object(Count),
  units: z.array(z.object({ id: Id, code: z.string(), name: z.string(), ...Count })).max(MOST.units),
  beyond: z.int(),
})
export type Campaign = z.infer<typeof Campaign>

export const getCampaign = endpoint(
  'GET /api/supplements',
  z.object({ organisationId: Id, year: z.coerce.number().int().min(2000).max(2999), on: Day.optional() }),
  Campaign,
  'Who has handed in the supplement of a year: counts for a unit and each directly below it',
)

export const SupplementRow = z.object({
  personId: Id,
  fullName: z.string(),
  state: z.enum(HANDED),
  caseId: Id.nullable(),
})
export type SupplementRow = z.infer<typeof SupplementRow>

export const listHandedIn = endpoint(
  'GET /api/supplements/members',
  z.object({
    organisationId: Id,
    year: z.coerce.number().int().min(2000).max(2999),
    on: Day.optional(),
    state: z.enum(['all', ...HANDED]).default('all'),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(SupplementRow),
  'Members below a unit with what has become of their supplement of a year, by name',
)

export const inviteMember = endpoint(
  'POST /api/people/:id/member-account',
  z.object({ id: Id, userName: UserName }),
  z.object({ userName: z.string(), link: Link }),
  'Give a member an account for his own record; answers the one-time invitation',
)
