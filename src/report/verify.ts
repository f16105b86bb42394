import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { Content, digestOfContent } from './issue-store.ts'

/** Issued reports that no longer say what was issued, and those whose document has been withdrawn. */
export async function verifyReports(db: Db): Promise<VerifyFinding[]> {
  const findings: VerifyFinding[] = []
  for (let last = '0'; findings.length < MOST_FINDINGS;) {
    const { rows } = await sql<{
      key: string
      id: string
      content: unknown
      digest: string
      withdrawn: boolean
    }>`
      select i.report_id::text as key, r.public_id as id, i.content, i.digest, d.superseded_at is not null as withdrawn
      from report_issue i join report r on r.id = i.report_id join document d on d.id = i.document_id
      where i.report_id > ${last}::bigint order by i.report_id limit 50`.execute(db)
    for (const { id, content, digest, withdrawn } of rows) {
      const read = Content.safeParse(content)
      if (!read.success || digestOfContent(read.data) !== digest)
        findings.push({ severity: 'error', check: 'reports', code: 'report-altered', where: id, facts: {} })
      if (withdrawn)
        findings.push({
          severity: 'warning',
          check: 'reports',
          code: 'document-withdrawn',
          where: id,
          facts: {},
        })
    }
    if (rows.length === 0) break
    last = rows.at(-1)!.key
  }
  return findings.slice(0, MOST_FINDINGS)
}
