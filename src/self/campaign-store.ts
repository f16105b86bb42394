import { sql } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { cut } from '#platform/rest.ts'
import { unitNameOn } from '#person/unit-store.ts'
import { MOST, type Campaign, type Handed, type SupplementRow } from './api.ts'

/** Each member's supplement of a year that stands: how far it is, and its case. */
const supplements = (year: number) => sql`(
  select s.person_id, c.public_id as case_id,
    case when c.state = 'done' then 'recorded' when c.place = 'record' then 'confirmed' else 'handed' end as state
  from supplement s join procedure_case c on c.id = s.case_id
  where s.year = ${year} and c.state in ('open', 'suspended', 'done'))`

const COUNTS = sql`count(*)::int as members, count(s.state)::int as handed,
  (count(*) filter (where s.state in ('confirmed', 'recorded')))::int as confirmed,
  (count(*) filter (where s.state = 'recorded'))::int as recorded`

/** How far a year's supplements are below a unit, as of the tree and the members of a day. */
export async function campaignOf(db: Db, unitId: string, year: number, on: Day): Promise<Campaign> {
  const whole = await sql<Campaign['whole']>`
    with given as materialized (select * from ${supplements(year)} s)
    select ${COUNTS} from organisation_ancestor above
    join member_spell spell on spell.organisation_id = above.descendant_id and ${holdsOn('spell', on)}
    left join given s on s.person_id = spell.member_id
    where above.ancestor_id = ${unitId} and ${holdsOn('above', on)}`.execute(db)
  const { rows } = await sql<Campaign['units'][number] & { whole: string }>`
    with child as materialized (
      select organisation_id as id from organisation_state child
      where child.superior_id = ${unitId} and child.superseded_at is null and ${holdsOn('child', on)}
    ), given as materialized (select * from ${supplements(year)} s), counted as (
      select child.id, ${COUNTS} from child
      join organisation_ancestor above on above.ancestor_id = child.id and ${holdsOn('above', on)}
      join member_spell spell on spell.organisation_id = above.descendant_id and ${holdsOn('spell', on)}
      left join given s on s.person_id = spell.member_id
      group by child.id
    )
    select count(*) over () as whole, o.public_id as id, o.code, ${unitNameOn('o.id', on)} as name,
      coalesce(counted.members, 0) as members, coalesce(counted.handed, 0) as handed,
      coalesce(counted.confirmed, 0) as confirmed, coalesce(counted.recorded, 0) as recorded
    from child join organisation o on o.id = child.id left join counted on counted.id = child.id
    order by name, o.code limit ${MOST.units}`.execute(db)
  const { shown, beyond } = cut(rows, MOST.units)
  return { year, whole: whole.rows[0]!, units: shown, beyond }
}

/** Members below a unit with how far their supplement of a year is, by name. */
export async function listHandedIn(
  db: Db,
  actor: Actor,
  asked: { unitId: string; year: number; on: Day; state: Handed | 'all'; after?: string; limit: number },
): Promise<{ items: SupplementRow[]; next: string | null }> {
  const { unitId, year, on, state, after, limit } = asked
  const id = after?.slice(0, 36) ?? null
  const name = after?.slice(37) ?? null
  const { rows } = await sql<SupplementRow & { nameOrder: string }>`
    with given as materialized (select * from ${supplements(year)} s)
    select p.public_id as "personId", p.full_name as "fullName", coalesce(s.state, 'none') as state, s.case_id as "caseId",
      p.name_order as "nameOrder"
    from organisation_ancestor above
    join member_spell spell on spell.organisation_id = above.descendant_id and ${holdsOn('spell', on)}
    join person p on p.id = spell.member_id
    left join given s on s.person_id = p.id
    where above.ancestor_id = ${unitId} and ${holdsOn('above', on)}
      and ${withinReach(actor, 'person.read', sql`p.organisation_id`)}
      and (${state} = 'all' or coalesce(s.state, 'none') = ${state})
      and (${name}::text is null or (p.name_order, p.public_id) > (${name}::text collate "C", ${id}::uuid))
    order by p.name_order, p.public_id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ nameOrder: _order, ...row }) => row),
    next: rows.length > limit ? `${last!.personId} ${last!.nameOrder}` : null,
  }
}
