import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { MOST } from './kinds.ts'

/** What is wrong with what is recorded of gatherings: no plan, more present than invited, too many sites, lost assignments. */
export async function verifyGatherings(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ code: string; where: string; facts: Record<string, unknown> }>`
    select * from (
      select 'gathering-without-plan' as code, g.public_id::text as "where", '{}'::jsonb as facts
      from gathering g
      where not exists (select from gathering_plan p where p.gathering_id = g.id and p.superseded_at is null)
        or not exists (select from gathering_act a where a.gathering_id = g.id and a.act = 'planned')
      union all
      select 'more-present-than-invited', s.public_id::text,
        jsonb_build_object('present', r.present, 'invited', d.invited)
      from gathering_site s
      join gathering_site_detail d on d.site_id = s.id and d.superseded_at is null
      cross join lateral (select present from gathering_roll_call r where r.site_id = s.id
        order by r.on_day desc, r.id desc limit 1) r
      where s.withdrawn_at is null and r.present > d.invited
      union all
      select 'too-many-sites', g.public_id::text, jsonb_build_object('sites', count(*))
      from gathering g join gathering_site s on s.gathering_id = g.id and s.withdrawn_at is null
      group by g.id having count(*) > ${MOST.sites}
      union all
      select 'conclusion-of-another-assignment', c.public_id::text, '{}'::jsonb
      from gathering_conclusion c join assignment on assignment.id = c.assignment_id
      where assignment.origin_kind is distinct from 'gathering' or assignment.origin_id is distinct from c.gathering_id
    ) found limit ${MOST_FINDINGS}`.execute(db)
  return rows.map((row) => ({ severity: 'error', check: 'gathering', ...row }))
}
