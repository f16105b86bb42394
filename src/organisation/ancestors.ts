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
    held as materialized (
      select ancestor_id, descendant_id, from_day, until_day from organisation_ancestor
      where descendant_id = any(${descendantIds}::bigint[])
    ),
    gone as (select * from held except select * from due),
    fresh as materialized (select * from due except select * from held),
    removed as (
      delete from organisation_ancestor held using gone
      where (held.ancestor_id, held.descendant_id, held.from_day) = (gone.ancestor_id, gone.descendant_id, gone.from_day)
        and (held.ancestor_id, held.descendant_id, held.from_day) not in (
          select ancestor_id, descendant_id, from_day from fresh)
    )
    insert into organisation_ancestor (ancestor_id, descendant_id, from_day, until_day) select * from fresh
    on conflict (ancestor_id, descendant_id, from_day) do update set until_day = excluded.until_day`.execute(
    tx,
  )
}

/** Who stands above whom by the states in force, in coalesced periods: the rows that `organisation_ancestor` must hold. */
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
    marked as (
      select *, case when from_day <= max(until_day) over earlier then 0 else 1 end as starts
      from up
      window earlier as (partition by ancestor_id, descendant_id order by from_day, until_day
        rows between unbounded preceding and 1 preceding)
    )
    select ancestor_id, descendant_id, min(from_day) as from_day, max(until_day) as until_day
    from (
      select *, sum(starts) over (partition by ancestor_id, descendant_id order by from_day, until_day) as stretch from marked
    ) numbered
    group by ancestor_id, descendant_id, stretch`
}

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
