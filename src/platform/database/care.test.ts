import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineUnderTest, testDatabase } from '#testing/database.ts'
import { careForDatabase } from './care.ts'
import type { Database } from './connect.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('the embedded database is swept once a day, a server never by us', async () => {
  const embedded = engineUnderTest === 'embedded'
  const at = (text: string) => careForDatabase(database, new Date(text))
  expect(await at('2022-10-27T02:00:00Z')).toBe(embedded)
  expect(await at('2022-10-28T01:59:59Z')).toBe(false)
  expect(await at('2022-10-28T02:00:00Z')).toBe(embedded)
})
