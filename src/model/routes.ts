import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedAtAll } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { untilOf } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import { documentIdOf } from '#document/store.ts'
import * as api from './api.ts'
import { refusalsToAct, refusalsToAdopt, refusalsToBegin, refusalsToResult } from './rules.ts'
import * as store from './store.ts'
import * as write from './write-store.ts'

/** Answers what is asked of new models and pilots. */
export function serveModels(server: Api): void {
  serve(server, api.listModels, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return store.listModels(db, actor, unit, asked, on ?? today)
  })
  serve(server, api.getModel, ({ id, on }, { actor, db, today }) =>
    store.getModel(db, actor, id, on ?? today),
  )
  serve(server, api.beginModel, async (given, context) => {
    const { actor, db, today } = context
    const organisationId = await organisationIdOf(db, given.organisationId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    const { kind, name, from } = given
    const documentId = given.documentId ? await documentIdOf(db, actor, given.documentId) : null
    const rest = { summary: given.summary || null, authority: given.authority ?? null }
    const aims = given.aims.map(({ what, measure, target }) => ({ what, measure, target: target ?? null }))
    const one = { kind, name, from, until: untilOf(given.to ?? null), ...rest, aims }
    const unitExists = await write.existsOn(db, organisationId, from)
    insist(refusalsToBegin({ ...one, hasDocument: documentId !== null }, { unitExists, today }))
    const details = { kind, from }
    const eventId = await recordEvent(db, actor, { action: 'model.begin', organisationId, details })
    const { id } = await write.insertModel(db, { organisationId, documentId, ...one }, eventId)
    return store.getModel(db, actor, id, today)
  })
  serveActs(server)
}

function serveActs(server: Api): void {
  serve(server, api.recordResult, async ({ id, aimId, on, value, note }, context) => {
    const { actor, db, today } = context
    const kept = await begin(context, id)
    await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
    insist(refusalsToResult(kept, on, today))
    const eventId = await record(context, kept, 'model.result', { on })
    await write.insertResult(db, kept.key, { aimId, on, value, note: note || null }, eventId)
    return store.getModel(db, actor, id, today)
  })
  serve(server, api.actOnModel, async ({ id, stage, on, ...given }, context) => {
    const { actor, db, today } = context
    const kept = await begin(context, id)
    const by = given.organisationId ? await organisationIdOf(db, given.organisationId) : kept.organisationId
    await mustBeAllowed(db, actor, 'work.record', by)
    const documentId = given.documentId ? await documentIdOf(db, actor, given.documentId) : null
    const [outcome, number] = [given.outcome ?? null, given.number ?? null]
    const isAbove = await write.isAtOrAbove(db, by, kept.organisationId, on)
    const asked = { stage, on, outcome, number, hasDocument: documentId !== null, isAbove }
    insist(refusalsToAct(asked, kept, today))
    const eventId = await record(context, kept, 'model.act', { stage, on })
    const act = {
      stage,
      on,
      organisationId: by,
      outcome: stage === 'evaluated' ? outcome : null,
      number,
      documentId,
    }
    await write.insertAct(db, kept.key, { ...act, note: given.note || null }, eventId)
    return store.getModel(db, actor, id, today)
  })
  serve(server, api.adoptModel, async ({ id, organisationIds, on }, context) => {
    const { actor, db, today } = context
    const kept = await begin(context, id)
    const adopters = await write.findAdopters(db, kept, organisationIds, on)
    const units = adopters.map((one) => one.id)
    await mustBeAllowedAtAll(db, actor, 'work.record', units)
    insist(refusalsToAdopt(adopters, on, kept, today))
    const eventId = await record(context, kept, 'model.adopt', { on, units: units.length })
    for (const organisationId of units)
      await write.insertAct(db, kept.key, { stage: 'adopted', on, organisationId }, eventId)
    return store.getModel(db, actor, id, today)
  })
  serve(server, api.withdrawModelAct, async ({ id, reason }, context) => {
    const { actor, db } = context
    const kept = await begin(context, id)
    await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
    const eventId = await record(context, kept, 'model.withdraw', { state: kept.state })
    return write.supersede(db, kept, reason, eventId)
  })
}

/** The model that is written to, to itself until the transaction ends. */
async function begin({ actor, db, today }: Context, publicId: string): Promise<store.KeptModel> {
  const { key } = await store.getKept(db, actor, publicId, today)
  await advisoryLock(db, `model ${key}`)
  return store.getKept(db, actor, publicId, today)
}

function record(
  { actor, db }: Context,
  { organisationId, id }: store.KeptModel,
  action: string,
  details: Record<string, unknown>,
): Promise<string> {
  return recordEvent(db, actor, { action, organisationId, details, subjectKind: 'model', subjectId: id })
}
