import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import * as api from './api.ts'
import { getTarget, setTarget, supersedeTarget, targetsOfYear } from './target-store.ts'

/** Answers for the targets of units. */
export function serveTargets(server: Api): void {
  serve(server, api.listTargets, async ({ organisationId, year }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    const allowed = await mustBeAllowed(db, actor, 'work.read', unit)
    return { items: await targetsOfYear(db, unit, year), may: { record: allowed['work.record'] } }
  })
  serve(server, api.setTarget, async ({ organisationId, ...given }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    const { from, to, measure } = given
    insist(to < from ? [{ code: 'ends-before-it-starts', from, to }] : [])
    await advisoryLock(db, `report target ${unit}`)
    const details = { measure, from, to }
    const eventId = await recordEvent(db, actor, { action: 'report.target', organisationId: unit, details })
    return { id: await setTarget(db, { organisationId: unit, ...given }, eventId) }
  })
  serve(server, api.withdrawTarget, async ({ id, reason }, { actor, db }) => {
    const { key, organisationId } = await getTarget(db, actor, id)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    const eventId = await recordEvent(db, actor, { action: 'report.target-withdraw', organisationId })
    await supersedeTarget(db, key, reason, eventId)
    return { id }
  })
}
