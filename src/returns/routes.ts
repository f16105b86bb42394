import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { serve, serveDownload, type Context } from '#access/serve.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { untilOf } from '#platform/day.ts'
import { insist, NotFound } from '#platform/errors.ts'
import * as acts from './act-store.ts'
import * as actApi from './act-api.ts'
import * as api from './api.ts'
import { unitsBelow } from './below-store.ts'
import type { FormBook } from './book.ts'
import { earlierCertificates, getCertificate, headsOf } from './certificate-store.ts'
import { certify, holdReturns } from './certify.ts'
import { listCorrected } from './corrections.ts'
import { readCorrected, readDraft } from './draft.ts'
import { servePeriods } from './period-routes.ts'
import * as store from './return-store.ts'
import { refusalsToExtend, refusalsToJudge, refusalsToNote, refusalsToOpen } from './rules.ts'

/** Answers what is asked of reporting periods and returns. */
export function serveReturns(server: Api, book: FormBook): void {
  servePeriods(server, book)
  serveReading(server)
  serveFile(server)
  serveFigures(server, book)
  serveDrafting(server, book)
  serveJudging(server)
}

function serveReading(server: Api): void {
  serve(server, api.listUnitReturns, async ({ organisationId, ...asked }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return store.listOfUnit(db, actor, unit, asked)
  })
  serve(server, api.getReturn, async ({ id }, context) => {
    const { actor, db, today } = context
    const kept = await store.getReturn(db, actor, id)
    const [row] = await store.rowsOf(db, actor, [kept])
    const { announcerId, receiverId, organisationId, firstDueOn, forms, withdrawnOn } = kept
    const done = await store.actsOf(db, kept.key)
    const units = [announcerId, receiverId ?? announcerId, ...done.map((one) => one.organisationId)]
    const named = await linksOn(db, actor, units, today)
    const { missing, waiting, accepted } = await unitsBelow(db, kept, today)
    const asked = missing.length + waiting.length + accepted
    return {
      ...row!,
      announcer: named.get(announcerId)!,
      receiver: receiverId === null ? null : named.get(receiverId)!,
      firstDueOn,
      forms,
      withdrawnOn,
      below: { asked, missing: missing.length, waiting: waiting.length, accepted },
      acts: done.map(({ organisationId: by, ...act }) => ({ ...act, by: named.get(by)! })),
      certificates: await headsOf(db, kept.key),
      may: {
        record: await may(db, actor, 'work.record', await store.answeringFor(db, organisationId, today)),
        judge: await mayJudge(context, kept),
        people: await may(db, actor, 'person.read', organisationId),
      },
    }
  })
  serve(server, api.getCertificate, async ({ id, version }, { actor, db }) => {
    const kept = await store.getReturn(db, actor, id)
    return getCertificate(db, kept.key, version)
  })
}

/** The frozen text as a file, for who wants to check the digest himself. */
function serveFile(server: Api): void {
  serveDownload(server, api.fetchCertificate, async ({ id, version }, { actor, db, viewed }) => {
    const kept = await store.getReturn(db, actor, id)
    const { text } = await getCertificate(db, kept.key, version)
    const { organisationId } = kept
    viewed({
      action: 'return.export',
      organisationId,
      subjectKind: 'return',
      subjectId: id,
      details: { version },
    })
    const name = `bao-cao-${kept.from}-${kept.to}-${version}.json`
    return { name, type: 'application/json; charset=utf-8', content: new TextEncoder().encode(text) }
  })
}

async function mayJudge({ actor, db, today }: Context, { receiverId }: store.KeptReturn): Promise<boolean> {
  if (receiverId === null) return false
  return may(db, actor, 'work.record', await store.answeringFor(db, receiverId, today))
}

function serveFigures(server: Api, book: FormBook): void {
  serve(
    server,
    api.getDraft,
    async ({ id }, { actor, db, today }) => {
      const kept = await store.getReturn(db, actor, id)
      const { missing, waiting, ...draft } = await readDraft(db, book, kept, today)
      const named = (codes: string[]) => ({ items: codes.slice(0, api.MOST_NAMED), whole: codes.length })
      const notes = await acts.notesOf(db, kept.key)
      return { ...draft, missing: named(missing), waiting: named(waiting), notes }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.getCorrected,
    async ({ id }, { actor, db }) => {
      const kept = await store.getReturn(db, actor, id)
      return { items: await readCorrected(db, book, kept) }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.listCorrectedPeople,
    async ({ id, certificateId, kind, ...page }, { actor, db, viewed }) => {
      const kept = await store.getReturn(db, actor, id)
      const { organisationId, to } = kept
      await mustBeAllowed(db, actor, 'person.read', organisationId)
      const earlier = await earlierCertificates(db, { organisationId, until: untilOf(to), besides: kept.key })
      const one = earlier.find((certificate) => certificate.id === certificateId)
      if (!one) throw new NotFound(`certificate ${certificateId}`)
      viewed({
        action: 'return.people',
        organisationId,
        subjectKind: 'return',
        subjectId: id,
        details: { kind },
      })
      const asked = { organisationId, to: one.content.period.to, since: one.certifiedAt }
      return listCorrected(db, asked, kind, page)
    },
    { reads: true, sees: 'register' },
  )
}

function serveDrafting(server: Api, book: FormBook): void {
  serve(server, actApi.openReturn, async ({ id }, context) => {
    const { db, today } = context
    const { kept, unit } = await beginOwn(context, id)
    insist(refusalsToOpen(kept))
    const eventId = await record(context, unit, 'return.open', {}, id)
    await acts.recordAct(db, kept.key, { act: 'opened', on: today, organisationId: unit }, eventId)
    return { id }
  })
  serve(server, actApi.noteFinding, async ({ id, finding, note }, context) => {
    const { kept, unit } = await beginOwn(context, id)
    const text = note || null
    insist(refusalsToNote(kept, text))
    const eventId = await record(context, unit, 'return.note', { code: finding.split(' ')[0] }, id)
    await acts.writeNote(context.db, kept.key, { finding, note: text }, eventId)
    return { id }
  })
  serve(
    server,
    actApi.certifyReturn,
    async ({ id, post, missingReason, seen }, context) => {
      const { kept, unit } = await beginOwn(context, id)
      const signing = { post, missingReason: missingReason || null, seen, organisationId: unit }
      return { id, ...(await certify(context, book, kept, signing)) }
    },
    { sees: 'register' },
  )
}

function serveJudging(server: Api): void {
  serve(server, actApi.acceptReturn, async ({ id }, context) => {
    const { kept, unit, above } = await beginAbove(context, id)
    insist(refusalsToJudge(kept, { act: 'accepted' }, above))
    const eventId = await record(context, unit, 'return.accept', { version: kept.version }, id)
    const act = { act: 'accepted', on: context.today, organisationId: unit } as const
    await acts.recordAct(context.db, kept.key, act, eventId)
    return { id }
  })
  serve(server, actApi.sendBack, async ({ id, reason }, context) => {
    const { kept, unit, above } = await beginAbove(context, id)
    insist(refusalsToJudge(kept, { act: 'returned', reason }, above))
    const eventId = await record(context, unit, 'return.send-back', { version: kept.version }, id)
    const act = { act: 'returned', on: context.today, organisationId: unit, reason } as const
    await acts.recordAct(context.db, kept.key, act, eventId)
    return { id }
  })
  serve(server, actApi.extendReturn, async ({ id, dueOn, reason }, context) => {
    const { kept, unit } = await beginAbove(context, id)
    insist(refusalsToExtend(kept, { dueOn, reason }))
    const eventId = await record(context, unit, 'return.extend', { due: dueOn }, id)
    const act = { act: 'extended', on: context.today, organisationId: unit, reason, dueOn } as const
    await acts.recordAct(context.db, kept.key, act, eventId)
    return { id }
  })
}

/** The return that its unit writes, to itself and those beside it until the transaction ends. */
async function beginOwn(context: Context, id: string): Promise<{ kept: store.KeptReturn; unit: string }> {
  const { actor, db, today } = context
  const found = await store.getReturn(db, actor, id)
  const unit = await store.answeringFor(db, found.organisationId, today)
  await mustBeAllowed(db, actor, 'work.record', unit)
  await holdReturns(db, found)
  return { kept: await store.getReturn(db, actor, id), unit }
}

/** The return that the unit above judges; `above`: the code of that unit. */
async function beginAbove(context: Context, id: string) {
  const { actor, db, today } = context
  const found = await store.getReturn(db, actor, id)
  if (found.receiverId === null) throw new NotFound(`receiver of return ${id}`)
  const unit = await store.answeringFor(db, found.receiverId, today)
  await mustBeAllowed(db, actor, 'work.record', unit)
  await holdReturns(db, found)
  const named = await linksOn(db, actor, [found.receiverId], today)
  return { kept: await store.getReturn(db, actor, id), unit, above: named.get(found.receiverId) ?? null }
}

function record(
  { actor, db }: Context,
  organisationId: string,
  action: string,
  details: Record<string, unknown>,
  subjectId: string,
): Promise<string> {
  return recordEvent(db, actor, { action, organisationId, details, subjectKind: 'return', subjectId })
}
