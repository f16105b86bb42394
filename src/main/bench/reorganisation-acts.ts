import { sql, type RawBuilder } from 'kysely'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { WantedReorganisation } from '#reorganisation/api.ts'

/** An act to measure: a name, and what is decided beside day and decision. */
export type ActToMeasure = { name: string } & Partial<WantedReorganisation> &
  Pick<WantedReorganisation, 'act'>

const ABOUT = 50_000
const MANY_GRASSROOTS = 500
const DISTRICTS = 700
const MOST_MERGING = 1000

/** The acts on the largest units of the register that are about the size asked for; smaller registers have smaller ones. */
export async function actsToMeasure(db: Db, today: Day): Promise<ActToMeasure[]> {
  const [superior, other] = await superiorsOfSize(db, today, ABOUT)
  const grassroots = await idsOf(db, grassrootsBelow(superior!, other!, today))
  const districts = await idsOf(db, unitsWithMostBelow(today, DISTRICTS))
  const [receiver, ...merging] = await idsOf(db, largestBranches(today, MOST_MERGING))
  const [one, two] = await idsOf(db, siblings(receiver!, today))
  return [
    {
      name: 'a superior of about 50,000 members changes hands',
      act: 'transfer',
      unitIds: [superior!],
      intoId: other!,
    },
    {
      name: `${grassroots.length} units change hands in one decision`,
      act: 'transfer',
      unitIds: grassroots,
      intoId: other!,
    },
    {
      name: `${districts.length} units are dissolved in one decision`,
      act: 'end_activity',
      unitIds: districts,
      toSuperior: true,
    },
    { name: 'two branches merge', act: 'absorb', unitIds: [two!], intoId: one! },
    {
      name: `${merging.length} branches merge into one`,
      act: 'absorb',
      unitIds: merging,
      intoId: receiver!,
    },
  ]
}

async function idsOf(db: Db, chosen: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select public_id as id from (${chosen}) chosen join organisation on organisation.id = chosen.id
    order by chosen.place`.execute(db)
  return rows.map((row) => row.id)
}

const inForce = (state: string, on: Day) =>
  sql`${sql.ref(`${state}.superseded_at`)} is null and ${holdsOn(state, on)}`

/** Two units directly below the root: the one whose members are nearest to the size, and the next. */
async function superiorsOfSize(db: Db, on: Day, size: number): Promise<string[]> {
  return idsOf(
    db,
    sql`
    select state.organisation_id as id, row_number() over (order by abs(counted.n - ${size})) as place
    from organisation_state state
    join organisation_state root on root.organisation_id = state.superior_id and root.superior_id is null and ${inForce('root', on)}
    join (
      select above.ancestor_id, sum(own.n) as n from organisation_ancestor above
      join (
        select organisation_id, count(*) as n from member_spell spell where ${holdsOn('spell', on)} group by 1
      ) own on own.organisation_id = above.descendant_id
      where ${holdsOn('above', on)} group by 1
    ) counted on counted.ancestor_id = state.organisation_id
    where ${inForce('state', on)} limit 2`,
  )
}

/** Grassroots organisations of the superior and, where it has fewer, of its neighbours; none of the `other`'s own. */
function grassrootsBelow(superiorId: string, otherId: string, on: Day): RawBuilder<unknown> {
  return sql`
    select state.organisation_id as id, row_number() over (order by above.ancestor_id is null, state.organisation_id) as place
    from organisation_state state
    left join (organisation_ancestor above join organisation on organisation.id = above.ancestor_id and public_id = ${superiorId})
      on above.descendant_id = state.organisation_id and ${holdsOn('above', on)}
    where ${inForce('state', on)} and state.kind in ('dang_bo_co_so', 'dang_bo_xa')
      and state.superior_id <> (select id from organisation where public_id = ${otherId})
    limit ${MANY_GRASSROOTS}`
}

/** Units below the second level that have the most units directly below and hold no members themselves. */
function unitsWithMostBelow(on: Day, most: number): RawBuilder<unknown> {
  return sql`
    select state.organisation_id as id, row_number() over (order by below.n desc) as place
    from organisation_state state
    join organisation_state superior on superior.organisation_id = state.superior_id and superior.superior_id is not null
      and ${inForce('superior', on)}
    join (
      select superior_id, count(*) as n from organisation_state child where ${inForce('child', on)} group by 1
    ) below on below.superior_id = state.organisation_id
    where ${inForce('state', on)} and not exists (
      select from member_spell spell where spell.organisation_id = state.organisation_id and ${holdsOn('spell', on)})
    limit ${most}`
}

function largestBranches(on: Day, most: number): RawBuilder<unknown> {
  return sql`
    select organisation_id as id, row_number() over (order by count(*) desc) as place
    from member_spell spell where ${holdsOn('spell', on)} group by 1 limit ${most}`
}

/** A branch and another of the same superior. */
function siblings(branchId: string, on: Day): RawBuilder<unknown> {
  return sql`
    select sibling.organisation_id as id, row_number() over (order by organisation.public_id = ${branchId} desc) as place
    from organisation
    join organisation_state state on state.organisation_id = organisation.id and ${inForce('state', on)}
    join organisation_state sibling on sibling.superior_id = state.superior_id and sibling.kind = state.kind
      and ${inForce('sibling', on)}
    where organisation.public_id = ${branchId} limit 2`
}
