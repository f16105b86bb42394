import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openInMemory, type InMemoryDatabase } from './in-memory.ts'

let database: InMemoryDatabase

beforeAll(async () => {
  database = await openInMemory(undefined, { patience: 300 })
  await database.pool.query('create table note (id int primary key)')
})
afterAll(() => database?.close())

async function ids(): Promise<number[]> {
  const { rows } = await database.pool.query<{ id: number }>('select id from note order by id')
  return rows.map(({ id }) => id)
}

/** A client in a transaction, as a program holds it; its broken connection is expected. */
async function inOpenTransaction(): Promise<pg.PoolClient> {
  const client = await database.pool.connect()
  client.on('error', () => {})
  await client.query('begin')
  return client
}

test('answers go to the client that asked, however many ask at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 300 }, async (_, i) => {
      const { rows } = await database.pool.query('select $1::int as i, $2::text as t', [i, `${i}`])
      return rows[0]
    }),
  )
  expect(answers).toEqual(Array.from({ length: 300 }, (_, i) => ({ i, t: `${i}` })))
})

test('an error of one client disturbs no other', async () => {
  const asked = await Promise.allSettled([
    database.pool.query('select $1::int as a', ['x']),
    database.pool.query('select $1::int as a', [1]),
    database.pool.query('selec 1'),
    database.pool.query('select 2 as a'),
  ])
  expect(asked.map((one) => (one.status === 'fulfilled' ? one.value.rows[0].a : one.reason.code))).toEqual([
    '22P02',
    1,
    '42601',
    2,
  ])
})

test('others wait for a transaction and see it only once it is done', async () => {
  const client = await inOpenTransaction()
  await client.query('insert into note values (1)')
  const seen = ids()
  await client.query('insert into note values (2)')
  await client.query('commit')
  client.release()
  expect(await seen).toEqual([1, 2])
})

test('who sits idle in a transaction that others wait for is shown out', async () => {
  const client = await inOpenTransaction()
  await client.query('insert into note values (3)')
  expect(await ids()).toEqual([1, 2])
  await expect(client.query('commit')).rejects.toThrow()
  client.release(true)
})

test('who sits idle in a transaction that nobody waits for is left in peace', async () => {
  const client = await inOpenTransaction()
  await client.query('insert into note values (4)')
  await new Promise((done) => setTimeout(done, 600))
  await client.query('rollback')
  client.release()
  expect(await ids()).toEqual([1, 2])
})

test('a failed transaction ends with its rollback, and then the next in turn begins', async () => {
  const client = await inOpenTransaction()
  await expect(client.query('selec')).rejects.toMatchObject({ code: '42601' })
  const waiting = ids()
  await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' })
  await client.query('rollback')
  client.release()
  expect(await waiting).toEqual([1, 2])
})
