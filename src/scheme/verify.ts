import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { ALLOWED_PAIRS } from '#programme/verify.ts'

/** What is wrong with schemes and surveys: acts and milestones out of order, answers of units that were not asked. */
export async function verifySchemes(db: Db): Promise<VerifyFinding[]> {
  const findings: VerifyFinding[] = []
  for (const [code, question] of CHECKS) {
    const rows = await askWhole(db, question)
    findings.push(
      ...rows.map(({ where, ...facts }) => ({
        severity: 'error' as const,
        check: 'schemes',
        code,
        where,
        facts,
      })),
    )
  }
  return findings
}

const CHECKS = [
  [
    'act-out-of-order',
    sql<{ where: string }>`
      select 'scheme ' || scheme_id as where, act, before from (
        select scheme_id, act, coalesce(lag(act) over (partition by scheme_id order by on_day, id), 'planned') as before
        from scheme_act where superseded_at is null
      ) acts where before || ' ' || act <> all (${[...ALLOWED_PAIRS]}::text[]) limit ${MOST_FINDINGS}`,
  ],
  [
    'milestone-out-of-order',
    sql<{ where: string }>`
      select 'scheme ' || scheme_id as where, place from (
        select scheme_id, place, planned_on, lag(planned_on) over (partition by scheme_id order by place) as before
        from scheme_milestone_state where superseded_at is null
      ) plan where planned_on < before limit ${MOST_FINDINGS}`,
  ],
  [
    'answer-not-asked',
    sql<{ where: string }>`
      select 'survey ' || a.survey_id as where from survey_answer a
      left join survey_unit u on u.survey_id = a.survey_id and u.organisation_id = a.organisation_id
      where u.survey_id is null limit ${MOST_FINDINGS}`,
  ],
  [
    'opinion-not-asked',
    sql<{ where: string }>`
      select 'draft ' || o.draft_id as where from scheme_opinion o
      left join scheme_draft_unit u on u.draft_id = o.draft_id and u.organisation_id = o.organisation_id
      where u.draft_id is null limit ${MOST_FINDINGS}`,
  ],
] as const
