import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { NEXT, STATES, type State } from './codes.ts'

/** What is wrong with work programmes: acts out of order, and items that go on in two places. */
export async function verifyProgrammes(db: Db): Promise<VerifyFinding[]> {
  return [...(await actsOutOfOrder(db)), ...(await carriedTwice(db))]
}

/** The pairs of state and act that may follow each other, as SQL compares them. */
export const ALLOWED_PAIRS: readonly string[] = STATES.flatMap((state) =>
  NEXT[state].map((act) => `${state} ${act}`),
)

async function actsOutOfOrder(db: Db): Promise<VerifyFinding[]> {
  const rows = await askWhole(
    db,
    sql<{ item: string; act: State; before: State; on: string }>`
      select item_id as item, act, before, on_day as "on" from (
        select item_id, act, on_day, coalesce(lag(act) over (partition by item_id order by on_day, id), 'planned') as before
        from programme_item_act where superseded_at is null
      ) acts where before || ' ' || act <> all (${[...ALLOWED_PAIRS]}::text[]) limit ${MOST_FINDINGS}`,
  )
  return rows.map(({ item, ...facts }) => found('act-out-of-order', item, facts))
}

async function carriedTwice(db: Db): Promise<VerifyFinding[]> {
  const rows = await askWhole(
    db,
    sql<{ item: string; n: number }>`
      select carried_from as item, count(*)::int as n from programme_item i
      join programme_item_state s on s.item_id = i.id and s.superseded_at is null
      where carried_from is not null group by carried_from having count(*) > 1 limit ${MOST_FINDINGS}`,
  )
  return rows.map(({ item, ...facts }) => found('carried-twice', item, facts))
}

function found(code: string, item: string, facts: Record<string, unknown>): VerifyFinding {
  return { severity: 'error', check: 'programmes', code, where: `programme item ${item}`, facts }
}
