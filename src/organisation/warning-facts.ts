import { sql, type RawBuilder } from 'kysely'
import { asRegister } from '#access/reach.ts'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { holdsOn } from './tree-store.ts'
import type { TermFacts } from './warnings.ts'

/** What is recorded of the committee of a unit that warnings look at. */
export interface CommitteeFacts {
  secretaries: number
  committeeKnown: boolean
  terms: TermFacts[]
}

/** A unit of which nothing is recorded. */
export const NO_COMMITTEE: CommitteeFacts = { secretaries: 0, committeeKnown: false, terms: [] }

/** The committees of units on a day; a unit of which no term or post had begun by then is missing. */
export async function readCommittees(
  db: Db,
  ids: readonly string[],
  on: Day,
): Promise<Map<string, CommitteeFacts>> {
  const scope = sql`select unnest(${[...ids]}::bigint[])`
  return asRegister(db, async (all) => {
    const { rows } = await sql<{ id: string; secretaries: number }>`
      select organisation_id as id,
        count(distinct person_id) filter (where role = 'bi_thu' and ${holdsOn('post', on)})::int as secretaries
      from post where superseded_at is null and from_day <= ${on}::date and organisation_id in (${scope})
      group by organisation_id`.execute(all)
    const terms = await readTerms(all, scope, on)
    const found = new Map<string, CommitteeFacts>()
    for (const [id, own] of terms) found.set(id, { secretaries: 0, committeeKnown: true, terms: own })
    for (const { id, secretaries } of rows)
      found.set(id, { secretaries, committeeKnown: true, terms: terms.get(id) ?? [] })
    return found
  })
}

/** The members of units, each with all that is below it; `belowIds` are these and all below. */
export async function membersOf(
  db: Db,
  ids: readonly string[],
  belowIds: readonly string[],
  on: Day,
): Promise<Map<string, { members: number; official: number }>> {
  // The units come as values: of a query the planner does not know how many there are, and would look up each in the spells.
  const counted = sql<{ id: string; members: number; official: number }>`
    ${kept} select above.ancestor_id as id, sum(own.members)::int as members, sum(own.official)::int as official
    from organisation_ancestor above
    join (
      select organisation_id, count(*) as members, count(*) filter (where official_on <= ${on}::date) as official
      from member_spell spell
      where ${holdsOn('spell', on)} and organisation_id = any(${[...belowIds]}::bigint[])
      group by organisation_id
    ) own on own.organisation_id = above.descendant_id
    where above.ancestor_id = any(${[...ids]}::bigint[]) and ${holdsOn('above', on)}
    group by above.ancestor_id`
  const { rows } = await asRegister(db, (all) => counted.execute(all))
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** The latest term of each body that has begun, with the people who hold its posts on the day. */
export async function readTerms(
  db: Db,
  scope: RawBuilder<unknown>,
  on: Day,
): Promise<Map<string, TermFacts[]>> {
  const { rows } = await sql<Omit<TermFacts, 'holders'> & { organisationId: string; holders: string }>`
    with holder as (${holderRows(scope, on)})
    select distinct on (term.organisation_id, term.committee) term.organisation_id as "organisationId", term.committee,
      term.name, term.seats, term.from_day as "from", term.until_day as "until", term.extended_until as "extendedUntil",
      coalesce(holder.n, 0) as holders
    from committee_term term
    left join holder on holder.organisation_id = term.organisation_id and holder.committee = term.committee
    where term.superseded_at is null and term.from_day <= ${on}::date and term.organisation_id in (${scope})
    order by term.organisation_id, term.committee, term.from_day desc`.execute(db)
  const grouped = new Map<string, TermFacts[]>()
  for (const { organisationId, holders, ...term } of rows) {
    const own = grouped.get(organisationId) ?? []
    grouped.set(organisationId, [...own, { ...term, holders: Number(holders) }])
  }
  return grouped
}

/**
 * How many people hold a post in each body of units on a day: `organisation_id, committee, n`. Whoever sits on the
 * standing committee sits on the committee, and its secretaries and standing members on the standing committee.
 */
export function holderRows(scope: RawBuilder<unknown>, on: Day): RawBuilder<unknown> {
  return sql`
    select organisation_id, body.committee, count(distinct person_id) as n
    from post
    cross join lateral (
      select post.committee
      union select 'cap_uy' where post.committee = 'ban_thuong_vu'
      union select 'ban_thuong_vu' where post.committee = 'cap_uy'
        and post.role in ('bi_thu', 'pho_bi_thu_thuong_truc', 'pho_bi_thu', 'uy_vien_btv')
    ) body
    where post.superseded_at is null and ${holdsOn('post', on)} and post.organisation_id in (${scope})
    group by organisation_id, body.committee`
}
