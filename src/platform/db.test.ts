import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { advisoryLock, bulkInsert, inTransaction, type Db } from './db.ts'
import { onEmbedded } from '#testing/where.ts'

let database: Database
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  await sql`create table note (id bigint primary key, on_day date, tags text[], body jsonb, amount numeric)`.execute(
    db,
  )
})
beforeEach(() => sql`truncate note`.execute(db))
afterAll(() => database?.close())

async function notes(): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`select * from note order by id`.execute(db)).rows
}

test('days, decimals and large numbers come back as the text they were, whatever the time zone', async () => {
  await sql`insert into note values (9007199254740993, '2022-10-27', null, null, 0.10)`.execute(db)
  expect(await notes()).toEqual([
    { id: '9007199254740993', on_day: '2022-10-27', tags: null, body: null, amount: '0.10' },
  ])
})

test('many rows arrive whole, with quotes, lists, JSON and missing values', async () => {
  const rows = Array.from({ length: 45_001 }, (_, id) => ({ id, on_day: id % 2 ? '2021-01-31' : 'infinity' }))
  const odd = {
    id: 50_000,
    tags: ['a "quoted" \\ one', 'b,c', 'null', 'two\nlines'],
    body: { name: 'Đặng "Vụ"', note: 'hàng một\n\thàng hai \\N' },
    amount: 1.5,
  }
  const columns = [
    { name: 'id', type: 'bigint' },
    { name: 'on_day', type: 'date' },
    { name: 'tags', type: 'text[]' },
    { name: 'body', type: 'jsonb' },
    { name: 'amount', type: 'numeric' },
  ]
  await bulkInsert(db, 'note', columns, [...rows, odd])
  const all = await notes()
  expect(all).toHaveLength(45_002)
  expect(all[0]).toEqual({ id: '0', on_day: 'infinity', tags: null, body: null, amount: null })
  expect(all.at(-1)).toEqual({ ...odd, id: '50000', on_day: null, amount: '1.5' })
})

test('a column type is a type, not SQL', async () => {
  const columns = [{ name: 'id', type: 'bigint); drop table note; --' }]
  await expect(bulkInsert(db, 'note', columns, [{ id: 1 }])).rejects.toThrow('not a column type')
})

test('what fails in a transaction leaves nothing behind', async () => {
  const work = inTransaction(db, async (tx) => {
    await sql`insert into note (id) values (1)`.execute(tx)
    await inTransaction(tx, (inner) => sql`insert into note (id) values (2)`.execute(inner))
    throw new Error('the branch changed its mind')
  })
  await expect(work).rejects.toThrow('changed its mind')
  expect(await notes()).toEqual([])
})

test.each([
  ['a serialisation failure', '40001', 3],
  ['a deadlock', '40P01', 3],
  ['a broken rule', '23514', 1],
])('%s is tried %s: %i times in all', async (_story, code, tries) => {
  let calls = 0
  const work = inTransaction(db, async (tx) => {
    calls++
    await sql.raw(`do $$begin raise exception 'again' using errcode = '${code}'; end$$`).execute(tx)
  })
  await expect(work).rejects.toMatchObject({ code })
  expect(calls).toBe(tries)
})

test('transactions of several clients are isolated and take turns under a lock', async () => {
  await sql`insert into note (id, amount) values (1, 0)`.execute(db)
  const add = () =>
    inTransaction(db, async (tx) => {
      await advisoryLock(tx, 'note 1')
      const { rows } = await sql<{ amount: string }>`select amount from note where id = 1`.execute(tx)
      await new Promise((resolve) => setTimeout(resolve, 2))
      await sql`update note set amount = ${Number(rows[0]!.amount) + 1} where id = 1`.execute(tx)
    })
  const ask = async (i: number) =>
    expect((await sql<{ i: number }>`select ${i}::int as i`.execute(db)).rows).toEqual([{ i }])
  await Promise.all(Array.from({ length: 12 }, (_, i) => Promise.all([add(), ask(i), ask(i + 100)])))
  expect((await notes())[0]).toMatchObject({ amount: '12' })
})

test('an advisory lock outside a transaction is a mistake', async () => {
  await expect(advisoryLock(db, 'x')).rejects.toThrow('needs a transaction')
})

onEmbedded('COPY from a client is refused and the engine lives on', async () => {
  await expect(database.pool.query('COPY note FROM STDIN')).rejects.toThrow('not possible on the embedded')
  await expect(database.pool.query({ text: ' copy note(id) from stdin', values: [] })).rejects.toThrow(
    'not possible',
  )
  expect(await notes()).toEqual([])
})
