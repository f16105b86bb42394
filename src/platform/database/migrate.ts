import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { packageRoot } from '../package-root.ts'

/** One step of the schema: a numbered SQL file, executed whole in one transaction. */
export interface Migration {
  name: string
  text: string
  sha256: string
}

/** The migrations that came with the code, in their order. */
export async function readMigrations(
  folder = join(packageRoot(), 'src', 'migrations'),
): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex') }
    }),
  )
}

/**
 * Brings the schema up to the code, forward only, and returns the names of the files applied. Several processes
 * may ask at once: each file runs once. Throws, having changed nothing, when an applied file has been edited or
 * when the database knows a file that the code does not (it was written by a newer version).
 */
export async function migrate(pool: pg.Pool, migrations?: readonly Migration[]): Promise<string[]> {
  const files = migrations ?? (await readMigrations())
  const client = await pool.connect()
  const applied: string[] = []
  try {
    await once(client, () => client.query(REGISTER).then(() => undefined))
    refuseForeign(files, await registered(client))
    for (const file of files) {
      if (await once(client, () => apply(client, file))) applied.push(file.name)
    }
  } finally {
    client.release()
  }
  return applied
}

/** Names of the migrations that the database still lacks; empty: it is up to date. */
export async function pendingMigrations(pool: pg.Pool, migrations?: readonly Migration[]): Promise<string[]> {
  const files = migrations ?? (await readMigrations())
  const { rows } = await pool.query<{ known: boolean }>(
    `select to_regclass('migration') is not null as known`,
  )
  const done = rows[0]!.known ? await registered(pool) : new Map()
  return files.map((file) => file.name).filter((name) => !done.has(name))
}

const REGISTER = `create table if not exists migration (
  name text primary key, sha256 text not null, applied_at timestamptz not null default now()
)`

async function apply(client: pg.PoolClient, { name, text, sha256 }: Migration): Promise<boolean> {
  if ((await registered(client)).has(name)) return false
  try {
    await client.query(text)
  } catch (error) {
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error })
  }
  await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
  return true
}

/** One transaction under the lock that all migrating processes share. */
async function once<Result>(client: pg.PoolClient, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('dangvu migration', 0))`)
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function registered(client: Pick<pg.Pool, 'query'>): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration')
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

function refuseForeign(files: readonly Migration[], done: Map<string, string>): void {
  for (const [name, sha256] of done) {
    const file = files.find((one) => one.name === name)
    if (!file) throw new Error(`the database is newer than this version of Dangvu (it knows ${name})`)
    if (file.sha256 !== sha256) throw new Error(`migration ${name} was changed after it had been applied`)
  }
}
