import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyMovements } from '#movement/verify.ts'
import { verifyOrganisations } from '#organisation/verify.ts'
import type { Database } from '#platform/database/connect.ts'
import { addDays, type Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { flowRows, stockRows } from '#statistics/flow-rows.ts'
import { ACTS } from '#reorganisation/acts.ts'
import { runConcurrentScenario, type ScenarioOutcome } from './concurrent-scenario.ts'
import { engineUnderTest, testDatabase } from './database.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const SEEDS = Number(process.env['DANGVU_TEST_RUNS'] ?? (engineUnderTest === 'server' ? 2 : 1))

test(
  'while many write and the tree is reorganised, every moment is a sound register whose balances close',
  { timeout: 240_000 },
  async () => {
    const outcomes: ScenarioOutcome[] = []
    for (let seed = 1; seed <= SEEDS; seed++)
      outcomes.push(
        await runConcurrentScenario(database, {
          seed,
          writers: 3,
          acts: 8,
          onPause: ({ first, last }) => mustBeSound(database.db, first, last),
        }),
      )
    if (process.env['DANGVU_TEST_RUNS']) console.log(JSON.stringify(outcomes, null, 1))
    const done = new Set(outcomes.flatMap((one) => Object.keys(one.done)))
    for (const kind of ['move', 'correct', 'learn']) expect(done).toContain(kind)
    expect(ACTS.filter((act) => done.has(act)).length).toBeGreaterThan(0)
  },
)

async function mustBeSound(db: Db, first: Day, last: Day): Promise<void> {
  await inTransaction(db, async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    expect([...(await verifyOrganisations(tx)), ...(await verifyMovements(tx))]).toEqual([])
    for (const [from, to] of [
      [first, last],
      [addDays(last, -20), last],
    ] as const)
      expect(await openBalances(tx, from, to)).toEqual([])
  })
}

/** Units whose opening, increases, decreases and closing do not fit together. */
async function openBalances(db: Db, from: Day, to: Day): Promise<string[]> {
  const every = sql`select id from organisation`
  const { rows } = await sql<{ code: string }>`
    with opening as (select target_id, count(*) as n from (${stockRows(every, addDays(from, -1))}) stock group by target_id),
    closing as (select target_id, count(*) as n from (${stockRows(every, to)}) stock group by target_id),
    change as (
      select target_id, sum(case when category like 'I%' then 1 else -1 end) as n from (${flowRows(every, from, to)}) flow
      group by target_id
    )
    select code from organisation
    left join opening on opening.target_id = organisation.id left join closing on closing.target_id = organisation.id
    left join change on change.target_id = organisation.id
    where coalesce(opening.n, 0) + coalesce(change.n, 0) <> coalesce(closing.n, 0)`.execute(db)
  return rows.map((row) => row.code)
}
