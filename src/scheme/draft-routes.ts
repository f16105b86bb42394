import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { existingUnits } from '#assignment/give.ts'
import { Conflict, insist } from '#platform/errors.ts'
import * as api from './api.ts'
import { askUnits, markAnswered } from './asked.ts'
import { begin, record } from './begin.ts'
import * as store from './draft-store.ts'
import { ORIGINS } from './record-store.ts'
import { refusalsToDraft, refusalsToOpinion, refusalsToOutcome, type SchemeRefusal } from './rules.ts'
import { chosenUnits } from './units.ts'

/** Answers what is asked of drafts and of opinions about them. */
export function serveDrafts(server: Api): void {
  serve(server, api.getDraft, ({ id }, { actor, db, today }) => store.getDraft(db, actor, id, today))
  serve(server, api.listOpinions, async ({ id, open, after, limit }, { actor, db, today }) => {
    const draft = await store.getKeptDraft(db, actor, id)
    return store.listOpinions(db, actor, draft, { open: open === 'yes', after, limit }, today)
  })
  serve(server, api.sendDraft, async ({ id, units: chosen, ...given }, context) => {
    const { db, today } = context
    const scheme = await begin(context, id)
    const { ids, unknown } = await chosenUnits(db, scheme.organisationId, chosen, today)
    const existing = await existingUnits(db, ids, given.on)
    const missing = ids.filter((one) => !existing.has(one))
    const refusals: SchemeRefusal[] = refusalsToDraft(
      { ...given, units: ids.length + unknown.length, missing },
      { ...scheme, today },
    )
    if (unknown.length > 0) refusals.push({ code: 'units-unknown', texts: unknown.join(', ') })
    insist(refusals)
    const details = { code: scheme.code, units: ids.length, by: given.answersBy }
    const eventId = await record(context, scheme, 'scheme.draft', details)
    const draft = await store.recordDraft(db, { ...given, schemeId: scheme.id, units: ids }, eventId)
    const origin = { kind: ORIGINS.draft, id: draft.id }
    const { organisationId } = scheme
    const { title, on, answersBy: by } = given
    await askUnits(db, { kind: 'opinion', organisationId, title, origin, on, by, units: ids }, eventId)
    return { id: draft.publicId }
  })
  serveOpinions(server)
}

function serveOpinions(server: Api): void {
  serve(server, api.giveOpinion, async ({ id, organisationId: publicId, ...given }, { actor, db, today }) => {
    const draft = await store.getKeptDraft(db, actor, id)
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    const asked = await store.isAsked(db, draft.id, organisationId)
    insist(refusalsToOpinion({ ...given, unit: publicId }, { ...draft, asked, today }))
    const details = { on: given.on, agrees: given.text === null }
    const eventId = await recordEvent(db, actor, { action: 'scheme.opinion', organisationId, details })
    await store.recordOpinions(db, [{ ...given, draftId: draft.id, organisationId }], eventId)
    const origin = { kind: ORIGINS.draft, id: draft.id }
    await markAnswered(db, origin, [{ unit: organisationId, on: given.on }], eventId)
    return store.getDraft(db, actor, id, today)
  })
  serve(server, api.answerOpinion, async ({ id, opinionId, ...given }, { actor, db, today }) => {
    const draft = await store.getKeptDraft(db, actor, id)
    const { organisationId } = draft
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    const opinion = await store.findOpinion(db, draft.id, opinionId)
    if (!opinion) throw new Conflict(`opinion ${opinionId} is not in force`)
    insist(refusalsToOutcome(given, { ...opinion, today }))
    const details = { outcome: given.outcome }
    const eventId = await recordEvent(db, actor, {
      action: 'scheme.opinion-outcome',
      organisationId,
      details,
    })
    await store.recordOutcome(db, opinion.id, given, eventId)
    return store.getDraft(db, actor, id, today)
  })
}
