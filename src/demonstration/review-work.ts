import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import type { Db } from '#platform/db.ts'

const BLOC = 'NAMDINH.KHOI'
const YEAR = 2021
const END = '2021-12-31'

/**
 * Article 003: every one of the 159 grassroots organisations of the bloc completed the review of 2021, and 90 % of them and of
 * the members should be at "good" or better. The levels themselves are invented: nobody published them.
 */
export async function loadReviews(tx: Db, actor: Actor): Promise<void> {
  const bloc = await organisationIdOfCode(tx, BLOC)
  const eventId = await recordEvent(tx, actor, {
    action: 'review.record',
    organisationId: bloc,
    details: { year: YEAR, subject: 'organisation' },
  })
  await organisationsOf(tx, bloc, eventId)
  await membersOf(tx, bloc, eventId)
}

/** Invented companies first, then by code: 26 excellent, 120 good, 11 satisfactory, 2 not, of 159. No real body is rated badly. */
async function organisationsOf(tx: Db, bloc: string, eventId: string): Promise<void> {
  await sql`
    insert into review_unit (year, subject, organisation_id, level, decided_by, decision_no, decided_on, recorded_event)
    select ${YEAR}, 'organisation', id, case when place % 6 = 0 then 'excellent' when place in (1, 3) then 'unsatisfactory'
      when place % 13 = 2 then 'satisfactory' else 'good' end, ${bloc}, '152-QĐ/ĐUK', '2021-12-30', ${eventId}
    from (
      select unit.id, row_number() over (order by state.name not like '%Công ty%', unit.code) as place
      from organisation_state state join organisation unit on unit.id = state.organisation_id
      where state.superseded_at is null and state.superior_id = ${bloc} and state.from_day <= ${END}::date
        and ${END}::date < state.until_day and state.kind in ('dang_bo_co_so', 'chi_bo_co_so')
    ) grassroots`.execute(tx)
}

/** In each branch by an order that says nothing: the first sixth excellent, nine in ten good or better; late comers not. */
async function membersOf(tx: Db, bloc: string, eventId: string): Promise<void> {
  await sql`
    insert into review_member (year, subject, member_id, organisation_id, level, reason, decided_by, decision_no, decided_on,
      recorded_event)
    select ${YEAR}, 'member', member_id, organisation_id,
      case when came_late then 'unclassified' when place <= whole / 6 then 'excellent' when place <= ceil(whole * 0.93) then 'good'
        when place = whole and whole % 11 = 0 then 'unsatisfactory' else 'satisfactory' end,
      case when came_late then 'admitted-late' end, organisation_id, null, '2021-12-15', ${eventId}
    from (
      select spell.member_id, spell.organisation_id, coalesce(spell.decided_on > '2021-06-30'::date, false) as came_late,
        row_number() over branch as place, count(*) over (partition by spell.organisation_id) as whole
      from member_spell spell
      join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id = ${bloc}
        and above.from_day <= ${END}::date and ${END}::date < above.until_day
      join member on member.person_id = spell.member_id
      where spell.from_day <= ${END}::date and ${END}::date < spell.until_day
      window branch as (partition by spell.organisation_id
        order by coalesce(spell.decided_on > '2021-06-30'::date, false), md5(member.member_code))
    ) held`.execute(tx)
}
