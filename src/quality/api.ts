import { z } from 'zod'
import { Job } from '#job/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { RULE_CODES } from './rules.ts'

const Id = z.uuid()
const Unit = z.object({ id: Id, name: z.string() })
export const Page = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

const RuleCount = z.object({ code: z.enum(RULE_CODES), expected: z.int(), found: z.int() })
/** How complete and plausible some members' files are: complete, of so many members, those lacking no expected field. */
const Score = z.object({
  members: z.int(),
  complete: z.int(),
  rules: z.array(RuleCount).max(RULE_CODES.length),
})
export type Score = z.infer<typeof Score>

const MOST_BELOW = 2_000
export const getQuality = endpoint(
  'GET /api/quality',
  z.object({ organisationId: Id, on: Day.optional() }),
  z.object({
    unit: Unit,
    on: Day,
    /** When it was counted; null: now. A large unit is counted in the background. */
    countedAt: z.iso.datetime().nullable(),
    /** null: a large unit that was never counted. */
    score: Score.nullable(),
    own: z.int(),
    below: z.array(Score.extend({ unit: Unit })).max(MOST_BELOW),
    points: z.array(z.object({ on: Day, members: z.int(), complete: z.int() })).max(60),
    empty: z.array(Unit).max(100),
    isLarge: z.boolean(),
    may: z.object({ list: z.boolean(), record: z.boolean() }),
  }),
  'How complete and plausible the files of a unit are, by rule and by the units directly below',
)

export const countUnit = endpoint(
  'POST /api/quality/counts',
  z.object({ organisationId: Id }),
  z.object({ job: Job.nullable() }),
  'Count a unit and keep the figures as a point of comparison; a large unit in the background',
)

export const listFoundPeople = endpoint(
  'GET /api/quality/people',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    rule: z.enum(RULE_CODES).optional(),
    own: z.stringbool().default(false),
    ...Page,
  }),
  pageOf(
    z.object({
      id: Id,
      fullName: z.string(),
      bornOn: z.string(),
      unit: Unit,
      found: z.array(z.enum(RULE_CODES)).max(RULE_CODES.length),
    }),
  ),
  'Members in whose files the rules, or one of them, find something, by name',
)
