import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import { belowWithinReach, holdsOn } from '#organisation/tree-store.ts'
import type { UnitLink } from '#organisation/api.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST_BELOW, type Counts } from './api.ts'

/** A return `given` of which nothing certified is with the unit above. */
export const IS_MISSING = sql<SqlBool>`given.stage in ('asked', 'draft', 'returned')`

/**
 * Whether the unit of `given` still owes its return: a unit that was no more on the cut-off of `terms`, or on the day asked
 * about while that is yet to come, has nothing to report.
 */
export function isAskedOn(today: Day): RawBuilder<SqlBool> {
  const on = sql`least(terms.cut_off_on, ${today}::date)`
  return sql<SqlBool>`not exists (
    select from organisation_ancestor self where self.ancestor_id = self.descendant_id
      and self.descendant_id = given.organisation_id and self.until_day < 'infinity' and self.until_day <= ${on}
      and not exists (
        select from organisation_ancestor later where later.ancestor_id = later.descendant_id
          and later.descendant_id = self.descendant_id and ${on} < later.until_day))`
}

/** How far the returns `given` of a group are. */
export const COUNTS = (today: Day) => sql`
  count(*)::int as asked, count(*) filter (where ${IS_MISSING})::int as missing,
  count(*) filter (where ${IS_MISSING} and given.due_on < ${today}::date)::int as late,
  count(*) filter (where given.stage = 'draft')::int as draft,
  count(*) filter (where given.stage = 'returned')::int as returned,
  count(*) filter (where given.stage = 'submitted')::int as submitted,
  count(*) filter (where given.stage = 'accepted')::int as accepted`

const NOTHING: Counts = { asked: 0, missing: 0, late: 0, draft: 0, returned: 0, submitted: 0, accepted: 0 }

/** How far a period is at a unit and below it on the tree of a day, by the units directly below. */
export async function progressOf(
  db: Db,
  actor: Actor,
  { periodKey, organisationId, on }: { periodKey: string; organisationId: string; on: Day },
) {
  const which = sql`given.period_id = ${periodKey}`
  const placed = await countPlaces(db, { which, organisationId, on }, actor.today)
  const places = placed.map((row) => row.place).filter((id) => id !== organisationId)
  const { rows } = await sql<UnitLink & { key: string; hasBelow: boolean }>`
    select state.organisation_id as key, organisation.public_id as id, organisation.code, state.name, state.kind,
      ${isWithinReach(actor, 'organisation.read', sql.ref('organisation.id'))} as readable,
      exists (select from organisation_state below
        where below.superior_id = organisation.id and below.superseded_at is null and ${holdsOn('below', on)}) as "hasBelow"
    from organisation_state state join organisation on organisation.id = state.organisation_id
    where state.organisation_id = any(${places}::bigint[]) and state.superseded_at is null and ${holdsOn('state', on)}
      and ${belowWithinReach(actor, on, sql.ref('state.organisation_id'))}
    order by state.name_order, organisation.id limit ${MOST_BELOW}`.execute(db)
  const at = (id: string): Counts => {
    const { place: _place, ...counts } = placed.find((row) => row.place === id) ?? { place: id, ...NOTHING }
    return counts
  }
  return {
    total: sum(placed),
    own: at(organisationId),
    children: rows.map(({ key, hasBelow, ...unit }) => ({ unit, hasBelow, ...at(key) })),
  }
}

/** Counts the returns that `which` selects at a unit (its own internal id as place) and below it, by unit directly below. */
export async function countPlaces(
  db: Db,
  { which, organisationId, on }: { which: RawBuilder<unknown>; organisationId: string; on: Day },
  today: Day,
): Promise<(Counts & { place: string })[]> {
  const { rows } = await sql<Counts & { place: string }>`
    with counted as materialized (
      select state.superior_id,
        case when state.superior_id = ${organisationId} or given.organisation_id = ${organisationId} then given.organisation_id end as direct,
        ${COUNTS(today)}
      from unit_return given
      join organisation_state state on state.organisation_id = given.organisation_id and state.superseded_at is null
        and ${holdsOn('state', on)}
      where ${which}
      group by 1, 2
    ),
    placed as materialized (
      select superior.id, above.ancestor_id as place
      from (select distinct superior_id as id from counted where direct is null) superior
      join organisation_ancestor above on above.descendant_id = superior.id and ${holdsOn('above', on)}
      where above.ancestor_id in (
        select state.organisation_id from organisation_state state
        where state.superior_id = ${organisationId} and state.superseded_at is null and ${holdsOn('state', on)})
    )
    select coalesce(counted.direct, placed.place) as place, sum(asked)::int as asked, sum(missing)::int as missing,
      sum(late)::int as late, sum(draft)::int as draft, sum(returned)::int as returned, sum(submitted)::int as submitted,
      sum(accepted)::int as accepted
    from counted left join placed on counted.direct is null and placed.id = counted.superior_id
    where counted.direct is not null or placed.place is not null
    group by 1`.execute(db)
  return rows
}

function sum(rows: readonly Counts[]): Counts {
  const total = { ...NOTHING }
  const keys = Object.keys(NOTHING) as (keyof Counts)[]
  for (const row of rows) for (const key of keys) total[key] += row[key]
  return total
}
