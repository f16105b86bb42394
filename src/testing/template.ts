import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { openInMemory } from '#platform/database/in-memory.ts'
import { migrate, readMigrations } from '#platform/database/migrate.ts'
import { packageRoot } from '#platform/package-root.ts'

/** The server under test, where there is one: a connection URL that may create databases; '' means embedded. */
export const SERVER = process.env['DANGVU_TEST_POSTGRES'] ?? ''

/** The migrated empty embedded database as a tar file, kept between runs until a migration changes. */
export async function readTemplate(): Promise<Blob> {
  const folder = join(packageRoot(), '.cache')
  const file = join(folder, `test-template-${await fingerprint()}.tar`)
  if (!existsSync(file)) {
    await mkdir(folder, { recursive: true })
    const database = await openInMemory()
    await migrate(database.pool)
    const dump = await database.dump()
    await database.close()
    await writeFile(`${file}.${process.pid}`, new Uint8Array(await dump.arrayBuffer()))
    await rename(`${file}.${process.pid}`, file)
  }
  return new Blob([await readFile(file)])
}

/** The name of the migrated empty database on the server under test, made when it is missing. */
export async function serverTemplate(): Promise<string> {
  const name = `dangvu_template_${await fingerprint()}`
  await onServer(async (admin) => {
    await admin.query(`select pg_advisory_lock(hashtext('dangvu test template'))`)
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    await admin.query(`drop database if exists ${name}_new`)
    await admin.query(`create database ${name}_new template template0`)
    await migrateServer(`${name}_new`)
    await admin.query(`alter database ${name}_new rename to ${name}`)
  })
  return name
}

/** Runs `work` on a connection of its own to the server under test. */
export async function onServer<Result>(work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: SERVER })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

async function migrateServer(name: string): Promise<void> {
  const address = new URL(SERVER)
  address.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: address.href, max: 1 })
  await migrate(pool)
  await pool.end()
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update('1')
  for (const { name, sha256 } of await readMigrations()) hash.update(name).update(sha256)
  return hash.digest('hex').slice(0, 12)
}
