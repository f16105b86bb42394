import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { recordDocument } from '#document/record-store.ts'
import { requestJob } from '#job/store.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import * as api from './api.ts'
import { insertIssue } from './issue-store.ts'
import { issuedAs, judgeReport, knowsSection, missingWords } from './issue.ts'
import { offersOf } from './offers.ts'
import { refusalsToIssue, refusalsToReport, refusalsToText } from './rules.ts'
import { liveContent, showReport, type Count } from './show.ts'
import * as store from './store.ts'
import { serveTargets } from './target-routes.ts'
import { findTemplate } from './templates.ts'
import { insertText, latestText, listVersions } from './text-store.ts'

/** Answers what is asked of narrative reports and of targets; figures are counted with what main hands in. */
export function serveReports(server: Api, count: Count): void {
  serveReading(server, count)
  serveWriting(server, count)
  serveTargets(server)
}

function serveReading(server: Api, count: Count): void {
  serve(server, api.listReports, async ({ organisationId, ...asked }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return store.listReports(db, actor, unit, asked)
  })
  serve(server, api.getReportOffers, async ({ organisationId }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    const { exists: _exists, ...offers } = await offersOf(db, organisationId, today)
    return offers
  })
  serve(server, api.getReport, async ({ id, on }, { actor, db, today }) => {
    const kept = await store.getKept(db, actor, id)
    return showReport(db, actor, kept, count, on ?? today)
  })
  serve(server, api.listReportVersions, async ({ id, section, ...listed }, { actor, db }) => {
    const { key } = await store.getKept(db, actor, id)
    return listVersions(db, key, section, listed)
  })
}

function serveWriting(server: Api, count: Count): void {
  serve(server, api.recordReport, async ({ organisationId, template, from, to, organ }, context) => {
    const { actor, db, today } = context
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    const offers = await offersOf(db, organisationId, from < today ? from : today)
    const found = offers.templates.some(({ key }) => key === template) ? findTemplate(template) : null
    const isThere = (await store.findReport(db, { organisationId: unit, template, from, to })) !== null
    insist(
      refusalsToReport(
        { from, to },
        {
          today,
          template,
          knowsTemplate: found !== null,
          unitExists: offers.exists,
          hasOrgan: offers.organs.some((one) => one.organ === organ),
          isThere,
        },
      ),
    )
    const { kind } = found!
    const eventId = await record(context, unit, 'report.begin', { kind, from, to })
    const { id } = await store.insertReport(
      db,
      { organisationId: unit, kind, template, from, to, organ },
      eventId,
    )
    return { id }
  })
  serve(server, api.saveReportText, async ({ id, section, text, over }, context) => {
    const { actor, db } = context
    const kept = await begin(context, id)
    const last = await latestText(db, kept.key, section)
    const meanwhile = last && last.version !== over ? { by: last.by, at: last.at } : null
    const known = { isIssued: kept.issued !== null, knowsSection: knowsSection(kept, section), section }
    insist(refusalsToText(text, { ...known, last: meanwhile }))
    const eventId = await record(context, kept.organisationId, 'report.write', { section }, id)
    const version = (last?.version ?? 0) + 1
    return insertText(db, { reportKey: kept.key, section, version, text, by: actor.fullName }, eventId)
  })
  serve(server, api.issueReport, async ({ id, ...asked }, context) => {
    const { actor, db, today } = context
    const kept = await begin(context, id)
    const content = await liveContent(db, actor, kept, count, asked.on)
    const isIssued = kept.issued !== null
    insist(refusalsToIssue(asked.on, { today, isIssued, missing: missingWords(kept, content) }))
    const { document, links, refusals } = await judgeReport(db, actor, kept, content, asked)
    insist(refusals)
    const eventId = await record(context, kept.organisationId, 'report.issue', { on: asked.on }, id)
    const { id: documentId, publicId } = await recordDocument(db, document, links, eventId)
    const issued = issuedAs(content, document.number, asked.on)
    await insertIssue(db, { reportKey: kept.key, documentId, on: asked.on, content: issued }, eventId)
    return { id, number: document.number, documentId: publicId }
  })
  serve(server, api.withdrawReport, async ({ id, reason }, context) => {
    const kept = await begin(context, id)
    insist(kept.issued === null ? [] : [{ code: 'issued-already' }])
    const eventId = await record(context, kept.organisationId, 'report.withdraw', {}, id)
    await store.supersedeReport(context.db, kept.key, reason, eventId)
    return { id }
  })
  serve(server, api.requestReportFile, async ({ id, format }, { actor, db, today }) => {
    const kept = await store.getKept(db, actor, id)
    return requestJob(db, actor, {
      kind: 'report',
      action: 'work.read',
      organisationId: kept.organisationId,
      parameters: { report: id, format, on: today },
    })
  })
}

/** The report that is written to, to itself until the transaction ends. */
async function begin({ actor, db }: Context, publicId: string): Promise<store.KeptReport> {
  const kept = await store.getKept(db, actor, publicId)
  await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
  await advisoryLock(db, `report ${kept.key}`)
  // Once more behind the lock: it may have been issued while we waited.
  return store.getKept(db, actor, publicId)
}

function record(
  { actor, db }: Context,
  organisationId: string,
  action: string,
  details: Record<string, unknown>,
  subjectId?: string,
): Promise<string> {
  const subject = subjectId === undefined ? {} : { subjectKind: 'report', subjectId }
  return recordEvent(db, actor, { action, organisationId, details, ...subject })
}
