import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { ancestorRows } from './ancestors.ts'
import { treeFindings, type TreeState } from './tree.ts'

/** What is wrong with the tree: its own rules, and the ancestor table against the states that it is made from. */
export async function verifyOrganisations(db: Db): Promise<VerifyFinding[]> {
  return [...(await faultsOfTree(db)), ...(await driftingAncestors(db))]
}

async function faultsOfTree(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<TreeState>`
    select organisation.code as unit, superior.code as superior, from_day as "from", until_day as "until"
    from organisation_state state
    join organisation on organisation.id = state.organisation_id
    left join organisation superior on superior.id = state.superior_id
    where superseded_at is null`.execute(db)
  return treeFindings(rows)
    .slice(0, MOST_FINDINGS)
    .map(({ code, state, on, other }) => ({
      severity: 'error',
      check: 'tree',
      code,
      where: state.unit,
      facts: { on, other },
    }))
}

/** Rows of the ancestor table that the states do not give, or that they give and it lacks. */
async function driftingAncestors(db: Db): Promise<VerifyFinding[]> {
  const different = await askWhole(
    db,
    sql<{ ancestor: string; descendant: string; from: Day; due: Day | null; held: Day | null }>`
      select coalesce(above.code, '#' || ancestor_id) as ancestor, coalesce(below.code, '#' || descendant_id) as descendant,
        from_day as "from", due.until_day as due, held.until_day as held
      from (${ancestorRows()}) due
      full join organisation_ancestor held using (ancestor_id, descendant_id, from_day)
      left join organisation above on above.id = ancestor_id
      left join organisation below on below.id = descendant_id
      where due.until_day is distinct from held.until_day
      order by below.code, above.code, from_day
      limit ${MOST_FINDINGS}`,
  )
  return different.flatMap(({ ancestor, descendant, from, due, held }) => {
    const found = (code: string, until: Day): VerifyFinding => ({
      severity: 'error',
      check: 'ancestors',
      code,
      where: descendant,
      facts: { ancestor, from, until },
    })
    return [
      ...(due === null ? [] : [found('ancestor-missing', due)]),
      ...(held === null ? [] : [found('ancestor-surplus', held)]),
    ]
  })
}
