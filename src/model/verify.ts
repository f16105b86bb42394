import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'

/** Pilots without a period, and acts on a model before it began. */
export async function verifyModels(db: Db): Promise<VerifyFinding[]> {
  const found = await askWhole(
    db,
    sql<{ id: string; code: string }>`
      select m.public_id as id, 'pilot-without-period' as code from model m
      where m.superseded_at is null and m.kind = 'pilot' and m.until_day = 'infinity'
      union all
      select distinct m.public_id, 'before-it-began' from model_act a join model m on m.id = a.model_id
      where a.superseded_at is null and m.superseded_at is null and a.on_day < m.from_day
      limit ${MOST_FINDINGS}`,
  )
  return found.map(({ id, code }) => ({
    severity: 'error',
    check: 'model',
    code,
    where: `model ${id}`,
    facts: {},
  }))
}
