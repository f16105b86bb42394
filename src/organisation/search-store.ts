import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { foldText } from '#person/name.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { UnitLink } from './api.ts'
import {
  LISTED,
  holdsOn,
  nearestFirst,
  pathsOf,
  readKey,
  writeKey,
  type ListedUnit,
  type PageRequest,
} from './tree-store.ts'

/** What a search for units asks: `under` a unit, on a day. */
export interface UnitSearch extends PageRequest {
  text: string
  on: Day
  underId: string | null
}

type FoundUnit = UnitLink & { path: UnitLink[]; exists: boolean }

/** Units whose name (also an earlier one) has words beginning so, in any order, or whose code does; living ones first. */
export async function searchUnits(
  db: Db,
  actor: Actor,
  { text, on, underId, after, limit }: UnitSearch,
): Promise<{ items: FoundUnit[]; next: string | null }> {
  const key = after === undefined ? null : readKey(after, 3)
  const { rows } = await sql<ListedUnit & { gone: boolean; shownOn: Day }>`
    select * from (
      select ${LISTED}, not ${holdsOn('state', on)} as gone,
        case when ${holdsOn('state', on)} then ${on}::date when state.from_day > ${on}::date then state.from_day
          else state.until_day - 1 end as "shownOn"
      from organisation
      join lateral (
        select * from organisation_state state
        where state.organisation_id = organisation.id and state.superseded_at is null
        order by ${nearestFirst(on)} limit 1
      ) state on true
      where organisation.id in (${matching(text)})
        and ${withinReach(actor, 'organisation.read', sql.ref('organisation.id'))} and ${isUnder(underId, on)}
    ) found
    where ${key === null ? sql`true` : sql`(gone, "nameOrder", id) > (${key[0]}::boolean, ${key[1]}, ${key[2]}::bigint)`}
    order by gone, "nameOrder", id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeKey([String(last.gone), last.nameOrder, last.id]) : null
  const items: FoundUnit[] = []
  for (const shownOn of new Set(page.map((one) => one.shownOn))) {
    const group = page.filter((one) => one.shownOn === shownOn)
    const ids = group.map((one) => one.id)
    const paths = await pathsOf(db, actor, ids, shownOn)
    for (const { id, publicId, code, name, kind, gone } of group)
      items.push({ id: publicId, code, name, kind, readable: true, exists: !gone, path: paths.get(id)! })
  }
  const place = new Map(page.map((one, index) => [one.publicId, index]))
  return { items: items.sort((a, b) => place.get(a.id)! - place.get(b.id)!), next }
}

function matching(text: string): RawBuilder<unknown> {
  const words = foldText(text)
    .split(' ')
    .filter((word) => word !== '')
  const begins = words.map((word) => sql`' ' || name_key like ${`% ${escaped(word)}%`}`)
  const digits = text.replace(/[.\s]/g, '')
  return sql`
    select organisation_id from organisation_state where superseded_at is null and ${sql.join(begins, sql` and `)}
    union
    select id from organisation where lower(code) like ${`${escaped(text.toLowerCase())}%`}
    ${
      /^\d{2,14}$/.test(digits)
        ? sql`union select organisation_id from organisation_state where superseded_at is null and official_code like ${`${digits}%`}`
        : sql``
    }`
}

function isUnder(underId: string | null, on: Day): RawBuilder<SqlBool> {
  if (underId === null) return sql<SqlBool>`true`
  return sql<SqlBool>`exists (
    select from organisation_ancestor above
    where above.ancestor_id = ${underId} and above.descendant_id = organisation.id
      and (${holdsOn('above', on)} or not ${holdsOn('state', on)}))`
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
