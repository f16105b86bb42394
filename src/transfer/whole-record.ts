import { z } from 'zod'
import { Day } from '#platform/endpoint.ts'
import { FOREVER, isDay, type Day as DayType } from '#platform/day.ts'

const Text = z.string().normalize('NFC').max(4000)
const MaybeText = Text.nullable()
const Until = z.string().refine((text) => text === FOREVER || isDay(text)) as unknown as z.ZodType<
  DayType,
  string
>

/** A unit of some installation by its code there and its name on the day. */
const Unit = z.object({ code: Text, name: Text })

/** A movement in the installation (by fingerprint) that keeps it; `place` orders those of a day. */
export const RecordedMovement = z.object({
  installation: z.string().max(64),
  on: Day,
  place: z.int(),
  category: Text,
  from: Unit.nullable(),
  to: Unit.nullable(),
  decisionNo: MaybeText,
  note: MaybeText,
})
export type RecordedMovement = z.infer<typeof RecordedMovement>

export const RecordedPost = z.object({
  installation: z.string().max(64),
  unit: Unit,
  committee: Text,
  role: Text,
  manner: MaybeText,
  from: Day,
  until: Until,
  decisionNo: MaybeText,
})
export type RecordedPost = z.infer<typeof RecordedPost>

export const PERSON_COLUMNS = [
  'ethnicity',
  'religion',
  'citizen_id',
  'schooling',
  'education',
  'theory',
  'profession',
  'stratum',
  'native_place',
  'residence',
  'phone',
] as const

/** A member's whole record as a package carries it: all facts in force, numbers and dates as they are. */
export const WholeRecord = z.object({
  person: z.object({
    /** The public id of the person, the same in every installation. */
    key: z.uuid(),
    full_name: z.string().trim().normalize('NFC').min(2).max(200),
    sex: z.enum(['nam', 'nữ']),
    born_on: Day,
    born_precision: z.enum(['day', 'month', 'year']),
    ...(Object.fromEntries(PERSON_COLUMNS.map((name) => [name, MaybeText])) as Record<
      (typeof PERSON_COLUMNS)[number],
      typeof MaybeText
    >),
    details: z.record(z.string().max(60), z.string().max(4000)),
  }),
  member: z.object({
    member_code: z.string().min(1).max(50),
    card_no: MaybeText,
    admission_decided_on: Day.nullable(),
    ceremony_on: Day.nullable(),
    official_on: Day.nullable(),
    recognition_decided_on: Day.nullable(),
    seniority_basis: z.enum(['decision', 'card']),
  }),
  attributes: z
    .array(z.object({ field: Text, from_day: Day, value: MaybeText, reason: MaybeText }))
    .max(2000),
  periods: z
    .array(
      z.object({
        public_id: z.uuid(),
        kind: Text,
        from_day: Day,
        until_day: Until,
        data: z.record(z.string().max(60), z.string().max(4000)),
      }),
    )
    .max(2000),
  statuses: z
    .array(
      z.object({
        status: Text,
        from_day: Day,
        until_day: Until,
        decision_no: MaybeText,
        note: MaybeText,
        host_name: MaybeText,
        study: z.boolean().nullable(),
      }),
    )
    .max(500),
  badges: z
    .array(
      z.object({ level: z.int().min(1).max(200), on_day: Day, badge_no: MaybeText, decision_no: MaybeText }),
    )
    .max(50),
  movements: z.array(RecordedMovement).max(2000),
  posts: z.array(RecordedPost).max(1000),
})
export type WholeRecord = z.infer<typeof WholeRecord>

/** The letter of introduction (giấy giới thiệu) that a package travels with. */
export const Letter = z.object({
  number: z.string().trim().min(1).max(100),
  issuedOn: Day,
  issuer: Text,
  sender: Text,
  receiver: Text,
})
export type Letter = z.infer<typeof Letter>

/** The word that a record was received: what the sender needs to take the member off its count. */
export const Receipt = z.object({ packageId: z.uuid(), receivedOn: Day, unit: Text })
export type Receipt = z.infer<typeof Receipt>
