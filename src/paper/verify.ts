import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

/** Templates whose bytes are no longer those that were uploaded. */
export async function verifyPapers(db: Db): Promise<VerifyFinding[]> {
  const found = await askWhole(
    db,
    sql<{ id: string }>`select public_id as id from paper_template
      where encode(sha256(content), 'hex') <> sha256 limit ${MOST_FINDINGS}`,
  )
  return found.map(({ id }) => ({
    severity: 'error',
    check: 'paper',
    code: 'template-altered',
    where: `template ${id}`,
    facts: {},
  }))
}
