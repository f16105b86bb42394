import { randomUUID } from 'node:crypto'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import type { Day } from '#platform/day.ts'
import { Conflict, insist, NotFound } from '#platform/errors.ts'
import * as api from './api.ts'
import * as changes from './change-store.ts'
import { countFamily, listFamily } from './family-store.ts'
import { serveFiles } from './file-routes.ts'
import { hasStoodAbove } from './issuing-store.ts'
import { answerIssuing } from './issuing.ts'
import { judgeDocument } from './judge-store.ts'
import { getDocument } from './page-store.ts'
import { refusalsToWithdrawal } from './rules.ts'
import { listDocuments } from './search-store.ts'
import { recordDocument, type NewDocument } from './record-store.ts'
import { documentIdOf } from './store.ts'

/** Answers what is asked of the register of documents; their files lie in the data folder. */
export function serveDocuments(server: Api, { dataFolder }: { dataFolder: string }): void {
  serveReading(server)
  serveRecording(server)
  serveChanges(server)
  serveFiles(server, dataFolder)
}

function serveReading(server: Api): void {
  serve(
    server,
    api.searchDocuments,
    async ({ organisationId, issuerId, ...asked }, { actor, db, today }) => {
      mustBeAllowedSomewhere(actor, 'work.read')
      const unitId = organisationId ? await organisationIdOf(db, organisationId) : null
      if (unitId !== null) await mustBeAllowed(db, actor, 'work.read', unitId)
      return listDocuments(db, actor, {
        ...asked,
        unitId,
        issuerId: issuerId ? await organisationIdOf(db, issuerId) : null,
        on: asked.on ?? today,
      })
    },
    { reads: true },
  )
  serve(server, api.getIssuing, async ({ organisationId, keeperId, ...asked }, { actor, db }) => {
    const id = await organisationIdOf(db, organisationId)
    const unit = { organisationId: id, publicId: organisationId }
    if (await may(db, actor, 'work.read', id)) return answerIssuing(db, { ...unit, ...asked })
    const keeper = keeperId ? await organisationIdOf(db, keeperId) : null
    if (!keeper || !(await hasStoodAbove(db, id, keeper)))
      throw new NotFound(`organisation ${organisationId}`)
    await mustBeAllowed(db, actor, 'work.read', keeper)
    return answerIssuing(db, { ...unit, on: asked.on })
  })
  serve(server, api.getDocument, async ({ id, on }, { actor, db, today }) =>
    getDocument(db, actor, await documentIdOf(db, actor, id), on ?? today),
  )
  serve(server, api.listFamily, async ({ id, on, ...step }, { actor, db, today }) =>
    listFamily(db, actor, { documentId: await documentIdOf(db, actor, id), on: on ?? today, ...step }),
  )
  serve(server, api.countFamily, async ({ id, on }, { actor, db, today }) =>
    countFamily(db, actor, await documentIdOf(db, actor, id), on ?? today),
  )
}

function serveRecording(server: Api): void {
  serve(
    server,
    api.checkDocument,
    async (given, { actor, db }) => {
      const organisationId = await organisationIdOf(db, given.organisationId)
      await mustBeAllowed(db, actor, 'work.record', organisationId)
      const judged = await judgeDocument(db, actor, given, organisationId, null, false)
      // That something is open is what the checklist says.
      const refusals = judged.refusals.filter((one) => one.code !== 'check-open')
      return { refusals, checks: judged.checks, number: judged.document.number }
    },
    { reads: true },
  )
  serve(server, api.recordDocument, async (given, context) => {
    const { actor, db } = context
    const organisationId = await organisationIdOf(db, given.organisationId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    const { document, links, refusals } = await judgeDocument(db, actor, given, organisationId, null, true)
    insist(refusals)
    const id = randomUUID()
    const action = document.direction === 'issued' ? 'document.issue' : 'document.receive'
    const eventId = await record(context, action, document, id, { links: links.length })
    await recordDocument(db, document, links, eventId, id)
    return { id, number: document.number }
  })
}

function serveChanges(server: Api): void {
  serve(server, api.correctDocument, async ({ id, reason, ...given }, context) => {
    const { actor, db } = context
    const own = await begin(context, id)
    if (given.direction !== own.direction) throw new Conflict('a document keeps its direction')
    if ((await organisationIdOf(db, given.organisationId)) !== own.organisationId)
      throw new NotFound(`organisation ${given.organisationId}`)
    const sameSeries = given.type === own.type && given.term === own.term
    const serial = sameSeries ? own.serial : null
    const whole = { ...given, checkReason: given.checkReason ?? reason }
    const judged = await judgeDocument(db, actor, whole, own.organisationId, { id: own.id, serial }, true)
    insist(judged.refusals)
    const eventId = await record(context, 'document.correct', judged.document, id, {
      links: judged.links.length,
    })
    await changes.correctDocument(db, own.id, judged.document, judged.links, reason, eventId)
    return { id, number: judged.document.number }
  })
  serve(server, api.withdrawDocument, async ({ id, reason }, context) => {
    const own = await begin(context, id)
    insist(refusalsToWithdrawal(await changes.othersReferringTo(context.db, own.id)))
    const eventId = await record(context, 'document.withdraw', own, id, {})
    await changes.withdrawDocument(context.db, own.id, reason, eventId)
    return { id }
  })
}

/** The document that is changed, locked until the transaction ends; one that was withdrawn is changed no more. */
async function begin({ actor, db }: Context, publicId: string) {
  const id = await documentIdOf(db, actor, publicId)
  const own = await changes.lockedDocument(db, id)
  await mustBeAllowed(db, actor, 'work.record', own.organisationId)
  if (own.isWithdrawn) throw new Conflict(`document ${publicId} has been withdrawn`)
  return { id, ...own }
}

function record(
  { actor, db }: Context,
  action: string,
  document: Pick<NewDocument, 'organisationId' | 'type'> & { issuedOn?: Day },
  publicId: string,
  details: Record<string, unknown>,
): Promise<string> {
  const { organisationId, type, issuedOn } = document
  return recordEvent(db, actor, {
    action,
    organisationId,
    subjectKind: 'document',
    subjectId: publicId,
    details: { type, ...(issuedOn ? { on: issuedOn } : {}), ...details },
  })
}
