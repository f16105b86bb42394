import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import type { Db } from '#platform/db.ts'
import * as api from './api.ts'
import { listOpenCases } from './case-list-store.ts'
import { getFunnel } from './funnel-store.ts'
import { listProbationers } from './probation-store.ts'
import { serveSourceWrites } from './source-routes.ts'
import { findOfficials, getSource, listSources } from './source-store.ts'

/** Answers what is asked of the lists of outstanding people, probation and how many were admitted. */
export function serveAdmissions(server: Api): void {
  serve(server, api.listSources, async ({ organisationId, on, ...asked }, context) => {
    const { actor, db, today, viewed } = context
    const unit = await readable(db, actor, organisationId)
    const found = await listSources(db, actor, { ...asked, organisationId: unit, on: on ?? today })
    const details = { on: on ?? today, people: found.items.length }
    viewed({ action: 'admission.list', organisationId: unit, details })
    return { ...found, may: { record: await may(db, actor, 'person.record', unit) } }
  })
  serve(server, api.getSource, async ({ id, on }, { actor, db, today, viewed }) => {
    const found = await getSource(db, actor, id, on ?? today)
    viewed({ action: 'admission.view', subjectKind: 'listing', subjectId: id })
    return found
  })
  serve(server, api.getFunnel, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'person.read', unit)
    return getFunnel(db, actor, { ...asked, organisationId: unit, on: on ?? today })
  })
  serve(server, api.listProbationers, async ({ organisationId, on, ...asked }, context) => {
    const { actor, db, today, viewed } = context
    const unit = await readable(db, actor, organisationId)
    const found = await listProbationers(db, actor, { ...asked, organisationId: unit, on: on ?? today })
    const details = { on: on ?? today, people: found.items.length }
    viewed({ action: 'admission.probation', organisationId: unit, details })
    return found
  })
  serve(
    server,
    api.findCandidates,
    async ({ organisationId, text, on }, { actor, db, viewed }) => {
      const unit = await readable(db, actor, organisationId)
      const items = await findOfficials(db, unit, text, on)
      viewed({ action: 'admission.helpers', organisationId: unit, details: { people: items.length } })
      return { items }
    },
    { reads: true },
  )
  serve(server, api.listOpenAdmissions, async ({ organisationId, ...asked }, context) => {
    const { actor, db, today, viewed } = context
    const unit = await readable(db, actor, organisationId)
    const found = await listOpenCases(db, actor, { ...asked, organisationId: unit }, today)
    viewed({ action: 'admission.cases', organisationId: unit, details: { people: found.items.length } })
    return found
  })
  serveSourceWrites(server)
}

async function readable(db: Db, actor: Actor, publicId: string): Promise<string> {
  const id = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'person.read', id)
  return id
}
