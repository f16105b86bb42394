import type { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { documentIdOf } from '#document/store.ts'
import { findGathering } from '#gathering/standing.ts'
import type { Day } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { Forbidden, insist } from '#platform/errors.ts'
import * as api from './api.ts'
import { DONE_BY } from './codes.ts'
import * as fields from './field-store.ts'
import { likeOnes, listOf, tableOf } from './list-store.ts'
import { owe, settle, undo } from './owed.ts'
import { refusalsToAct, refusalsToConsolidate, refusalsToRaise } from './rules.ts'
import { actingFor, getKept, getProposal, type Kept } from './store.ts'
import * as write from './write-store.ts'

/** Answers what is asked of proposals and matters from below. */
export function serveProposals(server: Api): void {
  serveFields(server)
  serveReading(server)
  serveRaising(server)
  serveActs(server)
}

function serveReading(server: Api): void {
  serve(server, api.listProposals, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const unit = await readable({ actor, db }, organisationId)
    return listOf(db, actor, unit, asked, on ?? today)
  })
  serve(server, api.listAddressees, async ({ organisationId, on }, { actor, db, today }) => {
    const unit = await readable({ actor, db }, organisationId)
    return { units: await fields.addresseesOf(db, actor, unit, on ?? today) }
  })
  serve(server, api.getTable, async ({ organisationId, on, from, to, within }, { actor, db, today }) => {
    const unit = await readable({ actor, db }, organisationId)
    const rows = await tableOf(db, unit, { on: on ?? today, from, to, within })
    return { on: on ?? today, within, rows }
  })
  serve(server, api.getProposal, ({ id, on }, { actor, db, today }) =>
    getProposal(db, actor, id, on ?? today),
  )
  serve(server, api.listLike, async ({ id }, { actor, db, today }) => {
    const kept = await getKept(db, actor, id, today)
    const unit = await actingFor(db, kept.holderId ?? kept.organisationId, today)
    return { items: await likeOnes(db, actor, kept, unit, today) }
  })
}

function serveFields(server: Api): void {
  const answer = async ({ db, actor }: Context) => ({
    fields: await fields.listFields(db),
    may: { edit: await fields.keepsLists(db, actor) },
  })
  serve(server, api.listFields, (_input, context) => answer(context))
  serve(server, api.addField, async ({ vi, en }, context) => {
    const organisationId = await fields.mustKeepLists(context.db, context.actor)
    const event = { action: 'proposal.field', organisationId, details: { added: en } }
    await fields.insertField(context.db, vi, en, await recordEvent(context.db, context.actor, event))
    return answer(context)
  })
  serve(server, api.endField, async ({ code }, context) => {
    const organisationId = await fields.mustKeepLists(context.db, context.actor)
    await fields.endField(context.db, code, context.today)
    const event = { action: 'proposal.field', organisationId, details: { ended: code } }
    await recordEvent(context.db, context.actor, event)
    return answer(context)
  })
}

function serveRaising(server: Api): void {
  serve(server, api.raiseProposal, async (given, context) => {
    const { actor, db, today } = context
    const { kind, field, text, raisedOn, send } = given
    const dueOn = given.dueOn ?? null
    const gathering = given.gatheringId ? await findGathering(db, actor, given.gatheringId, today) : null
    const occasion = gathering?.title ?? given.occasion ?? null
    const occasionOn = gathering?.fromDay ?? given.occasionOn ?? null
    const organisationId = await recording(context, given.organisationId)
    const to = await write.findReceiver(db, actor, organisationId, given.addressee, raisedOn)
    const known = await knownOf(context, organisationId, field, raisedOn)
    const raising = { kind, text, raisedOn, dueOn, occasion, occasionOn }
    insist(refusalsToRaise(raising, { ...known, receiver: to.receiver, today }))
    const eventId = await record(context, organisationId, 'proposal.raise', null, {
      kind,
      field,
      on: raisedOn,
    })
    const addressed = { addresseeId: to.id, addresseeBodyId: to.bodyId }
    const gatheringId = gathering?.id ?? null
    const one = { organisationId, isGroup: false, field, ...raising, gatheringId, ...addressed }
    const { key, id } = await write.insertProposal(db, one, eventId)
    await write.insertAct(db, key, { stage: 'raised', on: raisedOn, organisationId, dueOn }, eventId)
    if (send) {
      const act = {
        stage: 'sent',
        on: raisedOn,
        organisationId,
        toId: to.id,
        toBodyId: to.bodyId,
        dueOn,
      } as const
      await write.insertAct(db, key, act, eventId)
      if (dueOn) await owe(db, { ...act, key, text, dueOn }, eventId)
    }
    return getProposal(db, actor, id, today)
  })
  serve(server, api.consolidate, async (given, context) => {
    const { actor, db, today } = context
    const { field, text, on } = given
    const organisationId = await recording(context, given.organisationId)
    await advisoryLock(db, 'proposal')
    const to = await write.findReceiver(db, actor, organisationId, given.addressee, on)
    const members = await write.findCandidates(db, actor, organisationId, given.members, on)
    const known = await knownOf(context, organisationId, field, on)
    insist(refusalsToConsolidate({ text, on, today, ...known, receiver: to.receiver }, members))
    const details = { field, on, members: members.length }
    const eventId = await record(context, organisationId, 'proposal.consolidate', null, details)
    const { key, id } = await write.insertProposal(
      db,
      {
        organisationId,
        kind: members[0]!.kind,
        isGroup: true,
        field,
        text,
        raisedOn: on,
        addresseeId: to.id,
        addresseeBodyId: to.bodyId,
        occasion: null,
        occasionOn: null,
      },
      eventId,
    )
    const first = { stage: 'consolidated', on, organisationId, toId: organisationId } as const
    await write.insertAct(db, key, first, eventId)
    const keys = members.map((one) => one.key)
    await write.insertMembers(db, { key, organisationId, on }, keys, eventId)
    await settle(db, keys, { on, organisationId, isDone: true, documentId: null }, eventId)
    if (given.send) {
      const sent = { stage: 'sent', on, organisationId, toId: to.id, toBodyId: to.bodyId } as const
      await write.insertAct(db, key, { ...sent, dueOn: given.dueOn ?? null }, eventId)
      if (given.dueOn) await owe(db, { ...sent, key, text, dueOn: given.dueOn }, eventId)
    }
    return getProposal(db, actor, id, today)
  })
}

function serveActs(server: Api): void {
  serve(server, api.actOnProposal, async ({ id, ...given }, context) => {
    const { actor, db, today } = context
    await advisoryLock(db, 'proposal')
    const kept = await getKept(db, actor, id, today)
    const isHolder = DONE_BY[given.stage] === 'holder'
    const from = isHolder ? (kept.holderId ?? kept.organisationId) : kept.organisationId
    const organisationId = await actingFor(db, from, today)
    if (!(await may(db, actor, 'work.record', organisationId))) throw new Forbidden('work.record')
    await actOn(context, kept, organisationId, given)
    return getProposal(db, actor, id, today)
  })
  serve(server, api.withdrawAct, async ({ id, reason }, context) => {
    const { actor, db, today } = context
    await advisoryLock(db, 'proposal')
    const kept = await getKept(db, actor, id, today)
    const shown = await getProposal(db, actor, id, today)
    if (!shown.may.withdraw) throw new Forbidden('work.record')
    const details = { stage: kept.stage }
    const eventId = await record(context, kept.organisationId, 'proposal.withdraw', id, details)
    const actEvent = await write.eventOf(db, kept.actId)
    if (actEvent !== null) await undo(db, actEvent, { reason, on: today }, eventId)
    return write.supersedeAct(db, kept, reason, eventId)
  })
}

type Given = Omit<z.output<typeof api.actOnProposal.input>, 'id'>

async function actOn(context: Context, kept: Kept, organisationId: string, given: Given): Promise<void> {
  const { actor, db, today } = context
  const { stage, on } = given
  const [dueOn, answer] = [given.dueOn ?? null, given.answer || null]
  const documentId = given.documentId ? await documentIdOf(db, actor, given.documentId) : null
  const addressed = given.to ?? null
  const to = addressed && (await write.findReceiver(db, actor, organisationId, addressed, on))
  const group = await write.wordingOf(db, kept.groupKey, today)
  const standing = { stage: kept.stage, lastOn: kept.stageOn, raisedOn: kept.raisedOn, group }
  const acting = {
    stage,
    on,
    dueOn,
    answer,
    hasDocument: documentId !== null,
    receiver: to?.receiver ?? null,
  }
  insist(refusalsToAct(acting, standing, today))
  const details = { stage, on, members: kept.members }
  const eventId = await record(context, organisationId, 'proposal.act', kept.id, details)
  const sent = stage === 'sent' || stage === 'transferred' ? to : null
  const act = { stage, on, organisationId, toId: sent?.id, toBodyId: sent?.bodyId, dueOn: sent && dueOn }
  await write.insertAct(db, kept.key, { ...act, answer, documentId }, eventId)
  const isDone = stage !== 'acknowledged'
  if (DONE_BY[stage] === 'holder')
    await settle(db, [kept.key], { on, organisationId, isDone, documentId }, eventId)
  const owing = sent && dueOn && { key: kept.key, text: kept.text, on, dueOn, organisationId }
  if (owing) await owe(db, { ...owing, toId: sent.id, toBodyId: sent.bodyId }, eventId)
}

async function readable({ actor, db }: Pick<Context, 'actor' | 'db'>, publicId: string): Promise<string> {
  const id = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'work.read', id)
  return id
}

async function recording({ actor, db }: Context, publicId: string): Promise<string> {
  const id = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'work.record', id)
  return id
}

async function knownOf({ db }: Context, organisationId: string, field: string, on: Day) {
  return {
    unitExists: await write.existsOn(db, organisationId, on),
    fieldKnown: await fields.isField(db, field, on),
  }
}

function record(
  { actor, db }: Context,
  organisationId: string,
  action: string,
  subjectId: string | null,
  details: Record<string, unknown>,
): Promise<string> {
  const subject = subjectId === null ? {} : { subjectKind: 'proposal', subjectId }
  return recordEvent(db, actor, { action, organisationId, details, ...subject })
}
