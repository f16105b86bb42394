import { sql } from 'kysely'
import { dayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/**
 * The same questions in plain SQL over the recorded facts alone: a recursive tree of the day, each member's last
 * movement, each attribute's last change; no spells, no ancestor table. Milliseconds of the better of two runs.
 */
export async function baselines(
  db: Db,
  rootId: string,
  year: number,
): Promise<Record<'structure' | 'balance', number>> {
  const last = dayOf(year, 12, 31)
  return {
    structure: await best(() => structure(db, rootId, last)),
    balance: await best(() => balance(db, rootId, year)),
  }
}

async function best(run: () => Promise<unknown>): Promise<number> {
  const times = []
  for (let round = 0; round < 2; round++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return Math.round(Math.min(...times) * 10) / 10
}

const treeOn = (rootId: string, on: Day) => sql`
  select organisation_id, organisation_id as child from organisation_state
  where organisation_id = ${rootId} and superseded_at is null and from_day <= ${on} and ${on} < until_day
  union all
  select state.organisation_id, case when tree.organisation_id = ${rootId} then state.organisation_id else tree.child end
  from tree join organisation_state state on state.superior_id = tree.organisation_id
    and state.superseded_at is null and state.from_day <= ${on} and ${on} < state.until_day`

const placesOn = (on: Day) => sql`
  select distinct on (member_id) member_id, to_organisation_id as organisation_id from movement
  where superseded_at is null and on_day <= ${on} order by member_id, on_day desc, seq desc`

function structure(db: Db, rootId: string, on: Day): Promise<unknown> {
  return sql`
    with recursive tree as (${treeOn(rootId, on)}), place as (${placesOn(on)})
    select person.sex, extract(year from age(${on}::date, born_on))::integer / 10,
      coalesce((select value from person_attribute change where change.person_id = person.id and field = 'education'
        and superseded_at is null and from_day <= ${on} order by from_day desc limit 1), person.education), count(*)
    from place join tree using (organisation_id) join person on person.id = place.member_id
    group by 1, 2, 3`.execute(db)
}

async function balance(db: Db, rootId: string, year: number): Promise<void> {
  const [before, last] = [dayOf(year - 1, 12, 31), dayOf(year, 12, 31)]
  for (const on of [before, last])
    await sql`
      with recursive tree as (${treeOn(rootId, on)}), place as (${placesOn(on)})
      select tree.child, count(*) from place join tree using (organisation_id) group by 1`.execute(db)
  await sql`
    with recursive tree as (${treeOn(rootId, last)})
    select receiver.child, giver.child, category, count(*)
    from movement
    left join tree receiver on receiver.organisation_id = to_organisation_id
    left join tree giver on giver.organisation_id = from_organisation_id
    where superseded_at is null and on_day between ${dayOf(year, 1, 1)} and ${last}
      and receiver.child is distinct from giver.child
    group by 1, 2, 3`.execute(db)
}
