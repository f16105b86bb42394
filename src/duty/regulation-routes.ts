import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { documentIdOf } from '#body/documents.ts'
import { untilOf } from '#platform/day.ts'
import { advisoryLock, type Db } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import * as api from './api.ts'
import * as store from './regulation-store.ts'
import { refusalsToEnd, refusalsToRegulation } from './rules.ts'
import { unitExists } from './write-store.ts'

/** Answers for working regulations: recorded, ended, taken back. */
export function serveRegulations(server: Api): void {
  serve(server, api.recordRegulation, async ({ organisationId: publicId, to, ...given }, { actor, db }) => {
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    await advisoryLock(db, `duty ${organisationId}`)
    const documentId = await documentIdOf(db, actor, given.documentId)
    const regulation = { ...given, documentId, organisationId, until: untilOf(to) }
    insist(
      refusalsToRegulation(regulation, {
        keeperExists: await unitExists(db, organisationId, given.from),
        others: await store.regulationPeriods(db, organisationId, given.committee),
        documentType: documentId === null ? null : await typeOf(db, documentId),
      }),
    )
    const { committee, from } = given
    const details = { committee, from }
    const eventId = await recordEvent(db, actor, { action: 'duty.regulation', organisationId, details })
    return store.recordRegulation(db, regulation, eventId)
  })
  serve(server, api.changeRegulation, async ({ id, to, reason }, { actor, db }) => {
    const regulation = await store.getRegulation(db, id)
    const { organisationId, committee } = regulation
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    await advisoryLock(db, `duty ${organisationId}`)
    if (to !== null) insist(refusalsToEnd(regulation, to))
    const details = { committee, ...(to === null ? {} : { to }) }
    const eventId = await recordEvent(db, actor, { action: 'duty.regulation-end', organisationId, details })
    const until = to === null ? null : untilOf(to)
    await store.changeRegulation(db, regulation.id, { until, reason }, eventId)
    return { id }
  })
}

async function typeOf(db: Db, documentId: string): Promise<string> {
  const { rows } = await sql<{ type: string }>`select type from document where id = ${documentId}`.execute(db)
  return rows[0]!.type
}
