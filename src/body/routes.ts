import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import * as api from './api.ts'
import { sumOf } from './rules.ts'
import * as store from './store.ts'

/** Answers what is asked of bodies. */
export function serveBodies(server: Api): void {
  serve(
    server,
    api.listBodies,
    async ({ organisationId, on, after, limit, ...asked }, { actor, db, today }) => {
      const keeper = await organisationIdOf(db, organisationId)
      await mustBeAllowed(db, actor, 'work.read', keeper)
      const whole = { ...asked, organisationId: keeper, on: on ?? today }
      return store.listBodies(db, actor, whole, { after, limit })
    },
  )
  serve(server, api.getBodyTotals, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    const keeper = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', keeper)
    const byKind = await store.totalsByKind(db, actor, { ...asked, organisationId: keeper, on: on ?? today })
    return sumOf([...byKind.values()])
  })
}
