import { randomBytes } from 'node:crypto'
import { openPool, type Database, type EngineKind } from '#platform/database/connect.ts'
import { openInMemory } from '#platform/database/in-memory.ts'
import { onServer, readTemplate, serverTemplate, SERVER } from './template.ts'

/** Which engine this run tests: PostgreSQL where DANGVU_TEST_POSTGRES names a server, otherwise the embedded one. */
export const engineUnderTest: EngineKind = SERVER ? 'server' : 'embedded'

/** How long a test may hold a transaction that others wait for: a query on `db` inside `tx` fails after this. */
const PATIENCE = 10_000

/** A fresh, migrated, empty database that nobody else uses; close it when the test file ends. */
export async function testDatabase(): Promise<Database> {
  if (!SERVER) return openInMemory(await readTemplate(), { patience: PATIENCE })
  const template = await serverTemplate()
  const name = `dangvu_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await onServer((admin) => admin.query(`create database ${name} template ${template}`))
  const address = new URL(SERVER)
  address.pathname = `/${name}`
  return openPool('server', { connectionString: address.href, max: 4 }, () =>
    onServer((admin) => admin.query(`drop database if exists ${name} with (force)`)),
  )
}
