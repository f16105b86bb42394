import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import { dayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { MemberResult, UnitResult } from './api.ts'
import { LEVELS, type Level, type MemberSubject, type Reason, type Subject, type UnitSubject } from './law.ts'
import type { Counts, Entered } from './rules.ts'

/** The last day of a year: whose tree and members a review is of. */
export const lastDayOf = (year: number): Day => dayOf(year, 12, 31)

interface CountedLevel {
  key: string
  level: Level
  n: number
}

/** How many of each kind stand at each level, at a unit and all below it. */
export async function countResults(db: Db, unitId: string, year: number): Promise<Map<string, Counts>> {
  const on = lastDayOf(year)
  const below = sql`select a.descendant_id from organisation_ancestor a
    where a.ancestor_id = ${unitId} and a.from_day <= ${on}::date and ${on}::date < a.until_day`
  const { rows } = await sql<CountedLevel>`
    select subject as key, level, count(*)::integer as n from review_unit
    where superseded_at is null and year = ${year} and organisation_id in (${below}) group by 1, 2
    union all
    select 'grassroots', result.level, count(*)::integer from review_unit result
    join organisation_state state on state.organisation_id = result.organisation_id and state.superseded_at is null
      and state.from_day <= ${on}::date and ${on}::date < state.until_day
    where result.superseded_at is null and result.year = ${year} and result.subject = 'organisation'
      and result.organisation_id in (${below}) and is_grassroots(state.kind, ${on}::date) group by 1, 2
    union all
    select subject, level, count(*)::integer from review_member
    where superseded_at is null and year = ${year} and organisation_id in (${below}) group by 1, 2`.execute(
    db,
  )
  const counted = new Map<string, Record<Level, number>>()
  for (const { key, level, n } of rows) {
    const none = Object.fromEntries(LEVELS.map((one) => [one, 0])) as Record<Level, number>
    const counts = counted.get(key) ?? none
    counts[level] = n
    counted.set(key, counts)
  }
  return counted
}

/** How many organisations, grassroots organisations and members there were at or below a unit at the end of a year. */
export async function countAll(db: Db, unitId: string, year: number) {
  const on = lastDayOf(year)
  const { rows } = await sql<{ organisation: number; grassroots: number; member: number }>`
    with unit as (select a.descendant_id as id from organisation_ancestor a
      where a.ancestor_id = ${unitId} and a.from_day <= ${on}::date and ${on}::date < a.until_day)
    select count(*)::integer as organisation,
      (count(*) filter (where is_grassroots(state.kind, ${on}::date)))::integer as grassroots,
      (select count(*)::integer from member_spell spell join unit on unit.id = spell.organisation_id
        where spell.from_day <= ${on}::date and ${on}::date < spell.until_day) as member
    from organisation_state state join unit on unit.id = state.organisation_id
    where state.superseded_at is null and state.from_day <= ${on}::date and ${on}::date < state.until_day
      and state.kind not in ('dang_doan', 'ban_can_su_dang')`.execute(db)
  return rows[0]!
}

/** Years that have results at a unit or below, newest first. */
export async function listYears(db: Db, unitId: string): Promise<number[]> {
  const below = sql`select descendant_id from organisation_ancestor where ancestor_id = ${unitId}`
  const { rows } = await sql<{ year: number }>`
    select distinct year from (
      select distinct year from review_unit where superseded_at is null and organisation_id in (${below})
      union all select distinct year from review_member where superseded_at is null and organisation_id in (${below})
    ) known order by year desc limit 100`.execute(db)
  return rows.map((row) => row.year)
}

export async function holdsMembers(db: Db, unitId: string, year: number): Promise<boolean> {
  const on = lastDayOf(year)
  const { rows } = await sql`
    select from member_spell where organisation_id = ${unitId} and from_day <= ${on}::date and ${on}::date < until_day limit 1`.execute(
    db,
  )
  return rows.length > 0
}

interface Page {
  after?: string | undefined
  limit: number
}

/** The units directly below on the last day of the year, with their results, by name the Vietnamese way. */
export async function listUnitResults(
  db: Db,
  unitId: string,
  { year, subject }: { year: number; subject: UnitSubject },
  { after, limit }: Page,
): Promise<{ items: UnitResult[]; next: string | null }> {
  const on = lastDayOf(year)
  const last = readCursor(after, 2)
  const beyond = last
    ? sql`(state.name_order, state.organisation_id) > (${last[0]}, ${idPart(last[1])}::bigint)`
    : sql`true`
  const { rows } = await sql<UnitResult & { nameOrder: string; key: string }>`
    select json_build_object('id', organisation.public_id, 'code', organisation.code, 'name', state.name, 'kind', state.kind) as unit,
      state.name_order as "nameOrder", state.organisation_id::text as key,
      result.level, result.reason, result.decision_no as "decisionNo", result.decided_on as "decidedOn"
    from organisation_state state join organisation on organisation.id = state.organisation_id
    left join review_unit result on result.organisation_id = state.organisation_id and result.year = ${year}
      and result.subject = ${subject} and result.superseded_at is null
    where state.superior_id = ${unitId} and state.superseded_at is null and state.from_day <= ${on}::date
      and ${on}::date < state.until_day and state.kind not in ('dang_doan', 'ban_can_su_dang') and ${beyond}
    order by state.name_order, state.organisation_id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return { items: page, next: rows.length > limit && end ? cursorOf([end.nameOrder, end.key]) : null }
}

/** The members that a unit held itself on the last day of the year, with their results, by name the Vietnamese way. */
export async function listMemberResults(
  db: Db,
  unitId: string,
  { year, subject }: { year: number; subject: MemberSubject },
  { after, limit }: Page,
): Promise<{ items: MemberResult[]; next: string | null }> {
  const on = lastDayOf(year)
  const last = readCursor(after, 2)
  const beyond = last
    ? sql`(p.name_order, p.id) > (${last[0]} collate "C", ${idPart(last[1])}::bigint)`
    : sql`true`
  const { rows } = await sql<MemberResult & { nameOrder: string; key: string }>`
    select p.public_id as id, p.full_name as "fullName", p.name_order as "nameOrder", p.id::text as key,
      result.level, result.reason, result.decision_no as "decisionNo", result.decided_on as "decidedOn",
      case when spell.decided_on > (${on}::date - interval '6 months')::date then 'admitted-late' end as hint
    from member_spell spell join person p on p.id = spell.member_id
    left join review_member result on result.member_id = p.id and result.year = ${year} and result.subject = ${subject}
      and result.superseded_at is null
    where spell.organisation_id = ${unitId} and spell.from_day <= ${on}::date and ${on}::date < spell.until_day and ${beyond}
    order by p.name_order, p.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return { items: page, next: rows.length > limit && end ? cursorOf([end.nameOrder, end.key]) : null }
}

/** What stands of these units or people: their internal ids and levels, of those that belong to the unit in that year. */
export async function findSubjects(
  db: Db,
  unitId: string,
  { year, subject, ids }: { year: number; subject: Subject; ids: readonly string[] },
): Promise<Map<string, { key: string; level: Level | null; reason: Reason | null }>> {
  const on = lastDayOf(year)
  const stands = sql`result.year = ${year} and result.subject = ${subject} and result.superseded_at is null`
  const { rows } = isOfPeople(subject)
    ? await sql<FoundSubject>`
        select p.public_id as id, p.id::text as key, result.level, result.reason from person p
        join member_spell spell on spell.member_id = p.id and spell.organisation_id = ${unitId}
          and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
        left join review_member result on result.member_id = p.id and ${stands}
        where p.public_id = any(${[...ids]}::uuid[])`.execute(db)
    : await sql<FoundSubject>`
        select organisation.public_id as id, organisation.id::text as key, result.level, result.reason from organisation
        join organisation_state state on state.organisation_id = organisation.id and state.superseded_at is null
          and state.superior_id = ${unitId} and state.from_day <= ${on}::date and ${on}::date < state.until_day
        left join review_unit result on result.organisation_id = organisation.id and ${stands}
        where organisation.public_id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}

interface FoundSubject {
  id: string
  key: string
  level: Level | null
  reason: Reason | null
}

export const isOfPeople = (subject: Subject): subject is MemberSubject =>
  subject === 'member' || subject === 'leader'

/** What is recorded together: of which year and kind, decided by whom and when. */
export interface Recording {
  unitId: string
  year: number
  subject: Subject
  decidedOn: Day
  decisionNo: string | null
  eventId: string
}

/** Writes results; `replaced` are the internal ids of those whose standing result is superseded. */
export async function writeResults(
  db: Db,
  { unitId, year, subject, decidedOn, decisionNo, eventId }: Recording,
  {
    results,
    replaced,
    why,
  }: {
    results: readonly (Entered & { key: string })[]
    replaced: readonly string[]
    why: string | null
  },
): Promise<void> {
  const [table, column] = isOfPeople(subject)
    ? ['review_member', 'member_id']
    : ['review_unit', 'organisation_id']
  if (replaced.length > 0)
    await sql`
      update ${sql.table(table)} set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${why}
      where ${sql.ref(column)} = any(${[...replaced]}::bigint[]) and year = ${year} and subject = ${subject}
        and superseded_at is null`.execute(db)
  const given = (pick: (one: Entered & { key: string }) => string | null): RawBuilder<unknown> =>
    sql`${results.map(pick)}`
  const rows = sql`unnest(${given((one) => one.key)}::bigint[], ${given((one) => one.level)}::text[],
    ${given((one) => one.reason)}::text[]) as result (subject_id, level, reason)`
  if (isOfPeople(subject))
    await sql`
      insert into review_member (year, subject, member_id, organisation_id, level, reason, decided_by, decision_no, decided_on, recorded_event)
      select ${year}, ${subject}, subject_id, ${unitId}, level, reason, ${unitId}, ${decisionNo}, ${decidedOn}::date, ${eventId}
      from ${rows}`.execute(db)
  else
    await sql`
      insert into review_unit (year, subject, organisation_id, level, reason, decided_by, decision_no, decided_on, recorded_event)
      select ${year}, ${subject}, subject_id, level, reason, ${unitId}, ${decisionNo}, ${decidedOn}::date, ${eventId}
      from ${rows}`.execute(db)
}
