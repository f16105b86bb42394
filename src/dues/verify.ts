import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

interface Fault {
  where: string
  month: string | null
  says: string
  is: string
}

const CLOSED = sql`from dues_closing p join organisation o on o.id = p.organisation_id`
const PLACE = sql`o.code as "where", p.month::text as month`

/** What each check asks; no rows: all is well. */
const CHECKS: readonly [code: string, question: RawBuilder<Fault>][] = [
  [
    'received-is-not-submitted',
    sql<Fault>`select ${PLACE}, p.received_vnd::text as says, coalesce(sum(c.passed_vnd), 0)::text as is ${CLOSED}
      left join dues_closing c on c.superior_id = p.organisation_id and c.received_month = p.month
      group by o.code, p.id having coalesce(sum(c.passed_vnd), 0) <> p.received_vnd limit ${MOST_FINDINGS}`,
  ],
  [
    'book-is-not-as-closed',
    sql<Fault>`select ${PLACE}, p.collected_vnd::text as says, coalesce(sum(y.amount_vnd), 0)::text as is ${CLOSED}
      left join dues_payment y on y.organisation_id = p.organisation_id and y.booked_month = p.month
        and y.superseded_at is null
      group by o.code, p.id having coalesce(sum(y.amount_vnd), 0) <> p.collected_vnd limit ${MOST_FINDINGS}`,
  ],
  [
    'charges-are-not-as-closed',
    sql<Fault>`select ${PLACE}, p.due_vnd::text as says, coalesce(sum(c.due_vnd), 0)::text as is ${CLOSED}
      left join dues_charge c on c.organisation_id = p.organisation_id and c.month = p.month and c.superseded_at is null
      group by o.code, p.id having count(c.id) <> p.members or coalesce(sum(c.due_vnd), 0) <> p.due_vnd
      limit ${MOST_FINDINGS}`,
  ],
  [
    'receipt-twice',
    sql<Fault>`select o.code as "where", null as month, '1' as says, count(*)::text as is
      from dues_payment y join organisation o on o.id = y.organisation_id
      where y.superseded_at is null and y.corrects is null
      group by o.code, y.receipt_no having count(*) > 1 limit ${MOST_FINDINGS}`,
  ],
]

/** Money that does not add up: what units submitted and their superiors received, books and what they hold. */
export async function verifyDues(db: Db): Promise<VerifyFinding[]> {
  const findings: VerifyFinding[] = []
  for (const [code, question] of CHECKS)
    for (const { where, ...facts } of await askWhole(db, question))
      findings.push({ severity: 'error', check: 'dues', code, where: `unit ${where}`, facts: { ...facts } })
  return findings
}
