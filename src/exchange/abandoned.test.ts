import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { testDatabase } from '#testing/database.ts'
import type { RegisterRows } from '#testing/load-register.ts'
import { SMALL_WORLD } from '#testing/small-world.ts'
import { applyStagedRun, setState, startRun } from './import.ts'
import { keepFindings } from './import-check.ts'
import { stageRows } from './import-stage.ts'
import { failAbandonedRuns } from './jobs.ts'
import type { SheetName } from '#sheet/format.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
}, 60_000)
afterAll(() => database.close())

async function stagedRun(): Promise<string> {
  const { db } = database
  const runId = await startRun(db, { name: 'test', digest: null, accountId: null })
  const rows: RegisterRows = SMALL_WORLD
  const source = {
    *rows(sheet: SheetName) {
      for (const [place, cells] of [...(rows[sheet] ?? [])].entries()) yield { sheet, line: place + 2, cells }
    },
  }
  await stageRows(db, runId, source, (found) => keepFindings(db, runId, found, false))
  return runId
}

const number = async (what: string) =>
  Number((await sql<{ n: string }>`select (select ${sql.raw(what)}) as n`.execute(database.db)).rows[0]!.n)
const stagedMembers = (runId: string) => number(`count(*) from import_member where run_id = ${runId}`)

test('what a killed command had staged is cleared once nothing was heard of it for a while', async () => {
  const { db } = database
  const [dead, alive] = [await stagedRun(), await stagedRun()]
  const each = await stagedMembers(alive)
  expect(each).toBeGreaterThan(0)
  await sql`update import_run set alive_at = now() - interval '6 minutes' where id = ${dead}`.execute(db)
  await failAbandonedRuns(db, false)
  expect(await stagedMembers(dead)).toBe(0)
  expect(await stagedMembers(alive)).toBe(each)
  const { rows } = await sql<{ state: string }>`
    select state from import_run where id in (${dead}, ${alive}) order by id`.execute(db)
  expect(rows.map((row) => row.state)).toEqual(['failed', 'reading'])
})

test('a run that was given up writes nothing, whether before or while it was written', async () => {
  const { db } = database
  const before = await stagedRun()
  await setState(db, before, 'failed', 'interrupted')
  await expect(applyStagedRun(db, before, async () => '0', 'test')).rejects.toThrow(Conflict)
  const meanwhile = await stagedRun()
  const givenUp = async (tx: typeof db) => {
    await setState(tx, meanwhile, 'failed', 'interrupted')
    return '0'
  }
  await expect(applyStagedRun(db, meanwhile, givenUp, 'test')).rejects.toThrow(Conflict)
  expect(await number(`count(*) from movement`)).toBe(0)
})
