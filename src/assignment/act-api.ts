import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint } from '#platform/endpoint.ts'
import { AddresseeState, Choice, DocumentRef, MaybeText, MOST_CHILDREN, Text } from './api.ts'
import { ASKED_STAGES, ASSIGNMENT_KINDS, DISSEMINATION_FORMS, STAGES } from './stages.ts'

const Id = z.uuid()

const ActsInBulk = z.object({
  id: Id,
  /** All of this unit and below it … */
  unit: Id,
  /** … or only these. */
  addresseeIds: z.array(Id).max(100).default([]),
  on: Day,
  note: MaybeText(1000),
})

export const nudge = endpoint(
  'POST /api/assignments/:id/nudges',
  ActsInBulk,
  z.object({ count: z.int() }),
  'Nudge units that are late: it stands in their inbox',
)
export const closeReported = endpoint(
  'POST /api/assignments/:id/closings',
  ActsInBulk,
  z.object({ count: z.int() }),
  'Close what has been reported',
)
export const withdrawAssignment = endpoint(
  'POST /api/assignments/:id/withdrawal',
  z.object({ id: Id, on: Day, reason: Text(500) }),
  z.object({ id: Id }),
  'Withdraw an assignment; what was recorded stays in the history',
)
export const issueAgain = endpoint(
  'POST /api/assignments/:id/issuing',
  z.object({ id: Id }),
  z.object({ jobId: Id }),
  'Issue an assignment once more where the background work did not end well',
)

export const GivenResult = z.object({
  what: Text(300),
  beneficiaries: Text(200),
  people: z.int().min(0).max(100_000_000),
  value: z.int().min(0).max(9_000_000_000_000_000),
})

/** Something that happened to what was given to a unit. */
export const Act = z.object({
  id: Id,
  stage: z.enum(STAGES),
  on: Day,
  note: z.string().nullable(),
  document: DocumentRef.nullable(),
  details: z.object({
    form: z.enum(DISSEMINATION_FORMS).optional(),
    attendees: z.int().optional(),
    target: z.int().optional(),
    number: z.string().optional(),
    issuedOn: Day.optional(),
    percent: z.int().optional(),
    dueOn: Day.optional(),
  }),
  results: z.array(GivenResult).max(50),
  unit: UnitLink,
  by: z.string().nullable(),
  recordedAt: z.iso.datetime(),
})
export type Act = z.infer<typeof Act>

export const MOST_ACTS = 200

export const Addressee = AddresseeState.extend({
  assignment: z.object({
    id: Id,
    kind: z.enum(ASSIGNMENT_KINDS),
    title: z.string(),
    ground: z.string().nullable(),
    product: z.string().nullable(),
    stages: z.array(z.enum(ASKED_STAGES)).max(ASKED_STAGES.length),
    startsOn: Day,
    withdrawnOn: Day.nullable(),
    document: DocumentRef.nullable(),
  }),
  giver: UnitLink,
  passedBy: UnitLink.nullable(),
  /** The unit that answers for it today; another than `unit` once that has ended. */
  answering: UnitLink,
  givenOn: Day,
  firstDueOn: Day.nullable(),
  /** The first day of each stage that is asked. */
  stageDays: z.partialRecord(z.enum(ASKED_STAGES), Day.nullable()),
  nudgedOn: Day.nullable(),
  acts: z.array(Act).max(MOST_ACTS),
  beyond: z.int(),
  may: z.object({ act: z.boolean(), judge: z.boolean(), passOn: z.boolean() }),
})
export type Addressee = z.infer<typeof Addressee>

export const getAddressee = endpoint(
  'GET /api/addressees/:id',
  z.object({ id: Id, on: Day.optional() }),
  Addressee,
  'What was given to one unit, and all that happened to it',
)

const NewAct = z.object({
  stage: z.enum(STAGES),
  on: Day,
  note: MaybeText(2000),
  documentId: Id.nullable().default(null),
  details: z
    .object({
      form: z.enum(DISSEMINATION_FORMS).optional(),
      attendees: z.int().min(0).max(1_000_000).optional(),
      target: z.int().min(0).max(1_000_000).optional(),
      number: z.string().trim().max(100).optional(),
      issuedOn: Day.optional(),
      percent: z.int().min(0).max(100).optional(),
      dueOn: Day.optional(),
    })
    .default({}),
  results: z.array(GivenResult).max(50).default([]),
})

export const recordAddresseeAct = endpoint(
  'POST /api/addressees/:id/acts',
  NewAct.extend({ id: Id }),
  Addressee,
  'Record what a unit did, or what was done with it: receive, disseminate, report, return, extend, close …',
)
export const correctAddresseeAct = endpoint(
  'POST /api/addressees/:id/acts/:actId/correction',
  z.object({ id: Id, actId: Id, reason: Text(500), instead: NewAct.omit({ stage: true }).nullable() }),
  Addressee,
  'Correct an act, or take it out; what was recorded before is kept',
)
export const passOn = endpoint(
  'POST /api/addressees/:id/passing',
  z.object({ id: Id, choice: Choice, on: Day, dueOn: Day.nullable() }),
  z.object({ addressed: z.int() }),
  'Pass an assignment on to units below',
)

/** Results of the same kind together. */
export const ResultSum = z.object({
  what: z.string(),
  beneficiaries: z.string(),
  times: z.int(),
  people: z.int(),
  value: z.int(),
})

export const getResults = endpoint(
  'GET /api/assignments/:id/results',
  z.object({ id: Id, unit: Id, on: Day.optional() }),
  z.object({
    people: z.int(),
    value: z.int(),
    results: z.array(ResultSum).max(100),
    beyond: z.int(),
    children: z.array(z.object({ unit: UnitLink, people: z.int(), value: z.int() })).max(MOST_CHILDREN),
  }),
  'What an assignment achieved for people at a unit and below it, summed up the tree',
)
