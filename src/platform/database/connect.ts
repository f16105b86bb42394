import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { copyingPool } from '../copy-stream.ts'
import { serverDialect } from '../copy.ts'
import type { Db, Tables } from '../db.ts'
import { reachEmbedded } from './embedded.ts'
import { joinBeginnings } from './joined-begin.ts'
import { keepPlans } from './kept-plans.ts'

export type EngineKind = 'embedded' | 'server'

/** An open database: Kysely for the stores, the pool under it for what needs a connection of its own. */
export interface Database {
  db: Db
  pool: pg.Pool
  engine: EngineKind
  /** PostgreSQL's version, e.g. `18.6`. */
  version: string
  /** Waits for running queries, then lets go of the database; nothing that was acknowledged is lost. */
  close: () => Promise<void>
}

export interface DatabaseAddress {
  /** A PostgreSQL connection URL; absent: the embedded database in `dataFolder`. */
  url?: string | undefined
  dataFolder: string
}

const OLDEST = 150_000
/** A connection has planned what is asked on every page: it is kept over a pause. */
const IDLE_MS = 600_000

/** Opens the database, starting the embedded one when nobody has it open; throws a one-line error when it cannot. */
export async function openDatabase({ url, dataFolder }: DatabaseAddress): Promise<Database> {
  if (url)
    return openPool('server', {
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: 15_000,
      idleTimeoutMillis: IDLE_MS,
    })
  const embedded = await reachEmbedded(dataFolder)
  try {
    return await openPool('embedded', { stream: embedded.stream, ssl: false, max: 4 }, () => embedded.leave())
  } catch (error) {
    embedded.leave()
    throw error
  }
}

/** A pool with our reading of column types: days stay text, int8 and numeric are text, timestamptz is a Date. */
export async function openPool(
  engine: EngineKind,
  config: pg.PoolConfig,
  leave?: () => unknown,
): Promise<Database> {
  const pool = new pg.Pool({
    application_name: 'dangvu',
    allowExitOnIdle: true,
    ...config,
    types: COLUMN_TYPES,
  })
  // A connection that dies is replaced by the next query, and a query under way hears of it; without a listener it would
  // end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const version = await versionOf(pool, engine)
  const isServer = engine === 'server'
  // The embedded database answers one message after the other.
  const copying = copyingPool(pool, isServer)
  const asked = { pool: joinBeginnings(isServer ? keepPlans(copying) : copying, isServer) }
  const dialect = isServer ? serverDialect(asked) : new PostgresDialect(asked)
  const db = new Kysely<Tables>({ dialect })
  let closing: Promise<void> | null = null
  const close = async () => {
    await db.destroy()
    // Kysely ends only a pool that it has used.
    if (!pool.ending) await pool.end()
    await leave?.()
  }
  return { db, pool, engine, version, close: () => (closing ??= close()) }
}

async function versionOf(pool: pg.Pool, engine: EngineKind): Promise<string> {
  try {
    const { rows } = await pool.query<{ number: string; text: string }>(
      `select current_setting('server_version_num') as number, split_part(current_setting('server_version'), ' ', 1) as text`,
    )
    const { number, text } = rows[0]!
    if (Number(number) >= OLDEST) return text
    throw new Error(`DATABASE_URL names PostgreSQL ${text}; version 15 or later is needed`)
  } catch (error) {
    await pool.end()
    if (engine === 'embedded' || String(error).includes('DATABASE_URL')) throw error
    throw new Error(`DATABASE_URL: no connection (${reasonOf(error)})`, { cause: error })
  }
}

/** Why a connection failed, without the address, which may hold a password. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return [code, message?.split('\n')[0]].filter(Boolean).join(': ')
}

const DATE = 1082
const DATE_ARRAY = 1182
const TEXT_ARRAY = 1009

const COLUMN_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid === DATE_ARRAY ? TEXT_ARRAY : oid, format)
  }) as typeof pg.types.getTypeParser,
}
