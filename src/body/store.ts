import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import type { UnitLink } from '#organisation/api.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { foldText } from '#person/name.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { BodyRow, BodyTotals, Scope } from './api.ts'
import { INTERNAL, type BodyKind } from './codes.ts'

/** A body (cơ quan, ban) as other rooms refer to it; `name` and `kind` are the latest. `id` is internal. */
export interface BodyRef {
  id: string
  publicId: string
  code: string
  organisationId: string
  name: string
  kind: string
}

/** A body by the id in an address, or null; the asker's reach is the caller's to judge, by its organisation. */
export async function findBody(db: Db, publicId: string): Promise<BodyRef | null> {
  const { rows } = await sql<BodyRef>`
    select body.id, body.public_id as "publicId", body.code, body.organisation_id as "organisationId", state.name, state.kind
    from body join lateral (
      select name, kind from body_state where body_id = body.id and superseded_at is null order by from_day desc limit 1
    ) state on true
    where body.public_id = ${publicId}`.execute(db)
  return rows[0] ?? null
}

/** The id inside of a body's id in an address; throws NotFound. */
export async function bodyIdOf(db: Db, publicId: string): Promise<string> {
  const found = await findBody(db, publicId)
  if (!found) throw new NotFound(`body ${publicId}`)
  return found.id
}

/** Names of bodies by their ids inside, as on a day or the nearest one. */
export async function bodyNamesOn(
  db: Db,
  ids: readonly string[],
  on: Day,
): Promise<Map<string, { id: string; name: string; kind: string; organisationId: string }>> {
  const { rows } = await sql<{ key: string; id: string; name: string; kind: string; organisationId: string }>`
    select body.id as key, body.public_id as id, body.organisation_id as "organisationId", state.name, state.kind
    from body join lateral (${nearestState(on)}) state on true
    where body.id = any(${[...new Set(ids)]}::bigint[])`.execute(db)
  return new Map(rows.map(({ key, ...named }) => [key, named]))
}

/** The state of `body` on a day, else the nearest one, as a lateral query. */
export function nearestState(on: Day): RawBuilder<unknown> {
  return sql`select * from body_state state where state.body_id = body.id and state.superseded_at is null
    order by state.from_day <= ${on}::date desc, case when state.from_day <= ${on}::date then state.from_day end desc,
      state.from_day limit 1`
}

/** Whether a row of this name is in force on a day and not superseded. */
export function inForceOn(row: string, on: Day): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${row}.${name}`)
  return sql<SqlBool>`(${column('superseded_at')} is null and ${column('from_day')} <= ${on}::date
    and ${on}::date < ${column('until_day')})`
}

/** Which bodies a list asks for. */
export interface BodiesAsked {
  organisationId: string
  on: Day
  scope: Scope
  kind?: BodyKind | undefined
}

interface ListedBody extends Omit<BodyRow, 'organisation' | 'id'> {
  key: string
  id: string
  organisationId: string
  nameKey: string
}

/** Bodies of a unit (or also of those below it) within reach on a day, by name. */
export async function listBodies(
  db: Db,
  actor: Actor,
  asked: BodiesAsked & {
    under?: string | undefined
    text?: string | undefined
    inside?: 'with' | 'without' | undefined
  },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: BodyRow[]; next: string | null }> {
  const last = readCursor(after, 2)
  const { rows } = await sql<ListedBody>`
    select body.id as key, body.public_id as id, body.code, body.organisation_id as "organisationId", state.name,
      state.name_key as "nameKey", state.kind, state.quota, state.present, state.deputies,
      coalesce(nullif(below.internal, 0), state.internal_units)::integer as "internalUnits", below.n::integer as below
    from body join body_state state on state.body_id = body.id
    cross join lateral (
      select count(*) as n, count(*) filter (where one.kind = ${INTERNAL}) as internal
      from body_state one where one.superior_id = body.id and ${inForceOn('one', asked.on)}
    ) below
    where ${inForceOn('state', asked.on)} and ${askedFor(actor, asked)} and ${isUnder(asked.under, asked.on)}
      and ${matches(asked.text)} and ${asked.inside === 'without' ? sql`state.kind <> ${INTERNAL}` : sql`true`}
      and ${last ? sql`(state.name_key, body.id) > (${last[0]}, ${idPart(last[1])}::bigint)` : sql`true`}
    order by state.name_key, body.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const keepers = await linksOn(
    db,
    actor,
    page.map((row) => row.organisationId),
    asked.on,
  )
  const items = page.map(({ key: _key, nameKey: _nameKey, organisationId, ...row }) => ({
    ...row,
    organisation: keepers.get(organisationId) as UnitLink,
  }))
  return { items, next: rows.length > limit && end ? cursorOf([end.nameKey, end.key]) : null }
}

/** Numbers of bodies added up by kind; internal units count within their body, and so does their staff. */
export async function totalsByKind(
  db: Db,
  actor: Actor,
  asked: BodiesAsked,
): Promise<Map<string, BodyTotals>> {
  const { rows } = await sql<Record<keyof BodyTotals, string> & { kind: string }>`
    select state.kind, count(*) as bodies, sum(coalesce(state.quota, 0)) as quota,
      sum(coalesce(state.present, 0)) as present, sum(coalesce(state.deputies, 0)) as deputies,
      sum(coalesce(nullif(internal.n, 0), state.internal_units, 0)) as "internalUnits"
    from body join body_state state on state.body_id = body.id
    left join lateral (
      select count(*) as n from body_state one
      where one.superior_id = body.id and one.kind = ${INTERNAL} and ${inForceOn('one', asked.on)}
    ) internal on true
    where ${inForceOn('state', asked.on)} and ${askedFor(actor, asked)} and state.kind <> ${INTERNAL}
    group by state.kind order by state.kind`.execute(db)
  return new Map(
    rows.map(({ kind, bodies, quota, present, deputies, internalUnits }) => [
      kind,
      {
        bodies: Number(bodies),
        internalUnits: Number(internalUnits),
        quota: Number(quota),
        present: Number(present),
        deputies: Number(deputies),
      },
    ]),
  )
}

function askedFor(actor: Actor, { organisationId, on, scope, kind }: BodiesAsked): RawBuilder<SqlBool> {
  const keeper = sql.ref('body.organisation_id')
  const kept =
    scope === 'own'
      ? sql`${keeper} = ${organisationId}`
      : sql`${keeper} in (select descendant_id from organisation_ancestor
          where ancestor_id = ${organisationId} and from_day <= ${on}::date and ${on}::date < until_day)`
  return sql<SqlBool>`(${kept} and ${withinReach(actor, 'work.read', keeper)}
    and ${kind === undefined ? sql`true` : sql`state.kind = ${kind}`})`
}

function isUnder(under: string | undefined, on: Day): RawBuilder<SqlBool> {
  if (under === undefined) return sql<SqlBool>`true`
  if (under !== 'top')
    return sql<SqlBool>`state.superior_id = (select id from body where public_id = ${under})`
  return sql<SqlBool>`not exists (
    select from body above join body_state existing on existing.body_id = above.id and ${inForceOn('existing', on)}
    where above.id = state.superior_id and above.organisation_id = body.organisation_id)`
}

function matches(text: string | undefined): RawBuilder<SqlBool> {
  const words = foldText(text ?? '')
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return sql<SqlBool>`true`
  const begins = words.map(
    (word) => sql`' ' || state.name_key like ${`% ${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  )
  return sql<SqlBool>`(${sql.join(begins, sql` and `)})`
}

/** The first day of a body and the day from which it is no more. */
export async function lifeOf(db: Db, bodyId: string): Promise<{ begins: Day; until: Day }> {
  const { rows } = await sql<{ begins: Day; until: Day }>`
    select min(from_day) as begins, max(until_day) as until from body_state
    where body_id = ${bodyId} and superseded_at is null`.execute(db)
  return rows[0]!
}

/** The public ids of an act and of the body that it is mostly about. */
export async function publicIdsOf(
  db: Db,
  actId: string,
  bodyId: string,
): Promise<{ id: string; bodyId: string }> {
  const { rows } = await sql<{ id: string; bodyId: string }>`
    select act.public_id as id, body.public_id as "bodyId" from body_act act, body
    where act.id = ${actId} and body.id = ${bodyId}`.execute(db)
  return rows[0]!
}
