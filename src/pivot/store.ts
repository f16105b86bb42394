import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, withinReach, type Actor } from '#access/policy.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { above } from '#programme/visible.ts'
import type { Audience, Saved, SavedTable } from './api.ts'

/** Whether saved table `t` may be opened: it is the actor's own, its unit is within reach, or it is shared with those below. */
function isReadable(actor: Actor): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, 'statistics.read')
  if (holders === 'all' && actor.accountId === null) return sql<SqlBool>`true`
  const shared =
    holders === 'all'
      ? sql<SqlBool>`t.audience <> 'own'`
      : sql<SqlBool>`t.audience <> 'own' and ${withinReach(actor, 'statistics.read', sql.ref('t.organisation_id'))}
          or t.audience = 'below' and t.organisation_id in (${above(holders, actor.today)})`
  return sql<SqlBool>`(t.account_id = ${actor.accountId} or ${shared})`
}

type Row = Omit<SavedTable, 'may'> & { key: string; accountId: string }

const read = (actor: Actor, which: RawBuilder<SqlBool>, limit: number): RawBuilder<Row> => sql<Row>`
  select t.id as key, t.account_id as "accountId", t.public_id as id, t.name, t.audience, t.definition,
    author.full_name as author, t.recorded_at as "savedAt",
    (select json_build_object('id', organisation.public_id, 'code', organisation.code, 'name', state.name, 'kind', state.kind)
      from organisation join organisation_state state on state.organisation_id = organisation.id and state.superseded_at is null
      where organisation.id = t.organisation_id and state.from_day <= ${actor.today}
      order by state.from_day desc limit 1) as unit
  from pivot_table t join account author on author.id = t.account_id
  where t.superseded_at is null and ${which}
  order by lower(t.name), t.id limit ${limit}`

function shown(actor: Actor, { key: _key, accountId, savedAt, ...row }: Row): SavedTable {
  const at = (savedAt as unknown) instanceof Date ? (savedAt as unknown as Date).toISOString() : savedAt
  return { ...row, savedAt: at, may: { change: accountId === actor.accountId } }
}

/** My tables, or those shared with me, by name. */
export async function listTables(
  db: Db,
  actor: Actor,
  { whose, after, limit }: { whose: 'mine' | 'shared'; after?: string | undefined; limit: number },
): Promise<{ items: SavedTable[]; next: string | null }> {
  const last = readCursor(after, 2)
  const which = sql<SqlBool>`t.withdrawn_at is null
    and ${whose === 'mine' ? sql`t.account_id = ${actor.accountId}` : sql`t.account_id is distinct from ${actor.accountId}`}
    and ${isReadable(actor)}
    and ${last ? sql`(lower(t.name), t.id) > (${String(last[0])}, ${idPart(last[1])}::bigint)` : sql`true`}`
  const { rows } = await read(actor, which, limit + 1).execute(db)
  const end = rows[limit - 1]
  return {
    items: rows.slice(0, limit).map((row) => shown(actor, row)),
    next: rows.length > limit && end ? cursorOf([end.name.toLowerCase(), end.key]) : null,
  }
}

/** A saved table that may be opened; throws NotFound. */
export async function getTable(db: Db, actor: Actor, id: string): Promise<SavedTable> {
  const which = sql<SqlBool>`t.public_id = ${id} and t.withdrawn_at is null and ${isReadable(actor)}`
  const { rows } = await read(actor, which, 1).execute(db)
  if (!rows[0]) throw new NotFound(`pivot table ${id}`)
  return shown(actor, rows[0])
}

/** The row in force of a table that the actor has saved himself; throws NotFound, and Forbidden for another's. */
export async function ownTable(
  db: Db,
  actor: Actor,
  id: string,
  isWithdrawn = false,
): Promise<{ key: string; organisationId: string }> {
  const { rows } = await sql<{ key: string; organisationId: string; isMine: boolean }>`
    select t.id as key, t.organisation_id as "organisationId", t.account_id is not distinct from ${actor.accountId} as "isMine"
    from pivot_table t
    where t.public_id = ${id} and t.superseded_at is null and (t.withdrawn_at is not null) = ${isWithdrawn} and ${isReadable(actor)}
    for update`.execute(db)
  if (!rows[0]) throw new NotFound(`pivot table ${id}`)
  if (!rows[0].isMine) throw new Forbidden('pivot.change')
  return rows[0]
}

/** What is saved; `organisationId` is internal. */
export interface NewTable {
  organisationId: string
  name: string
  audience: Audience
  definition: Saved
}

/** Saves a table, or what has changed of one (`of`: its row in force); answers its public id. */
export async function saveTable(
  tx: Db,
  actor: Actor,
  { organisationId, name, audience, definition }: NewTable,
  eventId: string,
  of: { id: string; key: string } | null = null,
): Promise<string> {
  if (of)
    await sql`update pivot_table set superseded_at = now(), superseded_event = ${eventId} where id = ${of.key}`.execute(
      tx,
    )
  const { rows } = await sql<{ id: string }>`
    insert into pivot_table (public_id, account_id, organisation_id, name, audience, definition, recorded_event)
    values (coalesce(${of?.id ?? null}::uuid, gen_random_uuid()), ${actor.accountId}, ${organisationId}, ${name}, ${audience},
      ${JSON.stringify(definition)}::jsonb, ${eventId})
    returning public_id as id`.execute(tx)
  return rows[0]!.id
}

/** Takes a table away, or brings it back. */
export async function setWithdrawn(tx: Db, key: string, isAway: boolean, eventId: string): Promise<void> {
  await sql`update pivot_table set withdrawn_at = case when ${isAway}::boolean then now() end,
    withdrawn_event = ${eventId} where id = ${key}`.execute(tx)
}
