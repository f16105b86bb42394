import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { blueprintOf, type Blueprint, type Reorganisation } from './acts.ts'
import { concernedUnits } from './concern.ts'
import type { Count } from './members.ts'
import type { LaterFact, Situation } from './rules.ts'
import type { UnitState } from './states.ts'
import { holdsOn } from '#organisation/tree-store.ts'

/** A unit that the register knows: its number and its id in addresses. */
export interface KnownUnit {
  id: string
  publicId: string
}

/** The register as an act sees it, with the numbers of the units by code, and of members by number of the unit. */
export interface LoadedSituation extends Situation {
  units: ReadonlyMap<string, KnownUnit>
  /** Members that each unit concerned, and each below one, holds itself. */
  own: ReadonlyMap<string, Count>
}

/** Reads what an act of reorganisation is judged by: few units and counts, however many members stand below. */
export async function loadSituation(db: Db, wanted: Reorganisation, today: Day): Promise<LoadedSituation> {
  const blueprint = blueprintOf(wanted)
  const states = await loadStates(db, mentioned(wanted), blueprint.ends, wanted.on)
  const units = new Map(states.map(({ code, id, publicId }) => [code, { id, publicId }]))
  const idsOf = (codes: Iterable<string>) => [...codes].flatMap((code) => units.get(code)?.id ?? [])
  const codes = [...concernedUnits(wanted, states).keys()]
  const concerned = idsOf(codes)
  const own = await countOwn(db, await idsAtOrBelow(db, concerned, wanted.on), wanted.on)
  const [ending, leaving] = [idsOf(blueprint.ends), idsOf(restsOf(blueprint))]
  const names = blueprint.members.flatMap((line) => line.named ?? [])
  return {
    today,
    known: states,
    units,
    held: new Map(codes.flatMap((code) => heldBy(code))),
    subtree: await sumSubtrees(db, concerned, own, wanted.on),
    own,
    named: await placesOf(db, names, wanted.on),
    later: [
      ...(await laterMovements(db, { ending, leaving, names }, wanted.on)),
      ...(await laterCommittees(db, ending, wanted.on)),
    ],
  }

  function heldBy(code: string): [string, Count][] {
    const count = own.get(units.get(code)?.id ?? '')
    return count ? [[code, count]] : []
  }
}

function mentioned({ units, into, newUnits, ending, members, subordinates }: Reorganisation): string[] {
  return [
    ...units,
    ...ending,
    ...(into === null ? [] : [into]),
    ...newUnits.flatMap((one) => [one.code, one.superiorCode]),
    ...members.flatMap((line) => [line.from, line.to]),
    ...subordinates.flatMap((one) => [one.unit, one.to]),
  ]
}

/** Units all of whose unnamed members leave. */
function restsOf({ members }: Blueprint): string[] {
  return members.filter((line) => line.named === null).map((line) => line.from)
}

/** All states in force of the units, of those below ending ones from the day on, and of every superior of these. */
export async function loadStates(
  db: Db,
  codes: readonly string[],
  ends: readonly string[],
  on: Day,
): Promise<(UnitState & KnownUnit)[]> {
  const { rows } = await sql<UnitState & KnownUnit>`
    with recursive up as (
      select id from organisation where code = any(${[...new Set(codes)]}::text[])
      union
      select state.organisation_id from organisation_state state
      join organisation ending on ending.id = state.superior_id and ending.code = any(${[...ends]}::text[])
      where state.superseded_at is null and state.until_day > ${on}::date
      union
      select state.superior_id from up
      join organisation_state state on state.organisation_id = up.id and state.superseded_at is null
      where state.superior_id is not null
    )
    select state.id as "stateId", organisation.id, organisation.public_id as "publicId", organisation.code, state.name, kind,
      type, superior.code as "superiorCode", official_code as "officialCode", from_day as "from", until_day as "until",
      decision_no as "decisionNo"
    from up
    join organisation on organisation.id = up.id
    join organisation_state state on state.organisation_id = up.id and state.superseded_at is null
    left join organisation superior on superior.id = state.superior_id
    order by organisation.code, from_day`.execute(db)
  return rows
}

async function idsAtOrBelow(db: Db, unitIds: readonly string[], on: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct descendant_id as id from organisation_ancestor below
    where ancestor_id = any(${[...unitIds]}::bigint[]) and ${holdsOn('below', on)}`.execute(db)
  return rows.map((row) => row.id)
}

/** Members whom units hold themselves at the end of a day, by number; a unit without any is missing. */
export async function countOwn(db: Db, unitIds: readonly string[], on: Day): Promise<Map<string, Count>> {
  const { rows } = await sql<{ id: string; members: string; official: string }>`
    select organisation_id as id, count(*) as members, count(*) filter (where official_on <= ${on}::date) as official
    from member_spell spell
    where organisation_id = any(${[...unitIds]}::bigint[]) and ${holdsOn('spell', on)}
    group by organisation_id`.execute(db)
  return new Map(
    rows.map(({ id, members, official }) => [id, { members: Number(members), official: Number(official) }]),
  )
}

/** Members of whole subtrees at the end of a day, by code, from what each unit holds itself; without any it is missing. */
export async function sumSubtrees(
  db: Db,
  unitIds: readonly string[],
  own: ReadonlyMap<string, Count>,
  on: Day,
): Promise<Map<string, Count>> {
  const counts = [...own.values()]
  const { rows } = await sql<{ code: string; members: string; official: string }>`
    select organisation.code, sum(own.members) as members, sum(own.official) as official
    from organisation_ancestor above
    join unnest(${[...own.keys()]}::bigint[], ${counts.map((one) => one.members)}::integer[],
      ${counts.map((one) => one.official)}::integer[]) as own (id, members, official) on own.id = above.descendant_id
    join organisation on organisation.id = above.ancestor_id
    where above.ancestor_id = any(${[...unitIds]}::bigint[]) and ${holdsOn('above', on)}
    group by organisation.code`.execute(db)
  return new Map(
    rows.map(({ code, members, official }) => [
      code,
      { members: Number(members), official: Number(official) },
    ]),
  )
}

async function placesOf(db: Db, memberIds: readonly string[], on: Day): Promise<Situation['named']> {
  const { rows } = await sql<{ id: string; unit: string; isOfficial: boolean }>`
    select member_id as id, organisation.code as unit, coalesce(official_on <= ${on}::date, false) as "isOfficial"
    from member_spell spell join organisation on organisation.id = spell.organisation_id
    where member_id = any(${[...memberIds]}::bigint[]) and ${holdsOn('spell', on)}`.execute(db)
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

interface Leaving {
  ending: readonly string[]
  leaving: readonly string[]
  names: readonly string[]
}

/** Movements into units on or after the day on which they are no more, and what befalls leaving members after the day. */
async function laterMovements(db: Db, { ending, leaving, names }: Leaving, on: Day): Promise<LaterFact[]> {
  const { rows } = await sql<Omit<LaterFact, 'kind' | 'count'> & { count: string }>`
    with later as (
      select member_id, id, to_organisation_id as unit_id, on_day from movement
      where superseded_at is null and to_organisation_id = any(${[...ending]}::bigint[]) and on_day >= ${on}::date
      union
      select moved.member_id, moved.id, coalesce(moved.from_organisation_id, moved.to_organisation_id), moved.on_day
      from movement moved
      where superseded_at is null and on_day > ${on}::date and member_id in (
        select member_id from member_spell spell
        where organisation_id = any(${[...leaving]}::bigint[]) and ${holdsOn('spell', on)}
        union all select unnest(${[...names]}::bigint[]))
    )
    select organisation.code as unit, on_day as "on", count(*) as count
    from later join organisation on organisation.id = unit_id
    group by organisation.code, on_day order by on_day, organisation.code limit 20`.execute(db)
  return rows.map(({ count, ...fact }) => ({ kind: 'movement', ...fact, count: Number(count) }))
}

/** Terms and posts of ending units that begin on the day or later. */
async function laterCommittees(db: Db, ending: readonly string[], on: Day): Promise<LaterFact[]> {
  const { rows } = await sql<Omit<LaterFact, 'count'> & { count: string }>`
    select kind, organisation.code as unit, from_day as "on", count(*) as count
    from (
      select 'post' as kind, organisation_id, from_day from post where superseded_at is null
      union all select 'term', organisation_id, from_day from committee_term where superseded_at is null
    ) fact join organisation on organisation.id = organisation_id
    where organisation_id = any(${[...ending]}::bigint[]) and from_day >= ${on}::date
    group by kind, organisation.code, from_day order by from_day limit 20`.execute(db)
  return rows.map((fact) => ({ ...fact, count: Number(fact.count) }))
}
