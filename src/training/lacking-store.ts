import { sql, type RawBuilder } from 'kysely'
import { asRegister } from '#access/reach.ts'
import { birthText } from '#person/field-values.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import { addDays, addMonths, lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { AWARENESS, COMPLETED, NEW_MEMBERS, type Lack } from './codes.ts'
import type { Lacking } from './figure-api.ts'
import { PROBATION_ENDS_WITHIN_DAYS, requirementsOn, RUNS_OUT_WITHIN_DAYS, THEORY_LEVELS } from './law.ts'

/** Of which unit and below it, and on which day. */
export interface LackQuestion {
  organisationId: string
  on: Day
}

/** Somebody who lacks a class, by internal ids; `first` and `second` are what the list is sorted by. */
interface Found {
  personKey: string
  unitKey: string
  first: string
  second: string
  key: string
  day: Day | null
  role: string | null
  has: string | null
  wants: string | null
  source: string | null
}

const below = ({ organisationId, on }: LackQuestion, unit: RawBuilder<unknown>) => sql`
  ${unit} in (select a.descendant_id from organisation_ancestor a where a.ancestor_id = ${organisationId}
    and a.from_day <= ${on}::date and ${on}::date < a.until_day)`

/** Whether somebody completed a class of a kind by a day. */
function completed(person: RawBuilder<unknown>, kind: string, on: Day): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from training_result r join training_plan tp on tp.class_id = r.class_id and tp.superseded_at is null
    where r.person_id = ${person} and r.superseded_at is null and r.on_day <= ${on}::date and tp.kind = ${kind}
      and r.result = any(${[...COMPLETED]}::text[]))`
}

/** Probationers of a day who have not completed the class of new members. */
function withoutNewMembers(asked: LackQuestion): RawBuilder<unknown> {
  const { on } = asked
  return sql`
    select m.person_id as "personKey", spell.organisation_id as "unitKey", m.ceremony_on::text as first, '' as second,
      m.person_id as key, m.ceremony_on as day, null::text as role, null::text as has, null::text as wants,
      null::text as source
    from member_spell spell join member m on m.person_id = spell.member_id
    where spell.from_day <= ${on}::date and ${on}::date < spell.until_day and ${below(asked, sql`spell.organisation_id`)}
      and (m.official_on is null or m.official_on > ${on}::date) and m.ceremony_on <= ${on}::date
      and not ${completed(sql`m.person_id`, NEW_MEMBERS, on)}`
}

/** People kept by a unit who have never been members, without a certificate that is good for a while longer. */
function withoutAwareness(asked: LackQuestion): RawBuilder<unknown> {
  const { on } = asked
  return sql`
    select p.id as "personKey", p.organisation_id as "unitKey", coalesce(good.until_day::text, '') as first,
      p.name_order as second, p.id as key, good.until_day as day, null::text as role, null::text as has,
      null::text as wants, null::text as source
    from person p
    left join lateral (
      select max(cert.until_day) as until_day from training_certificate cert
      where cert.person_id = p.id and cert.kind = ${AWARENESS} and cert.superseded_at is null
        and cert.issued_on <= ${on}::date and ${on}::date < cert.until_day
    ) good on true
    where ${below(asked, sql`p.organisation_id`)}
      and not exists (select from member_spell spell where spell.member_id = p.id)
      and (good.until_day is null or good.until_day <= ${addDays(on, RUNS_OUT_WITHIN_DAYS)}::date)`
}

/** Holders of posts whose theory level is below the one that the post asks for; each once, by the highest one asked. */
function withoutTheory(asked: LackQuestion): RawBuilder<unknown> {
  const { on } = asked
  const levels = sql`${[...THEORY_LEVELS]}::text[]`
  const needs = requirementsOn(on).map(({ organisationKinds, roles, level, source }) => ({
    kinds: organisationKinds,
    roles,
    level,
    source,
  }))
  return sql`
    select distinct on (post.person_id) post.person_id as "personKey", post.organisation_id as "unitKey",
      (9 - array_position(${levels}, need.level))::text as first, o.code as second, post.id as key, null::date as day,
      post.role, held.level as has, need.level as wants, need.source
    from post
    join organisation o on o.id = post.organisation_id
    join organisation_state state on state.organisation_id = post.organisation_id and state.superseded_at is null
      and state.from_day <= ${on}::date and ${on}::date < state.until_day
    join jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as need (kinds text[], roles text[], level text, source text)
      on state.kind = any(need.kinds) and post.role = any(need.roles)
    join person p on p.id = post.person_id
    cross join lateral (
      select level from (
        select case when changed.value is null and changed.from_day is null then p.theory else changed.value end as level
        from (select 1) one left join lateral (
          select value, from_day from person_attribute a where a.person_id = p.id and a.field = 'theory'
            and a.superseded_at is null and a.from_day <= ${on}::date order by a.from_day desc limit 1) changed on true
        union all
        select k.theory from training_result r
        join training_plan tp on tp.class_id = r.class_id and tp.superseded_at is null
        join training_kind k on k.code = tp.kind and k.theory is not null
        where r.person_id = p.id and r.superseded_at is null and r.on_day <= ${on}::date
          and r.result = any(${[...COMPLETED]}::text[])
      ) known order by coalesce(array_position(${levels}, level), 0) desc limit 1
    ) held
    where post.superseded_at is null and post.from_day <= ${on}::date and ${on}::date < post.until_day
      and ${below(asked, sql`post.organisation_id`)}
      and coalesce(array_position(${levels}, held.level), 0) < array_position(${levels}, need.level)
    order by post.person_id, array_position(${levels}, need.level) desc, post.id`
}

const FIND: Record<Lack, (asked: LackQuestion) => RawBuilder<unknown>> = {
  new_members: withoutNewMembers,
  awareness: withoutAwareness,
  theory: withoutTheory,
}

/** Who lacks a class, the most urgent first; those out of reach are left out. */
export async function listLacking(
  db: Db,
  what: Lack,
  asked: LackQuestion & { after?: string | undefined; limit: number },
): Promise<{ items: Lacking[]; next: string | null }> {
  const last = readCursor(asked.after, 3)
  const from = last
    ? sql`(first, second collate "C", key) > (${String(last[0])}, ${String(last[1])} collate "C", ${idPart(last[2])}::bigint)`
    : sql`true`
  const query = sql<Found>`select * from (${FIND[what](asked)}) lacking where ${from}
    order by first, second collate "C", key limit ${asked.limit + 1}`
  const { rows } = await asRegister(db, (all) => query.execute(all))
  const page = rows.slice(0, asked.limit)
  const end = page.at(-1)
  return {
    items: await told(db, what, page, asked.on),
    next: rows.length > asked.limit && end ? cursorOf([end.first, end.second, end.key]) : null,
  }
}

interface Person {
  key: string
  personId: string
  fullName: string
  bornOn: Day
  precision: 'day' | 'month' | 'year'
  isLearning: boolean
  isNominated: boolean
}

/** These findings with the people's names, as far as they are within reach. */
async function told(db: Db, what: Lack, found: readonly Found[], on: Day): Promise<Lacking[]> {
  const kinds = sql`(select code from training_kind where code = ${what} or (${what === 'theory'} and theory is not null))`
  const { rows: people } = await sql<Person>`
    select p.id as key, p.public_id as "personId", p.full_name as "fullName", p.born_on as "bornOn",
      p.born_precision as precision,
      exists (select from training_learner l join training_plan tp on tp.class_id = l.class_id and tp.superseded_at is null
        where l.person_id = p.id and l.superseded_at is null and l.joined_on <= ${on}::date and tp.kind in ${kinds}
          and not exists (select from training_act a where a.class_id = l.class_id and a.act in ('closed', 'cancelled')
            and a.superseded_at is null and a.on_day <= ${on}::date)) as "isLearning",
      exists (select from training_nominee e join training_nomination n on n.id = e.nomination_id and n.superseded_at is null
        where e.person_id = p.id and n.on_day <= ${on}::date and (e.answered_on is null or e.answered_on > ${on}::date)
          and n.kind in ${kinds}) as "isNominated"
    from person p where p.id = any(${found.map((one) => one.personKey)}::bigint[])`.execute(db)
  const units = await sql<{ key: string; id: string; code: string; name: string }>`
    select id as key, public_id as id, code, unit_name(id, ${on}::date) as name from organisation
    where id = any(${[...new Set(found.map((one) => one.unitKey))]}::bigint[])`.execute(db)
  const byKey = new Map(people.map((one) => [one.key, one]))
  const unitByKey = new Map(units.rows.map(({ key, ...unit }) => [key, unit]))
  return found.flatMap(({ personKey, unitKey, day, role, has, wants, source }) => {
    const person = byKey.get(personKey)
    if (!person) return []
    const { personId, fullName, bornOn, precision, isLearning, isNominated } = person
    return {
      personId,
      fullName,
      bornOn: birthText(bornOn, precision),
      unit: unitByKey.get(unitKey)!,
      dueOn: day && (what === 'new_members' ? addMonths(day, 12) : lastDayOf(day)),
      role,
      has,
      wants,
      source,
      underway: isLearning ? 'learning' : isNominated ? 'nominated' : null,
    }
  })
}

/** How many lack each class, counted over the whole register. */
export async function countLacking(
  db: Db,
  asked: LackQuestion,
): Promise<{ new_members: number; soon: number; awareness: number; theory: number }> {
  const until = addMonths(addDays(asked.on, PROBATION_ENDS_WITHIN_DAYS), -12)
  const query = sql<{ new_members: number; soon: number; awareness: number; theory: number }>`
    select probation.new_members, probation.soon,
      (select count(*)::integer from (${withoutAwareness(asked)}) lacking) as awareness,
      (select count(*)::integer from (${withoutTheory(asked)}) lacking) as theory
    from (select count(*)::integer as new_members, count(*) filter (where day <= ${until}::date)::integer as soon
      from (${withoutNewMembers(asked)}) lacking) probation`
  return (await asRegister(db, (all) => query.execute(all))).rows[0]!
}
