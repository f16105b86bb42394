import type { Api } from '#access/doorway.ts'
import { mustBeAllowed, permissions } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { getUnit } from '#person/unit-store.ts'
import * as api from './api.ts'
import { readRegister } from './register-store.ts'
import { listMembers } from './store.ts'

/** Answers for the register of members: the list of a unit on a day, and its 14 columns for print. */
export function serveMembers(server: Api): void {
  serve(
    server,
    api.listMembers,
    async ({ organisationId, on: asked, ...question }, { actor, db, today, viewed }) => {
      const on = asked ?? today
      const unit = await getUnit(db, organisationId)
      await mustBeAllowed(db, actor, 'person.read', unit.id)
      const page = await listMembers(db, actor, { ...question, organisationId: unit.id, on })
      const details = {
        on,
        below: question.below,
        filters: Object.keys(question.filters),
        listed: page.items.length,
      }
      viewed({ action: 'member.list', organisationId: unit.id, details })
      return page
    },
    { reads: true },
  )
  serve(
    server,
    api.printRegister,
    async ({ organisationId, on: asked, ...question }, { actor, db, today, viewed }) => {
      const on = asked ?? today
      const unit = await getUnit(db, organisationId)
      await mustBeAllowed(db, actor, 'exchange.export', unit.id)
      const allowed = await permissions(db, actor, unit.id)
      const page = await readRegister(db, actor, { ...question, organisationId: unit.id, on }, allowed)
      viewed({
        action: 'member.export',
        organisationId: unit.id,
        details: { form: '7-HSĐV', on, listed: page.items.length },
      })
      return page
    },
    { reads: true },
  )
}
