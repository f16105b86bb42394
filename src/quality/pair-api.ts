import { z } from 'zod'
import { Job } from '#job/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { Page } from './api.ts'
import { EVIDENCE } from './likelihood.ts'

const Id = z.uuid()
const Reason = z.string().trim().min(3).max(500)
const STATES = ['open', 'different', 'merged'] as const

const Twin = z.object({
  id: Id,
  fullName: z.string(),
  bornOn: z.string(),
  memberCode: z.string().nullable(),
  unit: z.object({ id: Id, name: z.string() }),
})

/** Two files that may be of one person; evidence as codes, never the values. */
export const Pair = z.object({
  id: Id,
  likelihood: z.number(),
  evidence: z.array(z.enum(EVIDENCE)).max(EVIDENCE.length),
  state: z.enum(STATES),
  foundOn: Day,
  judgedOn: Day.nullable(),
  reason: z.string().nullable(),
  asked: z.boolean(),
  one: Twin,
  other: Twin,
})
export type Pair = z.infer<typeof Pair>

export const findDuplicates = endpoint(
  'POST /api/quality/duplicates',
  z.object({ organisationId: Id }),
  Job,
  'Look for people of a unit who have two files, in the background',
)

export const listPairs = endpoint(
  'GET /api/quality/duplicates',
  z.object({ organisationId: Id, state: z.enum(STATES).default('open'), ...Page }),
  pageOf(Pair),
  'Likely twins of a unit, both within reach, the likeliest first',
)

export const listTwinsElsewhere = endpoint(
  'GET /api/quality/elsewhere',
  z.object({ organisationId: Id, ...Page }),
  pageOf(
    z.object({
      id: Id,
      likelihood: z.number(),
      person: z.object({ id: Id, fullName: z.string(), unit: z.string() }),
      elsewhere: z.string(),
      superior: z.string().nullable(),
      askedOn: Day.nullable(),
    }),
  ),
  'People of a unit whose likely twin stands beyond reach: of the twin, the unit alone',
)

export const askSuperior = endpoint(
  'POST /api/quality/elsewhere/:id/question',
  z.object({ id: Id }),
  z.object({ asked: z.literal(true) }),
  'Ask the lowest unit above both to judge a pair',
)

const Field = z.object({
  field: z.string(),
  kept: z.string().nullable(),
  merged: z.string().nullable(),
  take: z.enum(['kept', 'merged']),
})
const Line = z.object({
  id: z.string(),
  side: z.enum(['kept', 'merged']),
  on: Day,
  category: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  standing: z.boolean(),
})
const Refusals = z.array(z.looseObject({ code: z.string() })).max(100)
const MOST_FIELDS = 100
const MOST_MOVEMENTS = 400

export const getPair = endpoint(
  'POST /api/quality/duplicates/:id/preview',
  z.object({
    id: Id,
    /** The file that is to stay; left out: the first. */
    keptId: Id.optional(),
    standing: z.array(z.string().max(20)).max(MOST_MOVEMENTS).optional(),
  }),
  Pair.extend({
    keptId: Id,
    fields: z.array(Field).max(MOST_FIELDS),
    movements: z.array(Line).max(MOST_MOVEMENTS),
    facts: z.array(z.object({ kind: z.string(), count: z.int() })).max(20),
    refusals: Refusals,
    merge: z.object({ id: Id, keptId: Id }).nullable(),
    may: z.object({ judge: z.boolean() }),
  }),
  'Two files side by side: what would become of fields and movements if they were merged so',
)

/** Two files side by side, as a page reads them. */
export type Preview = z.output<typeof getPair.output>

export const judgeDifferent = endpoint(
  'POST /api/quality/duplicates/:id/judgement',
  z.object({ id: Id, reason: Reason }),
  z.object({ state: z.enum(STATES) }),
  'Record that two files are of two people',
)

export const mergePair = endpoint(
  'POST /api/quality/duplicates/:id/merge',
  z.object({
    id: Id,
    keptId: Id,
    take: z.array(z.string().max(60)).max(MOST_FIELDS),
    standing: z.array(z.string().max(20)).max(MOST_MOVEMENTS),
    reason: Reason,
  }),
  z.object({ id: Id }),
  'Merge one file of a pair into the other',
)

export const undoMerge = endpoint(
  'POST /api/quality/merges/:id/undo',
  z.object({ id: Id, reason: Reason }),
  z.object({ undone: z.literal(true) }),
  'Undo a merge: both files stand as they did',
)

export const getMerged = endpoint(
  'GET /api/quality/merged/:personId',
  z.object({ personId: Id }),
  z.object({
    into: z.object({ id: Id, fullName: z.string() }).nullable(),
    from: z.array(z.object({ id: Id, fullName: z.string(), on: Day })).max(20),
  }),
  'Which file this one was merged into, and which were merged into it',
)
