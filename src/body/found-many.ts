import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { foldText } from '#person/name.ts'
import { FOREVER, untilOf, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Particulars } from './api.ts'
import { NO_BODIES } from './rules.ts'

/** A body to be founded; ids inside. The caller answers for what rules.ts would ask of it. */
export interface Founding {
  organisationId: string
  on: Day
  decisionNo: string
  particulars: Particulars
  superiorId: string | null
  partyGroupId: string | null
}

/** Founds many bodies at once, each by an act with its own event, in a register whose keepers have none yet. */
export async function foundMany(tx: Db, actor: Actor, foundings: readonly Founding[]): Promise<string[]> {
  const events: string[] = []
  for (const { organisationId, on } of foundings)
    events.push(
      await recordEvent(tx, actor, {
        action: 'body.act',
        organisationId,
        details: { act: 'found', on, bodies: 0 },
      }),
    )
  const bodies = await insertBodies(tx, foundings, events)
  await bulkInsert(
    tx,
    'body_state',
    STATE_COLUMNS,
    foundings.map((one, index) => stateRow(one, bodies[index]!, events[index]!)),
  )
  await insertActs(tx, foundings, bodies, events)
  return bodies
}

async function insertBodies(
  tx: Db,
  foundings: readonly Founding[],
  events: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string; event: string }>`
    insert into body (code, organisation_id, recorded_event)
    select keeper.code || '/' || ((select count(*) from body where organisation_id = keeper.id)
      + row_number() over (partition by keeper.id order by given.event)), keeper.id, given.event
    from unnest(${foundings.map((one) => one.organisationId)}::bigint[], ${[...events]}::bigint[]) as given (unit, event)
    join organisation keeper on keeper.id = given.unit
    returning id, recorded_event as event`.execute(tx)
  const byEvent = new Map(rows.map(({ id, event }) => [event, id]))
  return events.map((event) => byEvent.get(event)!)
}

async function insertActs(
  tx: Db,
  foundings: readonly Founding[],
  bodies: readonly string[],
  events: readonly string[],
): Promise<void> {
  const totals = foundings.map(({ particulars: { quota, present, internalUnits, deputies } }) =>
    JSON.stringify({
      before: NO_BODIES,
      after: {
        bodies: 1,
        quota: quota ?? 0,
        present: present ?? 0,
        internalUnits: internalUnits ?? 0,
        deputies: deputies ?? 0,
      },
    }),
  )
  await sql`
    with given as (
      select * from unnest(${foundings.map((one) => one.organisationId)}::bigint[], ${foundings.map((one) => one.on)}::date[],
        ${foundings.map((one) => one.decisionNo)}::text[], ${totals}::text[], ${[...bodies]}::bigint[], ${[...events]}::bigint[])
        as given (unit, on_day, decision_no, totals, body_id, event)
    ), act as (
      insert into body_act (organisation_id, act, on_day, decision_no, totals, recorded_event)
      select unit, 'found', on_day, decision_no, totals::jsonb, event from given order by event
      returning id, recorded_event
    )
    insert into body_act_part (act_id, body_id, part)
    select act.id, given.body_id, 'founded' from act join given on given.event = act.recorded_event`.execute(
    tx,
  )
}

const STATE_COLUMNS = [
  { name: 'body_id', type: 'bigint' },
  { name: 'from_day', type: 'date' },
  { name: 'until_day', type: 'date' },
  { name: 'name', type: 'text' },
  { name: 'name_key', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'superior_id', type: 'bigint' },
  { name: 'decision_no', type: 'text' },
  { name: 'functions', type: 'text' },
  { name: 'party_group_id', type: 'bigint' },
  { name: 'quota', type: 'integer' },
  { name: 'present', type: 'integer' },
  { name: 'internal_units', type: 'integer' },
  { name: 'deputies', type: 'integer' },
  { name: 'deputy_limit', type: 'integer' },
  { name: 'planned_until', type: 'date' },
  { name: 'recorded_event', type: 'bigint' },
]

function stateRow(one: Founding, bodyId: string, event: string): Record<string, unknown> {
  const { name, kind, functions, quota, present, internalUnits, deputies, deputyLimit, plannedTo } =
    one.particulars
  return {
    body_id: bodyId,
    from_day: one.on,
    until_day: FOREVER,
    name,
    name_key: foldText(name),
    kind,
    superior_id: one.superiorId,
    decision_no: one.decisionNo,
    functions,
    party_group_id: one.partyGroupId,
    quota,
    present,
    internal_units: internalUnits,
    deputies,
    deputy_limit: deputyLimit,
    planned_until: plannedTo === null ? null : untilOf(plannedTo),
    recorded_event: event,
  }
}
