import { sql } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { assignmentsFrom } from '#assignment/list.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { ItemAct, ItemLink, ItemRecord } from './api.ts'
import type { Act, State } from './codes.ts'
import { itemsShown, keptItems, type KeptItem } from './item-store.ts'
import { ORIGIN } from './owed.ts'
import type { KeptProgramme } from './store.ts'
import { above, isReadable } from './visible.ts'

/** The item behind an id in an address, with its programme; throws NotFound where the programme may not be read. */
export async function getKeptItem(
  db: Db,
  actor: Actor,
  publicId: string,
  on: Day,
): Promise<{ item: KeptItem; programme: KeptProgramme }> {
  const { rows } = await sql<KeptItem & { programme: KeptProgramme }>`
    ${keptItems(on)} where i.public_id = ${publicId}`.execute(db)
  const { rows: programmes } = await sql<KeptProgramme>`
    select p.id, p.public_id as "publicId", p.organisation_id as "organisationId", p.worker, p.span, p.from_day as "from",
      p.until_day as "until", p.title, p.source, p.audience
    from programme p where p.id = ${rows[0]?.programmeId ?? null} and ${isReadable(actor)}`.execute(db)
  if (!rows[0] || !programmes[0]) throw new NotFound(`programme item ${publicId}`)
  return { item: rows[0], programme: programmes[0] }
}

/** One item with all that is known of it on a day. */
export async function getItem(db: Db, actor: Actor, publicId: string, on: Day): Promise<ItemRecord> {
  const { item, programme } = await getKeptItem(db, actor, publicId, on)
  const [shown] = await itemsShown(db, actor, [item], on)
  const co = await coUnits(db, item.stateId)
  const units = await linksOn(db, actor, [...co, programme.organisationId], on)
  const links = await linkedItems(db, actor, item, on)
  return {
    ...shown!,
    on,
    coText: item.coText,
    co: co.flatMap((id) => units.get(id) ?? []),
    programme: {
      id: programme.publicId,
      title: programme.title,
      from: programme.from,
      to: lastDayOf(programme.until)!,
      owner: units.get(programme.organisationId)!,
    },
    ...links,
    acts: await actsOf(db, item.id, on),
    assignments: (await assignmentsFrom(db, actor, { kind: ORIGIN, ids: [item.id] }, on)).slice(-50),
    corrections: await correctionsOf(db, item.id),
    may: { record: await may(db, actor, 'work.record', programme.organisationId) },
  }
}

/** The units that take part beside the lead, by internal id. */
export async function coUnits(db: Db, stateId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from programme_item_unit where state_id = ${stateId} and role = 'co'
    order by organisation_id`.execute(db)
  return rows.map(({ id }) => id)
}

type Relation = 'follows' | 'followedBy' | 'carriedFrom' | 'carriedTo'

async function linkedItems(
  db: Db,
  actor: Actor,
  { id, followsId, carriedFrom }: KeptItem,
  on: Day,
): Promise<Pick<ItemRecord, Relation>> {
  const { rows } = await sql<ItemLink & { relation: Relation }>`
    select found."publicId" as id, found.code, found.title, found.state, p.title as programme, p.public_id as "programmeId",
      case when found.id = ${followsId} then 'follows' when found.id = ${carriedFrom} then 'carriedFrom'
        when found."carriedFrom" = ${id} then 'carriedTo' else 'followedBy' end as relation
    from (${keptItems(on)}
      where i.id = any(${[followsId, carriedFrom].filter((one) => one !== null)}::bigint[]) or s.follows_id = ${id}
        or i.carried_from = ${id}) found
    join programme p on p.id = found."programmeId"
    where ${isReadable(actor)}
    order by p.from_day, found.id limit 103`.execute(db)
  const of = (relation: Relation) => rows.filter((one) => one.relation === relation)
  return {
    follows: of('follows')[0] ?? null,
    carriedFrom: of('carriedFrom')[0] ?? null,
    carriedTo: of('carriedTo')[0] ?? null,
    followedBy: of('followedBy').slice(0, 100),
  }
}

async function actsOf(db: Db, itemId: string, on: Day): Promise<ItemAct[]> {
  const { rows } = await sql<Omit<ItemAct, 'takenBack'> & { back: ItemAct['takenBack'] }>`
    select a.public_id as id, a.act, a.on_day as "on", a.note, e.actor_name as "recordedBy",
      to_char(a.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt",
      case when d.id is not null then json_build_object('id', d.public_id, 'number', d.number, 'subject', d.subject) end as document,
      case when a.superseded_at is not null then json_build_object('reason', a.superseded_reason,
        'at', to_char(a.superseded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as back
    from programme_item_act a left join document d on d.id = a.document_id left join event e on e.id = a.recorded_event
    where a.item_id = ${itemId} and a.on_day <= ${on}::date
    order by a.on_day, a.id limit 200`.execute(db)
  return rows.map(({ back, ...act }) => ({ ...act, takenBack: back }))
}

async function correctionsOf(db: Db, itemId: string): Promise<ItemRecord['corrections']> {
  const { rows } = await sql<{ at: string; by: string | null; reason: string }>`
    select to_char(s.superseded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, e.actor_name as by,
      s.superseded_reason as reason
    from programme_item_state s left join event e on e.id = s.superseded_event
    where s.item_id = ${itemId} and s.superseded_at is not null order by s.superseded_at desc limit 100`.execute(
    db,
  )
  return rows
}

/** The acts in force upon an item, in order, whatever the day. */
export async function actsInForce(db: Db, itemId: string): Promise<{ id: string; act: Act; on: Day }[]> {
  const { rows } = await sql<{ id: string; act: Act; on: Day }>`
    select public_id as id, act, on_day as "on" from programme_item_act
    where item_id = ${itemId} and superseded_at is null order by on_day, programme_item_act.id`.execute(db)
  return rows
}

/** Internal ids of the items upwards from one: itself, what it follows, and so on; a circle ends the walk. */
export async function chainOf(db: Db, itemId: string): Promise<string[]> {
  const chain: string[] = []
  let next: string | null = itemId
  while (next !== null && !chain.includes(next)) {
    chain.push(next)
    const { rows }: { rows: { follows: string | null }[] } = await sql<{ follows: string | null }>`
      select follows_id as follows from programme_item_state
      where item_id = ${next} and superseded_at is null`.execute(db)
    next = rows[0]?.follows ?? null
  }
  return chain
}

/** Items of organisations above a unit, by words of their title or their code, that its items may follow. */
export async function searchSuperior(
  db: Db,
  actor: Actor,
  { organisationId, text, on }: { organisationId: string; text: string; on: Day },
): Promise<ItemLink[]> {
  const pattern = `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`
  const { rows } = await sql<ItemLink & { state: State }>`
    select found."publicId" as id, found.code, found.title, found.state, p.title as programme, p.public_id as "programmeId"
    from programme p
    join lateral (${keptItems(on)} where i.programme_id = p.id and (s.title ilike ${pattern} or s.code ilike ${pattern})
      order by s.due_on desc limit 20) found on true
    where p.superseded_at is null and p.organisation_id <> ${organisationId}
      and p.organisation_id in (${above([organisationId], on)}) and ${isReadable(actor)}
    order by p.from_day desc, found.id limit 20`.execute(db)
  return rows
}
