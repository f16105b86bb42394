import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { digestOf } from '#platform/canonical.ts'

const PAGE = 200

/** Published tables whose content is no longer what was published. */
export async function verifyPublications(db: Db): Promise<VerifyFinding[]> {
  const findings: VerifyFinding[] = []
  let after = '0'
  for (;;) {
    const { rows } = await sql<{ key: string; id: string; content: string; digest: string }>`
      select id as key, public_id as id, content, digest from publication where id > ${after}::bigint order by id limit ${PAGE}`.execute(
      db,
    )
    for (const { id, content, digest } of rows)
      if (digestOf(content) !== digest && findings.length < MOST_FINDINGS)
        findings.push({
          severity: 'error',
          check: 'publication',
          code: 'content-changed',
          where: `publication ${id}`,
          facts: {},
        })
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return findings
    after = last.key
  }
}
