import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import * as api from './api.ts'
import { listDocuments } from './search-store.ts'

/** Answers what is asked of the register of documents. */
export function serveDocuments(server: Api): void {
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
}
