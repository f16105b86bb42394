import { z } from 'zod'
import { Job } from '#job/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { Page } from './api.ts'
import { EXPECTED_FIELDS, RULE_CODES } from './rules.ts'

const Id = z.uuid()
const Unit = z.object({ id: Id, name: z.string() })
const Fields = z.array(z.enum(EXPECTED_FIELDS)).min(1).max(EXPECTED_FIELDS.length)

/** A campaign: whose, which fields, by when. */
const Campaign = z.object({
  id: Id,
  unit: Unit,
  name: z.string(),
  rules: Fields,
  announcedOn: Day,
  dueOn: Day,
  endedOn: Day.nullable(),
  note: z.string().nullable(),
})
export type Campaign = z.infer<typeof Campaign>

export const listCampaigns = endpoint(
  'GET /api/quality/campaigns',
  z.object({ organisationId: Id, on: Day.optional(), ...Page }),
  pageOf(Campaign),
  'Campaigns announced by a unit, by those above and by those below it, newest first',
)

export const announceCampaign = endpoint(
  'POST /api/quality/campaigns',
  z.object({
    organisationId: Id,
    name: z.string().trim().min(3).max(200),
    rules: Fields,
    dueOn: Day,
    note: z.string().trim().max(1_000).nullish(),
  }),
  z.object({ id: Id }),
  'Announce a campaign for a unit and all below it; how files stand is counted at once',
)

const Count = z.object({ rule: z.enum([...EXPECTED_FIELDS, '']), expected: z.int(), found: z.int() })
const Progress = z.object({
  before: z.array(Count).max(EXPECTED_FIELDS.length + 1),
  now: z.array(Count).max(EXPECTED_FIELDS.length + 1),
  unknown: z.int(),
})
export type Progress = z.infer<typeof Progress>

export const getCampaign = endpoint(
  'GET /api/quality/campaigns/:id',
  z.object({ id: Id, organisationId: Id.optional(), on: Day.optional() }),
  Campaign.extend({
    at: Unit,
    progress: Progress,
    own: Progress.nullable(),
    below: z.array(Progress.extend({ unit: Unit })).max(2_000),
    countedOn: Day.nullable(),
    isLarge: z.boolean(),
    may: z.object({ end: z.boolean(), enter: z.boolean() }),
  }),
  'How far a campaign is at a unit and the units directly below: before and now',
)

export const endCampaign = endpoint(
  'POST /api/quality/campaigns/:id/end',
  z.object({ id: Id }),
  z.object({ endedOn: Day }),
  'End a campaign; how files stand is counted and kept',
)

export const countCampaign = endpoint(
  'POST /api/quality/campaigns/:id/counts',
  z.object({ id: Id }),
  Job,
  'Count again how far a campaign of very many members is, in the background',
)

const Line = z.object({
  number: z.int(),
  /** Tells a printed line from another; nothing about anybody. */
  code: z.string(),
  personId: Id,
  fullName: z.string(),
  bornOn: z.string(),
  gaps: z
    .array(z.object({ rule: z.enum(EXPECTED_FIELDS), state: z.enum(['missing', 'unknown', 'entered']) }))
    .max(EXPECTED_FIELDS.length),
})
export type Line = z.infer<typeof Line>

export const getSheet = endpoint(
  'GET /api/quality/campaigns/:id/sheet',
  z.object({ id: Id, organisationId: Id, on: Day.optional() }),
  z.object({
    campaign: Campaign,
    unit: Unit,
    lines: z.array(Line).max(1_000),
    may: z.object({ enter: z.boolean() }),
  }),
  'The sheet of a branch: its members whom the campaign asks something, in the order in which it is printed',
)

export const enterLine = endpoint(
  'POST /api/quality/campaigns/:id/entries',
  z.object({
    id: Id,
    personId: Id,
    fields: z
      .array(z.object({ rule: z.enum(EXPECTED_FIELDS), value: z.string().max(500).nullable() }))
      .min(1)
      .max(EXPECTED_FIELDS.length),
  }),
  z.object({ odd: z.array(z.enum(RULE_CODES)).max(RULE_CODES.length) }),
  'Type back one line: values, or null where something remains unknown; all of the line or nothing',
)
