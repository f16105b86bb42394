import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedAtAll } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import * as acts from './act-list.ts'
import { countEnding, writeAct } from './act-store.ts'
import * as api from './api.ts'
import type { WantedAct } from './api.ts'
import { documentIdOf } from './documents.ts'
import { serveMembers } from './member-routes.ts'
import { outlookOf } from './outlook.ts'
import * as pages from './page-api.ts'
import { getBody } from './page-store.ts'
import { NO_BODIES, refusalsToAct, sumOf } from './rules.ts'
import { actKeys, situationOf } from './situation.ts'
import * as store from './store.ts'
import { withdrawAct } from './withdraw.ts'

/** Answers what is asked of bodies: lists, pages, acts, the streamlining report. */
export function serveBodies(server: Api): void {
  serve(server, api.listBodies, async ({ after, limit, ...asked }, context) =>
    store.listBodies(context.db, context.actor, await askedOf(context, asked), { after, limit }),
  )
  serve(server, api.getBodyTotals, async (asked, context) => {
    const byKind = await store.totalsByKind(context.db, context.actor, await askedOf(context, asked))
    return sumOf([...byKind.values()])
  })
  serve(server, api.getStreamlining, async ({ from, to, ...asked }, context) => {
    const keeper = await askedOf(context, asked)
    const before = await store.totalsByKind(context.db, context.actor, { ...keeper, on: from })
    const after = await store.totalsByKind(context.db, context.actor, { ...keeper, on: to })
    return streamlining(before, after)
  })
  serve(server, pages.getBody, async ({ id, on }, { actor, db, today, viewed }) => {
    const body = await getBody(db, actor, id, on ?? today)
    const people = body.members.filter((one) => one.fullName !== null).length
    if (people > 0)
      viewed({ action: 'body.view', subjectKind: 'body', subjectId: id, details: { on: body.on, people } })
    return body
  })
  serveActs(server)
  serveMembers(server)
}

function serveActs(server: Api): void {
  serve(server, api.listActs, async ({ after, limit, ...asked }, context) =>
    acts.listActs(context.db, context.actor, await askedOf(context, asked), { after, limit }),
  )
  serve(
    server,
    api.previewAct,
    async (wanted, context) => {
      const { keys, outlook } = await judged(context, wanted)
      const ends = wanted.act === 'merge' || wanted.act === 'absorb' || wanted.act === 'dissolve'
      const ending = ends
        ? await countEnding(context.db, keys.bodies, wanted.on)
        : { members: 0, positions: 0 }
      return { ...outlook, ending }
    },
    { reads: true },
  )
  serve(server, api.recordAct, async (wanted, context) => {
    const { actor, db } = context
    await advisoryLock(db, 'bodies')
    const { keys, outlook } = await judged(context, wanted)
    const documentId = await documentIdOf(db, actor, wanted.documentId)
    const eventId = await recordEvent(db, actor, {
      action: 'body.act',
      organisationId: keys.organisationId,
      details: { act: wanted.act, on: wanted.on, bodies: wanted.bodies.length },
    })
    const { id, bodyId } = await writeAct(db, { wanted, keys, outlook, documentId }, eventId)
    return store.publicIdsOf(db, id, bodyId)
  })
  serve(server, api.withdrawAct, async ({ id, reason }, { actor, db }) => {
    await advisoryLock(db, 'bodies')
    const kept = await acts.getKeptAct(db, id)
    await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
    const bodies = await acts.bodiesOfAct(db, kept.id)
    await mustBeAllowedAtAll(db, actor, 'work.record', [...new Set(bodies.map((one) => one.organisationId))])
    const eventId = await recordEvent(db, actor, {
      action: 'body.act-withdrawal',
      organisationId: kept.organisationId,
      details: { act: kept.act, on: kept.on },
    })
    await withdrawAct(db, kept, reason, eventId)
    return { id }
  })
}

/** An act on its keys, judged: throws Refused with all reasons, else says what it makes of the bodies. */
async function judged({ actor, db }: Context, wanted: WantedAct) {
  const keys = await actKeys(db, actor, wanted)
  const situation = await situationOf(db, wanted, keys)
  insist(refusalsToAct(wanted, situation))
  return { keys, outlook: outlookOf(wanted, situation) }
}

async function askedOf<Asked extends { organisationId: string; on?: store.BodiesAsked['on'] | undefined }>(
  { actor, db, today }: Context,
  asked: Asked,
) {
  const organisationId = await organisationIdOf(db, asked.organisationId)
  await mustBeAllowed(db, actor, 'work.read', organisationId)
  return { ...asked, organisationId, on: asked.on ?? today }
}

function streamlining(
  before: ReadonlyMap<string, api.BodyTotals>,
  after: ReadonlyMap<string, api.BodyTotals>,
) {
  const kinds = [...new Set([...before.keys(), ...after.keys()])].slice(0, api.MOST.kinds)
  return {
    rows: kinds.map((kind) => ({
      kind,
      before: before.get(kind) ?? NO_BODIES,
      after: after.get(kind) ?? NO_BODIES,
    })),
    total: { before: sumOf([...before.values()]), after: sumOf([...after.values()]) },
  }
}
