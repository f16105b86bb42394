import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { MOST_FINDINGS, askWhole, type VerifyFinding } from '#platform/verify.ts'
import { listContent } from './file-store.ts'
import { faultOfContent } from './files.ts'

/** Documents that replace each other in a circle or are tied to later ones, and files that are missing or altered. */
export async function verifyDocuments(
  db: Db,
  { dataFolder }: { dataFolder: string },
): Promise<VerifyFinding[]> {
  return [...(await circles(db)), ...(await tiesToLater(db)), ...(await faultyFiles(db, dataFolder))]
}

async function circles(db: Db): Promise<VerifyFinding[]> {
  const rows = await askWhole(
    db,
    sql<{ where: string }>`
      with recursive back (start, id) as (
        select document_id, target_id from document_link where relation = 'replaces' and superseded_at is null
        union
        select back.start, l.target_id from back join document_link l on l.document_id = back.id
        where l.relation = 'replaces' and l.superseded_at is null
      )
      select d.public_id as "where" from back join document d on d.id = back.start
      where back.start = back.id limit ${MOST_FINDINGS}`,
  )
  return rows.map(({ where }) => finding('replaced-in-circle', where))
}

async function tiesToLater(db: Db): Promise<VerifyFinding[]> {
  const rows = await askWhole(
    db,
    sql<{ where: string; relation: string }>`
      select d.public_id as "where", l.relation from document_link l
      join document d on d.id = l.document_id join document target on target.id = l.target_id
      where l.superseded_at is null and d.superseded_at is null and target.issued_on > d.issued_on
        and target.issued_known = 'day' and d.issued_known = 'day' limit ${MOST_FINDINGS}`,
  )
  return rows.map(({ where, relation }) => finding('tied-to-later', where, { relation }))
}

async function faultyFiles(db: Db, dataFolder: string): Promise<VerifyFinding[]> {
  const findings: VerifyFinding[] = []
  for (const content of await listContent(db)) {
    const fault = await faultOfContent(dataFolder, content)
    if (fault) findings.push(finding(fault, content.name, { sha256: content.sha256 }))
    if (findings.length === MOST_FINDINGS) break
  }
  return findings
}

function finding(code: string, where: string, facts: Record<string, unknown> = {}): VerifyFinding {
  return { severity: 'error', check: 'documents', code, where, facts }
}
