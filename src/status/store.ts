import { sql, type RawBuilder } from 'kysely'
import { withinReach, type Actor, type Permissions } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import { addDays, lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { unitNameOn } from '#person/unit-store.ts'
import type { StoredPerson } from '#person/stored-person.ts'
import { MOST, VIEWS, type MemberStatuses, type StatusRow, type View } from './api.ts'
import { MEASURE_TEXT, MEASURES } from './codes.ts'
import { heldOf } from './effects-store.ts'
import { barredFrom } from './effects.ts'

/** So many days ahead an end or a return counts as due. */
export const DUE_WITHIN = 30

/** Statuses and measures as one table: what holds of whom from when until when. A measure ends after 12 months at latest. */
const FACTS = sql`(
  select s.public_id, s.member_id, s.status as standing, s.from_day, s.until_day, s.ground, s.place, s.contact, s.expected_on,
    s.decision_no, s.note
  from member_status s where s.superseded_at is null
  union all
  select d.public_id, d.person_id, ${measureCode()}, d.from_day,
    least(d.until_day, (d.from_day + interval '12 months')::date), null, null, null, null, d.data ->> 'decision_no', null
  from person_period d where d.kind = 'discipline' and d.superseded_at is null
    and d.data ->> 'form' = any(${MEASURES.map((one) => MEASURE_TEXT[one])}::text[])
)`

function measureCode(): RawBuilder<string> {
  const cases = MEASURES.map((one) => sql`when ${MEASURE_TEXT[one]} then ${sql.lit(one)}`)
  return sql<string>`case d.data ->> 'form' ${sql.join(cases, sql` `)} end`
}

const inView = (view: View): RawBuilder<boolean> =>
  view === 'discipline'
    ? sql<boolean>`f.standing = any(${[...MEASURES]}::text[])`
    : sql<boolean>`f.standing = ${view}`

/** What is due of a status: its end, or the expected return, before a day. */
const dueBefore = (day: Day) => sql<boolean>`(f.until_day <= ${day}::date or f.expected_on < ${day}::date)`

interface Asked {
  unitId: string
  view: View
  on: Day
  dueWithin?: number
  after?: string
  limit: number
}

/** Members below a unit with a status on a day, by name. */
export async function listStatuses(
  db: Db,
  actor: Actor,
  { unitId, view, on, dueWithin, after, limit }: Asked,
): Promise<{ items: StatusRow[]; next: string | null }> {
  const [name, key] = after === undefined ? [null, null] : splitKey(after)
  const { rows } = await sql<Row>`
    select f.public_id as id, p.public_id as "personId", p.full_name as "fullName", m.member_code as "memberCode",
      o.public_id as "unitId", o.code as "unitCode", ${unitNameOn('o.id', on)} as "unitName", f.standing, f.from_day as "from",
      f.until_day as until, f.decision_no as "decisionNo", p.name_order as "nameOrder",
      case when ${withinReach(actor, 'person.protected', sql`p.organisation_id`)} then f.ground end as ground,
      case when ${withinReach(actor, 'person.contact', sql`p.organisation_id`)} then f.place end as place,
      case when ${withinReach(actor, 'person.contact', sql`p.organisation_id`)} then f.contact end as contact,
      f.expected_on as "expectedOn",
      (select max(c.on_day) from away_contact c where c.person_id = p.id and c.superseded_at is null
        and c.on_day <= ${on}::date) as "heardOn",
      (select g.name from party_group_member gm join party_group g on g.id = gm.group_id and g.superseded_at is null
        where gm.person_id = p.id and gm.superseded_at is null and ${holdsOn('gm', on)} limit 1) as "group"
    from ${FACTS} f join member m on m.person_id = f.member_id join person p on p.id = f.member_id
    join member_spell spell on spell.member_id = f.member_id and ${holdsOn('spell', on)}
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id = ${unitId}
      and ${holdsOn('above', on)}
    join organisation o on o.id = spell.organisation_id
    where ${inView(view)} and ${holdsOn('f', on)} and ${withinReach(actor, 'person.read', sql`p.organisation_id`)}
      and ${dueWithin === undefined ? sql`true` : dueBefore(addDays(on, dueWithin + 1))}
      and (${name}::text is null or (p.name_order, f.public_id) > (${name}::text collate "C", ${key}::uuid))
    order by p.name_order, f.public_id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(rowOf),
    next: rows.length > limit ? `${last!.id} ${last!.nameOrder}` : null,
  }
}

interface Row extends Omit<StatusRow, 'unit' | 'to'> {
  unitId: string
  unitCode: string
  unitName: string
  until: Day
  nameOrder: string
}

function rowOf({ unitId, unitCode, unitName, until, nameOrder: _order, ...row }: Row): StatusRow {
  return { ...row, unit: { id: unitId, code: unitCode, name: unitName }, to: lastDayOf(until) }
}

function splitKey(after: string): [string, string | null] {
  const id = after.slice(0, 36)
  return /^[0-9a-f-]{36}$/.test(id) ? [after.slice(37), id] : ['', null]
}

/** How many members below a unit have which status on a day, and of how many an end or a return is near. */
export async function countStatuses(db: Db, unitId: string, on: Day) {
  const { rows } = await sql<{ standing: string; members: number; due: number }>`
    select f.standing, count(*)::int as members, (count(*) filter (where ${dueBefore(addDays(on, DUE_WITHIN + 1))}))::int as due
    from ${FACTS} f
    join member_spell spell on spell.member_id = f.member_id and ${holdsOn('spell', on)}
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id = ${unitId}
      and ${holdsOn('above', on)}
    where ${holdsOn('f', on)} group by f.standing`.execute(db)
  return VIEWS.map((view) => {
    const own = rows.filter(({ standing }) =>
      view === 'discipline' ? (MEASURES as readonly string[]).includes(standing) : standing === view,
    )
    const sum = (key: 'members' | 'due') => own.reduce((total, row) => total + row[key], 0)
    return { view, members: sum('members'), due: sum('due') }
  })
}

/** A member's statuses, what they keep him from, word that was had of him, his groups. */
export async function memberStatuses(
  db: Db,
  person: StoredPerson,
  allowed: Permissions,
  on: Day,
): Promise<MemberStatuses> {
  const { id } = person
  const { rows } = await sql<Omit<MemberStatuses['statuses'][number], 'to'> & { until: Day }>`
    select f.public_id as id, f.standing, f.from_day as "from", f.until_day as until, f.ground, f.place, f.contact,
      f.expected_on as "expectedOn", f.decision_no as "decisionNo", ${holdsOn('f', on)} as "inForce"
    from ${FACTS} f where f.member_id = ${id} and f.from_day < f.until_day
    order by ${holdsOn('f', on)} desc, f.from_day desc limit ${MOST.statuses}`.execute(db)
  const bars = barredFrom(await heldOf(db, [id]), on)
  return {
    person: {
      id: person.publicId,
      fullName: person.columns.full_name!,
      memberCode: person.memberCode,
    },
    ...(await placeOf(db, person, on)),
    statuses: rows.map(({ until, ground, place, contact, ...row }) => ({
      ...row,
      to: lastDayOf(until),
      ground: allowed['person.protected'] ? ground : null,
      place: allowed['person.contact'] ? place : null,
      contact: allowed['person.contact'] ? contact : null,
    })),
    bars: bars.map(({ until, ...bar }) => ({ ...bar, to: lastDayOf(until) })),
    contacts: await contactsOf(db, id),
    groups: await groupsOf(db, id),
    may: {
      record: allowed['person.record'] && allowed['movement.record'],
      contact: allowed['person.contact'],
    },
  }
}

async function placeOf(
  db: Db,
  person: StoredPerson,
  on: Day,
): Promise<Pick<MemberStatuses, 'unit' | 'isMember'>> {
  const { rows } = await sql<{ id: string; code: string; name: string; isMember: boolean }>`
    select o.public_id as id, o.code, ${unitNameOn('o.id', on)} as name, spell.member_id is not null as "isMember"
    from (select ${person.id}::bigint as id, ${person.keeperId}::bigint as keeper) p
    left join member_spell spell on spell.member_id = p.id and ${holdsOn('spell', on)}
    join organisation o on o.id = coalesce(spell.organisation_id, p.keeper)`.execute(db)
  const { isMember, ...unit } = rows[0]!
  return { unit, isMember }
}

async function contactsOf(db: Db, personId: string): Promise<MemberStatuses['contacts']> {
  const { rows } = await sql<MemberStatuses['contacts'][number]>`
    select public_id as id, on_day as "on", manner, note from away_contact
    where person_id = ${personId} and superseded_at is null order by on_day desc, id desc limit ${MOST.contacts}`.execute(
    db,
  )
  return rows
}

async function groupsOf(db: Db, personId: string): Promise<MemberStatuses['groups']> {
  const { rows } = await sql<{ id: string; name: string; role: string; from: Day; until: Day }>`
    select g.public_id as id, g.name, gm.role, gm.from_day as "from", gm.until_day as until
    from party_group_member gm join party_group g on g.id = gm.group_id
    where gm.person_id = ${personId} and gm.superseded_at is null and g.superseded_at is null
    order by gm.from_day desc limit 50`.execute(db)
  return rows.map(({ until, ...row }) => ({ ...row, to: lastDayOf(until) }))
}
