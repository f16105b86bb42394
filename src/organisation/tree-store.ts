import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import { isWithinReach, withinReach, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import { MOST, type UnitLink, type UnitRow } from './api.ts'

/** A unit of a tree as of a day, before its figures are counted. */
export interface ListedUnit {
  id: string
  publicId: string
  code: string
  name: string
  kind: string
  type: string | null
  nameOrder: string
}

/** A page of a list: `after` is what the page before gave as `next`. */
export interface PageRequest {
  after?: string | undefined
  limit: number
}

/** Whether a dated row holds on a day; half-open. */
export function holdsOn(row: string, on: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${sql.ref(`${row}.from_day`)} <= ${on}::date and ${on}::date < ${sql.ref(`${row}.until_day`)})`
}

export const LISTED = sql`organisation.id, organisation.public_id as "publicId", organisation.code, state.name, state.kind, state.type,
  state.name_order as "nameOrder"`

/** The highest units within the actor's reach on a day: those whose superior on that day lies outside it. */
export async function listTopUnits(
  db: Db,
  actor: Actor,
  on: Day,
  figures: Figures = noFigures,
): Promise<UnitRow[]> {
  const { rows } = await sql<ListedUnit>`
    select ${LISTED} from organisation_state state
    join organisation on organisation.id = state.organisation_id
    where state.superseded_at is null and ${holdsOn('state', on)}
      and ${withinReach(actor, 'organisation.read', sql.ref('state.organisation_id'))}
      and (state.superior_id is null or not ${withinReach(actor, 'organisation.read', sql.ref('state.superior_id'))})
    order by state.name_order, organisation.code limit ${MOST.roots}`.execute(db)
  return withFigures(db, rows, on, figures)
}

/**
 * Whether a unit below one that the actor may see is within his reach as well: on today's tree always, on another day's
 * only where it is today.
 */
export function belowWithinReach(actor: Actor, on: Day, unit: Expression<unknown>): RawBuilder<SqlBool> {
  return on === actor.today ? sql<SqlBool>`true` : withinReach(actor, 'organisation.read', unit)
}

/** The units directly below a unit on a day that the actor may see, in the Vietnamese order of names. */
export async function listChildren(
  db: Db,
  actor: Actor,
  organisationId: string,
  on: Day,
  { after, limit }: PageRequest,
  figures: Figures = noFigures,
): Promise<{ items: UnitRow[]; next: string | null }> {
  const [order, id] = after === undefined ? [null, null] : readKey(after, 2)
  const { rows } = await sql<ListedUnit>`
    ${kept} select ${LISTED} from organisation_state state
    join organisation on organisation.id = state.organisation_id
    where state.superseded_at is null and state.superior_id = ${organisationId} and ${holdsOn('state', on)}
      and ${belowWithinReach(actor, on, sql.ref('state.organisation_id'))}
      and ${order === null ? sql`true` : sql`(state.name_order, organisation.id) > (${order}, ${id}::bigint)`}
    order by state.name_order, organisation.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeKey([last.nameOrder, last.id]) : null
  return { items: await withFigures(db, page, on, figures), next }
}

/** Members of units and all below them at the end of a day; a unit without any is missing. */
export async function headcountsOf(
  db: Db,
  organisationIds: readonly string[],
  on: Day,
  figures: Figures = noFigures,
): Promise<Map<string, { total: number; official: number }>> {
  const many = await haveMany(db, organisationIds)
  if (many) {
    const counts = await figures.ask('headcounts', { units: organisationIds, on })
    if (counts) return new Map(organisationIds.map((id, at) => [id, counts[at]!]))
  }
  const counted = sql<{ id: string; total: string; official: string }>`
    ${many ? sql`` : kept} select above.ancestor_id as id, count(*) as total, count(*) filter (where spell.official_on <= ${on}::date) as official
    from organisation_ancestor above
    join member_spell spell on spell.organisation_id = above.descendant_id and ${holdsOn('spell', on)}
    where above.ancestor_id = any(${[...organisationIds]}::bigint[]) and ${holdsOn('above', on)}
    group by above.ancestor_id`
  const { rows } = await asRegister(db, (all) => counted.execute(all))
  return new Map(
    rows.map(({ id, total, official }) => [id, { total: Number(total), official: Number(official) }]),
  )
}

/** From how many units at or below the given ones on their headcounts are asked of the figures in memory. */
const MANY_UNITS = 200

async function haveMany(db: Db, organisationIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    ${kept} select from organisation_ancestor where ancestor_id = any(${[...organisationIds]}::bigint[])
    limit 1 offset ${MANY_UNITS}`.execute(db)
  return rows.length > 0
}

/** The superiors of units on a day, the highest first; readable where the actor's reach includes them. */
export async function pathsOf(
  db: Db,
  actor: Actor,
  organisationIds: readonly string[],
  on: Day,
): Promise<Map<string, UnitLink[]>> {
  const { rows } = await sql<UnitLink & { descendant: string }>`
    ${kept} select above.descendant_id as descendant, organisation.public_id as id, organisation.code, state.name, state.kind,
      ${isWithinReach(actor, 'organisation.read', sql.ref('above.ancestor_id'))} as readable
    from organisation_ancestor above
    join organisation on organisation.id = above.ancestor_id
    join organisation_state state on state.organisation_id = above.ancestor_id and state.superseded_at is null
      and ${holdsOn('state', on)}
    where above.descendant_id = any(${[...organisationIds]}::bigint[]) and above.ancestor_id <> above.descendant_id
      and ${holdsOn('above', on)}
    order by above.descendant_id, (
      select count(*) from organisation_ancestor higher
      where higher.descendant_id = above.ancestor_id and ${holdsOn('higher', on)})`.execute(db)
  const paths = new Map<string, UnitLink[]>(organisationIds.map((id) => [id, []]))
  for (const { descendant, ...link } of rows) {
    const path = paths.get(descendant)!
    if (path.length < MOST.levels) path.push(link)
  }
  return paths
}

/** Orders the rows `state` of one unit: the state of the day, else the last before it, else the first after it. */
export function nearestFirst(on: Day): RawBuilder<unknown> {
  return sql`state.from_day <= ${on}::date desc, case when state.from_day <= ${on}::date then state.from_day end desc,
    state.from_day`
}

async function withFigures(
  db: Db,
  units: readonly ListedUnit[],
  on: Day,
  figures: Figures,
): Promise<UnitRow[]> {
  if (units.length === 0) return []
  const ids = units.map((one) => one.id)
  const headcounts = await headcountsOf(db, ids, on, figures)
  const { rows } = await sql<{ id: string; n: string }>`
    ${kept} select superior_id as id, count(*) as n from organisation_state state
    where superseded_at is null and superior_id = any(${ids}::bigint[]) and ${holdsOn('state', on)}
    group by superior_id`.execute(db)
  const children = new Map(rows.map((row) => [row.id, Number(row.n)]))
  return units.map(({ id, publicId, code, name, kind, type }) => {
    const { total, official } = headcounts.get(id) ?? { total: 0, official: 0 }
    return {
      id: publicId,
      code,
      name,
      kind,
      type,
      headcount: total,
      probationary: total - official,
      children: children.get(id) ?? 0,
    }
  })
}

/** The key of a page from the parts of its last row. */
export function writeKey(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a page's key as `writeKey` wrote them; throws Malformed for anything else. */
export function readKey(after: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, 'base64url').toString())
    const isKey =
      Array.isArray(parts) && parts.length === length && parts.every((one) => typeof one === 'string')
    if (
      isKey &&
      /^\d{1,18}$/.test(parts.at(-1) as string) &&
      (length < 3 || /^(true|false)$/.test(parts[0] as string))
    )
      return parts
  } catch {
    // Falls through: not a key.
  }
  throw new Malformed([{ path: 'after', code: 'not-a-key' }])
}
