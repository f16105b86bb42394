import { z } from 'zod'
import { endpoint, pageOf } from '#platform/endpoint.ts'

/** What can be asked for as background work; `main/job-worker.ts` knows how each is done. */
export const JOB_KINDS = [
  'export',
  'verify',
  'backup',
  'issue',
  'table',
  'forms',
  'quality',
  'duplicates',
  'report',
] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** What the keeper of the whole register can ask for. */
export const REGISTER_KINDS = ['verify', 'backup'] as const

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

/** At most so many of a person wait or run. */
export const UNFINISHED_LIMIT = 5

/** A piece of background work (việc chạy nền) as its asker sees it. */
export const Job = z.object({
  id: z.uuid(),
  kind: z.enum(JOB_KINDS),
  /** The unit that it is about; null: the whole register. */
  organisation: z.object({ id: z.uuid(), code: z.string(), name: z.string().nullable() }).nullable(),
  /** What was asked, by name: days and formats. */
  parameters: z.record(z.string(), z.string()),
  state: z.enum(JOB_STATES),
  /** How many wait or run before it; null unless it waits. */
  before: z.int().nullable(),
  step: z.string().nullable(),
  done: z.int(),
  expected: z.int().nullable(),
  requestedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  counts: z.record(z.string(), z.int()),
  problem: z.looseObject({ code: z.string() }).nullable(),
  /** What it left; null: nothing. `until` null: it has been deleted since. */
  file: z
    .object({ name: z.string(), bytes: z.int(), sha256: z.string(), until: z.iso.datetime().nullable() })
    .nullable(),
})
export type Job = z.infer<typeof Job>

const Id = z.object({ id: z.uuid() })

export const listJobs = endpoint(
  'GET /api/jobs',
  z.object({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  pageOf(Job).extend({ offers: z.array(z.enum(REGISTER_KINDS)).max(REGISTER_KINDS.length) }),
  'My background work, newest first, and which work on the whole register I may ask for',
)
export const requestRegisterJob = endpoint(
  'POST /api/jobs',
  z.object({ kind: z.enum(REGISTER_KINDS) }),
  Job,
  'Check or back up the whole register, in the background',
)
export const getJob = endpoint('GET /api/jobs/:id', Id, Job, 'How far a piece of my background work is')
export const cancelJob = endpoint(
  'POST /api/jobs/:id/cancellation',
  Id,
  Job,
  'Stop a piece of my background work; what it wrote is removed',
)
export const fetchJobFile = endpoint(
  'GET /api/jobs/:id/file',
  Id,
  z.unknown(),
  'The file that my background work left, while it is kept',
)
