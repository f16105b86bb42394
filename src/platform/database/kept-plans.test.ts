import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onServer } from '#platform/copy.ts'
import { byKeptPlans, kept, type Db } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import type { Database } from './connect.ts'

let database: Database
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = database.db
})
afterAll(() => database.close())

const half = (n: number) => sql<{ n: number }>`${kept} select ${n}::integer / 2 as n`

/** The statements that the connection of this transaction keeps, and how often each was planned for its parameters. */
async function keptBy(tx: Db) {
  const { rows } = await sql<{ statement: string; custom: string; generic: string }>`
    select statement, custom_plans as custom, generic_plans as generic from pg_prepared_statements
    where statement like '%/ 2 as n'`.execute(tx)
  return rows
}

test('a marked statement answers each time for its own parameters', async () => {
  for (const n of [2, 4, 6, 8, 10, 12, 14]) expect((await half(n).execute(db)).rows).toEqual([{ n: n / 2 }])
})

describe('on a server', () => {
  test('its plan is kept by the connection; where that is asked for certain, it is never planned anew', async ({
    skip,
  }) => {
    if (!onServer(db)) skip()
    await db.transaction().execute(async (tx) => {
      await half(2).execute(tx)
      const [before] = await keptBy(tx)
      expect(before).toBeDefined()
      await byKeptPlans(tx, async (sure) => {
        for (let n = 0; n < 3; n++) await half(n).execute(sure)
      })
      const [after] = await keptBy(tx)
      expect(Number(after!.generic) - Number(before!.generic)).toBe(3)
      expect(after!.custom).toBe(before!.custom)
    })
  })

  test('one that fails does not spoil it for the next', async ({ skip }) => {
    if (!onServer(db)) skip()
    const odd = (n: number) => sql<{ n: number }>`${kept} select 6 / ${n}::integer as n`
    await expect(odd(0).execute(db)).rejects.toThrow('division by zero')
    expect((await odd(3).execute(db)).rows).toEqual([{ n: 2 }])
  })
})
