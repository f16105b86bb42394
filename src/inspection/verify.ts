import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

/** Cases outside the year of their programme, without a subject, or concluded before they were decided. */
export async function verifyInspections(db: Db): Promise<VerifyFinding[]> {
  const found = await askWhole(
    db,
    sql<{ id: string; code: string }>`
      select id, code from (
        select c.public_id as id, case
          when extract(year from c.planned_from) <> p.year or extract(year from c.planned_to) <> p.year then 'outside-year'
          when not exists (select from inspection_subject s where s.case_id = c.id) then 'no-subject'
          when days.concluded is not null and coalesce(days.decided > days.concluded, true) then 'conclusion-before-decision'
          end as code
        from inspection_case c join inspection_programme p on p.id = c.programme_id
        left join (
          select case_id, min(on_day) filter (where stage = 'decided') as decided,
            min(on_day) filter (where stage = 'conclusion') as concluded
          from inspection_act where superseded_at is null group by case_id
        ) days on days.case_id = c.id
        where c.superseded_at is null
      ) judged where code is not null limit ${MOST_FINDINGS}`,
  )
  return found.map(({ id, code }) => ({
    severity: 'error',
    check: 'inspection',
    code,
    where: `inspection ${id}`,
    facts: {},
  }))
}
