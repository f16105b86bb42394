import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/db.ts'

/**
 * Rebuilds who stands above whom, for all units or only for those that are or were at or below the given ones.
 * Must run in the transaction that changed the states; the tree must be free of cycles.
 */
export async function rebuildAncestors(tx: Db, below?: readonly string[]): Promise<void> {
  if (below) await writeDifferences(tx, await atOrBelow(tx, below))
  else {
    await sql`delete from organisation_ancestor`.execute(tx)
    await sql`insert into organisation_ancestor (ancestor_id, descendant_id, from_day, until_day) ${ancestorRows()}`.execute(
      tx,
    )
  }
  await sql`update figure_base set tree = tree + 1`.execute(tx)
}

/** Writes only the rows that differ from what is due: most units keep most of their superiors. */
async function writeDifferences(tx: Db, descendantIds: readonly string[]): Promise<void> {
  await sql`
    with due as materialized (${ancestorRows(descendantIds)}),
    gone as (
      delete from organisation_ancestor held
      where descendant_id = any(${descendantIds}::bigint[]) and not exists (
        select from due
        where due.ancestor_id = held.ancestor_id and due.descendant_id = held.descendant_id and due.from_day = held.from_day)
    )
    insert into organisation_ancestor (ancestor_id, descendant_id, from_day, until_day)
    select due.* from due
    left join organisation_ancestor held
      on held.ancestor_id = due.ancestor_id and held.descendant_id = due.descendant_id and held.from_day = due.from_day
    where held.until_day is distinct from due.until_day
    on conflict (ancestor_id, descendant_id, from_day) do update set until_day = excluded.until_day`.execute(
    tx,
  )
}

/**
 * Who stands above whom by the states in force, in coalesced periods: the rows that `organisation_ancestor` must hold.
 * On each day one line leads up from a unit, so the periods of a pair never overlap: where they fill the time from the
 * first day to the last they are one; only the others, which are few, are put together in order.
 */
export function ancestorRows(descendantIds: readonly string[] | null = null): RawBuilder<unknown> {
  const only = descendantIds ? sql`and organisation_id = any(${descendantIds}::bigint[])` : sql``
  return sql`
    with recursive
    own as (
      select organisation_id, superior_id, from_day, until_day,
        case when from_day <= max(until_day) over earlier then 0 else 1 end as starts
      from organisation_state
      where superseded_at is null ${only}
      window earlier as (partition by organisation_id order by from_day rows between unbounded preceding and 1 preceding)
    ),
    existence as (
      select organisation_id, min(from_day) as from_day, max(until_day) as until_day
      from (select *, sum(starts) over (partition by organisation_id order by from_day) as stretch from own) numbered
      group by organisation_id, stretch
    ),
    up as (
      select organisation_id as descendant_id, organisation_id as ancestor_id, from_day, until_day from existence
      union
      select up.descendant_id, link.superior_id, greatest(up.from_day, link.from_day), least(up.until_day, link.until_day)
      from up
      join organisation_state link on link.organisation_id = up.ancestor_id and link.superseded_at is null
        and link.superior_id is not null and link.from_day < up.until_day and up.from_day < link.until_day
    ),
    pair as (
      select ancestor_id, descendant_id, min(from_day) as from_day, max(until_day) as until_day,
        sum(${LAST_COUNTED('until_day')} - from_day) = ${LAST_COUNTED('max(until_day)')} - min(from_day) as is_unbroken
      from up group by ancestor_id, descendant_id
    ),
    marked as (
      select up.*, case when up.from_day <= max(up.until_day) over earlier then 0 else 1 end as starts
      from up join pair on pair.ancestor_id = up.ancestor_id and pair.descendant_id = up.descendant_id and not is_unbroken
      window earlier as (partition by up.ancestor_id, up.descendant_id order by up.from_day
        rows between unbounded preceding and 1 preceding)
    )
    select ancestor_id, descendant_id, from_day, until_day from pair where is_unbroken
    union all
    select ancestor_id, descendant_id, min(from_day), max(until_day)
    from (
      select *, sum(starts) over (partition by ancestor_id, descendant_id order by from_day) as stretch from marked
    ) numbered
    group by ancestor_id, descendant_id, stretch`
}

/** A day that can be subtracted from: a period without end is taken to end late. */
const LAST_COUNTED = (day: string) => sql`least(${sql.raw(day)}, date '9999-12-31')`

/** The given units and all that are or ever were below them, by the states as they stand now. */
async function atOrBelow(tx: Db, organisationIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive down as (
      select unnest(${organisationIds}::bigint[]) as id
      union
      select state.organisation_id from down
      join organisation_state state on state.superior_id = down.id and state.superseded_at is null
    ),
    earlier as (
      select descendant_id as id from organisation_ancestor where ancestor_id = any(${organisationIds}::bigint[])
    )
    select id from down union select id from earlier`.execute(tx)
  return rows.map((row) => row.id)
}
