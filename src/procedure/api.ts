import { z } from 'zod'
import { UnitLink } from '#organisation/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { CASE_ACTS, CASE_ORGANS } from './table-words.ts'

/** The most that an answer lists; what is beyond is counted. */
export const MOST = { kinds: 60, steps: 60, fields: 40, people: 600, acts: 300, reasons: 60 } as const

/** States of a case; the last five are its ends. */
export const STATES = ['open', 'suspended', 'done', 'rejected', 'withdrawn', 'expired', 'cancelled'] as const

const Id = z.uuid()
export const Said = z.object({ vi: z.string(), en: z.string() })

/** A field of a form, as declared. */
export const ShownField = z.object({
  key: z.string(),
  name: Said,
  hint: Said.nullable(),
  required: z.boolean(),
  kind: z.enum(['day', 'text', 'number', 'choice', 'document', 'person', 'unit', 'yes_no']),
  future: z.boolean(),
  lines: z.boolean(),
  least: z.int().nullable(),
  most: z.int().nullable(),
  type: z.string().nullable(),
  choices: z.array(z.object({ id: z.string(), name: Said })).max(100),
})
export type ShownField = z.infer<typeof ShownField>

const Text = z.object({
  from: Day,
  source: z.string(),
  confidence: z.enum(['verified', 'indirect', 'memory']),
})

/** A procedure as its forms need it. */
export const ShownProcedure = z.object({
  kind: z.string(),
  name: Said,
  subject: z.enum(['person', 'people', 'unit']),
  /** Opened by its form; false: through a room’s own page alone. */
  opens: z.boolean(),
  second: z.object({ name: Said, required: z.boolean() }).nullable(),
  opening: z.array(ShownField).max(MOST.fields),
  steps: z.array(z.object({ id: z.string(), name: Said })).max(MOST.steps),
  law: z.array(Text).max(20),
})
export type ShownProcedure = z.infer<typeof ShownProcedure>

export const listProcedures = endpoint(
  'GET /api/procedures',
  z.object({}),
  z.object({ procedures: z.array(ShownProcedure).max(MOST.kinds) }),
  'The procedures that the register knows: their steps, what opens a case, the texts they rest on',
)

const Organ = z.enum(CASE_ORGANS)

/** A case in a list. */
export const CaseLine = z.object({
  id: Id,
  kind: z.string(),
  name: Said,
  /** The first person's name; null for a unit. */
  person: z.string().nullable(),
  people: z.int(),
  home: UnitLink,
  state: z.enum(STATES),
  place: z.string(),
  step: Said.nullable(),
  awaiting: UnitLink.nullable(),
  organ: Organ.nullable(),
  dueOn: Day.nullable(),
  openedOn: Day,
  endedOn: Day.nullable(),
})
export type CaseLine = z.infer<typeof CaseLine>

export const WHICH = ['open', 'overdue', 'suspended', 'ended', 'all'] as const
export type Which = (typeof WHICH)[number]

export const listCases = endpoint(
  'GET /api/cases',
  z.object({
    organisationId: Id,
    on: Day.optional(),
    which: z.enum(WHICH).default('open'),
    kind: z.string().max(60).optional(),
    step: z.string().max(60).optional(),
    /** `mine`: the unit itself has to act; `all`: it or a unit below takes part. */
    whose: z.enum(['mine', 'all']).default('all'),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  pageOf(CaseLine).extend({ open: z.int(), overdue: z.int() }),
  'Cases in which a unit or those below it take part, by deadline, overdue first',
)

/** What was filled in, as it is shown. */
export const ShownValue = z.object({
  key: z.string(),
  name: Said,
  kind: ShownField.shape.kind,
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  /** Of a choice, a person, a unit, a document: its name. */
  label: Said.nullable(),
  hidden: z.boolean(),
})
export type ShownValue = z.infer<typeof ShownValue>

export const Reasoned = z.looseObject({ code: z.string(), source: z.string().optional() })

/** The numbers of a vote. */
export const VoteShown = z.object({
  base: z.int().min(0).max(1_000_000),
  present: z.int().min(0).max(1_000_000),
  inFavour: z.int().min(0).max(1_000_000),
  against: z.int().min(0).max(1_000_000),
  exemptPresent: z.int().min(0).max(1_000_000),
  typed: z.boolean(),
})
export type VoteShown = z.infer<typeof VoteShown>

export const PathPart = z.object({
  step: z.string(),
  name: Said,
  at: z.enum(['done', 'now', 'next', 'skipped']),
  on: Day.nullable(),
  due: Day.nullable(),
  unit: UnitLink.nullable(),
  organ: Organ,
})
export type PathPart = z.infer<typeof PathPart>

export const ShownAct = z.object({
  id: Id,
  act: z.enum(CASE_ACTS),
  step: z.string(),
  stepName: Said.nullable(),
  outcome: Said.nullable(),
  toName: Said.nullable(),
  on: Day,
  unit: UnitLink,
  organ: Organ,
  law: z.string(),
  by: z.string().nullable(),
  recordedAt: z.string(),
  reason: z.string().nullable(),
  vote: VoteShown.nullable(),
  round: z.int(),
  values: z.array(ShownValue).max(MOST.fields),
  document: z.object({ id: Id, number: z.string().nullable() }).nullable(),
  takenBack: z.string().nullable(),
})
export type ShownAct = z.infer<typeof ShownAct>

/** The step where a case stands, as its form needs it. */
export const ActForm = z.object({
  step: z.string(),
  name: Said,
  fields: z.array(ShownField).max(MOST.fields),
  vote: z
    .object({
      base: z.enum(['official_members', 'committee', 'standing_committee']),
      parts: z.int(),
      of: z.int(),
      strictly: z.boolean(),
      rounds: z.int(),
      source: z.string(),
    })
    .nullable(),
  decision: z.object({ type: z.string(), subject: Said }).nullable(),
  outcomes: z
    .array(
      z.object({
        id: z.string(),
        name: Said,
        when: z.enum(['reached', 'missed', 'spent']).nullable(),
        decides: z.boolean(),
        demandsFields: z.boolean(),
        needsReason: z.boolean(),
        ends: z.boolean(),
      }),
    )
    .max(20),
  perPerson: z
    .array(z.object({ id: z.string(), name: Said, stays: z.boolean(), needsReason: z.boolean() }))
    .max(20),
  forms: z.array(z.string()).max(20),
})
export type ActForm = z.infer<typeof ActForm>

export const CasePage = z.object({
  id: Id,
  on: Day,
  kind: z.string(),
  name: Said,
  subject: z.enum(['person', 'people', 'unit']),
  people: z
    .array(
      z.object({
        id: Id,
        name: z.string(),
        memberCode: z.string().nullable(),
        unit: UnitLink,
        readable: z.boolean(),
        isIn: z.boolean(),
        outcome: Said.nullable(),
        reason: z.string().nullable(),
      }),
    )
    .max(MOST.people),
  beyond: z.int(),
  home: UnitLink,
  second: UnitLink.nullable(),
  secondName: Said.nullable(),
  opener: UnitLink,
  openedOn: Day,
  given: z.array(ShownValue).max(MOST.fields),
  place: z.string(),
  placeName: Said.nullable(),
  state: z.enum(STATES),
  round: z.int(),
  seen: z.int(),
  dueOn: Day.nullable(),
  dueSource: z.string().nullable(),
  endedOn: Day.nullable(),
  awaiting: UnitLink.nullable(),
  organ: Organ.nullable(),
  path: z.array(PathPart).max(MOST.steps),
  missing: z.array(Reasoned).max(MOST.reasons),
  history: z.array(ShownAct).max(MOST.acts),
  form: ActForm.nullable(),
  returns: z.array(z.object({ step: z.string(), name: Said })).max(MOST.steps),
  longest: Day.nullable(),
  may: z.object({ act: z.boolean(), withdraw: z.boolean(), takeBack: z.boolean(), expire: z.boolean() }),
})
export type CasePage = z.infer<typeof CasePage>

export const getCase = endpoint(
  'GET /api/cases/:id',
  z.object({ id: Id, on: Day.optional() }),
  CasePage,
  'A case: its whole path, where it stands, what is missing, who is next, what was done',
)

export const getActForm = endpoint(
  'GET /api/cases/:id/form',
  z.object({ id: Id, on: Day }),
  z.object({
    base: z.object({ all: z.int().nullable(), away: z.int(), exempt: z.int() }).nullable(),
    number: z.string().nullable(),
    term: z.string().nullable(),
    law: z.string(),
  }),
  'What the form of the next step needs to know on a day: who may vote, the next number of a decision, the text in force',
)

export const listCasesOf = endpoint(
  'GET /api/people/:id/cases',
  z.object({ id: Id }),
  z.object({ cases: z.array(CaseLine).max(200) }),
  'The cases of a person, the open ones first',
)
