import { sql } from 'kysely'
import { z } from 'zod'
import { canonicalJson, digestOf } from '#platform/canonical.ts'
import type { Db } from '#platform/db.ts'
import type { Day } from '#platform/day.ts'
import { Frame, ReportText } from './api.ts'
import { Drawn } from './drawn.ts'

/** All that a report says: its figures and sentences, the unit's words, head and signature. */
export const Content = z.object({ drawn: Drawn, frame: Frame, texts: z.array(ReportText).max(60) })
export type Content = z.infer<typeof Content>

/** SHA-256 of all that a report says, hexadecimal; the same however a database orders the keys. */
export function digestOfContent(content: Content): string {
  return digestOf(canonicalJson(content))
}

/** What an issued report said; null: it is a draft. */
export async function issuedContent(
  db: Db,
  reportKey: string,
): Promise<{ content: Content; digest: string } | null> {
  const { rows } = await sql<{ content: unknown; digest: string }>`
    select content, digest from report_issue where report_id = ${reportKey}`.execute(db)
  return rows[0] ? { content: Content.parse(rows[0].content), digest: rows[0].digest } : null
}

/** Keeps what an issued report says. */
export async function insertIssue(
  tx: Db,
  one: { reportKey: string; documentId: string; on: Day; content: Content },
  eventId: string | null,
): Promise<void> {
  await sql`
    insert into report_issue (report_id, document_id, issued_on, content, digest, recorded_event)
    values (${one.reportKey}, ${one.documentId}, ${one.on}, ${JSON.stringify(one.content)}::jsonb, ${digestOfContent(one.content)},
      ${eventId})`.execute(tx)
}
