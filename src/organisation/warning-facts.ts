import { sql, type RawBuilder } from 'kysely'
import { asRegister } from '#access/reach.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { holdsOn } from './tree-store.ts'
import type { TermFacts, UnitFacts } from './warnings.ts'

interface FactRow {
  id: string
  kind: string
  superiorKind: string | null
  members: string
  official: string
  secretaries: string
  committeeKnown: boolean
}

/**
 * The members of units, each with all that is below it: `id, members, official`; `belowIds` are these and all below. The
 * units come as values: of a query the planner does not know how many there are, and would look up each in the spells.
 */
export function countedWithin(
  unitIds: readonly string[],
  belowIds: readonly string[],
  on: Day,
): RawBuilder<unknown> {
  return sql`
    select above.ancestor_id as id, sum(own.members) as members, sum(own.official) as official
    from organisation_ancestor above
    join (
      select organisation_id, count(*) as members, count(*) filter (where official_on <= ${on}::date) as official
      from member_spell spell
      where ${holdsOn('spell', on)} and organisation_id = any(${[...belowIds]}::bigint[])
      group by organisation_id
    ) own on own.organisation_id = above.descendant_id
    where above.ancestor_id = any(${[...unitIds]}::bigint[]) and ${holdsOn('above', on)}
    group by above.ancestor_id`
}

/** The members of units as they were counted already, in the same columns. */
export function countedBefore(
  unitIds: readonly string[],
  counts: readonly { total: number; official: number }[],
): RawBuilder<unknown> {
  return sql`
    select * from unnest(${[...unitIds]}::bigint[], ${counts.map((one) => one.total)}::bigint[],
      ${counts.map((one) => one.official)}::bigint[]) as counted (id, members, official)`
}

/** `scope`: a query of the organisations' ids; `counted`: their members. One statement for all units, one for all terms. */
export async function readFacts(
  db: Db,
  scope: RawBuilder<unknown>,
  counted: RawBuilder<unknown>,
  on: Day,
): Promise<Map<string, UnitFacts>> {
  const facts = sql<FactRow>`
    with scope (id) as materialized (${scope}),
    counted as (${counted}),
    secretary as (
      select organisation_id, count(distinct person_id) as n from post
      where superseded_at is null and role = 'bi_thu' and ${holdsOn('post', on)}
        and organisation_id in (select id from scope)
      group by organisation_id
    )
    select state.organisation_id as id, state.kind, superior.kind as "superiorKind", coalesce(counted.members, 0) as members,
      coalesce(counted.official, 0) as official, coalesce(secretary.n, 0) as secretaries,
      exists (
        select from post where post.organisation_id = state.organisation_id and superseded_at is null
          and from_day <= ${on}::date
      ) or exists (
        select from committee_term term where term.organisation_id = state.organisation_id and superseded_at is null
          and from_day <= ${on}::date
      ) as "committeeKnown"
    from organisation_state state
    left join organisation_state superior on superior.organisation_id = state.superior_id and superior.superseded_at is null
      and ${holdsOn('superior', on)}
    left join counted on counted.id = state.organisation_id
    left join secretary on secretary.organisation_id = state.organisation_id
    where state.superseded_at is null and ${holdsOn('state', on)} and state.organisation_id in (select id from scope)
    order by state.name_order`
  const { rows } = await asRegister(db, (all) => facts.execute(all))
  const terms = await asRegister(db, (all) => readTerms(all, scope, on))
  return new Map(
    rows.map(({ id, members, official, secretaries, ...row }) => [
      id,
      {
        ...row,
        members: Number(members),
        official: Number(official),
        secretaries: Number(secretaries),
        terms: terms.get(id) ?? [],
      },
    ]),
  )
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
