import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import { serve, type Context } from '#access/serve.ts'
import { untilOf, type Day } from '#platform/day.ts'
import { Conflict, insist, NotFound } from '#platform/errors.ts'
import * as api from './api.ts'
import type { Unit } from './api.ts'
import { getHistory } from './history-store.ts'
import { recordOverride, withdrawOverride } from './override-store.ts'
import {
  parseOfficialCode,
  planCorrection,
  planNewState,
  refusalsToOfficialCode,
  type StateChange,
  type StateFacts,
  type StateRefusal,
} from './rules.ts'
import { searchUnits } from './search-store.ts'
import { applyChanges, refusalsToChanges, statesOf } from './state-store.ts'
import { lockTree } from './states.ts'
import { listChildren, listTopUnits } from './tree-store.ts'
import { getUnit } from './unit-store.ts'
import { listWarnings } from './warning-store.ts'

/** Answers what the tree of organisations asks and records. */
export function serveOrganisations(server: Api, figures: Figures = noFigures): void {
  serveTree(server, figures)
  serveUnit(server, figures)
  serveStates(server, figures)
  serveOverrides(server, figures)
}

function serveTree(server: Api, figures: Figures): void {
  serve(server, api.listTopOrganisations, async ({ on }, { actor, db, today }) => {
    mustBeAllowedSomewhere(actor, 'organisation.read')
    return { items: await listTopUnits(db, actor, on ?? today, figures) }
  })
  serve(server, api.searchOrganisations, async ({ text, on, under, after, limit }, { actor, db, today }) => {
    mustBeAllowedSomewhere(actor, 'organisation.read')
    const underId = under === undefined ? null : await readableId(under, { actor, db })
    return searchUnits(db, actor, { text, on: on ?? today, underId, after, limit })
  })
  serve(server, api.listChildren, async ({ id, on, after, limit }, { actor, db, today }) => {
    const organisationId = await readableId(id, { actor, db })
    return listChildren(db, actor, organisationId, on ?? today, { after, limit }, figures)
  })
}

function serveUnit(server: Api, figures: Figures): void {
  serve(server, api.getOrganisation, async ({ id, on }, context) => {
    return showUnit(context, await organisationIdOf(context.db, id), on ?? context.today, figures)
  })
  serve(server, api.listWarnings, async ({ id, on, limit }, { actor, db, today }) => {
    const organisationId = await readableId(id, { actor, db })
    return listWarnings(db, actor, organisationId, on ?? today, limit, figures)
  })
  serve(server, api.getOrganisationHistory, async ({ id }, { actor, db }) =>
    getHistory(db, actor, await readableId(id, { actor, db })),
  )
}

interface WantedState {
  name: string
  kind: string
  type: string | null
  superiorId: string | null
  officialCode: string | null
  decisionNo: string | null
}

function serveStates(server: Api, figures: Figures): void {
  serve(server, api.recordOrganisationState, async ({ id, from, reason, ...wanted }, context) => {
    const { organisationId, superiorId } = await beginChange(context, id, wanted.superiorId)
    const known = await statesOf(context.db, organisationId)
    await mustBeAllowedToMove(context, organisationId, [...superiorsFrom(known, from), superiorId])
    const plan = planNewState(known, { from, ...factsOf(wanted, superiorId) })
    await recordChange(context, { organisationId, reason, wanted, ...plan }, 'organisation.state')
    return showUnit(context, organisationId, context.today, figures)
  })
  serve(
    server,
    api.correctOrganisationState,
    async ({ id, stateId, from, to, reason, ...wanted }, context) => {
      const { organisationId, superiorId } = await beginChange(context, id, wanted.superiorId)
      const known = await statesOf(context.db, organisationId)
      const wrong = known.find((one) => one.id === stateId)
      if (!wrong) throw new Conflict(`state ${stateId} is not in force`)
      await mustBeAllowedToMove(context, organisationId, [wrong.superiorId, superiorId])
      const plan = planCorrection(known, wrong, { from, until: untilOf(to), ...factsOf(wanted, superiorId) })
      await recordChange(context, { organisationId, reason, wanted, ...plan }, 'organisation.correction')
      return showUnit(context, organisationId, context.today, figures)
    },
  )
}

function serveOverrides(server: Api, figures: Figures): void {
  serve(server, api.overrideWarning, async ({ id, code, from, to, reason }, context) => {
    const { actor, db, today } = context
    const organisationId = await organisationIdOf(db, id)
    await mustBeAllowed(db, actor, 'organisation.record', organisationId)
    const start = from ?? today
    const { warnings } = await getUnit(db, actor, organisationId, start)
    const refusals: StateRefusal[] = []
    if (!warnings.some((one) => one.code === code))
      refusals.push({ code: 'no-such-warning', warning: code, on: start })
    if (to !== null && to < start) refusals.push({ code: 'ends-before-it-starts', from: start, to })
    insist(refusals)
    const eventId = await recordEvent(db, actor, {
      action: 'organisation.override',
      organisationId,
      details: { code, from: start, to },
    })
    await recordOverride(db, { organisationId, code, from: start, to, reason }, eventId)
    return showUnit(context, organisationId, today, figures)
  })
  serve(server, api.withdrawOverride, async ({ id, code, reason }, context) => {
    const { actor, db, today } = context
    const organisationId = await organisationIdOf(db, id)
    await mustBeAllowed(db, actor, 'organisation.record', organisationId)
    const eventId = await recordEvent(db, actor, {
      action: 'organisation.override-withdrawal',
      organisationId,
      details: { code },
    })
    if (!(await withdrawOverride(db, { organisationId, code, on: today, reason }, eventId)))
      throw new NotFound(`override ${code}`)
    return showUnit(context, organisationId, today, figures)
  })
}

/** The unit for an answer; letting a secretary's name out is on record. */
async function showUnit(
  { actor, db, viewed }: Context,
  organisationId: string,
  on: Day,
  figures: Figures,
): Promise<Unit> {
  const unit = await getUnit(db, actor, organisationId, on, figures)
  if (unit.secretary) viewed({ action: 'committee.view', organisationId, details: { on, people: 1 } })
  return unit
}

async function readableId(publicId: string, { actor, db }: Pick<Context, 'actor' | 'db'>): Promise<string> {
  const organisationId = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'organisation.read', organisationId)
  return organisationId
}

async function beginChange({ actor, db }: Context, publicId: string, superiorPublicId: string | null) {
  const organisationId = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'organisation.record', organisationId)
  const superiorId = superiorPublicId === null ? null : await readableId(superiorPublicId, { actor, db })
  await lockTree(db)
  return { organisationId, superiorId }
}

function superiorsFrom(known: readonly { from: Day; until: Day; superiorId: string | null }[], on: Day) {
  return known.filter((one) => one.from <= on && on < one.until).map((one) => one.superiorId)
}

/** Whoever changes a unit's superior must be allowed to reorganise the unit, the superior before and the one after. */
async function mustBeAllowedToMove(
  { actor, db }: Context,
  organisationId: string,
  superiors: readonly (string | null)[],
): Promise<void> {
  if (new Set(superiors).size < 2) return
  for (const one of [organisationId, ...superiors])
    if (one !== null) await mustBeAllowed(db, actor, 'organisation.reorganise', one)
}

function factsOf(
  { officialCode, ...wanted }: WantedState,
  superiorId: string | null,
): Omit<StateFacts, 'from' | 'until'> {
  return {
    ...wanted,
    superiorId,
    officialCode: officialCode === null ? null : parseOfficialCode(officialCode),
  }
}

async function recordChange(
  { actor, db }: Context,
  change: {
    organisationId: string
    reason: string
    wanted: WantedState
    changes: StateChange[]
    refusals: StateRefusal[]
  },
  action: string,
): Promise<void> {
  const { organisationId, reason, wanted, changes, refusals } = change
  const byRegister = await refusalsToChanges(db, organisationId, changes)
  insist([...refusalsToOfficialCode(wanted.officialCode), ...refusals, ...byRegister])
  const details = { from: changes.map((one) => one.state.from) }
  const eventId = await recordEvent(db, actor, { action, organisationId, details })
  await applyChanges(db, organisationId, changes, eventId, reason)
}
