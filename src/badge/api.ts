import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { GROUNDS } from './law.ts'

const Id = z.uuid()
const Level = z.int().min(30).max(100)
/** Whole đồng. */
const Amount = z.int().min(0)

/**
 * Which of a round: who reaches a level since the round before (`due`), who reached it earlier and does not hold it
 * (`late`), who would reach one so soon that severe illness allows it now (`soon`), official members of whom it is not known
 * from when seniority counts (`missing`).
 */
export const WHICH = ['due', 'late', 'soon', 'missing'] as const
export type Which = (typeof WHICH)[number]

/** Somebody on a round. */
export const Eligible = z.object({
  id: Id,
  fullName: z.string(),
  bornOn: Day,
  organisation: UnitLink,
  level: Level.nullable(),
  months: z.int().nullable(),
  start: Day.nullable(),
  held: Level.nullable(),
  /** Because of discipline nothing is given before this day. */
  barredUntil: Day.nullable(),
  /** The list (case) that he is on already, not yet decided. */
  listId: Id.nullable(),
})
export type Eligible = z.infer<typeof Eligible>

export const listEligible = endpoint(
  'GET /api/badges/eligible',
  z.object({
    organisationId: Id,
    roundOn: Day,
    which: z.enum(WHICH).default('due'),
    level: z.coerce.number().int().min(30).max(100).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  pageOf(Eligible),
  'Members of a unit and below it to whom a badge can be given on a round, by level and seniority',
)

/** How many of a level on a round, and what it costs: null where the law leaves the multiple open and nobody has set it. */
export const LevelSum = z.object({
  level: Level,
  people: z.int(),
  bonus: Amount.nullable(),
  total: Amount.nullable(),
})

export const UnitSum = z.object({ unit: UnitLink, people: z.int(), total: Amount, unknown: z.int() })
export type UnitSum = z.infer<typeof UnitSum>

export const MOST_UNITS = 500

export const sumUpRound = endpoint(
  'GET /api/badges/budget',
  z.object({ organisationId: Id, roundOn: Day }),
  z.object({
    levels: z.array(LevelSum).max(40),
    /** The units directly below; `beyond` are left out, those with fewest people. */
    units: z.array(UnitSum).max(MOST_UNITS),
    beyond: z.int(),
    people: z.int(),
    total: Amount,
    baseSalary: Amount.nullable(),
    baseSource: z.string().nullable(),
    late: z.int(),
    missing: z.int(),
  }),
  'How many badges of each level fall due on a round in a unit and below it, and the bonuses by unit',
)

/** A level's multiple of the base salary: from the law, or as set by a unit for itself and below. */
export const Multiple = z.object({
  level: Level,
  multiple: z.number().nullable(),
  source: z.string().nullable(),
  setBy: UnitLink.nullable(),
  from: Day.nullable(),
})
export type Multiple = z.infer<typeof Multiple>

export const listMultiples = endpoint(
  'GET /api/badges/multiples',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({ items: z.array(Multiple).max(40), may: z.object({ record: z.boolean() }) }),
  'Multiples of the base salary that hold for bonuses in a unit',
)

export const setMultiple = endpoint(
  'POST /api/badges/multiples',
  z.object({
    organisationId: Id,
    level: Level,
    multiple: z.number().min(0.1).max(1000).multipleOf(0.1),
    from: Day,
    ground: z.string().trim().min(3).max(200),
  }),
  z.object({ items: z.array(Multiple).max(40), may: z.object({ record: z.boolean() }) }),
  'Set the multiple of a level for a unit and all below it, on what ground',
)

const People = z.array(Id).min(1).max(500)

export const openRound = endpoint(
  'POST /api/badges/rounds',
  z.object({
    organisationId: Id,
    personIds: People,
    roundOn: Day,
    ground: z.enum(GROUNDS),
    evidence: z.string().trim().max(300).nullable().default(null),
    reason: z.string().trim().max(300).nullable().default(null),
  }),
  z.object({ id: Id }),
  'Open a list of a round: a case that goes from its unit up to the decision and the presentation',
)

/** A list of a round. `place`: the step where it stands, or how it ended. */
export const RoundList = z.object({
  id: Id,
  unit: UnitLink,
  roundOn: Day,
  ground: z.enum(GROUNDS),
  place: z.string(),
  state: z.string(),
  people: z.int(),
  awarded: z.int(),
  decisionNo: z.string().nullable(),
  decidedOn: Day.nullable(),
  presentedOn: Day.nullable(),
})
export type RoundList = z.infer<typeof RoundList>

export const listRounds = endpoint(
  'GET /api/badges/rounds',
  z.object({
    organisationId: Id,
    roundOn: Day.optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  pageOf(RoundList),
  'Lists of rounds of a unit, of those below it, and those that it takes part in, the latest round first',
)

/** Somebody on a list: what became of him, and what he is given. */
export const Proposed = z.object({
  id: Id,
  fullName: z.string(),
  bornOn: Day,
  organisation: UnitLink,
  level: Level,
  months: z.int(),
  outcome: z.enum(['listed', 'put_off', 'awarded']),
  reason: z.string().nullable(),
  certificateNo: z.string().nullable(),
  bonus: Amount.nullable(),
})
export type Proposed = z.infer<typeof Proposed>

export const Presentation = z.object({ id: Id, name: z.string(), on: Day })

export const getRound = endpoint(
  'GET /api/badges/rounds/:id',
  z.object({ id: Id }),
  RoundList.extend({
    caseId: Id,
    people: z.int(),
    listed: z.array(Proposed).max(500),
    /** People on the list whose record is kept outside the asker’s reach. */
    beyondReach: z.int(),
    evidence: z.string().nullable(),
    law: z.string(),
    total: Amount,
    gathering: Presentation.nullable(),
    may: z.object({ record: z.boolean() }),
  }),
  'A list of a round with everybody on it, what became of each, certificates and bonuses',
)

export const presentAt = endpoint(
  'POST /api/badges/rounds/:id/gathering',
  z.object({ id: Id, gatheringId: Id }),
  z.object({ id: Id }),
  'Say at which gathering the badges of a list are presented',
)
