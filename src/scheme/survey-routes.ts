import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { existingUnits } from '#assignment/give.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import * as answers from './answer-store.ts'
import { askUnits, markAnswered } from './asked.ts'
import { consolidate } from './consolidate.ts'
import { ORIGINS } from './record-store.ts'
import { getKept } from './store.ts'
import * as api from './survey-api.ts'
import { refusalsToAnswers, refusalsToSurvey } from './survey-rules.ts'
import * as store from './survey-store.ts'
import { chosenUnits } from './units.ts'

/** Answers what is asked of surveys: sending, answering, adding up. */
export function serveSurveys(server: Api): void {
  serve(server, api.listSurveys, async ({ organisationId: publicId, ...asked }, { actor, db, today }) => {
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'work.read', organisationId)
    return store.listSurveys(db, actor, { ...asked, organisationId }, today)
  })
  serve(server, api.getSurvey, ({ id }, { actor, db, today }) => store.getSurvey(db, actor, id, today))
  serve(server, api.listUnits, async ({ id, ...asked }, { actor, db, today }) => {
    const survey = await store.getKeptSurvey(db, actor, id)
    await mustBeAllowed(db, actor, 'work.read', survey.organisationId)
    return store.listUnits(db, actor, survey, asked, today)
  })
  serve(server, api.getConsolidation, async ({ id }, { actor, db }) => {
    const survey = await store.getKeptSurvey(db, actor, id)
    await mustBeAllowed(db, actor, 'work.read', survey.organisationId)
    const sent = await answers.allAnswers(db, survey.id)
    const questions = survey.form.map((question) => ({ question, result: consolidate(question, sent) }))
    return { asked: survey.asked, sent: sent.length, questions }
  })
  serve(server, api.listAnswers, async ({ id, ...asked }, { actor, db, today }) => {
    const survey = await store.getKeptSurvey(db, actor, id)
    await mustBeAllowed(db, actor, 'work.read', survey.organisationId)
    return answers.listAnswers(db, actor, survey.id, asked, today)
  })
  serveSending(server)
  serveAnswering(server)
}

function serveSending(server: Api): void {
  serve(server, api.sendSurvey, async (given, { actor, db, today }) => {
    const { organisationId: publicId, schemeId, units: chosen, ...rest } = given
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    const scheme = schemeId === null ? null : await getKept(db, actor, schemeId, today)
    if (scheme) await mustBeAllowed(db, actor, 'work.record', scheme.organisationId)
    const { ids, unknown } = await chosenUnits(db, organisationId, chosen, today)
    const existing = await existingUnits(db, ids, rest.opensOn)
    const missing = ids.filter((one) => !existing.has(one))
    insist(refusalsToSurvey({ ...rest, units: ids.length, missing, unknown }, today))
    const details = { units: ids.length, questions: rest.form.length, closes: rest.closesOn }
    const eventId = await recordEvent(db, actor, { action: 'survey.send', organisationId, details })
    const survey = { ...rest, organisationId, schemeId: scheme?.id ?? null, units: ids }
    const { id, publicId: surveyId } = await store.recordSurvey(db, survey, eventId)
    const kind = rest.kind === 'outline' ? 'review' : 'survey'
    const origin = { kind: ORIGINS.survey, id }
    const asking = {
      kind,
      organisationId,
      title: rest.title,
      origin,
      on: rest.opensOn,
      by: rest.closesOn,
    } as const
    await askUnits(db, { ...asking, units: ids }, eventId)
    return store.getSurvey(db, actor, surveyId, today)
  })
  serve(server, api.moveClosing, async ({ id, closesOn, reason }, { actor, db, today }) => {
    const survey = await store.getKeptSurvey(db, actor, id)
    const { organisationId, opensOn } = survey
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    await advisoryLock(db, `survey ${survey.id}`)
    insist(closesOn < opensOn ? [{ code: 'closes-before-it-opens', opens: opensOn, closes: closesOn }] : [])
    const details = { closes: closesOn }
    const eventId = await recordEvent(db, actor, { action: 'survey.closing', organisationId, details })
    await store.replaceClosing(db, survey.id, { closesOn, reason }, eventId)
    return store.getSurvey(db, actor, id, today)
  })
}

function serveAnswering(server: Api): void {
  serve(server, api.getAnswer, async ({ id, organisationId: publicId }, { actor, db, today }) => {
    const survey = await store.getKeptSurvey(db, actor, id)
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'work.read', organisationId)
    const found = await answers.findAnswer(db, survey.id, organisationId)
    if (!found) throw new NotFound(`survey ${id} was not sent to ${publicId}`)
    const units = await linksOn(db, actor, [organisationId], today)
    const kept = found.isDraft ? ('draft' as const) : ('sent' as const)
    const state = found.answers === null ? ('none' as const) : kept
    return {
      survey: await store.getSurvey(db, actor, id, today),
      unit: units.get(organisationId)!,
      answers: found.answers ?? {},
      state,
      sentOn: found.sentOn,
      may: { record: await may(db, actor, 'work.record', organisationId) },
    }
  })
  serve(server, api.saveAnswer, async ({ id, organisationId: publicId, answers: given, send }, context) => {
    const { actor, db, today } = context
    const survey = await store.getKeptSurvey(db, actor, id)
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    await advisoryLock(db, `survey ${survey.id} ${organisationId}`)
    const isAsked = (await answers.findAnswer(db, survey.id, organisationId)) !== null
    insist(refusalsToAnswers(survey.form, given, { ...survey, today, unit: publicId, isAsked }, send))
    const action = send ? 'survey.answer' : 'survey.answer-draft'
    const eventId = await recordEvent(db, actor, { action, organisationId, details: { on: today } })
    const sentOn = send ? today : null
    await answers.recordAnswers(db, survey.id, [{ organisationId, answers: given, sentOn }], eventId)
    const origin = { kind: ORIGINS.survey, id: survey.id }
    if (send) await markAnswered(db, origin, [{ unit: organisationId, on: today }], eventId)
    return { state: send ? ('sent' as const) : ('draft' as const) }
  })
}
