import { sql, type RawBuilder } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
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

/** From so many units below on, who lies where is asked of the tree in memory, where there is one. */
const LARGE = 30_000

/**
 * How far an assignment has come at a unit and below it on a day. An addressee counts at the unit that answers for it on
 * that day, so the whole is its own and the sum of the units directly below, at every level; and by the kind of unit that it
 * was given to.
 */
export async function coverageOf(
  db: Db,
  actor: Actor,
  { assignmentId, organisationId, on }: { assignmentId: string; organisationId: string; on: Day },
  figures: Figures = noFigures,
) {
  const which = sql<boolean>`given.assignment_id = ${assignmentId}`
  const rows = await countBelow(db, organisationId, { which, flags: flagsOn(on), on }, figures)
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
const COUNTED = sql`given.kind, given.given_on, given.due_on, given.received_on, given.disseminated_on, given.programme_on,
  given.reported_on, given.closed_on, given.done_on`

/** Conditions on the rows `given`, each of which is counted. */
type Flags<Name extends string> = Record<Name, RawBuilder<boolean>>

/** Counts of addressees by the kind of unit and by place: the unit itself, or the one directly below. */
export type Placed<Name extends string> = Record<Name | 'addressed', number> & { place: string; kind: string }

interface Counting<Name extends string> {
  which: RawBuilder<boolean>
  flags: Flags<Name>
  on: Day
}

/** Counts the addressees `which` selects of the rows `given` at a unit and below it, by kind and place. */
export async function countBelow<Name extends string>(
  db: Db,
  organisationId: string,
  counting: Counting<Name>,
  figures: Figures = noFigures,
): Promise<Placed<Name>[]> {
  const { rows: size } = await sql<{ isLarge: boolean }>`
    select count(*) = ${LARGE} as "isLarge", set_config('jit', 'off', true), set_config('work_mem', '32MB', true) from (
      select from organisation_ancestor above
      where above.ancestor_id = ${organisationId} and ${holdsOn('above', counting.on)} limit ${LARGE}) below`.execute(
    db,
  )
  const { isLarge } = size[0]!
  const placed = isLarge ? await placedInMemory(db, organisationId, counting, figures) : null
  return placed ?? placedByTree(db, organisationId, counting, isLarge)
}

/** All addressees with the unit that answers for them on a day (`unit_id`): `alive` those whose own unit may still be there. */
function answering(alive: RawBuilder<unknown>, which: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`
    ${alive}
    union all
    select ${COUNTED}, gone.answering_id from gone
    join assignment_addressee given on given.organisation_id = gone.id and ${which}`
}

/** Read as they are: `alive` of `answering`. */
function everywhere(which: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`select ${COUNTED}, given.organisation_id as unit_id from assignment_addressee given where ${which}`
}

/** They are counted by their superiors first, so that only those few are looked for in the tree. */
export async function placedByTree<Name extends string>(
  db: Db,
  organisationId: string,
  { which, flags, on }: Counting<Name>,
  isLarge: boolean,
): Promise<Placed<Name>[]> {
  const alive = isLarge
    ? everywhere(which)
    : sql`select ${COUNTED}, given.organisation_id as unit_id from organisation_ancestor above
        join assignment_addressee given on given.organisation_id = above.descendant_id and ${which}
        where above.ancestor_id = ${organisationId} and ${holdsOn('above', on)}`
  const counts = sql.join(
    Object.entries<RawBuilder<boolean>>(flags).map(
      ([name, flag]) => sql`count(*) filter (where ${flag})::int as ${sql.id(name)}`,
    ),
  )
  const { rows } = await sql<Placed<Name>>`
    with gone as materialized (${unitsGone(which, on)}),
    counted as materialized (
      select state.superior_id, given.kind,
        case when state.superior_id = ${organisationId} or given.unit_id = ${organisationId} then given.unit_id end as direct,
        count(*)::int as addressed, ${counts}
      from (${answering(alive, which)}) given
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

/** They are told apart by what holds of them, and the tree in memory is asked where each group lies; null: there is none. */
export async function placedInMemory<Name extends string>(
  db: Db,
  organisationId: string,
  { which, flags, on }: Counting<Name>,
  figures: Figures,
): Promise<Placed<Name>[] | null> {
  const names = Object.keys(flags) as Name[]
  const holding = sql.join(
    names.map((name, bit) => sql`case when ${flags[name]} then ${sql.lit(2 ** bit)} else 0 end`),
    sql` + `,
  )
  const { rows } = await sql<{ kind: string; holding: number; units: string[] }>`
    with gone as materialized (${unitsGone(which, on)})
    select kind, ${holding} as holding, array_agg(unit_id) as units
    from (${answering(everywhere(which), which)}) given
    where given.given_on <= ${on}::date and unit_id is not null group by 1, 2`.execute(db)
  const groups = rows.map((row) => row.units)
  const places = await figures.ask('places', { unit: organisationId, on, groups })
  return (
    places &&
    rows.flatMap(({ kind, holding: held }, at) =>
      places[at]!.map(({ place, count }) => {
        const counts = names.map((name, bit) => [name, (held >> bit) & 1 ? count : 0])
        return { place, kind, addressed: count, ...Object.fromEntries(counts) } as Placed<Name>
      }),
    )
  )
}

/** How many of the rows `given` have come how far by a day. */
export function flagsOn(on: Day): Flags<Exclude<keyof Counts, 'addressed'>> {
  const by = (column: string) => sql<boolean>`${sql.ref(column)} <= ${on}::date`
  return {
    received: by('received_on'),
    disseminated: by('disseminated_on'),
    programme: by('programme_on'),
    reported: by('reported_on'),
    closed: by('closed_on'),
    done: isDoneOn(on),
    late: isLateOn(on),
  }
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
  counted: readonly (Counts & { place: string })[],
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
