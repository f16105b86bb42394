import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

/** Listings that ended with an admission, and admissions, that the ledger does not know on their day: warnings, as a day may have been corrected there. */
export async function verifyAdmissions(db: Db): Promise<VerifyFinding[]> {
  const found = await askWhole(
    db,
    sql<{ id: string; code: string }>`
      select s.public_id as id, 'listing-ended-without-admission' as code from admission_source s
      where s.superseded_at is null and s.ended_by = 'admitted' and not exists (
        select from movement v where v.member_id = s.person_id and v.superseded_at is null and v.category in ('I1', 'I2')
          and v.on_day = s.until_day)
      union all
      select a.public_id, 'admission-not-in-ledger' from admission a
      where a.superseded_at is null and not exists (
        select from movement v where v.member_id = a.person_id and v.superseded_at is null and v.on_day = a.on_day
          and v.category = case a.kind when 'admission' then 'I1' when 'readmission' then 'I2' else 'I3' end)
      limit ${MOST_FINDINGS}`,
  )
  return found.map(({ id, code }) => ({
    severity: 'warning',
    check: 'admission',
    code,
    where: id,
    facts: {},
  }))
}
