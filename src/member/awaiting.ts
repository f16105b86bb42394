import { sql, type RawBuilder } from 'kysely'
import { asRegister } from '#access/reach.ts'
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

async function listDue(db: Db, { units, limit, on, until }: InboxQuestion): Promise<Awaiting[]> {
  const { maybe, due } = dueIn({ on, until })
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
    join person on person.id = spell.member_id
    join lateral ${due}
    where spell.organisation_id in (${units}) and ${alive('spell', on)} and ${maybe}
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
  const { maybe, due } = dueIn(window)
  const counted = sql<AwaitingBelow>`
    with due as materialized (
      select spell.organisation_id as unit_id, (due_on < ${on}::date) as is_late, count(*)::integer as n
      from organisation_ancestor above
      join member_spell spell on spell.organisation_id = above.descendant_id and ${alive('spell', on)}
      join lateral ${due}
      where above.ancestor_id = ${organisationId} and ${alive('above', on)} and ${maybe}
      group by 1, 2
    ),
    placed as (
      select unit_id as place, is_late, n from due where unit_id = ${organisationId}
      union all
      select child.organisation_id, is_late, n
      from organisation_state child
      join organisation_ancestor above on above.ancestor_id = child.organisation_id and ${alive('above', on)}
      join due on due.unit_id = above.descendant_id
      where child.superior_id = ${organisationId} and child.superseded_at is null and ${alive('child', on)}
    )
    select place as "organisationId", coalesce(sum(n) filter (where is_late), 0)::integer as overdue,
      coalesce(sum(n) filter (where not is_late), 0)::integer as soon
    from placed group by place`
  // Counts only, of a unit that the asker may read: the policies would ask after the keeper of every member.
  const { rows } = await asRegister(db, (all) => counted.execute(all))
  return rows
}

function alive(row: string, on: Day): RawBuilder<boolean> {
  return sql`${sql.ref(`${row}.from_day`)} <= ${on}::date and ${on}::date < ${sql.ref(`${row}.until_day`)}`
}

/**
 * Over rows `spell`: `maybe`, whether anything can be due of the member, told by the spell alone, so that of most members nothing
 * more is read; `due`, what is due of him. What can be due is told by ranges of days, which are computed here.
 */
function dueIn(window: Window): { maybe: RawBuilder<boolean>; due: RawBuilder<unknown> } {
  const { on, until } = window
  const starts = badgeStarts(window)
  const months = retiringMonths(window)
  const births = (sex: 'nam' | 'nữ') =>
    rangesOf(months.flatMap((one) => (one.sex === sex ? [monthOf(one.born)] : [])))
  const isProbationer = sql<boolean>`coalesce(spell.official_on > ${on}::date, true)`
  const maybe = sql<boolean>`(${isProbationer} or spell.decided_on <@ ${rangesOf(starts)}::datemultirange
    or spell.born_on <@ (case spell.sex when 1 then ${births('nam')}::datemultirange else ${births('nữ')}::datemultirange end))`
  const earliest = addDays(addMonths(on, -12), -KEPT_IN_DAYS.recognition)
  const due = sql`(
      select 'badge' as kind, reached.level, ${anniversary(sql`spell.decided_on`, sql`make_interval(years => reached.level)`)} as due_on
      from unnest(${starts.map(({ level }) => level)}::integer[], ${starts.map(({ from }) => from)}::date[],
        ${starts.map(({ to }) => to)}::date[]) as reached (level, from_day, to_day)
      where spell.decided_on between reached.from_day and reached.to_day and spell.official_on <= ${on}::date
        and not exists (select from badge where badge.member_id = spell.member_id and badge.superseded_at is null
          and badge.on_day <= ${on}::date and badge.level >= reached.level)
      union all
      select 'recognition', null, ${anniversary(sql`member.ceremony_on`, sql`make_interval(years => 1)`)}
      from member where member.person_id = spell.member_id and ${isProbationer}
        and member.ceremony_on between ${earliest}::date and ${addMonths(until, -12)}::date
      union all
      select 'retirement', null, retiring.due_on
      from unnest(${months.map((one) => (one.sex === 'nam' ? 1 : 2))}::smallint[], ${months.map((one) => one.born)}::date[],
        ${months.map((one) => monthOf(one.born).to)}::date[], ${months.map((one) => one.due)}::date[])
        as retiring (sex, from_day, to_day, due_on)
      where retiring.sex = spell.sex and spell.born_on between retiring.from_day and retiring.to_day
    ) due on due_on <= ${until}::date and (due.kind <> 'badge' or due_on >= ${addDays(on, -KEPT_IN_DAYS.badge)}::date)`
  return { maybe, due }
}

interface Days {
  from: Day
  to: Day
}

/** Levels of the badge with the first and last start of seniority by which they are reached in the window or not long before. */
function badgeStarts({ on, until }: Window): (Days & { level: number })[] {
  const first = addDays(on, -KEPT_IN_DAYS.badge)
  return badgeLevelsOn(until).map((level) => ({
    level,
    from: addDays(addMonths(first, -12 * level), -1),
    to: addMonths(until, -12 * level),
  }))
}

const monthOf = (born: Day): Days => ({ from: born, to: addDays(addMonths(born, 1), -1) })

/** Stretches of days as PostgreSQL writes them. */
const rangesOf = (days: readonly Days[]) => `{${days.map(({ from, to }) => `[${from},${to}]`).join(',')}}`

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
