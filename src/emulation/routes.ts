import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed, permissionsAnywhere } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { existsOn } from '#model/write-store.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import { documentIdOf } from '#document/store.ts'
import * as api from './api.ts'
import { refusalsToEntry, refusalsToResult, refusalsToRound } from './rules.ts'
import * as store from './store.ts'

/** Answers what is asked of emulation rounds and press prizes. */
export function serveEmulation(server: Api): void {
  serveReading(server)
  serve(server, api.recordRound, async ({ organisationId, kind, name, from, to, ...given }, context) => {
    const { actor, db, today } = context
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    const documentId = given.documentId ? await documentIdOf(db, actor, given.documentId) : null
    const follows = given.followsId ? await store.getKept(db, actor, given.followsId, today) : null
    const known = { unitExists: await existsOn(db, unit, from), followsFrom: follows?.from ?? null }
    insist(refusalsToRound({ name, from, to }, known))
    const eventId = await record(context, unit, 'emulation.round', { kind, from })
    const rest = { rules: given.rules ?? null, documentId, followsKey: follows?.key ?? null }
    const { id } = await store.insertRound(
      db,
      { organisationId: unit, kind, name, from, to, ...rest },
      eventId,
    )
    return { id }
  })
  serveEntries(server)
}

function serveReading(server: Api): void {
  serve(server, api.listRounds, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return store.listRounds(db, actor, unit, asked, on ?? today)
  })
  serve(server, api.getRound, async ({ id, on }, { actor, db, today }) => {
    const kept = await store.getKept(db, actor, id, on ?? today)
    const [round] = await store.roundsOf(db, actor, [kept], on ?? today)
    const record = await may(db, actor, 'work.record', kept.organisationId)
    return { ...round!, on: on ?? today, may: { record, enter: permissionsAnywhere(actor)['work.record'] } }
  })
  serve(server, api.listEntries, async ({ id, on, ...asked }, { actor, db, today }) => {
    const { key } = await store.getKept(db, actor, id, on ?? today)
    return store.listEntries(db, actor, key, asked, on ?? today)
  })
}

function serveEntries(server: Api): void {
  serve(server, api.enterRound, async ({ id, organisationId, on, ...given }, context) => {
    const { actor, db, today } = context
    const round = await begin(context, id)
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    const title = given.title || null
    const known = await store.entrantOf(db, round, unit, title, on)
    const { from, to, kind } = round
    insist(refusalsToEntry({ title, on }, { from, to, isPress: kind === 'press_prize' }, { ...known, today }))
    const eventId = await record(context, unit, 'emulation.entry', { on }, id)
    await store.insertEntry(db, { roundKey: round.key, organisationId: unit, title, on }, eventId)
    return { id }
  })
  serve(server, api.commend, async ({ id, entryId, ...result }, context) => {
    const { actor, db, today } = context
    const round = await begin(context, id)
    await mustBeAllowed(db, actor, 'work.record', round.organisationId)
    const entry = await store.getEntry(db, round.key, entryId)
    insist(refusalsToResult(result, { ...entry, hasResult: entry.resultKey !== null }, today))
    const { prize, on } = result
    const eventId = await record(context, round.organisationId, 'emulation.result', { prize, on }, id)
    await store.insertResult(db, entry.key, result, eventId)
    return { id }
  })
  serve(server, api.withdrawEntry, async ({ id, entryId, reason }, context) => {
    const { actor, db } = context
    const round = await begin(context, id)
    const entry = await store.getEntry(db, round.key, entryId)
    const keeper = entry.resultKey === null ? entry.organisationId : round.organisationId
    await mustBeAllowed(db, actor, 'work.record', keeper)
    const eventId = await record(context, keeper, 'emulation.withdraw', {}, id)
    await store.supersede(db, entry, reason, eventId)
    return { id }
  })
}

/** The round that is written to, to itself until the transaction ends. */
async function begin({ actor, db, today }: Context, publicId: string): Promise<store.KeptRound> {
  const round = await store.getKept(db, actor, publicId, today)
  await advisoryLock(db, `emulation ${round.key}`)
  return round
}

function record(
  { actor, db }: Context,
  organisationId: string,
  action: string,
  details: Record<string, unknown>,
  subjectId?: string,
): Promise<string> {
  const subject = subjectId === undefined ? {} : { subjectKind: 'emulation', subjectId }
  return recordEvent(db, actor, { action, organisationId, details, ...subject })
}
