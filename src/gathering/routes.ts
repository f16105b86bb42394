import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { findBody } from '#body/store.ts'
import { documentIdOf } from '#document/store.ts'
import type { Db } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import * as api from './api.ts'
import { serveInvitations } from './invitation-routes.ts'
import { MOST } from './kinds.ts'
import * as list from './list-store.ts'
import { serveOutcomes } from './outcome-routes.ts'
import { refusalsToAct, refusalsToChange, refusalsToMinutes, refusalsToPlan } from './rules.ts'
import { serveSites } from './site-routes.ts'
import { recordAbout } from './events.ts'
import { findGathering, gatheringToWrite } from './standing.ts'
import * as store from './store.ts'

/** Answers what is asked of gatherings: plan, acts, programme, papers, minutes; sites, invitations, outcomes. */
export function serveGatherings(server: Api): void {
  serve(
    server,
    api.listGatherings,
    async ({ organisationId: publicId, on, ...asked }, { actor, db, today }) => {
      const organisationId = await organisationIdOf(db, publicId)
      await mustBeAllowed(db, actor, 'work.read', organisationId)
      return list.listGatherings(db, { ...asked, organisationId, today, on: on ?? today })
    },
  )
  serve(server, api.getGathering, async ({ id, on }, { actor, db, today }) => {
    const found = await findGathering(db, actor, id, on ?? today)
    return store.showGathering(db, actor, found, on ?? today)
  })
  serve(server, api.planGathering, async ({ organisationId: publicId, ...given }, { actor, db, today }) => {
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    insist(refusalsToPlan(given))
    const planned = { ...given, bodyId: await knownBody(db, organisationId, given.bodyId) }
    const details = { kind: given.kind, from: given.fromDay, to: given.toDay }
    const eventId = await recordEvent(db, actor, { action: 'gathering.plan', organisationId, details })
    const made = await store.plan(db, { organisationId, on: today, ...planned }, eventId)
    return { id: made.publicId }
  })
  serve(server, api.changePlan, async ({ id, reason, ...given }, context) => {
    const found = await gatheringToWrite(context.db, context.actor, id, context.today)
    insist([...refusalsToChange(found), ...refusalsToPlan(given)])
    const bodyId = await knownBody(context.db, found.organisationId, given.bodyId)
    const details = { kind: given.kind, from: given.fromDay, to: given.toDay }
    const eventId = await recordAbout(context, found, 'gathering.change', details)
    await store.changePlan(context.db, found.id, { ...given, bodyId }, reason, eventId)
    return answer(context, id)
  })
  serveActs(server)
  servePapers(server)
  serveSites(server)
  serveInvitations(server)
  serveOutcomes(server)
}

function serveActs(server: Api): void {
  serve(server, api.recordAct, async ({ id, act, on, note, documentId }, context) => {
    const { db, actor, today } = context
    const found = await gatheringToWrite(db, actor, id, today)
    insist(refusalsToAct(found, { act, on, note, today }))
    const document = await knownDocument(db, actor, documentId)
    const eventId = await recordAbout(context, found, 'gathering.act', { act, on })
    await store.act(db, found.id, { act, on, note, documentId: document }, eventId)
    return answer(context, id)
  })
  serve(server, api.setProgramme, async ({ id, items }, context) => {
    const found = await gatheringToWrite(context.db, context.actor, id, context.today)
    insist(refusalsToChange(found))
    const eventId = await recordAbout(context, found, 'gathering.programme', { items: items.length })
    await store.setProgramme(context.db, found.id, items, eventId)
    return answer(context, id)
  })
  serve(server, api.writeMinutes, async ({ id, text, clerk }, context) => {
    const found = await gatheringToWrite(context.db, context.actor, id, context.today)
    insist(refusalsToMinutes(found))
    const eventId = await recordAbout(context, found, 'gathering.minutes', { characters: text.length })
    await store.writeMinutes(context.db, found.id, { text, clerk, on: context.today }, eventId)
    return answer(context, id)
  })
}

function servePapers(server: Api): void {
  serve(server, api.addPaper, async ({ id, documentId, ...paper }, context) => {
    const { db, actor } = context
    const found = await gatheringToWrite(db, actor, id, context.today)
    const full = (await store.countPapers(db, found.id)) >= MOST.papers
    insist([...refusalsToChange(found), ...(full ? [{ code: 'too-many-papers', most: MOST.papers }] : [])])
    const document = await knownDocument(db, actor, documentId)
    const eventId = await recordAbout(context, found, 'gathering.paper', { sentOn: paper.sentOn })
    await store.addPaper(db, found.id, { ...paper, documentId: document }, eventId)
    return answer(context, id)
  })
  serve(server, api.withdrawPaper, async ({ id, paperId }, context) => {
    const found = await gatheringToWrite(context.db, context.actor, id, context.today)
    insist(refusalsToChange(found))
    const eventId = await recordAbout(context, found, 'gathering.paper-withdrawal', {})
    await store.withdrawPaper(context.db, found.id, paperId, eventId)
    return answer(context, id)
  })
}

/** The id of a body of the convener's; throws NotFound for any other. */
async function knownBody(db: Db, organisationId: string, publicId: string | null): Promise<string | null> {
  if (publicId === null) return null
  const body = await findBody(db, publicId)
  if (body?.organisationId !== organisationId) throw new NotFound(`body ${publicId}`)
  return body.id
}

/** The id of a document that the actor reads; throws NotFound for one that he does not. */
async function knownDocument(db: Db, actor: Actor, publicId: string | null): Promise<string | null> {
  return publicId === null ? null : documentIdOf(db, actor, publicId)
}

async function answer({ actor, db, today }: Context, publicId: string) {
  return store.showGathering(db, actor, await findGathering(db, actor, publicId, today), today)
}
