import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { choicesAt } from '#assignment/choose.ts'
import { pathsOf } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import { acceptWaiting, countUnder, nudgeMissing } from './act-store.ts'
import * as api from './api.ts'
import type { FormBook } from './book.ts'
import * as store from './period-store.ts'
import { progressOf } from './progress.ts'
import { answeringFor, listOfPeriod } from './return-store.ts'
import { refusalsToChange, refusalsToPeriodOf, refusalsToTerms, type ReturnRefusal } from './rules.ts'

/** Answers what is asked of reporting periods. */
export function servePeriods(server: Api, book: FormBook): void {
  serveReading(server, book)
  serveProgress(server)
  serveAnnouncing(server, book)
  serveTogether(server)
}

function serveReading(server: Api, book: FormBook): void {
  const named = (keys: readonly string[]) =>
    book.forms
      .filter((form) => keys.includes(form.key))
      .map(({ key, symbol, title }) => ({ key, symbol, title }))
  serve(server, api.getReturnChoices, async ({ organisationId }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    const { below } = await choicesAt(db, unit, today)
    const { kind } = await getUnit(db, { publicId: organisationId }, today)
    return { forms: named(book.forms.map((form) => form.key)), kinds: below, own: kind }
  })
  serve(server, api.listPeriods, async ({ organisationId, ...asked }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return store.listPeriods(db, actor, unit, asked)
  })
  serve(server, api.getPeriod, async ({ id }, { actor, db, today }) => {
    const kept = await store.getPeriod(db, actor, id)
    const [period] = await store.periodsOf(db, actor, [kept])
    const { certified, ...history } = await store.historyOf(db, kept)
    const record = await may(db, actor, 'work.record', kept.organisationId)
    const change = { withdrawnOn: kept.withdrawn?.on ?? null, cutOffOn: kept.cutOffOn, certified }
    return {
      ...period!,
      forms: named(kept.forms),
      kinds: kept.kinds,
      dueDays: kept.dueDays,
      note: kept.note,
      ...history,
      may: {
        correct: record && refusalsToChange(change, 'correct', today).length === 0,
        withdraw: record && refusalsToChange(change, 'withdraw', today).length === 0,
      },
    }
  })
}

function serveProgress(server: Api): void {
  serve(server, api.getProgress, async ({ id, unit }, context) => {
    const { actor, db, today } = context
    const kept = await store.getPeriod(db, actor, id)
    const organisationId = await shownUnit(context, kept, unit)
    const on = kept.cutOffOn < today ? kept.cutOffOn : today
    const progress = await progressOf(db, actor, { periodKey: kept.key, organisationId, on })
    const links = await linksOn(db, actor, [organisationId], on)
    const path = (await pathsOf(db, actor, [organisationId], on)).get(organisationId)!
    const under = { periodKey: kept.key, receiverId: organisationId }
    const { missing, waiting } = await countUnder(db, under, today)
    const record = await may(db, actor, 'work.record', organisationId)
    const isOpen = record && kept.withdrawn === null
    return {
      unit: links.get(organisationId)!,
      path,
      ...progress,
      under: { missing, waiting },
      may: { remind: isOpen && missing > 0, accept: isOpen && waiting > 0 },
    }
  })
  serve(server, api.listReturns, async ({ id, unit, ...asked }, context) => {
    const { actor, db, today } = context
    const kept = await store.getPeriod(db, actor, id)
    const organisationId = await shownUnit(context, kept, unit)
    const on = kept.cutOffOn < today ? kept.cutOffOn : today
    return listOfPeriod(db, actor, { periodKey: kept.key, organisationId, on, ...asked })
  })
}

/** The unit whose part of a period is shown: the one asked about, else the announcer. */
async function shownUnit(
  { actor, db }: Context,
  kept: store.KeptPeriod,
  unit: string | undefined,
): Promise<string> {
  const organisationId = unit === undefined ? kept.organisationId : await organisationIdOf(db, unit)
  await mustBeAllowed(db, actor, 'work.read', organisationId)
  return organisationId
}

function serveAnnouncing(server: Api, book: FormBook): void {
  const forms = book.forms.map((form) => form.key)
  serve(server, api.announcePeriod, async ({ organisationId, kind, from, to, kinds, ...asked }, context) => {
    const { actor, db, today } = context
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    await advisoryLock(db, `return periods ${unit}`)
    const terms = { ...asked, note: asked.note || null }
    const refusals: ReturnRefusal[] = refusalsToPeriodOf({ kind, from, to, kinds }, terms, forms)
    const same = await store.findSame(db, { organisationId: unit, from, to })
    if (same !== null) refusals.push({ code: 'announced-already', title: same })
    insist(refusals)
    const eventId = await record(context, unit, 'return.period', { kind, from, to })
    const period = { organisationId: unit, kind, from, to, kinds, announcedOn: today, ...terms }
    const { id, asked: units } = await store.insertPeriod(db, period, eventId)
    if (units < 2) insist([{ code: 'nobody-asked' }])
    return { id, asked: units }
  })
  serve(server, api.correctPeriod, async ({ id, reason, ...asked }, context) => {
    const { db, today } = context
    const { kept, certified } = await begin(context, id)
    const terms = { ...asked, note: asked.note || null }
    const change = { withdrawnOn: kept.withdrawn?.on ?? null, cutOffOn: kept.cutOffOn, certified }
    const refusals = [...refusalsToChange(change, 'correct', today), ...refusalsToTerms(terms, kept, forms)]
    if (reason.length < 3) refusals.push({ code: 'no-reason' })
    insist(refusals)
    const eventId = await record(context, kept.organisationId, 'return.period-correct', { to: kept.to }, id)
    await store.correctTerms(db, kept.key, terms, { reason, eventId })
    return { id }
  })
  serve(server, api.withdrawPeriod, async ({ id, reason }, context) => {
    const { db, today } = context
    const { kept, certified } = await begin(context, id)
    const change = { withdrawnOn: kept.withdrawn?.on ?? null, cutOffOn: kept.cutOffOn, certified }
    const refusals = refusalsToChange(change, 'withdraw', today)
    if (reason.length < 3) refusals.push({ code: 'no-reason' })
    insist(refusals)
    const eventId = await record(context, kept.organisationId, 'return.period-withdraw', { to: kept.to }, id)
    await store.withdrawPeriod(db, kept.key, { reason, on: today, eventId })
    return { id }
  })
}

/** The period that its announcer changes, while none of its returns is written. */
async function begin({ actor, db }: Context, id: string) {
  const { organisationId, key } = await store.getPeriod(db, actor, id)
  await mustBeAllowed(db, actor, 'work.record', organisationId)
  await advisoryLock(db, `return periods ${organisationId}`)
  await advisoryLock(db, `return period ${key}`)
  const kept = await store.getPeriod(db, actor, id)
  return { kept, certified: (await store.historyOf(db, kept)).certified }
}

function serveTogether(server: Api): void {
  serve(server, api.remindMissing, async ({ id, organisationId }, context) => {
    const { db, today } = context
    const { under, unit } = await beginUnder(context, id, organisationId)
    const { missing } = await countUnder(db, under, today)
    if (missing === 0) insist([{ code: 'nobody-to-remind' }])
    const eventId = await record(context, unit, 'return.remind', { units: missing }, id)
    return { reminded: await nudgeMissing(db, under, { on: today, organisationId: unit }, eventId) }
  })
  serve(server, api.acceptAll, async ({ id, organisationId }, context) => {
    const { db, today } = context
    const { under, unit } = await beginUnder(context, id, organisationId)
    const { waiting } = await countUnder(db, under, today)
    if (waiting === 0) insist([{ code: 'nothing-to-accept' }])
    const eventId = await record(context, unit, 'return.accept', { units: waiting }, id)
    return { accepted: await acceptWaiting(db, under, { on: today, organisationId: unit }, eventId) }
  })
}

/** The returns of a period that go to a unit, held until the transaction ends. */
async function beginUnder({ actor, db, today }: Context, id: string, publicId: string) {
  const kept = await store.getPeriod(db, actor, id)
  const receiverId = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'work.record', receiverId)
  await advisoryLock(db, `returns ${kept.key} ${receiverId}`)
  if (kept.withdrawn !== null) insist([{ code: 'period-withdrawn', on: kept.withdrawn.on }])
  return { under: { periodKey: kept.key, receiverId }, unit: await answeringFor(db, receiverId, today) }
}

function record(
  { actor, db }: Context,
  organisationId: string,
  action: string,
  details: Record<string, unknown>,
  subjectId?: string,
): Promise<string> {
  const subject = subjectId === undefined ? {} : { subjectKind: 'return-period', subjectId }
  return recordEvent(db, actor, { action, organisationId, details, ...subject })
}
