import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#testing/database.ts'
import type { Database } from './connect.ts'
import { migrate, pendingMigrations, readMigrations, type Migration } from './migrate.ts'

let database: Database
let shipped: Migration[]

beforeAll(async () => {
  database = await testDatabase()
  shipped = await readMigrations()
})
afterAll(() => database?.close())

function file(name: string, text: string): Migration {
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
}

test('a database that has everything has nothing to do', async () => {
  expect(await migrate(database.pool)).toEqual([])
  expect(await pendingMigrations(database.pool)).toEqual([])
})

test('a new file is applied once, even when several programs start together', async () => {
  const files = [
    ...shipped,
    file('9001_note.sql', 'create table note (id int); insert into note values (1); -- end'),
  ]
  expect(await pendingMigrations(database.pool, files)).toEqual(['9001_note.sql'])
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.pool, files)))
  expect(applied.flat()).toEqual(['9001_note.sql'])
  expect((await database.pool.query('select * from note')).rows).toEqual([{ id: 1 }])
  shipped = files
})

test('a file that fails is named and leaves nothing behind', async () => {
  const files = [
    ...shipped,
    file('9002_wrong.sql', 'create table half (id int); insert into nowhere values (1)'),
  ]
  await expect(migrate(database.pool, files)).rejects.toThrow(/^migration 9002_wrong.sql: .*nowhere/)
  expect((await database.pool.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
  expect(await pendingMigrations(database.pool, files)).toEqual(['9002_wrong.sql'])
})

test('an applied file that was edited since is refused', async () => {
  const edited = shipped.map((one) =>
    one.name === '9001_note.sql' ? file(one.name, 'create table note ()') : one,
  )
  await expect(migrate(database.pool, edited)).rejects.toThrow(
    '9001_note.sql was changed after it had been applied',
  )
})

test('a database of a newer version is refused', async () => {
  const older = shipped.filter((one) => one.name !== '9001_note.sql')
  await expect(migrate(database.pool, older)).rejects.toThrow(
    'newer than this version of Dangvu (it knows 9001_note.sql)',
  )
})
