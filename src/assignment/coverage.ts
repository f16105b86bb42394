import { sql, type RawBuilder } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import { belowWithinReach, holdsOn, pathsOf } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST_CHILDREN, type Counts, type CoverageRow } from './api.ts'
import { isDoneOn, isLateOn } from './list.ts'

const NOTHING: Counts = {
  addressed: 0,
  received: 0,
  disseminated: 0,
  programme: 0,
  reported: 0,
  closed: 0,
  done: 0,
  late: 0,
}

/** From so many units below on, all addressees are read and told apart by their superiors, instead of unit by unit. */
const LARGE = 30_000

/**
 * How far an assignment has come at a unit and below it on a day. An addressee counts at the unit that answers for it on
 * that day, so the whole is its own and the sum of the units directly below, at every level.
 */
export async function coverageOf(
  db: Db,
  actor: Actor,
  assignmentId: string,
  organisationId: string,
  on: Day,
) {
  const which = sql<boolean>`given.assignment_id = ${assignmentId}`
  const rows = await countBelow<Counts>(db, organisationId, { which, counts: countsOn(on), on })
  const children = await childRows(db, actor, organisationId, rows, on)
  const links = await linksOn(db, actor, [organisationId], on)
  const kinds = [...new Set(rows.map((row) => row.kind))]
    .map((kind) => ({ kind, ...sum(rows.filter((row) => row.kind === kind)) }))
    .sort((a, b) => b.addressed - a.addressed)
  return {
    on,
    unit: links.get(organisationId)!,
    path: (await pathsOf(db, actor, [organisationId], on)).get(organisationId)!.slice(0, 20),
    total: sum(rows),
    own: sum(rows.filter((row) => row.place === organisationId)),
    children: children.slice(0, MOST_CHILDREN),
    beyond: Math.max(0, children.length - MOST_CHILDREN),
    kinds: kinds.slice(0, 40),
  }
}

/** What counting reads of an addressee; no more, for there are 52,000 of them. */
const COUNTED = sql`given.given_on, given.due_on, given.received_on, given.disseminated_on, given.programme_on,
  given.reported_on, given.closed_on, given.done_on`

/** Counts of addressees by the kind of their units and by place: the unit itself, or the one directly below. */
export type Placed<Counted> = Counted & { place: string; kind: string }

/**
 * Counts the addressees `which` selects of the rows `given` at a unit and below it, by kind and place. They are counted by
 * their superiors first, so that only those few are looked for in the tree.
 */
export async function countBelow<Counted>(
  db: Db,
  organisationId: string,
  { which, counts, on }: { which: RawBuilder<boolean>; counts: RawBuilder<unknown>; on: Day },
): Promise<Placed<Counted>[]> {
  const { rows: size } = await sql<{ isLarge: boolean }>`
    select count(*) = ${LARGE} as "isLarge", set_config('jit', 'off', true), set_config('work_mem', '32MB', true) from (
      select from organisation_ancestor above
      where above.ancestor_id = ${organisationId} and ${holdsOn('above', on)} limit ${LARGE}) below`.execute(
    db,
  )
  const alive = size[0]!.isLarge
    ? sql`select ${COUNTED}, given.organisation_id as unit_id from assignment_addressee given where ${which}`
    : sql`select ${COUNTED}, given.organisation_id as unit_id from organisation_ancestor above
        join assignment_addressee given on given.organisation_id = above.descendant_id and ${which}
        where above.ancestor_id = ${organisationId} and ${holdsOn('above', on)}`
  const { rows } = await sql<Placed<Counted>>`
    with gone as materialized (${unitsGone(which, on)}),
    counted as materialized (
      select state.superior_id, state.kind,
        case when state.superior_id = ${organisationId} or given.unit_id = ${organisationId} then given.unit_id end as direct,
        ${counts}
      from (
        ${alive}
        union all
        select ${COUNTED}, gone.answering_id from gone
        join assignment_addressee given on given.organisation_id = gone.id and ${which}
      ) given
      join organisation_state state on state.organisation_id = given.unit_id and state.superseded_at is null
        and ${holdsOn('state', on)}
      where given.given_on <= ${on}::date
      group by 1, 2, 3
    ),
    placed as materialized (
      select superior.id, above.ancestor_id as place
      from (select distinct superior_id as id from counted where direct is null) superior
      join organisation_ancestor above on above.descendant_id = superior.id and ${holdsOn('above', on)}
      where above.ancestor_id in (
        select state.organisation_id from organisation_state state
        where state.superior_id = ${organisationId} and state.superseded_at is null and ${holdsOn('state', on)})
    )
    select coalesce(counted.direct, placed.place) as place, counted.*
    from counted left join placed on counted.direct is null and placed.id = counted.superior_id
    where counted.direct is not null or placed.place is not null`.execute(db)
  return rows
}

/** How many of the rows `given` have come how far by a day. */
function countsOn(on: Day): RawBuilder<unknown> {
  const by = (column: string) => sql`count(*) filter (where ${sql.ref(column)} <= ${on}::date)::int`
  return sql`count(*)::int as addressed, ${by('received_on')} as received, ${by('disseminated_on')} as disseminated,
    ${by('programme_on')} as programme, ${by('reported_on')} as reported, ${by('closed_on')} as closed,
    count(*) filter (where ${isDoneOn(on)})::int as done, count(*) filter (where ${isLateOn(on)})::int as late`
}

/** Units among the addressees that `which` selects that have ended by a day, with the one that answers (`answering_id`). */
export function unitsGone(which: RawBuilder<boolean>, on: Day): RawBuilder<unknown> {
  return sql`
    select ended.id, unit_answering(ended.id, ${on}::date) as answering_id from (
      select distinct self.descendant_id as id from organisation_ancestor self
      where self.ancestor_id = self.descendant_id and self.until_day < 'infinity' and self.until_day <= ${on}::date
        and not exists (
          select from organisation_ancestor later
          where later.ancestor_id = self.descendant_id and later.descendant_id = self.descendant_id
            and ${on}::date < later.until_day)
        and exists (
          select from assignment_addressee given
          where given.organisation_id = self.descendant_id and ${which})
    ) ended`
}

function sum(rows: readonly Counts[]): Counts {
  const total = { ...NOTHING }
  const keys = Object.keys(NOTHING) as (keyof Counts)[]
  for (const row of rows) for (const key of keys) total[key] += row[key]
  return total
}

async function childRows(
  db: Db,
  actor: Actor,
  organisationId: string,
  counted: readonly Placed<Counts>[],
  on: Day,
): Promise<CoverageRow[]> {
  const ids = [...new Set(counted.map((row) => row.place))].filter((id) => id !== organisationId)
  const { rows } = await sql<CoverageRow['unit'] & { key: string; hasBelow: boolean }>`
    select state.organisation_id as key, organisation.public_id as id, organisation.code, state.name, state.kind,
      ${isWithinReach(actor, 'organisation.read', sql.ref('organisation.id'))} as readable,
      exists (select from organisation_state below
        where below.superior_id = organisation.id and below.superseded_at is null and ${holdsOn('below', on)}) as "hasBelow"
    from organisation_state state join organisation on organisation.id = state.organisation_id
    where state.organisation_id = any(${ids}::bigint[]) and state.superseded_at is null and ${holdsOn('state', on)}
      and ${belowWithinReach(actor, on, sql.ref('state.organisation_id'))}
    order by state.name_order, organisation.id`.execute(db)
  return rows.map(({ key, hasBelow, ...unit }) => ({
    unit,
    hasBelow,
    ...sum(counted.filter((row) => row.place === key)),
  }))
}
