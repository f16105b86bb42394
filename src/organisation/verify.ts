import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { VerifyFinding } from '#platform/verify.ts'
import { ancestorRows } from './ancestors.ts'
import { treeFindings, type TreeState } from './tree.ts'

/** What is wrong with the tree: its own rules, and the ancestor table against the states that it is made from. */
export async function verifyOrganisations(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<TreeState>`
    select organisation.code as unit, superior.code as superior, from_day as "from", until_day as "until"
    from organisation_state state
    join organisation on organisation.id = state.organisation_id
    left join organisation superior on superior.id = state.superior_id
    where superseded_at is null`.execute(db)
  const tree = treeFindings(rows).map(({ code, state, on, other }): VerifyFinding => ({
    severity: 'error',
    check: 'tree',
    code,
    where: state.unit,
    facts: { on, other },
  }))
  const drift = await sql<{
    kind: string
    ancestor: string
    descendant: string
    from: string
    until: string
  }>`
    with due as (${ancestorRows()}),
    different as (
      (select 'missing' as kind, * from due except all select 'missing', ancestor_id, descendant_id, from_day, until_day from organisation_ancestor)
      union all
      (select 'surplus', ancestor_id, descendant_id, from_day, until_day from organisation_ancestor except all select 'surplus', * from due)
    )
    select kind, above.code as ancestor, below.code as descendant, from_day as "from", until_day as "until"
    from different
    left join organisation above on above.id = ancestor_id
    left join organisation below on below.id = descendant_id
    order by descendant, ancestor limit 100`.execute(db)
  return [
    ...tree,
    ...drift.rows.map(({ kind, ancestor, descendant, from, until }): VerifyFinding => ({
      severity: 'error',
      check: 'ancestors',
      code: `ancestor-${kind}`,
      where: descendant,
      facts: { ancestor, from, until },
    })),
  ]
}
