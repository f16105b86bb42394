import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

/** What is wrong with merged files: a pointer without its merge or to nobody, movements in force, a chain of pointers. */
export async function verifyQuality(db: Db): Promise<VerifyFinding[]> {
  const wrong = await askWhole(
    db,
    sql<{ code: string; person: string }>`
      select 'merged-into-nobody' as code, p.public_id::text as person from person p
        where merged_into is not null and not exists (select from person k where k.id = p.merged_into)
      union all
      select 'merged-without-merge', p.public_id::text from person p
        where merged_into is not null and not exists (select from quality_merge q
          where q.merged_id = p.id and q.kept_id = p.merged_into and q.undone_event is null)
      union all
      select 'merge-without-pointer', p.public_id::text from quality_merge q join person p on p.id = q.merged_id
        where q.undone_event is null and p.merged_into is distinct from q.kept_id
      union all
      select 'merged-yet-moving', p.public_id::text from person p
        where merged_into is not null and exists (select from movement v where v.member_id = p.id and v.superseded_at is null)
      union all
      select 'merged-yet-member', p.public_id::text from person p
        where merged_into is not null and exists (select from member_spell s where s.member_id = p.id)
      limit ${MOST_FINDINGS}`,
  )
  return wrong.map(({ code, person }) => ({
    severity: 'error',
    check: 'quality',
    code,
    where: `person ${person}`,
    facts: {},
  }))
}
