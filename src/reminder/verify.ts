import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

/** Letters that wait without a text, and texts that were kept after their letter had left. */
export async function verifyReminders(db: Db): Promise<VerifyFinding[]> {
  const found = await askWhole(
    db,
    sql<{ id: string; code: string }>`
      select public_id as id, case state when 'sent' then 'text-kept' else 'text-missing' end as code from reminder_mail
      where (state in ('waiting', 'sending') and (body is null or recipient is null))
        or (state = 'sent' and (body is not null or recipient is not null)) limit ${MOST_FINDINGS}`,
  )
  return found.map(({ id, code }) => ({
    severity: 'error',
    check: 'reminder',
    code,
    where: `letter ${id}`,
    facts: {},
  }))
}
