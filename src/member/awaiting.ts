import { sql, type RawBuilder } from 'kysely'
import type { Awaiting, AwaitingBelow, InboxQuestion, InboxSource } from '#inbox/source.ts'
import { addDays, addMonths, dayOf, partsOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { badgeLevelsOn, retiresOn } from './due-law.ts'
import type { MemberDueKind } from './due.ts'

/** So long what was not done stays in the inbox, in days: a round of badges, a year of recognitions. */
const KEPT_IN_DAYS = { badge: 92, recognition: 366 } as const

/** What falls due of members by the calendar: recognitions, badges, retirements, at the unit where they are. */
export const membersAwaiting: InboxSource = {
  kind: 'member',
  list: (db, _actor, asked) => listDue(db, asked),
  below: (db, _actor, asked) => countDue(db, asked),
}

interface Window {
  on: Day
  until: Day
}

async function listDue(db: Db, { units, limit, ...window }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<{
    kind: MemberDueKind
    id: string
    title: string
    unit: string
    dueOn: Day
    level: number | null
  }>`
    select due.kind, person.public_id as id, person.full_name as title, organisation.public_id as unit, due_on as "dueOn", level
    from member_spell spell
    join organisation on organisation.id = spell.organisation_id
    ${dueOf(window)}
    where spell.organisation_id in (${units}) and ${alive('spell', window.on)}
    order by due_on, person.id limit ${limit}`.execute(db)
  return rows.map(({ kind, id, title, unit, dueOn, level }) => ({
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
  { organisationId, ...window }: Window & { organisationId: string },
): Promise<AwaitingBelow[]> {
  const { on } = window
  const { rows } = await sql<AwaitingBelow>`
    with due as materialized (
      select spell.organisation_id as unit_id, (due_on < ${on}::date) as is_late, count(*)::integer as n
      from organisation_ancestor above
      join member_spell spell on spell.organisation_id = above.descendant_id and ${alive('spell', on)}
      ${dueOf(window)}
      where above.ancestor_id = ${organisationId} and ${alive('above', on)}
      group by 1, 2
    ),
    placed as (
      select due.*, case when unit_id = ${organisationId} then unit_id else (
        select state.organisation_id from organisation_ancestor above
        join organisation_state state on state.organisation_id = above.ancestor_id and state.superseded_at is null
          and state.superior_id = ${organisationId} and ${alive('state', on)}
        where above.descendant_id = due.unit_id and ${alive('above', on)} limit 1) end as place
      from due
    )
    select place as "organisationId", coalesce(sum(n) filter (where is_late), 0)::integer as overdue,
      coalesce(sum(n) filter (where not is_late), 0)::integer as soon
    from placed where place is not null group by place`.execute(db)
  return rows
}

function alive(row: string, on: Day): RawBuilder<boolean> {
  return sql`${sql.ref(`${row}.from_day`)} <= ${on}::date and ${on}::date < ${sql.ref(`${row}.until_day`)}`
}

/**
 * Joins each row `spell` with the member and what falls due of him in the window. What can be due is told by ranges of
 * days, which are computed here, so that of most members nothing more is asked.
 */
function dueOf({ on, until }: Window): RawBuilder<unknown> {
  const levels = badgeLevelsOn(until)
  const first = addDays(on, -KEPT_IN_DAYS.badge)
  const months = retiringMonths({ on, until })
  const earliest = addDays(addMonths(on, -12), -KEPT_IN_DAYS.recognition)
  return sql`
    join member on member.person_id = spell.member_id
    join person on person.id = spell.member_id
    join lateral (
      select 'badge' as kind, reached.level, ${anniversary(sql`since.start`, sql`make_interval(years => reached.level)`)} as due_on
      from (select case member.seniority_basis when 'card' then member.ceremony_on else member.admission_decided_on end) since (start)
      join unnest(${levels}::integer[], ${levels.map((years) => addDays(addMonths(first, -12 * years), -1))}::date[],
        ${levels.map((years) => addMonths(until, -12 * years))}::date[]) as reached (level, from_day, to_day)
        on since.start between reached.from_day and reached.to_day
      where member.official_on <= ${on}::date
        and not exists (select from badge where badge.member_id = member.person_id and badge.superseded_at is null
          and badge.on_day <= ${on}::date and badge.level >= reached.level)
      union all
      select 'recognition', null, ${anniversary(sql`member.ceremony_on`, sql`make_interval(years => 1)`)}
      where (member.official_on is null or member.official_on > ${on}::date)
        and member.ceremony_on between ${earliest}::date and ${addMonths(until, -12)}::date
      union all
      select 'retirement', null, retiring.due_on
      from unnest(${months.map((one) => one.sex)}::text[], ${months.map((one) => one.born)}::date[],
        ${months.map((one) => addMonths(one.born, 1))}::date[], ${months.map((one) => one.due)}::date[])
        as retiring (sex, from_day, to_day, due_on)
      where retiring.sex = person.sex and person.born_on >= retiring.from_day and person.born_on < retiring.to_day
    ) due on due_on <= ${until}::date and (due.kind <> 'badge' or due_on >= ${first}::date)`
}

/** The day on which so many years are complete: the same day and month, of 29 February 1 March. */
function anniversary(start: RawBuilder<unknown>, years: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`((${start} + ${years})::date + (extract(day from ${start}) - extract(day from (${start} + ${years})))::integer)`
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
