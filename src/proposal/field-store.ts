import { sql } from 'kysely'
import { permissions, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import type { z } from 'zod'
import type { FieldShown, listAddressees } from './api.ts'
import { MOST } from './codes.ts'

/** The coded fields in their order, ended ones last. */
export async function listFields(db: Db): Promise<FieldShown[]> {
  const { rows } = await sql<FieldShown>`
    select code, name_vi as vi, name_en as en, ended_on as "endedOn" from proposal_field
    order by ended_on is not null, rank, code limit ${MOST.fields}`.execute(db)
  return rows
}

/** Whether a field is offered on a day. */
export async function isField(db: Db, code: string, on: Day): Promise<boolean> {
  const { rows } = await sql`
    select from proposal_field where code = ${code} and (ended_on is null or ${on}::date < ended_on)`.execute(
    db,
  )
  return rows.length > 0
}

/** The organisation at the root on a day, for acts on lists that all share; throws Forbidden without the right there. */
export async function mustKeepLists(db: Db, actor: Actor): Promise<string> {
  const root = await rootOf(db, actor.today)
  if (root === null || !(await permissions(db, actor, root))['work.record'])
    throw new Forbidden('work.record')
  return root
}

/** Whether the actor keeps the lists that all share. */
export async function keepsLists(db: Db, actor: Actor): Promise<boolean> {
  const root = await rootOf(db, actor.today)
  return root !== null && (await permissions(db, actor, root))['work.record']
}

async function rootOf(db: Db, on: Day): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from organisation_state
    where superseded_at is null and superior_id is null and from_day <= ${on}::date and ${on}::date < until_day
    limit 1`.execute(db)
  return rows[0]?.id ?? null
}

/** Adds a field after the others; its code follows from its English name. */
export async function insertField(tx: Db, vi: string, en: string, eventId: string): Promise<void> {
  const code = en
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 40)
  const { rows } = await sql`
    insert into proposal_field (code, name_vi, name_en, rank, recorded_event)
    values (${code}, ${vi}, ${en}, coalesce((select max(rank) from proposal_field where rank < 99), 0) + 1, ${eventId})
    on conflict (code) do nothing returning code`.execute(tx)
  if (rows.length === 0) throw new Conflict(`field ${code} is there already`)
}

/** Ends a field; throws NotFound where it is not offered. */
export async function endField(tx: Db, code: string, on: Day): Promise<void> {
  const { rows } = await sql`
    update proposal_field set ended_on = ${on} where code = ${code} and ended_on is null returning code`.execute(
    tx,
  )
  if (rows.length === 0) throw new NotFound(`field ${code}`)
}

type Addressees = z.input<typeof listAddressees.output>['units']

/** A unit's superiors of a day, the nearest first and the unit itself last, each with the bodies beside it. */
export async function addresseesOf(
  db: Db,
  actor: Actor,
  organisationId: string,
  on: Day,
): Promise<Addressees> {
  const { rows } = await sql<{ id: string; bodies: { id: string; name: string }[] | null }>`
    select up.ancestor_id as id, (
      select json_agg(json_build_object('id', body.public_id, 'name', s.name) order by s.name)
      from (select * from body where body.organisation_id = up.ancestor_id order by body.id limit ${MOST.addressees}) body
      join body_state s on s.body_id = body.id and s.superseded_at is null
        and s.from_day <= ${on}::date and ${on}::date < s.until_day) as bodies
    from organisation_ancestor up
    where up.descendant_id = ${organisationId} and up.from_day <= ${on}::date and ${on}::date < up.until_day
    order by (select count(*) from organisation_ancestor above where above.descendant_id = up.ancestor_id
      and above.from_day <= ${on}::date and ${on}::date < above.until_day) desc
    limit 50`.execute(db)
  const named = await linksOn(
    db,
    actor,
    rows.map((row) => row.id),
    on,
  )
  const units = rows.map(({ id, bodies }) => ({
    unit: named.get(id)!,
    isOwn: id === organisationId,
    bodies: bodies ?? [],
  }))
  return [...units.filter((one) => !one.isOwn), ...units.filter((one) => one.isOwn)]
}
