import { z } from 'zod'
import { Permissions } from '#access/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { KINDS } from './kinds.ts'

/** The most levels, links, states and acts of one unit that an answer lists; `beyond` counts what is left out. */
export const MOST = {
  levels: 100,
  links: 200,
  states: 500,
  reorganisations: 200,
  roots: 500,
  warnings: 100,
} as const

const Id = z.uuid()
const Instant = z.iso.datetime({ offset: true })
const On = { on: Day.optional() }
const After = z.string().max(600).optional()
const Name = z.string().trim().min(1).max(300)
const DecisionNo = z.string().trim().min(1).max(100)
const Reason = z.string().trim().min(3).max(500)

export const KindName = z.enum(KINDS.map((kind) => kind.code) as [string, ...string[]])

/** A unit in a path or a link; `readable` false: named, but outside the reader's reach. */
export const UnitLink = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  readable: z.boolean(),
})
export type UnitLink = z.infer<typeof UnitLink>

/** A unit in a list as of a day: members and units directly below are those that it has on that day. */
export const UnitRow = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  type: z.string().nullable(),
  headcount: z.int(),
  probationary: z.int(),
  children: z.int(),
})
export type UnitRow = z.infer<typeof UnitRow>

/** Something about a unit that wants a look; never a bar. `facts` fill its sentence; see rules.ts for the codes. */
export const UnitWarning = z.object({
  code: z.string(),
  severity: z.enum(['high', 'normal', 'data']),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  source: z.string(),
  /** Looked at and found lawful: why, until which last day, by whom. */
  override: z
    .object({ reason: z.string(), from: Day, to: Day.nullable(), by: z.string().nullable(), at: Instant })
    .nullable(),
})
export type UnitWarning = z.infer<typeof UnitWarning>

/** What became of whom: the other unit, the act of reorganisation, its day and decision. */
export const UnitSuccession = z.object({
  unit: UnitLink,
  act: z.string(),
  on: Day,
  decisionNo: z.string().nullable(),
})

/** What a unit is in a period; `to` is its last day. The official code is printed with dots. */
export const UnitState = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  type: z.string().nullable(),
  officialCode: z.string().nullable(),
  decisionNo: z.string().nullable(),
  superior: UnitLink.nullable(),
  from: Day,
  to: Day.nullable(),
})
export type UnitState = z.infer<typeof UnitState>

/**
 * A unit as of a day. Where it does not exist on that day (`exists` false) its nearest state is shown and it counts 0.
 * `below` counts the units under it by kind, and grassroots organisations (TCCSĐ) as the text of that day counts them.
 */
export const Unit = z.object({
  id: Id,
  code: z.string(),
  on: Day,
  exists: z.boolean(),
  state: UnitState,
  existence: z.object({ from: Day, to: Day.nullable() }),
  path: z.array(UnitLink).max(MOST.levels),
  predecessors: z.array(UnitSuccession).max(MOST.links),
  successors: z.array(UnitSuccession).max(MOST.links),
  beyond: z.object({ predecessors: z.int(), successors: z.int() }),
  headcount: z.object({ total: z.int(), official: z.int(), probationary: z.int() }),
  below: z.object({
    children: z.int(),
    units: z.int(),
    byKind: z.record(z.string(), z.int()),
    grassroots: z.object({ total: z.int(), withBranches: z.int(), branches: z.int(), source: z.string() }),
  }),
  term: z.object({ name: z.string(), from: Day, to: Day.nullable() }).nullable(),
  /** null also where the reader may not see people. */
  secretary: z.object({ personId: Id, fullName: z.string(), since: Day }).nullable(),
  warnings: z.array(UnitWarning).max(MOST.warnings),
  may: Permissions,
})
export type Unit = z.infer<typeof Unit>

export const listTopOrganisations = endpoint(
  'GET /api/organisations',
  z.object(On),
  z.object({ items: z.array(UnitRow).max(MOST.roots) }),
  'The highest units within my reach on a day: the roots of my tree',
)

export const searchOrganisations = endpoint(
  'GET /api/organisations/search',
  z.object({
    text: z.string().trim().min(1).max(200),
    ...On,
    under: Id.optional(),
    after: After,
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  pageOf(UnitLink.extend({ path: z.array(UnitLink).max(MOST.levels), exists: z.boolean() })),
  'Units by words of their name (any order, no marks needed) or by code; each with the chain of its superiors',
)

export const getOrganisation = endpoint(
  'GET /api/organisations/:id',
  z.object({ id: Id, ...On }),
  Unit,
  'One unit as of a day',
)

export const listChildren = endpoint(
  'GET /api/organisations/:id/children',
  z.object({ id: Id, ...On, after: After, limit: z.coerce.number().int().min(1).max(1000).default(200) }),
  pageOf(UnitRow),
  'The units directly below a unit on a day, in the Vietnamese order of names',
)

const MOST_WARNED = 500

export const listWarnings = endpoint(
  'GET /api/organisations/:id/warnings',
  z.object({ id: Id, ...On, limit: z.coerce.number().int().min(1).max(MOST_WARNED).default(100) }),
  z.object({
    /** Lower units that were not looked at, because there are too many for one answer. */
    unitsLeftOut: z.int(),
    /** Units with a warning that is not overridden, by code of the warning; what is only unrecorded is not counted. */
    counts: z.record(z.string(), z.int()),
    items: z
      .array(
        z.object({
          unit: UnitLink,
          superior: z.string().nullable(),
          warnings: z.array(UnitWarning).max(MOST.warnings),
        }),
      )
      .max(MOST_WARNED),
  }),
  'What wants a look in a unit and all below it on a day; the most serious first',
)

/** A state as it was recorded, also one that was superseded. */
export const RecordedState = UnitState.extend({
  reason: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
  supersededAt: Instant.nullable(),
  supersededBy: z.string().nullable(),
})
export type RecordedState = z.infer<typeof RecordedState>

export const getOrganisationHistory = endpoint(
  'GET /api/organisations/:id/history',
  z.object({ id: Id }),
  z.object({
    states: z.array(RecordedState).max(MOST.states),
    predecessors: z.array(UnitSuccession).max(MOST.links),
    successors: z.array(UnitSuccession).max(MOST.links),
    beyond: z.object({
      states: z.int(),
      predecessors: z.int(),
      successors: z.int(),
      reorganisations: z.int(),
    }),
    reorganisations: z
      .array(
        z.object({
          id: Id,
          act: z.string(),
          on: Day,
          decisionNo: z.string().nullable(),
          issuer: z.string().nullable(),
          note: z.string().nullable(),
          recordedAt: Instant,
          recordedBy: z.string().nullable(),
        }),
      )
      .max(MOST.reorganisations),
  }),
  'All dated states of a unit, also superseded ones, who recorded them and why; predecessors, successors, reorganisations',
)

const StateFields = {
  name: Name,
  kind: KindName,
  type: z.string().trim().min(1).max(50).nullable(),
  superiorId: Id.nullable(),
  /** 14 digits, with or without dots. */
  officialCode: z.string().trim().max(30).nullable(),
  decisionNo: DecisionNo.nullable(),
}

export const recordOrganisationState = endpoint(
  'POST /api/organisations/:id/states',
  z.object({ id: Id, from: Day, ...StateFields, reason: Reason }),
  Unit,
  'Record that a unit has another name, kind, type, superior or official code from a day on',
)

export const correctOrganisationState = endpoint(
  'POST /api/organisations/:id/states/:stateId/correction',
  z.object({
    id: Id,
    stateId: z.string().regex(/^\d{1,18}$/),
    from: Day,
    to: Day.nullable(),
    ...StateFields,
    reason: Reason,
  }),
  Unit,
  'Correct a state that was recorded wrongly; the wrong one is kept in the history, adjoining states move their ends along',
)

export const overrideWarning = endpoint(
  'POST /api/organisations/:id/overrides',
  z.object({
    id: Id,
    code: z.string().regex(/^[a-z0-9-]{1,60}$/),
    from: Day.optional(),
    to: Day.nullable(),
    reason: Reason,
  }),
  Unit,
  'Say why a warning about a unit is lawful, and until which last day',
)

export const withdrawOverride = endpoint(
  'POST /api/organisations/:id/overrides/:code/withdrawal',
  z.object({ id: Id, code: z.string().regex(/^[a-z0-9-]{1,60}$/), reason: Reason }),
  Unit,
  'Let a warning be shown again',
)
