import type { Api } from '#access/doorway.ts'
import { mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { Forbidden } from '#platform/errors.ts'
import * as api from './api.ts'
import { serveEdits } from './edit-routes.ts'
import { FIELDS, GROUPS, PURPOSES } from './fields.ts'
import { readLooks } from './look-store.ts'
import { PERIOD_KINDS, PERIODS } from './periods.ts'
import { onPerson, readable } from './person-reach.ts'
import { listPlaces } from './place-store.ts'
import { hiddenGroups, readNumbers, recordOf } from './record-store.ts'
import { searchPeople } from './search-store.ts'
import { readTimeline } from './timeline-store.ts'
import { getUnit } from './unit-store.ts'

/** Answers about people: search, a person's file, its timeline, who has looked; and records them. */
export function servePeople(server: Api): void {
  serve(server, api.listFields, async () => ({ items: FIELD_MAP }))
  serveSearch(server)
  serveFiles(server)
  serveEdits(server)
  serve(server, api.listPlaces, async ({ on, search, under, limit }, { db, today }) => {
    const question = {
      on: on ?? today,
      limit,
      ...(under ? { under } : {}),
      ...(search ? { text: search } : {}),
    }
    return { items: await listPlaces(db, question) }
  })
}

/** Every field, and every kind of row with a period, with what it is kept for. */
const FIELD_MAP = [
  ...FIELDS.map(({ dated = false, ...field }) => ({ ...field, dated })),
  ...PERIOD_KINDS.map((key) => ({ key, ...PERIODS[key], dated: true })),
].map(({ key, item, vi, en, group, purpose, sensitive = false, dated }) => ({
  key,
  item,
  name: { vi, en },
  group: GROUPS[group],
  purpose: PURPOSES[purpose],
  sensitive,
  dated,
}))

function serveSearch(server: Api): void {
  serve(
    server,
    api.searchPeople,
    async ({ organisationId, on: asked, ...question }, { actor, db, today, viewed }) => {
      mustBeAllowedSomewhere(actor, 'person.read')
      const on = asked ?? today
      const unit = organisationId === undefined ? undefined : (await getUnit(db, organisationId)).id
      if (unit !== undefined) await mustBeAllowed(db, actor, 'person.read', unit)
      const page = await searchPeople(db, actor, { ...question, organisationId: unit, on })
      const details = { on, kind: question.kind, found: page.items.length, more: page.next !== null }
      viewed({ action: 'person.search', organisationId: unit ?? null, details })
      return page
    },
    { reads: true },
  )
}

function serveFiles(server: Api): void {
  serve(server, api.getPerson, async ({ id, on }, { actor, db, today, viewed }) => {
    const { person, allowed } = await readable(db, actor, id)
    viewed(onPerson('person.view', person, { on: on ?? today }))
    return recordOf(db, actor, person, on ?? today, allowed)
  })
  // Asked like a question, so that the numbers stay out of the answers kept for repeated requests.
  serve(
    server,
    api.showNumbers,
    async ({ id }, { actor, db, today, viewed }) => {
      const { person } = await readable(db, actor, id)
      await mustBeAllowed(db, actor, 'person.identity', person.keeperId)
      viewed(onPerson('person.identity', person))
      return { fields: await readNumbers(db, id, today) }
    },
    { reads: true },
  )
  serve(server, api.getTimeline, async ({ id, on }, { actor, db, today, viewed }) => {
    const { person, allowed } = await readable(db, actor, id)
    viewed(onPerson('person.timeline', person, { on: on ?? today }))
    return readTimeline(db, person, on ?? today, hiddenGroups(allowed))
  })
  serve(server, api.listLooks, async ({ id }, { actor, db, viewed }) => {
    const { person, allowed } = await readable(db, actor, id)
    if (!allowed['person.record'] && !allowed['audit.read']) throw new Forbidden('audit.read')
    viewed(onPerson('person.looks', person))
    return { items: await readLooks(db, id) }
  })
}
