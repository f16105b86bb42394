import type { Api } from '#access/doorway.ts'
import { serve } from '#access/serve.ts'
import { assignmentsFrom } from '#assignment/list.ts'
import { insist } from '#platform/errors.ts'
import { serveGiving } from './giving-routes.ts'
import * as api from './outcome-api.ts'
import * as store from './outcome-store.ts'
import { refusalsToChange, refusalsToConclusions, refusalsToOpinion } from './rules.ts'
import { sitesToReport } from './site-store.ts'
import { recordAbout } from './events.ts'
import { findGathering, gatheringToWrite, mustRecordAt } from './standing.ts'

/** Answers what is asked of opinions and conclusions. */
export function serveOutcomes(server: Api): void {
  serve(server, api.listOpinions, async ({ id, on, after, limit }, { actor, db, today }) => {
    const found = await findGathering(db, actor, id, on ?? today)
    return store.listOpinions(db, actor, found, { on: on ?? today, after, limit })
  })
  serve(server, api.giveOpinion, async ({ id, siteId, part, proposal }, context) => {
    const { db, actor, today } = context
    const found = await findGathering(db, actor, id, today)
    const [site] = siteId === null ? [] : await sitesToReport(db, found.id, [siteId])
    await mustRecordAt(db, actor, [found.organisationId, site?.organisationId ?? null])
    insist(refusalsToOpinion(found, today))
    const eventId = await recordAbout(context, found, 'gathering.opinion', { characters: proposal.length })
    const made = await store.giveOpinion(
      db,
      found.id,
      { siteId: site?.id ?? null, part, proposal },
      today,
      eventId,
    )
    return { id: made.publicId }
  })
  serve(server, api.answerOpinion, async ({ id, opinionId, answer, reason }, context) => {
    const { db, actor, today } = context
    const found = await gatheringToWrite(db, actor, id, today)
    const opinion = await store.findOpinion(db, found.id, opinionId)
    insist(answer === 'answered' && reason === null ? [{ code: 'needs-reason' }] : [])
    const eventId = await recordAbout(context, found, 'gathering.opinion-answer', { answer })
    await store.answerOpinion(db, opinion.id, { answer, reason, on: today }, eventId)
    return { id: opinionId }
  })
  serve(server, api.withdrawOpinion, async ({ id, opinionId }, context) => {
    const { db, actor, today } = context
    const found = await findGathering(db, actor, id, today)
    const opinion = await store.findOpinion(db, found.id, opinionId)
    await mustRecordAt(db, actor, [found.organisationId, opinion.organisationId])
    insist(refusalsToChange(found))
    const eventId = await recordAbout(context, found, 'gathering.opinion-withdrawal', {})
    await store.withdrawOpinion(db, opinion.id, eventId)
    return { id: opinionId }
  })
  serve(server, api.listConclusions, async ({ id, on }, { actor, db, today }) => {
    const found = await findGathering(db, actor, id, on ?? today)
    const origin = { kind: 'gathering', ids: [found.id] }
    const items = await store.listConclusions(db, found.id)
    return { items, assignments: await assignmentsFrom(db, actor, origin, on ?? today) }
  })
  serve(server, api.setConclusions, async ({ id, items }, context) => {
    const { db, actor, today } = context
    const found = await gatheringToWrite(db, actor, id, today)
    const before = await store.listConclusions(db, found.id)
    insist([
      ...refusalsToConclusions(found, items),
      ...(before.some((one) => one.given) ? [{ code: 'conclusions-given-already' }] : []),
    ])
    const tasks = items.filter((one) => one.kind === 'task').length
    const eventId = await recordAbout(context, found, 'gathering.conclusions', {
      tasks,
      lessons: items.length - tasks,
    })
    await store.setConclusions(db, found.id, items, today, eventId)
    return { items: await store.listConclusions(db, found.id) }
  })
  serveGiving(server)
}
