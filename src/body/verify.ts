import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

/** What is wrong with bodies: a superior that is not there, members and positions outside the body's life, two heads. */
export async function verifyBodies(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ code: string; body: string; on: Day }>`
    select found.code, body.code as body, found.on_day as "on" from (
      select 'superior-not-there' as code, state.body_id, state.from_day as on_day from body_state state
      where state.superior_id is not null and state.superseded_at is null and not exists (
        select from body_state above where above.body_id = state.superior_id and above.superseded_at is null
          and above.from_day <= state.from_day and state.from_day < above.until_day)
      union all
      select 'outside-body', part.body_id, part.from_day from (
        select body_id, from_day, until_day from body_member where superseded_at is null
        union all select body_id, from_day, until_day from body_position where superseded_at is null
      ) part cross join lateral (
        select min(from_day) as begins, max(until_day) as ends from body_state
        where body_id = part.body_id and superseded_at is null
      ) life
      where life.begins is null or part.from_day < life.begins
        or (part.until_day > life.ends and part.until_day <> 'infinity') or part.from_day >= life.ends
      union all
      select 'two-heads', one.body_id, greatest(one.from_day, other.from_day) from body_member one
      join body_member other on other.body_id = one.body_id and other.id > one.id and other.role = one.role
        and other.from_day < one.until_day and one.from_day < other.until_day
      where one.role in ('head', 'standing_deputy') and one.superseded_at is null and other.superseded_at is null
    ) found join body on body.id = found.body_id
    order by body.code, found.on_day limit ${MOST_FINDINGS}`.execute(db)
  return rows.map(({ code, body, on }) => ({
    severity: 'error',
    check: 'bodies',
    code,
    where: body,
    facts: { on },
  }))
}
