import type { z } from 'zod'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { documentIdOf } from '#document/store.ts'
import { serve, type Context } from '#access/serve.ts'
import { advisoryLock } from '#platform/db.ts'
import { Conflict, insist, NotFound } from '#platform/errors.ts'
import * as api from './api.ts'
import * as records from './item-record-store.ts'
import { FINISHED } from './codes.ts'
import type { KeptItem } from './item-store.ts'
import * as write from './item-write.ts'
import { disownItem, oweItem, settleItems } from './owed.ts'
import { refusalsToAct, refusalsToItem, refusalsToTakeBack, type ProgrammeRefusal } from './rules.ts'
import * as store from './store.ts'

/** Answers what is asked of single items: record, correct, act, take back. */
export function serveItems(server: Api): void {
  serve(server, api.getItem, ({ id, on }, { actor, db, today }) =>
    records.getItem(db, actor, id, on ?? today),
  )
  serve(server, api.searchItems, async ({ organisationId, text }, { actor, db, today }) => {
    mustBeAllowedSomewhere(actor, 'work.read')
    const unit = await organisationIdOf(db, organisationId)
    return { items: await records.searchSuperior(db, actor, { organisationId: unit, text, on: today }) }
  })
  serve(server, api.recordItem, async ({ id, ...given }, context) => {
    const { actor, db, today } = context
    const programme = await store.getKept(db, actor, id)
    await begin(context, programme)
    const item = await judged(context, programme, given, null)
    const eventId = await record(context, programme, 'programme.item', { code: item.code, kind: item.kind })
    const [recorded] = await write.recordItems(db, [item], eventId)
    await oweItem(db, recorded!.id, item, { ...programme, today }, eventId)
    return records.getItem(db, actor, recorded!.publicId, today)
  })
  serve(server, api.correctItem, async ({ id, reason, ...given }, context) => {
    const { actor, db, today } = context
    const { item: before, programme } = await records.getKeptItem(db, actor, id, today)
    await begin(context, programme)
    const item = await judged(context, programme, given, before.id)
    const eventId = await record(context, programme, 'programme.item-correction', { code: item.code })
    await write.replaceState(db, before.id, { item, reason }, eventId)
    if (isOwedOtherwise(before, item, await records.coUnits(db, before.stateId))) {
      await disownItem(db, before.id, { today, reason }, eventId)
      if (!FINISHED.includes(before.state))
        await oweItem(db, before.id, item, { ...programme, today }, eventId)
    }
    return records.getItem(db, actor, id, today)
  })
  serve(server, api.withdrawItem, async ({ id, reason }, context) => {
    const { actor, db, today } = context
    const { item, programme } = await records.getKeptItem(db, actor, id, today)
    await begin(context, programme)
    const acts = await records.actsInForce(db, item.id)
    insist(acts.length > 0 ? [{ code: 'has-acts', acts: acts.length }] : [])
    const eventId = await record(context, programme, 'programme.item-withdrawal', { code: item.code })
    await write.replaceState(db, item.id, { item: null, reason }, eventId)
    await disownItem(db, item.id, { today, reason }, eventId)
    return { programmeId: programme.publicId }
  })
  serveActs(server)
}

function serveActs(server: Api): void {
  serve(server, api.actOnItem, async ({ id, documentId, ...given }, context) => {
    const { actor, db, today } = context
    const { item, programme } = await records.getKeptItem(db, actor, id, today)
    await begin(context, programme)
    const { startsOn, carriedOn } = item
    const acts = await records.actsInForce(db, item.id)
    insist(refusalsToAct(given, { acts, startsOn, today, carriedOn }))
    const { act, on } = given
    const eventId = await record(context, programme, 'programme.act', { code: item.code, act, on })
    const document = documentId && (await documentIdOf(db, actor, documentId))
    await write.recordItemActs(db, [{ ...given, itemId: item.id, documentId: document }], eventId)
    if (FINISHED.includes(act)) await settleItems(db, [item.id], { ...programme, today }, eventId)
    return records.getItem(db, actor, id, today)
  })
  serve(server, api.takeBackAct, async ({ id, actId, reason }, context) => {
    const { actor, db, today } = context
    const { item, programme } = await records.getKeptItem(db, actor, id, today)
    await begin(context, programme)
    const acts = await records.actsInForce(db, item.id)
    const at = acts.findIndex((one) => one.id === actId)
    if (at < 0) throw new Conflict(`act ${actId} is not in force`)
    insist(refusalsToTakeBack(acts.length - at - 1, item.carriedOn))
    const details = { code: item.code, act: acts[at]!.act }
    const eventId = await record(context, programme, 'programme.act-withdrawal', details)
    await write.supersedeAct(db, actId, reason, eventId)
    if (FINISHED.includes(acts[at]!.act)) {
      const coIds = await records.coUnits(db, item.stateId)
      await oweItem(db, item.id, { ...item, coIds }, { ...programme, today }, eventId)
    }
    return records.getItem(db, actor, id, today)
  })
}

/** Whether a correction changes who owes what by when. */
function isOwedOtherwise(before: KeptItem, item: write.NewItem, coBefore: readonly string[]): boolean {
  const { leadId, title, startsOn, dueOn, coIds } = item
  const co = [...coIds].sort().join() !== [...coBefore].sort().join()
  const days = startsOn !== before.startsOn || dueOn !== before.dueOn
  return co || days || leadId !== before.leadId || title !== before.title
}

type Given = Omit<z.output<typeof api.recordItem.input>, 'id'>

/** The item with internal ids; throws Refused with all that stands against it. */
async function judged(
  { actor, db, today }: Context,
  programme: store.KeptProgramme,
  given: Given,
  self: string | null,
): Promise<write.NewItem> {
  const { leadId, coIds, followsId, ...rest } = given
  const units = await write.unitsNamed(db, [...(leadId ? [leadId] : []), ...coIds], given.startsOn)
  const named = (publicId: string) => {
    const unit = units.get(publicId)
    if (!unit) throw new NotFound(`organisation ${publicId}`)
    return unit
  }
  const followed = followsId ? await records.getKeptItem(db, actor, followsId, today) : null
  const draft = {
    ...rest,
    leadUnit: leadId ? named(leadId).code : null,
    coUnits: coIds.map((one) => named(one).code),
  }
  const refusals: ProgrammeRefusal[] = refusalsToItem(draft, {
    programme,
    today,
    codes: await write.codesIn(db, programme.id, self),
    existing: new Set([...units.values()].filter((one) => one.exists).map((one) => one.code)),
    firstActOn: self ? ((await records.actsInForce(db, self))[0]?.on ?? null) : null,
    chain: followed && (await records.chainOf(db, followed.item.id)),
    followsSuperior:
      followed !== null &&
      (await write.standsAbove(db, followed.programme.organisationId, programme.organisationId, today)),
    self,
  })
  insist(refusals)
  return {
    ...rest,
    programmeId: programme.id,
    leadId: leadId ? named(leadId).id : null,
    coIds: coIds.map((one) => named(one).id),
    followsId: followed?.item.id ?? null,
  }
}

/** The programme's items to this transaction alone; throws unless the actor records for its owner. */
async function begin({ actor, db }: Context, { organisationId }: store.KeptProgramme): Promise<void> {
  await mustBeAllowed(db, actor, 'work.record', organisationId)
  await advisoryLock(db, `programme ${organisationId}`)
}

function record(
  { actor, db }: Context,
  { organisationId }: store.KeptProgramme,
  action: string,
  details: Record<string, unknown>,
): Promise<string> {
  return recordEvent(db, actor, { action, organisationId, details })
}
