import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#testing/database.ts'
import { SERVER } from '#testing/template.ts'
import { copyFrom, copyTo } from './copy-stream.ts'
import { inTransaction } from './db.ts'
import type { Database } from './database/connect.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
  await database.pool.query('create table shelf (id bigint primary key, code text)')
}, 60_000)
afterAll(() => database.close())

describe.runIf(SERVER)('COPY on a server', () => {
  test('rows go in and come out in the transaction that asked', async () => {
    const came = await inTransaction(database.db, async (tx) => {
      const rows = await copyFrom(tx, 'copy shelf (id, code) from stdin')
      await pipeline(Readable.from(['1\tA\n2\t', 'B\\tC\n']), rows)
      expect(rows.rowCount).toBe(2)
      return text(await copyTo(tx, 'copy shelf to stdout'))
    })
    expect(came).toBe('1\tA\n2\tB\\tC\n')
  })

  test('a row that the table refuses fails the transaction, and the connection goes on', async () => {
    const filling = inTransaction(database.db, async (tx) => {
      await pipeline(Readable.from(['3\tD\n1\tA\n']), await copyFrom(tx, 'copy shelf (id, code) from stdin'))
    })
    await expect(filling).rejects.toMatchObject({ code: '23505' })
    const { rows } = await sql<{ n: string }>`select count(*) as n from shelf`.execute(database.db)
    expect(rows[0]!.n).toBe('2')
  })

  test('a source that breaks off leaves nothing behind', async () => {
    const broken = Readable.from(
      (function* () {
        yield '5\tE\n'
        throw new Error('the file ends here')
      })(),
    )
    const filling = inTransaction(database.db, async (tx) =>
      pipeline(broken, await copyFrom(tx, 'copy shelf (id, code) from stdin')),
    )
    await expect(filling).rejects.toThrow('the file ends here')
    const { rows } = await sql`select from shelf where id = 5`.execute(database.db)
    expect(rows).toEqual([])
  })
})

test('outside a transaction nothing is copied', async () => {
  await expect(copyTo(database.db, 'copy shelf to stdout')).rejects.toThrow('needs a transaction')
})
