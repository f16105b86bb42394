import { sql, type RawBuilder } from 'kysely'
import { addMonths, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { compareTexts } from '#platform/order.ts'
import { badgeLevelsOn, retiresOn } from './due-law.ts'

/** What falls due of members by the calendar. */
export const MEMBER_DUE_KINDS = ['badge', 'recognition', 'retirement'] as const
export type MemberDueKind = (typeof MEMBER_DUE_KINDS)[number]

/** A member with what falls due on a day; `level` of a badge, in years. */
export interface MemberDue {
  member_code: string
  organisation: string
  kind: MemberDueKind
  due_on: Day
  level?: number
}

/** The members of a unit and below it on `on`, and the window that begins then. */
export interface DueQuestion {
  organisationId: string
  on: Day
  until: Day
}

/** What falls due of the members of a unit in the window, the earliest first. */
export async function membersDue(db: Db, kind: MemberDueKind, asked: DueQuestion): Promise<MemberDue[]> {
  const found = await FIND[kind](db, asked)
  return found.sort((a, b) => compareTexts(a.due_on, b.due_on) || compareTexts(a.member_code, b.member_code))
}

const FIND: Record<MemberDueKind, (db: Db, asked: DueQuestion) => Promise<MemberDue[]>> = {
  badge: badgesDue,
  recognition: recognitionsDue,
  retirement: retirementsDue,
}

/** Whoever is a member at the unit or below it on the day, with the unit where he is. */
function membersThere({ on }: DueQuestion): RawBuilder<unknown> {
  return sql`organisation_ancestor above
    join member_spell spell on spell.organisation_id = above.descendant_id
      and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
    join member on member.person_id = spell.member_id
    join person on person.id = spell.member_id
    join organisation on organisation.id = spell.organisation_id`
}

function isThere({ organisationId, on }: DueQuestion): RawBuilder<boolean> {
  return sql<boolean>`above.ancestor_id = ${organisationId}
    and above.from_day <= ${on}::date and ${on}::date < above.until_day`
}

/**
 * Official members who by the end of the window reach a level above any that they hold: the highest reached. A year
 * completes on the same day and month, of 29 February on 1 March in common years.
 */
async function badgesDue(db: Db, asked: DueQuestion): Promise<MemberDue[]> {
  const { on, until } = asked
  const { rows } = await sql<Omit<MemberDue, 'kind'>>`
    select distinct on (member_code) member_code, organisation.code as organisation, level, reached.on_day as due_on
    from ${membersThere(asked)}
    cross join lateral (
      select case seniority_basis when 'card' then ceremony_on else admission_decided_on end as start
    ) since
    cross join lateral unnest(${badgeLevelsOn(until)}::integer[]) as level
    cross join lateral (select (since.start + make_interval(years => level))::date as on_day) plain
    cross join lateral (
      select plain.on_day + (extract(day from since.start) - extract(day from plain.on_day))::integer as on_day
    ) reached
    where ${isThere(asked)} and member.official_on <= ${on}::date and reached.on_day <= ${until}::date and not exists (
      select from badge where badge.member_id = member.person_id and badge.superseded_at is null
        and badge.on_day <= ${on}::date and badge.level >= level.level)
    order by member_code, level desc`.execute(db)
  return rows.map((row) => ({ ...row, kind: 'badge' }))
}

/** Probationers whose twelve months end in the window. */
async function recognitionsDue(db: Db, asked: DueQuestion): Promise<MemberDue[]> {
  const { on, until } = asked
  const { rows } = await sql<{ member_code: string; organisation: string; ceremonyOn: Day }>`
    select member_code, organisation.code as organisation, ceremony_on as "ceremonyOn"
    from ${membersThere(asked)}
    where ${isThere(asked)} and (member.official_on is null or member.official_on > ${on}::date)
      and ceremony_on between ${addMonths(on, -13)}::date and ${until}::date`.execute(db)
  return rows
    .map(({ ceremonyOn, ...row }) => ({
      ...row,
      kind: 'recognition' as const,
      due_on: addMonths(ceremonyOn, 12),
    }))
    .filter((row) => isWithin(row.due_on, asked))
}

/** Members who reach the age of retirement in the window: on the last day of that month. */
async function retirementsDue(db: Db, asked: DueQuestion): Promise<MemberDue[]> {
  const { on, until } = asked
  const { rows } = await sql<{ member_code: string; organisation: string; bornOn: Day; sex: 'nam' | 'nữ' }>`
    select member_code, organisation.code as organisation, person.born_on as "bornOn", person.sex
    from ${membersThere(asked)}
    where ${isThere(asked)}
      and person.born_on between ${addMonths(on, -63 * 12)}::date and ${addMonths(until, -55 * 12)}::date`.execute(
    db,
  )
  return rows.flatMap(({ bornOn, sex, ...row }) => {
    const due = retiresOn(bornOn, sex)
    return due !== null && isWithin(due, asked) ? [{ ...row, kind: 'retirement' as const, due_on: due }] : []
  })
}

function isWithin(due: Day, { on, until }: DueQuestion): boolean {
  return on <= due && due <= until
}
