import { z } from 'zod'
import { Day, endpoint } from '#platform/endpoint.ts'
import { MOST, VoteShown } from './api.ts'

const Id = z.uuid()
const Reason = z.string().trim().min(3).max(500)

const Values = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
  z.union([z.string().max(4000), z.number(), z.boolean()]).nullable(),
)

export const openCase = endpoint(
  'POST /api/cases',
  z.object({
    kind: z.string().max(60),
    personIds: z.array(Id).max(MOST.people),
    organisationId: Id.nullable().default(null),
    secondId: Id.nullable().default(null),
    on: Day,
    values: Values,
  }),
  z.object({ id: Id }),
  'Open a case of a procedure for people or a unit',
)

const Seen = { id: Id, seen: z.int().min(0) }
const Done = z.object({ id: Id, place: z.string(), seen: z.int() })

export const actOnCase = endpoint(
  'POST /api/cases/:id/acts',
  z.object({
    ...Seen,
    step: z.string().max(60),
    outcome: z.string().max(60),
    on: Day,
    values: Values,
    vote: VoteShown.nullable().default(null),
    decisionNo: z.string().trim().min(1).max(60).nullable().default(null),
    decisionTerm: z.string().trim().min(1).max(60).nullable().default(null),
    people: z
      .record(Id, z.object({ outcome: z.string().max(60), reason: Reason.nullable().default(null) }))
      .default({}),
    reason: Reason.nullable().default(null),
  }),
  Done,
  'Do the step where a case stands, with its fields, vote and decision',
)

export const changeCourse = endpoint(
  'POST /api/cases/:id/course',
  z.object({
    ...Seen,
    course: z.enum(['returned', 'extended', 'suspended', 'resumed', 'withdrawn', 'expired']),
    on: Day,
    reason: Reason,
    to: z.string().max(60).nullable().default(null),
    until: Day.nullable().default(null),
  }),
  Done,
  'Return a case to an earlier step, extend its deadline, suspend, resume, withdraw it, or end it as expired',
)

export const takeBackAct = endpoint(
  'POST /api/cases/:id/acts/:actId/taking-back',
  z.object({ ...Seen, actId: Id, reason: Reason }),
  Done,
  'Take back the last act of a case, which was typed wrongly; it stays in the history',
)
