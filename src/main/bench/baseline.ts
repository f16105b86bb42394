import { sql, type RawBuilder } from 'kysely'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { AGE_BANDS, SENIORITY_BANDS, type Band, type StructureKey } from '#statistics/keys.ts'
import { FORM_CELLS, type CellFilter } from '#statistics/national-form.ts'

/** An answer as numbers by name, so that two ways of answering can be compared. */
export type Counts = Map<string, number>

// The same questions in plain SQL over the recorded facts alone: states, movements, persons, their dated attributes.
// No spells, no ancestor table, no projection: what a database gives to somebody who keeps only what happened.

/** Units below each target and from when to when, by recursion over the dated states that touch [from, to]. */
const held = (targets: RawBuilder<unknown>, from: Day, to: Day) => sql`
  held (target_id, unit_id, from_day, until_day) as (
    select organisation_id, organisation_id, from_day, until_day from organisation_state
    where superseded_at is null and organisation_id in (${targets}) and from_day <= ${to} and ${from} < until_day
    union all
    select held.target_id, state.organisation_id, greatest(held.from_day, state.from_day),
      least(held.until_day, state.until_day)
    from held
    join organisation_state state on state.superior_id = held.unit_id and state.superseded_at is null
      and state.from_day < held.until_day and held.from_day < state.until_day
      and state.from_day <= ${to} and ${from} < state.until_day)`

/** Where each member is at the end of a day: the receiver of his last movement. */
const place = (on: Day) => sql`
  place as (
    select distinct on (member_id) member_id, to_organisation_id as unit_id from movement
    where superseded_at is null and on_day <= ${on} order by member_id, on_day desc, seq desc)`

const childrenOn = (unitId: string, on: Day) => sql`
  select organisation_id from organisation_state
  where superseded_at is null and superior_id = ${unitId} and from_day <= ${on} and ${on} < until_day`

/** Members of a unit on a day by keys, named `["nam","<=30"]`. */
export async function plainStructure(
  db: Db,
  unitId: string,
  on: Day,
  keys: readonly StructureKey[],
): Promise<Counts> {
  const byUnit = keys.includes('organisation')
  const { rows } = await sql<{ values: (string | null)[]; n: string }>`
    with recursive ${held(sql`select ${unitId}::bigint`, on, on)}, ${place(on)}${
      byUnit
        ? sql`, below as (with recursive ${held(childrenOn(unitId, on), on, on)} select * from held)`
        : sql``
    }
    select array[${sql.join(keys.map((key) => sql`(${value(key, unitId, on)})::text`))}] as values, count(*) as n
    from place
    join held on held.unit_id = place.unit_id and held.from_day <= ${on} and ${on} < held.until_day
    join person on person.id = place.member_id
    join member on member.person_id = place.member_id
    ${byUnit ? sql`left join below on below.unit_id = place.unit_id and below.from_day <= ${on} and ${on} < below.until_day` : sql``}
    group by 1`.execute(db)
  return new Map(rows.map((row) => [JSON.stringify(row.values), Number(row.n)]))
}

function value(key: StructureKey, unitId: string, on: Day): RawBuilder<unknown> {
  if (key === 'sex') return sql`person.sex`
  if (key === 'age') return band(sql`person.born_on`, AGE_BANDS, on)
  if (key === 'status')
    return sql`case when member.official_on <= ${on} then 'official' else 'probationary' end`
  if (key === 'seniority')
    return sql`case when member.official_on <= ${on} and member.admission_decided_on is not null
      then ${band(sql`member.admission_decided_on`, SENIORITY_BANDS, on)} end`
  if (key === 'organisation')
    return sql`select code from organisation where id = coalesce(below.target_id, ${unitId}::bigint)`
  const change = sql`from person_attribute change where change.person_id = person.id and field = ${key}
    and superseded_at is null and from_day <= ${on}`
  return sql`case when exists (select ${change}) then (select value ${change} order by from_day desc limit 1)
    else person.${sql.ref(key)} end`
}

function band(since: RawBuilder<unknown>, bands: readonly Band[], on: Day): RawBuilder<unknown> {
  const years = sql`extract(year from age(${on}::date, ${since}))`
  const arms = bands.map(({ below, label }) =>
    below === null ? sql`else ${label}` : sql`when ${years} < ${sql.lit(below)} then ${label}`,
  )
  return sql`case ${sql.join(arms, sql` `)} end`
}

const FORM_KEYS = [
  'sex',
  'age',
  'ethnicity',
  'religion',
  'education',
  'theory',
  'stratum',
  'status',
  'seniority',
] as const

/** The national form of a unit and of the units directly below, named `CODE cell`; what is 0 is missing. */
export async function plainForm(db: Db, unitId: string, on: Day): Promise<Counts> {
  const targets = sql`select ${unitId}::bigint union ${childrenOn(unitId, on)}`
  const keys = FORM_KEYS.map((key) => sql`${value(key, unitId, on)} as ${sql.ref(key)}`)
  const cells = FORM_CELLS.map(
    ({ where }, at) => sql`count(*) filter (where ${isCounted(where)}) as ${sql.ref(`c${at}`)}`,
  )
  const { rows } = await sql<Record<string, string>>`
    with recursive ${held(targets, on, on)}, ${place(on)},
    described as materialized (
      select place.unit_id, ${sql.join(keys)}
      from place join person on person.id = place.member_id join member on member.person_id = place.member_id)
    select organisation.code as "unit", ${sql.join(cells)}
    from described join held on held.unit_id = described.unit_id and held.from_day <= ${on} and ${on} < held.until_day
    join organisation on organisation.id = held.target_id
    group by 1`.execute(db)
  const named = rows.flatMap(({ unit, ...counts }) =>
    FORM_CELLS.map(({ code }, at) => [`${unit} ${code}`, Number(counts[`c${at}`])] as const),
  )
  return new Map(named.filter(([, n]) => n > 0))
}

function isCounted(where: CellFilter): RawBuilder<unknown> {
  const conditions = Object.entries(where).map(([key, wanted]) =>
    'is' in wanted
      ? sql`${sql.ref(key)} = ${wanted.is}`
      : sql`${sql.ref(key)} <> all(${[...wanted.not]}::text[])`,
  )
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Headcounts of the units directly below a unit at the end of a day, by code; units without members are missing. */
export async function plainHeadcounts(db: Db, unitId: string, on: Day): Promise<Counts> {
  const { rows } = await sql<{ code: string; n: string }>`
    with recursive ${held(childrenOn(unitId, on), on, on)}, ${place(on)}
    select organisation.code, count(*) as n
    from place join held on held.unit_id = place.unit_id and held.from_day <= ${on} and ${on} < held.until_day
    join organisation on organisation.id = held.target_id
    group by 1`.execute(db)
  return new Map(rows.map((row) => [row.code, Number(row.n)]))
}

/**
 * The balance of a unit and of the units directly below, named `CODE opening`, `CODE I4` …; what is 0 is missing.
 * Definition: docs/figures.md.
 */
export async function plainBalance(db: Db, unitId: string, from: Day, to: Day): Promise<Counts> {
  const before = addDays(from, -1)
  const targets = sql`select ${unitId}::bigint union ${childrenOn(unitId, before)} union ${childrenOn(unitId, to)}`
  const { rows } = await sql<{ code: string; figure: string; n: string }>`
    with recursive ${held(targets, before, to)},
    stay as (
      select member_id, to_organisation_id as unit_id, on_day as from_day,
        coalesce(lead(on_day) over (partition by member_id order by on_day, seq), 'infinity') as until_day
      from movement where superseded_at is null),
    ${flowsBetween(from, to)}
    select organisation.code, figure, count(*) as n from (
      ${stock('opening', before)} union all ${stock('closing', to)} union all select target_id, figure from flow
    ) counted join organisation on organisation.id = target_id
    group by 1, 2`.execute(db)
  return new Map(rows.map((row) => [`${row.code} ${row.figure}`, Number(row.n)]))
}

const stock = (figure: string, on: Day) => sql`
  select target_id, ${figure} as figure from stay
  join held on held.unit_id = stay.unit_id and held.from_day <= ${on} and ${on} < held.until_day
  where stay.from_day <= ${on} and ${on} < stay.until_day`

const stands = (unit: RawBuilder<unknown>, on: RawBuilder<unknown>) => sql`exists (
  select from organisation_state state where state.organisation_id = ${unit} and superseded_at is null
    and state.from_day <= ${on} and ${on} < state.until_day)`

/** Movements across a target's edge on their own days, and members who pass with a unit that changes its superior. */
const flowsBetween = (from: Day, to: Day) => sql`
  moved as (
    select member_id, id, on_day, category, from_organisation_id, to_organisation_id,
      case when ${stands(sql`from_organisation_id`, sql`on_day`)} then on_day else on_day - 1 end as given_on
    from movement where superseded_at is null and on_day between ${from} and ${to}),
  received as (
    select target_id, member_id, id, case category when 'D5' then 'I4' when 'D6' then 'I5' else category end as figure
    from moved join held on unit_id = to_organisation_id and from_day <= on_day and on_day < until_day),
  given as (
    select target_id, member_id, id, case category when 'I4' then 'D5' when 'I5' then 'D6' else category end as figure
    from moved join held on unit_id = from_organisation_id and from_day <= given_on and given_on < until_day),
  flow as (
    select target_id, coalesce(received.figure, given.figure) as figure
    from received full join given using (target_id, member_id, id)
    where received.figure is null or given.figure is null
    union all
    select target_id, 'I5' from held edge join stay using (unit_id)
    where edge.from_day between ${from} and ${to} and stay.from_day < edge.from_day and stay.until_day >= edge.from_day
      and ${stands(sql`edge.unit_id`, sql`(edge.from_day - 1)`)} and not exists (
        select from held same where same.target_id = edge.target_id and same.unit_id = edge.unit_id
          and same.until_day = edge.from_day)
    union all
    select target_id, 'D6' from held edge join stay using (unit_id)
    where edge.until_day between ${from} and ${to} and stay.from_day < edge.until_day and stay.until_day >= edge.until_day
      and ${stands(sql`edge.unit_id`, sql`edge.until_day`)} and not exists (
        select from held same where same.target_id = edge.target_id and same.unit_id = edge.unit_id
          and same.from_day = edge.until_day))`

/**
 * The first people in the order of names who have all these words (folded; the last one as a beginning) by place in
 * the list; with a unit, only its members on that day.
 */
export async function plainSearch(
  db: Db,
  words: readonly string[],
  within: { unitId: string; on: Day } | null,
): Promise<Counts> {
  const patterns = words.map((word, at) => (at === words.length - 1 ? `% ${word}%` : `% ${word} %`))
  const { rows } = await sql<{ id: string }>`
    ${
      within === null
        ? sql``
        : sql`with recursive ${held(sql`select ${within.unitId}::bigint`, within.on, within.on)}, ${place(within.on)}`
    }
    select public_id as id from person
    ${within === null ? sql`` : sql`join place on place.member_id = person.id join held using (unit_id)`}
    where ${sql.join(
      patterns.map((one) => sql`' ' || name_key || ' ' like ${one}`),
      sql` and `,
    )}
    order by name_order, person.id limit ${sql.lit(PAGE)}`.execute(db)
  return new Map(rows.map((row, at) => [row.id, at]))
}

/** People on one page of a search. */
export const PAGE = 50
