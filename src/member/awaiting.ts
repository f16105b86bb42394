import { sql, type RawBuilder } from 'kysely'
import type { Awaiting, AwaitingBelow, InboxSource } from '#inbox/source.ts'
import { addDays, addMonths, dayOf, partsOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { badgeLevelsOn, retiresOn } from './due-law.ts'
import { MEMBER_DUE_KINDS, type MemberDueKind } from './due.ts'

/** So long what was not done stays in the inbox, in days: a round of badges, a year of recognitions. */
const KEPT_IN_DAYS = { badge: 92, recognition: 366, retirement: 0 } as const

/** What falls due of members by the calendar: recognitions, badges, retirements, at the unit where they are. */
export const membersAwaiting: InboxSource = {
  kind: 'member',
  list: async (db, _actor, { units, on, until, limit }) => {
    const found: Awaiting[] = []
    for (const kind of MEMBER_DUE_KINDS) found.push(...(await listDue(db, kind, { units, on, until, limit })))
    return found
  },
  below: async (db, _actor, asked) => {
    const found: AwaitingBelow[] = []
    for (const kind of MEMBER_DUE_KINDS) found.push(...(await countDue(db, kind, asked)))
    return found
  },
}

interface Window {
  on: Day
  until: Day
}

async function listDue(
  db: Db,
  kind: MemberDueKind,
  { units, limit, ...window }: Window & { units: RawBuilder<unknown>; limit: number },
): Promise<Awaiting[]> {
  const { on } = window
  const { rows } = await sql<{ id: string; title: string; unit: string; dueOn: Day; level: number | null }>`
    select person.public_id as id, person.full_name as title, organisation.public_id as unit, due_on as "dueOn", level
    from member_spell spell
    join member on member.person_id = spell.member_id
    join person on person.id = spell.member_id
    join organisation on organisation.id = spell.organisation_id
    ${DUE[kind](window)}
    where spell.organisation_id in (${units}) and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
    order by due_on, person.id limit ${limit}`.execute(db)
  return rows.map(({ id, title, unit, dueOn, level }) => ({
    kind: 'member',
    id: `${kind} ${id}`,
    to: `/people/${id}`,
    title,
    organisationId: unit,
    dueOn,
    code: kind,
    facts: (level === null ? {} : { level }) as Awaiting['facts'],
  }))
}

/** How many at a unit and below it, by the unit directly below. */
async function countDue(
  db: Db,
  kind: MemberDueKind,
  { organisationId, ...window }: Window & { organisationId: string },
): Promise<AwaitingBelow[]> {
  const { on } = window
  const alive = (row: string) =>
    sql<boolean>`${sql.ref(`${row}.from_day`)} <= ${on}::date and ${on}::date < ${sql.ref(`${row}.until_day`)}`
  const { rows } = await sql<AwaitingBelow>`
    with due as materialized (
      select spell.organisation_id as unit_id, (due_on < ${on}::date) as is_late, count(*)::integer as n
      from organisation_ancestor above
      join member_spell spell on spell.organisation_id = above.descendant_id and ${alive('spell')}
      join member on member.person_id = spell.member_id
      join person on person.id = spell.member_id
      ${DUE[kind](window)}
      where above.ancestor_id = ${organisationId} and ${alive('above')}
      group by 1, 2
    ),
    placed as (
      select due.*, case when unit_id = ${organisationId} then unit_id else (
        select state.organisation_id from organisation_ancestor above
        join organisation_state state on state.organisation_id = above.ancestor_id and state.superseded_at is null
          and state.superior_id = ${organisationId} and ${alive('state')}
        where above.descendant_id = due.unit_id and ${alive('above')} limit 1) end as place
      from due
    )
    select place as "organisationId", coalesce(sum(n) filter (where is_late), 0)::integer as overdue,
      coalesce(sum(n) filter (where not is_late), 0)::integer as soon
    from placed where place is not null group by place`.execute(db)
  return rows
}

/** Joins each member `member` with what falls due of him in the window, or leaves him out. */
const DUE: Record<MemberDueKind, (window: Window) => RawBuilder<unknown>> = {
  badge: badgeDue,
  recognition: recognitionDue,
  retirement: retirementDue,
}

/** The highest level reached above all that he holds; a year completes as in `addMonths`. */
function badgeDue({ on, until }: Window): RawBuilder<unknown> {
  return sql`
    cross join lateral (
      select level, reached.on_day as due_on
      from (select case member.seniority_basis when 'card' then member.ceremony_on else member.admission_decided_on end as start) since
      cross join lateral unnest(${badgeLevelsOn(until)}::integer[]) as level
      cross join lateral (select (since.start + make_interval(years => level))::date as plain) anniversary
      cross join lateral (
        select plain + (extract(day from since.start) - extract(day from plain))::integer as on_day
      ) reached
      where member.official_on <= ${on}::date
        and reached.on_day between ${addDays(on, -KEPT_IN_DAYS.badge)}::date and ${until}::date
        and not exists (select from badge where badge.member_id = member.person_id and badge.superseded_at is null
          and badge.on_day <= ${on}::date and badge.level >= level.level)
      order by level desc limit 1
    ) due`
}

/** Probationers whose twelve months end, or have ended without a recognition. */
function recognitionDue({ on, until }: Window): RawBuilder<unknown> {
  const earliest = addDays(addMonths(on, -12), -KEPT_IN_DAYS.recognition)
  return sql`
    cross join lateral (
      select null::integer as level, plain + (extract(day from member.ceremony_on) - extract(day from plain))::integer as due_on
      from (select (member.ceremony_on + interval '12 months')::date as plain) anniversary
      where (member.official_on is null or member.official_on > ${on}::date)
        and member.ceremony_on between ${earliest}::date and ${addMonths(until, -12)}::date
    ) due`
}

/** Who reaches the age of retirement on a last day of a month in the window. */
function retirementDue(window: Window): RawBuilder<unknown> {
  const months = retiringMonths(window)
  return sql`
    join unnest(${months.map((one) => one.sex)}::text[], ${months.map((one) => one.born)}::date[],
      ${months.map((one) => one.due)}::date[]) as due (of_sex, born_month, due_on)
      on due.of_sex = person.sex and person.born_on >= due.born_month
        and person.born_on < (due.born_month + interval '1 month')::date
    cross join (select null::integer as level) none`
}

/** The months of birth of those who reach the age in the window, by sex, with the day on which they do. */
export function retiringMonths({ on, until }: Window): { sex: 'nam' | 'nữ'; born: Day; due: Day }[] {
  const youngest = partsOf(addMonths(until, -54 * 12))
  const months: { sex: 'nam' | 'nữ'; born: Day; due: Day }[] = []
  for (let back = 0; back <= 11 * 12; back++) {
    const born = addMonths(dayOf(youngest.year, youngest.month, 1), -back)
    for (const sex of ['nam', 'nữ'] as const) {
      const due = retiresOn(born, sex)
      if (due !== null && on <= due && due <= until) months.push({ sex, born, due })
    }
  }
  return months
}
