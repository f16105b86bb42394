import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'

/**
 * One row per change of a target's headcount in the period: `target_id, member_id, on_day, category`.
 * A movement counts on its day and that day's tree; its giver is judged on the day before if it ended then. A unit with
 * a new superior carries the members it had at the end of the day before through D6 and I5. Definition: docs/figures.md.
 */
export function flowRows(
  targets: RawBuilder<unknown>,
  from: Day,
  to: Day,
  reading: Reading = 'whole',
): RawBuilder<unknown> {
  return sql`${movedRows(targets, from, to, reading)}
    union all
    select target_id, member_id, on_day, category from (${carriedRows(targets, from, to)}) carried`
}

/** Of `flowRows` those that a movement of the member's own made. */
export function movedRows(
  targets: RawBuilder<unknown>,
  from: Day,
  to: Day,
  reading: Reading = 'whole',
): RawBuilder<unknown> {
  const moves = movementRows({ targets, from, to }, reading)
  return sql`
    select above.ancestor_id as target_id, moved.member_id, moved.on_day,
      case moved.category when 'D5' then 'I4' when 'D6' then 'I5' else moved.category end as category
    ${moves('to_organisation_id', sql`above.from_day <= moved.on_day and moved.on_day < above.until_day`)}
      and not exists (
        select from organisation_ancestor giver
        where giver.descendant_id = moved.from_organisation_id and giver.ancestor_id = above.ancestor_id
          and ${holdsGiver(sql`giver`, sql`moved`)}
      )
    union all
    select above.ancestor_id, moved.member_id, moved.on_day,
      case moved.category when 'I4' then 'D5' when 'I5' then 'D6' else moved.category end
    ${moves('from_organisation_id', holdsGiver(sql`above`, sql`moved`))}
      and not exists (
        select from organisation_ancestor receiver
        where receiver.descendant_id = moved.to_organisation_id and receiver.ancestor_id = above.ancestor_id
          and receiver.from_day <= moved.on_day and moved.on_day < receiver.until_day
      )`
}

/**
 * Of `flowRows` those who passed along with their unit, each with the spell that he was in; where units are named, only those
 * of them whose spell ended with the day before.
 */
export function carriedRows(
  targets: RawBuilder<unknown>,
  from: Day,
  to: Day,
  leaving?: readonly string[],
): RawBuilder<unknown> {
  const until = leaving ? sql`=` : sql`>=`
  const ofUnits = (row: string) =>
    leaving ? sql`${sql.ref(`${row}.descendant_id`)} = any(${leaving}::bigint[])` : sql`true`
  return sql`
    select gained.ancestor_id as target_id, gained.from_day as on_day, 'I5' as category, spell.*
    from organisation_ancestor gained
    join organisation_ancestor self on self.ancestor_id = gained.descendant_id and self.descendant_id = gained.descendant_id
      and self.from_day < gained.from_day and gained.from_day < self.until_day
    join member_spell spell on spell.organisation_id = gained.descendant_id
      and spell.from_day < gained.from_day and spell.until_day ${until} gained.from_day
    where ${ofUnits('gained')} and gained.ancestor_id in (${targets}) and gained.from_day between ${from} and ${to}
    union all
    select lost.ancestor_id, lost.until_day, 'D6', spell.*
    from organisation_ancestor lost
    join organisation_ancestor self on self.ancestor_id = lost.descendant_id and self.descendant_id = lost.descendant_id
      and self.from_day < lost.until_day and lost.until_day < self.until_day
    join member_spell spell on spell.organisation_id = lost.descendant_id
      and spell.from_day < lost.until_day and spell.until_day ${until} lost.until_day
    where ${ofUnits('lost')} and lost.ancestor_id in (${targets}) and lost.until_day between ${from} and ${to}`
}

/**
 * How rows of members are found: of a few units each by its index, whatever the period, a plan that can be kept; of many the
 * tables as a whole.
 */
export type Reading = 'unit by unit' | 'whole'

/** The movements `moved` of a period at one end under the rows `above` of the targets, as far as the row holds that end. */
function movementRows(
  { targets, from, to }: { targets: RawBuilder<unknown>; from: Day; to: Day },
  reading: Reading,
): (end: 'from_organisation_id' | 'to_organisation_id', holds: RawBuilder<unknown>) => RawBuilder<unknown> {
  return (end, holds) =>
    reading === 'whole'
      ? sql`
    from movement moved
    join organisation_ancestor above on above.descendant_id = moved.${sql.ref(end)}
      and above.ancestor_id in (${targets}) and ${holds}
    where moved.superseded_at is null and moved.on_day between ${from} and ${to}`
      : sql`
    from organisation_ancestor above
    cross join lateral (
      select * from movement one
      where one.${sql.ref(end)} = above.descendant_id and one.superseded_at is null and one.on_day between ${from} and ${to}
      offset 0
    ) moved
    where above.ancestor_id in (${targets}) and ${holds}`
}

/** The ancestor row that holds the giver of a movement: on its day, or on the day before when the giver ended then. */
function holdsGiver(row: RawBuilder<unknown>, moved: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${row}.from_day <= ${moved}.on_day and ${moved}.on_day < ${row}.until_day
    or ${row}.until_day = ${moved}.on_day and not exists (
      select from organisation_ancestor still
      where still.ancestor_id = ${moved}.from_organisation_id and still.descendant_id = ${moved}.from_organisation_id
        and still.from_day <= ${moved}.on_day and ${moved}.on_day < still.until_day))`
}

/** The members below a target at the end of a day, on that day's tree: `target_id, member_id, organisation_id`. */
export function stockRows(targets: RawBuilder<unknown>, on: Day): RawBuilder<unknown> {
  return sql`
    select above.ancestor_id as target_id, spell.member_id, spell.organisation_id
    from member_spell spell
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ${on} and ${on} < above.until_day
    where spell.from_day <= ${on} and ${on} < spell.until_day`
}

/** Changes of what a unit holds itself, in the columns of `flowRows`. */
export function ownFlowRows(organisationId: string, from: Day, to: Day): RawBuilder<unknown> {
  return sql`
    select to_organisation_id as target_id, member_id, on_day,
      case category when 'D5' then 'I4' when 'D6' then 'I5' else category end as category
    from movement
    where superseded_at is null and to_organisation_id = ${organisationId} and on_day between ${from} and ${to}
    union all
    select from_organisation_id, member_id, on_day,
      case category when 'I4' then 'D5' when 'I5' then 'D6' else category end
    from movement
    where superseded_at is null and from_organisation_id = ${organisationId} and on_day between ${from} and ${to}`
}

/** How a statement begins that reads so. */
export function planOf(reading: Reading): RawBuilder<unknown> {
  return reading === 'whole' ? sql`` : kept
}

/** Headcounts of the targets at the end of a day: counted by unit first, which leaves few rows to add up. */
export async function countStock(
  db: Db,
  targets: RawBuilder<unknown>,
  on: Day,
  reading: Reading,
): Promise<Map<string, number>> {
  const { rows } = await (reading === 'whole' ? wholeStock(targets, on) : stockByUnit(targets, on)).execute(
    db,
  )
  return new Map(rows.map((row) => [row.target_id, Number(row.n)]))
}

interface StockRow {
  target_id: string
  n: string
}

function stockByUnit(targets: RawBuilder<unknown>, on: Day): RawBuilder<StockRow> {
  return sql<StockRow>`
    ${kept} select above.ancestor_id as target_id, sum(held.n) as n
    from organisation_ancestor above
    cross join lateral (
      select count(*) as n from member_spell
      where organisation_id = above.descendant_id and from_day <= ${on} and ${on} < until_day
    ) held
    where above.ancestor_id in (${targets}) and above.from_day <= ${on} and ${on} < above.until_day
    group by above.ancestor_id`
}

function wholeStock(targets: RawBuilder<unknown>, on: Day): RawBuilder<StockRow> {
  return sql<StockRow>`
    with held as materialized (
      select organisation_id, count(*) as n from member_spell
      where from_day <= ${on} and ${on} < until_day and organisation_id in (
        select below.descendant_id from organisation_ancestor below
        where below.ancestor_id in (${targets}) and below.from_day <= ${on} and ${on} < below.until_day)
      group by organisation_id
    )
    select above.ancestor_id as target_id, sum(held.n) as n
    from held
    join organisation_ancestor above on above.descendant_id = held.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ${on} and ${on} < above.until_day
    group by above.ancestor_id`
}
