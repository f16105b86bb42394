import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { FOLLOWING, STAGES, type Stage } from './codes.ts'

/** Proposals whose acts do not follow each other, or whose group does not hold them. */
export async function verifyProposals(db: Db): Promise<VerifyFinding[]> {
  const pairs = STAGES.flatMap((from) => FOLLOWING[from].map((to) => `${from} ${to}`))
  const broken = await askWhole(
    db,
    sql<{ id: string; stage: Stage; before: Stage | null }>`
      select public_id as id, stage, before from (
        select p.public_id, p.is_group, a.stage, a.on_day, p.raised_on,
          lag(a.stage) over (partition by a.proposal_id order by a.on_day, a.id) as before
        from proposal_act a join proposal p on p.id = a.proposal_id
        where a.superseded_at is null and p.superseded_at is null
      ) step
      where on_day < raised_on
        or before is null and stage <> (case when is_group then 'consolidated' else 'raised' end)
        or before is not null and (before || ' ' || stage) <> all(${pairs}::text[])
      limit ${MOST_FINDINGS}`,
  )
  const lost = await askWhole(
    db,
    sql<{ id: string }>`
      select p.public_id as id from proposal_act a
      join proposal p on p.id = a.proposal_id join proposal held on held.id = a.into_id
      where a.superseded_at is null and p.superseded_at is null and (held.superseded_at is not null or not held.is_group)
      limit ${MOST_FINDINGS}`,
  )
  const finding = (code: string, id: string, facts: object = {}): VerifyFinding => ({
    severity: 'error',
    check: 'proposal',
    code,
    where: `proposal ${id}`,
    facts: { ...facts },
  })
  return [
    ...broken.map(({ id, ...facts }) => finding('act-does-not-follow', id, facts)),
    ...lost.map(({ id }) => finding('group-is-gone', id)),
  ]
}
