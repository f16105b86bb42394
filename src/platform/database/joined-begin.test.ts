import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import type { Database } from './connect.ts'

let database: Database
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  await sql`create table seen (n integer primary key)`.execute(db)
})
beforeEach(() => sql`truncate seen`.execute(db))
afterAll(() => database.close())

const rows = async (on: Db = db) => (await sql<{ n: number }>`select n from seen order by n`.execute(on)).rows

test('a transaction that begins with a statement without parameters answers it and is all or nothing', async () => {
  await db.transaction().execute(async (tx) => {
    expect(await rows(tx)).toEqual([])
    await sql`insert into seen values (1)`.execute(tx)
  })
  expect(await rows()).toEqual([{ n: 1 }])
  const failing = db.transaction().execute(async (tx) => {
    await sql`insert into seen values (2)`.execute(tx)
    throw new Error('given up')
  })
  await expect(failing).rejects.toThrow('given up')
  expect(await rows()).toEqual([{ n: 1 }])
})

test('one that begins with parameters, or with a mistake, is a transaction too', async () => {
  const failing = db.transaction().execute(async (tx) => {
    await sql`insert into seen values (${3})`.execute(tx)
    await sql`insert into seen values (3)`.execute(tx)
  })
  await expect(failing).rejects.toThrow('duplicate key')
  const mistaken = db.transaction().execute((tx) => sql`select nothing from nowhere`.execute(tx))
  await expect(mistaken).rejects.toThrow('nowhere')
  expect(await rows()).toEqual([])
})

test('a reading transaction keeps to its mode and its snapshot, and the next one on the connection is free again', async () => {
  const reading = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  await expect(reading.execute((tx) => sql`insert into seen values (4)`.execute(tx))).rejects.toThrow(
    'read-only',
  )
  await db.transaction().execute(async () => {})
  await sql`insert into seen values (5)`.execute(db)
  expect(await rows()).toEqual([{ n: 5 }])
})
