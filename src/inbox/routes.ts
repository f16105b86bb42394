import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { holdsOn, pathsOf } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { addDays, type Day } from '#platform/day.ts'
import { compareTexts } from '#platform/order.ts'
import * as api from './api.ts'
import { countsOf, gather, whenOf } from './gather.ts'
import type { Awaiting, AwaitingBelow, InboxSource } from './source.ts'

/** Answers what awaits a unit and those below it, from the rooms that have things to do. */
export function serveInbox(server: Api, sources: readonly InboxSource[]): void {
  serve(server, api.getInbox, async ({ organisationId, on, days }, context) => {
    const unitId = await readAt(context, organisationId)
    const day = on ?? context.today
    const until = addDays(day, days)
    const found = await gather(context, sources, { unitId, on: day, until, limit: api.MOST_AWAITING })
    const listed = found.slice(0, api.MOST_AWAITING)
    return {
      on: day,
      until,
      ...countsOf(found, day),
      items: await named(context, listed, day),
      beyond: found.length > listed.length,
    }
  })
  serve(server, api.countInbox, async ({ organisationId }, context) => {
    const unitId = await readAt(context, organisationId)
    const { today } = context
    const until = addDays(today, api.SOON_DAYS)
    const found = await gather(context, sources, { unitId, on: today, until, limit: MOST_COUNTED })
    const counted = found.slice(0, MOST_COUNTED)
    const { overdue } = countsOf(counted, today)
    return { overdue, waiting: counted.length, beyond: found.length > MOST_COUNTED }
  })
  serve(server, api.getInboxBelow, async ({ organisationId, on }, context) => {
    const unitId = await readAt(context, organisationId)
    return below(context, sources, unitId, on ?? context.today)
  })
}

/** The number in the navigation goes no further. */
const MOST_COUNTED = 99

async function named({ db, actor }: Context, found: readonly Awaiting[], on: Day): Promise<api.Waiting[]> {
  const publicIds = [...new Set(found.map((one) => one.organisationId))]
  const { rows } = await sql<{ id: string }>`
    select id from organisation where public_id = any(${publicIds}::uuid[])`.execute(db)
  const links = await linksOn(
    db,
    actor,
    rows.map((row) => row.id),
    on,
  )
  const byPublicId = new Map([...links.values()].map((link) => [link.id, link]))
  return found.map(({ organisationId, ...one }) => ({
    ...one,
    unit: byPublicId.get(organisationId)!,
    when: whenOf(one.dueOn, on),
  }))
}

async function below({ db, actor }: Context, sources: readonly InboxSource[], unitId: string, on: Day) {
  const until = addDays(on, api.SOON_DAYS)
  const counts: AwaitingBelow[] = []
  for (const source of sources)
    if (source.below) counts.push(...(await source.below(db, actor, { organisationId: unitId, on, until })))
  const ids = [...new Set(counts.map((one) => one.organisationId))]
  const links = await linksOn(db, actor, [unitId, ...ids], on)
  const { rows: parents } = await sql<{ id: string }>`
    select distinct superior_id as id from organisation_state state
    where superior_id = any(${ids}::bigint[]) and superseded_at is null and ${holdsOn('state', on)}`.execute(
    db,
  )
  const hasBelow = new Set(parents.map(({ id }) => id))
  const total = (id: string, of: 'overdue' | 'soon') =>
    counts.filter((one) => one.organisationId === id).reduce((sum, one) => sum + one[of], 0)
  const rows = ids.map((id) => ({
    unit: links.get(id)!,
    own: id === unitId,
    hasBelow: id !== unitId && hasBelow.has(id),
    overdue: total(id, 'overdue'),
    soon: total(id, 'soon'),
  }))
  rows.sort((a, b) => b.overdue - a.overdue || b.soon - a.soon || compareTexts(a.unit.code, b.unit.code))
  return {
    unit: links.get(unitId)!,
    path: (await pathsOf(db, actor, [unitId], on)).get(unitId)!.slice(0, 20),
    rows: rows.slice(0, api.MOST_BELOW),
    beyond: Math.max(0, rows.length - api.MOST_BELOW),
  }
}

async function readAt({ db, actor }: Context, publicId: string): Promise<string> {
  const organisationId = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'work.read', organisationId)
  return organisationId
}
