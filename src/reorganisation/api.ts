import { z } from 'zod'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { KindName, UnitLink } from '#organisation/api.ts'
import { ACTS } from './acts.ts'
import { MOST_LISTED, MOST_UNITS_IN_ROW, PARTS_IN_ACT } from './concern.ts'

const Id = z.uuid().toLowerCase()
const Instant = z.iso.datetime({ offset: true })
const Text = (max: number) => z.string().trim().normalize('NFC').min(1).max(max)
const Facts = z.looseObject({ code: z.string(), source: z.string().optional() })

/** A unit of the register, or one that the act forms, by its place in `newUnits`. */
export const Place = z.union([
  z.strictObject({ unitId: Id }),
  z.strictObject({ newUnit: z.int().min(0).max(49) }),
])
export type Place = z.infer<typeof Place>

/** A unit to be formed; without a code it gets its superior's with the next free number. */
export const UnitToForm = z.strictObject({
  code: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,59}$/u)
    .nullable()
    .default(null),
  name: Text(300),
  kind: KindName,
  type: Text(50).nullable().default(null),
  superior: Place,
  /** 14 digits, with or without dots. */
  officialCode: z.string().trim().max(30).nullable().default(null),
})

const Decision = z.strictObject({ number: Text(100), date: Day, issuer: Text(200) })

const Wanted = {
  act: z.enum(ACTS),
  /** The first day of the new order; ending units have the day before as their last. */
  on: Day,
  decision: Decision,
  note: Text(1000).nullable().default(null),
  unitIds: z.array(Id).max(1000).default([]),
  /** Besides these: every unit of a kind below a unit on the day. */
  every: z.strictObject({ kind: KindName, belowId: Id }).nullable().default(null),
  intoId: Id.nullable().default(null),
  newUnits: z.array(UnitToForm).max(50).default([]),
  endingIds: z.array(Id).max(100).default([]),
  continues: z.boolean().default(false),
  /** Units below ending ones that are not placed otherwise go to the superior of the one that ends. */
  toSuperior: z.boolean().default(false),
  name: Text(300).nullable().default(null),
  kind: KindName.nullable().default(null),
  type: Text(50).nullable().default(null),
  /** Who goes where; `personIds` null: all of the unit whom no other line names. */
  members: z
    .array(
      z.strictObject({
        fromId: Id,
        to: Place,
        personIds: z.array(Id).min(1).max(2000).nullable().default(null),
      }),
    )
    .max(200)
    .default([]),
  subordinates: z
    .array(z.strictObject({ unitId: Id, to: Place }))
    .max(500)
    .default([]),
}

/** An act of reorganisation as it was decided; which parts an act takes, `part-needed` and `part-not-taken` tell. */
export const WantedReorganisation = z.strictObject(Wanted)
export type WantedReorganisation = z.infer<typeof WantedReorganisation>

/** A unit of the register as a link, or one to be formed, without an id. */
const NamedUnit = z.object({ id: Id.nullable(), code: z.string(), name: z.string(), kind: z.string() })
const Figures = z.object({
  name: z.string(),
  kind: z.string(),
  superior: z.string().nullable(),
  members: z.int(),
  official: z.int(),
})

/** What an act would do; with refusals the figures of afterwards are missing. Members are those of whole subtrees. */
export const Preview = z.object({
  refusals: z.array(Facts).max(MOST_LISTED),
  units: z
    .array(
      z.object({
        unit: NamedUnit,
        part: z.enum(PARTS_IN_ACT),
        before: Figures.nullable(),
        after: Figures.nullable(),
      }),
    )
    .max(MOST_LISTED),
  /** Further units that are left out of the list: it begins with those that end, are formed or change. */
  unitsLeftOut: z.int(),
  /** Members of the units themselves. */
  total: z.object({ before: z.int(), after: z.int() }),
  flows: z.array(z.object({ from: NamedUnit, to: NamedUnit, members: z.int() })).max(MOST_LISTED),
  flowsLeftOut: z.int(),
  /** Members who change their unit; units that are moved whole keep theirs. */
  moving: z.int(),
  closing: z.object({ terms: z.int(), posts: z.int() }),
  warnings: z.array(Facts).max(MOST_LISTED),
  warningsLeftOut: z.int(),
})
export type Preview = z.infer<typeof Preview>

export const previewReorganisation = endpoint(
  'POST /api/reorganisations/preview',
  WantedReorganisation,
  Preview,
  'What an act of reorganisation would do, and everything that stands in its way; writes nothing',
)

export const listMovers = endpoint(
  'POST /api/reorganisations/preview/members',
  z.strictObject({
    ...Wanted,
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(
    z.object({
      id: Id,
      fullName: z.string(),
      memberCode: z.string(),
      from: NamedUnit,
      to: NamedUnit,
    }),
  ),
  'The members who would change their unit, in the Vietnamese order of names',
)

/** An act as recorded. */
export const ReorganisationRow = z.object({
  id: Id,
  act: z.enum(ACTS),
  on: Day,
  decision: z.object({ number: z.string().nullable(), date: Day.nullable(), issuer: z.string().nullable() }),
  note: z.string().nullable(),
  units: z.array(UnitLink.extend({ part: z.enum(PARTS_IN_ACT) })).max(MOST_UNITS_IN_ROW),
  moving: z.int(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  withdrawn: z.object({ at: Instant, by: z.string().nullable(), reason: z.string() }).nullable(),
})
export type ReorganisationRow = z.infer<typeof ReorganisationRow>

export const ReorganisationRecord = ReorganisationRow.extend({
  units: z
    .array(
      z.object({
        unit: UnitLink,
        part: z.enum(PARTS_IN_ACT),
        membersBefore: z.int().nullable(),
        membersAfter: z.int().nullable(),
      }),
    )
    .max(MOST_LISTED),
  unitsLeftOut: z.int(),
  total: z.object({ before: z.int(), after: z.int() }),
  flows: z.array(z.object({ from: UnitLink, to: UnitLink, members: z.int() })).max(MOST_LISTED),
  flowsLeftOut: z.int(),
  links: z.array(z.object({ from: UnitLink, to: UnitLink })).max(MOST_LISTED),
  linksLeftOut: z.int(),
  closed: z.object({ terms: z.int(), posts: z.int() }),
  may: z.object({ withdraw: z.boolean() }),
})
export type ReorganisationRecord = z.infer<typeof ReorganisationRecord>

export const recordReorganisation = endpoint(
  'POST /api/reorganisations',
  WantedReorganisation,
  ReorganisationRecord,
  'Record an act of reorganisation (sắp xếp tổ chức): units, members, committees and successions in one transaction',
)

export const getReorganisation = endpoint(
  'GET /api/reorganisations/:id',
  z.object({ id: Id }),
  ReorganisationRecord,
  'One act of reorganisation: what happened, under which decision, members before and after',
)

export const listReorganisations = endpoint(
  'GET /api/reorganisations',
  z.object({
    organisationId: Id,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  pageOf(ReorganisationRow),
  'Acts of reorganisation that concerned a unit or one below it, newest first',
)

export const withdrawReorganisation = endpoint(
  'POST /api/reorganisations/:id/withdrawal',
  z.object({ id: Id, reason: z.string().trim().min(3).max(500) }),
  ReorganisationRecord,
  'Withdraw an act of reorganisation while nothing later rests on it; what it changed is as before',
)
