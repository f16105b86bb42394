import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { serve } from '#access/serve.ts'
import { insist } from '#platform/errors.ts'
import * as api from './api.ts'
import { getKept, getReorganisation, listReorganisations, publicIdOf } from './list.ts'
import { listMoversOf, mustBeAllowedToReorganise, mustReorganise, previewOf } from './preview.ts'
import { prepareReorganisation, recordReorganisation } from './store.ts'
import { lockTree } from '#organisation/states.ts'
import { withdrawReorganisation } from './withdraw.ts'

/** Answers for reorganisation (sắp xếp tổ chức): preview, record, look up, withdraw. */
export function serveReorganisations(server: Api): void {
  servePreviews(server)
  serveRecords(server)
}

function servePreviews(server: Api): void {
  serve(
    server,
    api.previewReorganisation,
    async (wanted, { actor, db, today }) => {
      mustBeAllowedSomewhere(actor, 'organisation.reorganise')
      const prepared = await prepareReorganisation(db, wanted, today)
      await mustBeAllowedToReorganise(db, actor, prepared)
      return previewOf(db, prepared)
    },
    { reads: true, sees: 'register' },
  )
  serve(
    server,
    api.listMovers,
    async ({ after, limit, ...wanted }, { actor, db, today, viewed }) => {
      mustBeAllowedSomewhere(actor, 'organisation.reorganise')
      const prepared = await prepareReorganisation(db, wanted, today)
      await mustBeAllowedToReorganise(db, actor, prepared)
      const page = await listMoversOf(db, actor, prepared, { after, limit })
      const first = prepared.plan.flows[0]
      const organisationId = first ? (prepared.situation.units.get(first.from)?.id ?? null) : null
      viewed({
        action: 'movement.list',
        organisationId,
        details: { act: wanted.act, people: page.items.length },
      })
      return page
    },
    { reads: true, sees: 'register' },
  )
}

function serveRecords(server: Api): void {
  serve(
    server,
    api.recordReorganisation,
    async (wanted, { actor, db, today }) => {
      mustBeAllowedSomewhere(actor, 'organisation.reorganise')
      await lockTree(db)
      const prepared = await prepareReorganisation(db, wanted, today)
      await mustBeAllowedToReorganise(db, actor, prepared)
      insist(prepared.refusals)
      const id = await asRegister(db, (all) => recordReorganisation(all, actor, prepared))
      return getReorganisation(db, actor, await publicIdOf(db, id))
    },
    { sees: 'register' },
  )
  serve(server, api.getReorganisation, async ({ id }, { actor, db }) => getReorganisation(db, actor, id), {
    sees: 'register',
  })
  serve(server, api.listReorganisations, async ({ organisationId, after, limit }, { actor, db }) => {
    const unitId = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'organisation.read', unitId)
    return listReorganisations(db, actor, unitId, { after, limit })
  })
  serve(
    server,
    api.withdrawReorganisation,
    async ({ id, reason }, { actor, db }) => {
      await lockTree(db)
      const { kept, units } = await getKept(db, actor, id)
      const ids = units.map((unit) => unit.organisationId)
      // Of an act that is withdrawn, the units it formed are nowhere; withdrawing it again is a conflict.
      if (kept.withdrawnAt === null) await mustReorganise(db, actor, ids)
      await asRegister(db, (all) => withdrawReorganisation(all, actor, kept, reason))
      return getReorganisation(db, actor, id)
    },
    { sees: 'register' },
  )
}
