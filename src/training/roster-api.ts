import { z } from 'zod'
import { Sex, UnitName } from '#person/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { Id, Reason } from './api.ts'
import { MOST, PARTS, RESULTS } from './codes.ts'

const After = z.string().max(200).optional()
const Limit = z.coerce.number().int().min(1).max(200).default(100)
const PersonIds = z.array(Id).max(MOST.learners)

/** Somebody on a roster (danh sách học viên) as of a day. */
export const Learner = z.object({
  personId: Id,
  fullName: z.string(),
  sex: Sex,
  bornOn: z.string(),
  memberCode: z.string().nullable(),
  unit: UnitName,
  joinedOn: Day,
  absences: z.int(),
  excused: z.int(),
  result: z.enum(RESULTS).nullable(),
  resultOn: Day.nullable(),
  certificate: z
    .object({
      number: z.string(),
      issuedOn: Day,
      /** The last good day; null: does not run out. */ to: Day.nullable(),
    })
    .nullable(),
})
export type Learner = z.infer<typeof Learner>

export const listRoster = endpoint(
  'GET /api/training/:id/roster',
  z.object({ id: Id, on: Day.optional(), after: After, limit: Limit }),
  pageOf(Learner).extend({
    /** How many of the roster are out of the reader’s reach; with the first page. */
    beyondReach: z.int().nullable(),
    /** The number of a next certificate of this issuer, kind and year, as the last one goes on. */
    nextNumber: z.string().nullable(),
  }),
  'The roster of a class, with absences, results and certificates',
)

export const addLearners = endpoint(
  'POST /api/training/:id/learners',
  z.object({ id: Id, personIds: PersonIds, on: Day }),
  z.object({ id: Id, added: z.int() }),
  'Put people on the roster, all or none',
)

const Lines = { id: Id, text: z.string().max(200_000), on: Day }

export const checkLines = endpoint(
  'POST /api/training/:id/lines/check',
  z.object(Lines),
  z.object({ found: z.int() }),
  'Whether all pasted lines could go on the roster: member codes, or names with dates of birth',
)

export const addLines = endpoint(
  'POST /api/training/:id/lines',
  z.object(Lines),
  z.object({ id: Id, added: z.int() }),
  'Put the people of pasted lines on the roster, all or none',
)

export const removeLearner = endpoint(
  'POST /api/training/:id/removal',
  z.object({ id: Id, personId: Id, reason: Reason }),
  z.object({ id: Id }),
  'Take somebody off the roster',
)

/** A session (buổi học) with its roll call. */
export const Session = z.object({
  id: Id,
  on: Day,
  part: z.enum(PARTS),
  topic: z.string().nullable(),
  present: z.int(),
  absent: z.int(),
  excused: z.int(),
  /** Those absent, as far as they are within reach. */
  absentees: z
    .array(z.object({ personId: Id, fullName: z.string(), excused: z.boolean() }))
    .max(MOST.learners),
})
export type Session = z.infer<typeof Session>

export const listSessions = endpoint(
  'GET /api/training/:id/sessions',
  z.object({ id: Id, on: Day.optional() }),
  z.object({ items: z.array(Session).max(MOST.sessions), learners: z.int() }),
  'The sessions of a class with who was absent',
)

export const recordSession = endpoint(
  'POST /api/training/:id/sessions',
  z.object({
    id: Id,
    on: Day,
    part: z.enum(PARTS),
    topic: z.string().trim().max(300).nullish(),
    present: z.int().min(0).max(100_000).nullish(),
    absent: z.array(z.object({ personId: Id, excused: z.boolean() })).max(MOST.learners),
  }),
  z.object({ id: Id }),
  'Record a session: who was absent, or how many were present',
)

export const withdrawSession = endpoint(
  'POST /api/training/:id/sessions/withdrawal',
  z.object({ id: Id, sessionId: Id, reason: Reason }),
  z.object({ id: Id }),
  'Take back a session recorded by mistake',
)

export const recordResults = endpoint(
  'POST /api/training/:id/results',
  z.object({
    id: Id,
    on: Day,
    results: z.array(z.object({ personId: Id, result: z.enum(RESULTS) })).max(MOST.learners),
    reason: z.string().trim().max(500).nullish(),
  }),
  z.object({ id: Id, recorded: z.int() }),
  'Record results; another than the one recorded needs a reason',
)

export const issueCertificates = endpoint(
  'POST /api/training/:id/certificates',
  z.object({
    id: Id,
    on: Day,
    certificates: z.array(z.object({ personId: Id, number: z.string().trim().max(40) })).max(MOST.learners),
  }),
  z.object({ id: Id, issued: z.int() }),
  'Issue certificates; a number stands once in an issuer’s kind and year',
)

export const withdrawCertificate = endpoint(
  'POST /api/training/:id/certificates/withdrawal',
  z.object({ id: Id, personId: Id, reason: Reason }),
  z.object({ id: Id }),
  'Take back a certificate; its number is not given again',
)
