import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { engineUnderTest, testDatabase } from '#testing/database.ts'
import { openDatabase } from './connect.ts'

test('a server that cannot be reached is named by the setting, without its password', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => taken.once('listening', done))
  const { port } = taken.address() as AddressInfo
  await new Promise((done) => taken.close(done))
  const url = `postgresql://dangvu:very-private@127.0.0.1:${port}/dangvu`
  const opening = openDatabase({ url, dataFolder: '/nowhere' })
  await expect(opening).rejects.toThrow(/^DATABASE_URL: no connection \(ECONNREFUSED/)
  await expect(opening).rejects.not.toThrow(/very-private/)
})

test('the oldest PostgreSQL is 15, and the version is told', async () => {
  const { version, engine, close } = await testDatabase()
  expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(15)
  expect(engine).toBe(engineUnderTest)
  await close()
  await close()
})
