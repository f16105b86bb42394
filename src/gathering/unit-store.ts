import { sql, type RawBuilder } from 'kysely'
import { foldText } from '#person/name.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Candidate, SiteLine } from './site-lines.ts'

/** A unit that a group names. */
export interface GroupUnit {
  id: string
  name: string
}

/** Which units below the convener are meant. */
export type Group = { of: 'below'; itself: boolean } | { of: 'kinds'; kinds: readonly string[] }

const STATE = sql`state.superseded_at is null and state.from_day`

function below(organisationId: string, on: Day): RawBuilder<unknown> {
  return sql`(select a.descendant_id from organisation_ancestor a where a.ancestor_id = ${organisationId}
    and a.from_day <= ${on}::date and ${on}::date < a.until_day)`
}

/** The units of a group as of a day, the convener first, then in the Vietnamese order of names. */
export async function unitsOfGroup(
  db: Db,
  organisationId: string,
  group: Group,
  on: Day,
  limit: number,
): Promise<GroupUnit[]> {
  const chosen =
    group.of === 'below'
      ? sql`(state.superior_id = ${organisationId} or (${group.itself} and state.organisation_id = ${organisationId}))`
      : sql`state.kind = any(${[...group.kinds]}::text[]) and state.organisation_id <> ${organisationId}
          and state.organisation_id in ${below(organisationId, on)}`
  const { rows } = await sql<GroupUnit>`
    select state.organisation_id as id, state.name
    from organisation_state state
    where ${STATE} <= ${on}::date and ${on}::date < state.until_day and ${chosen}
    order by state.organisation_id <> ${organisationId}, state.name_order, state.organisation_id
    limit ${limit}`.execute(db)
  return rows
}

/** Units near enough to be guessed at, beyond those that the lines name exactly. */
const GUESSED = 3000

/**
 * Units at or below the convener that the lines may mean on a day: those that bear a code or a name written there, and the
 * two levels directly below, by which misspelt names are guessed.
 */
export async function candidatesFor(
  db: Db,
  organisationId: string,
  lines: readonly SiteLine[],
  on: Day,
): Promise<Candidate[]> {
  const codes = lines.map(({ text }) => text.toLowerCase())
  const names = lines.map(({ text }) => foldText(text))
  const holds = sql`${STATE} <= ${on}::date and ${on}::date < state.until_day`
  const { rows } = await sql<Candidate>`
    with exact as (
      select state.organisation_id as id, organisation.code, state.name, state.superior_id
      from organisation_state state join organisation on organisation.id = state.organisation_id
      where ${holds} and state.organisation_id in ${below(organisationId, on)}
        and (lower(organisation.code) = any(${codes}::text[]) or state.name_key = any(${names}::text[]))
      limit 5000
    ), near as (
      select state.organisation_id as id, organisation.code, state.name, state.superior_id
      from organisation_state state join organisation on organisation.id = state.organisation_id
      where ${holds} and (state.organisation_id = ${organisationId} or state.superior_id = ${organisationId}
        or state.superior_id in (select child.organisation_id from organisation_state child
          where child.superior_id = ${organisationId} and child.superseded_at is null
            and child.from_day <= ${on}::date and ${on}::date < child.until_day))
      order by (state.superior_id = ${organisationId}) desc, state.organisation_id
      limit ${GUESSED}
    )
    select id, code, name, coalesce(superior_id = ${organisationId}, false) as near
    from (select * from exact union select * from near) unit`.execute(db)
  return rows
}

/** The ids behind these public ids of units at or below the convener that exist on a day, with their names. */
export async function unitsByAddress(
  db: Db,
  organisationId: string,
  publicIds: readonly string[],
  on: Day,
): Promise<Map<string, GroupUnit>> {
  const { rows } = await sql<GroupUnit & { publicId: string }>`
    select organisation.public_id as "publicId", organisation.id, state.name
    from organisation join organisation_state state on state.organisation_id = organisation.id
    where organisation.public_id = any(${[...publicIds]}::uuid[])
      and ${STATE} <= ${on}::date and ${on}::date < state.until_day
      and organisation.id in ${below(organisationId, on)}`.execute(db)
  return new Map(rows.map(({ publicId, ...unit }) => [publicId, unit]))
}
