import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { serve } from '#access/serve.ts'
import { insist } from '#platform/errors.ts'
import { onPerson, readable, recordable } from '#person/person-reach.ts'
import * as api from './api.ts'
import type { AtOnce } from './api.ts'
import { doAtOnce } from './at-once.ts'
import { serveGroups } from './group-routes.ts'
import { abroad, death, farAway, statusReturn } from './plain-procedures.ts'
import { countStatuses, listStatuses, memberStatuses } from './store.ts'
import type { AnyProcedure } from '#procedure/declare.ts'

const AT_ONCE: Record<AtOnce, AnyProcedure> = {
  'far-away': farAway,
  abroad,
  'status-return': statusReturn,
  death,
}

/** Answers for statuses: who has which, what a branch records at once, word of those away, groups. */
export function serveStatuses(server: Api): void {
  serve(
    server,
    api.listStatuses,
    async ({ organisationId, on: asked, ...question }, { db, actor, today, viewed }) => {
      const unitId = await organisationIdOf(db, organisationId)
      await mustBeAllowed(db, actor, 'person.read', unitId)
      const on = asked ?? today
      const page = await listStatuses(db, actor, { unitId, on, ...question })
      const details = { view: question.view, on, people: page.items.length }
      viewed({ action: 'status.list', organisationId: unitId, details })
      return page
    },
  )
  serve(server, api.countStatuses, async ({ organisationId, on }, { db, actor, today }) => {
    const unitId = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'person.read', unitId)
    // Counts alone leave: nobody's row has to be weighed.
    return { counts: await asRegister(db, (all) => countStatuses(all, unitId, on ?? today)) }
  })
  serve(server, api.getStatuses, async ({ id, on }, { db, actor, today, viewed }) => {
    const { person, allowed } = await readable(db, actor, id)
    viewed(onPerson('status.view', person, { on: on ?? today }))
    return memberStatuses(db, person, allowed, on ?? today)
  })
  serve(
    server,
    api.recordAtOnce,
    async ({ id, kind, on, values }, { db, actor, today }) => {
      const { person } = await recordable(db, actor, id)
      const asked = { personId: person.id, organisationId: person.keeperId, on, values }
      return { caseId: await doAtOnce(db, AT_ONCE[kind], asked, { actor, today }) }
    },
    { sees: 'register' },
  )
  serve(server, api.recordContact, async ({ id, on, manner, note }, { db, actor, today }) => {
    const { person, allowed } = await recordable(db, actor, id)
    insist(on > today ? [{ code: 'contact-in-future', on, today }] : [])
    const eventId = await recordEvent(db, actor, onPerson('status.contact', person, { on, manner }))
    await sql`
      insert into away_contact (person_id, on_day, manner, note, recorded_event)
      values (${person.id}, ${on}, ${manner}, ${note || null}, ${eventId})`.execute(db)
    return memberStatuses(db, person, allowed, today)
  })
  serveGroups(server)
}
