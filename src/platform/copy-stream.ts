import { CompiledQuery, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { from, to, type CopyStreamQuery, type CopyToStreamQuery } from 'pg-copy-streams'
import type { Db } from './db.ts'

/**
 * Starts `copy … from stdin` inside a transaction on a server: write the rows, `end`, and wait until it has finished before
 * the next statement; `rowCount` counts them then. The embedded database cannot do it (`Database.engine`).
 */
export async function copyFrom(tx: Db, statement: string): Promise<CopyStreamQuery> {
  const stream = from(statement)
  await start(tx, stream)
  return stream
}

/** Starts `copy … to stdout` inside a transaction on a server: read it to its end before the next statement. */
export async function copyTo(tx: Db, statement: string): Promise<CopyToStreamQuery> {
  const stream = to(statement)
  await start(tx, stream)
  return stream
}

async function start(tx: Db, stream: CopyStreamQuery | CopyToStreamQuery): Promise<void> {
  if (!tx.isTransaction) throw new Error('COPY needs a transaction')
  await tx.executeQuery(CompiledQuery.raw(stream.text, [new Copy(stream)]))
}

/** The one parameter of a statement that is not asked but streamed. */
class Copy {
  constructor(readonly stream: CopyStreamQuery | CopyToStreamQuery) {}
}

/**
 * The pool as Kysely uses it, where a statement may also be a COPY, which Kysely itself cannot say. `pipelines`: a connection
 * takes a statement while another is under way.
 */
export function copyingPool(pool: pg.Pool, pipelines: boolean): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      if (!clients.has(client)) clients.set(client, copyingClient(client, pipelines))
      return clients.get(client)!
    },
    end: () => pool.end(),
  }
}

function copyingClient(client: pg.PoolClient, pipelines: boolean): PostgresPoolClient {
  const connection = client as pg.PoolClient & { pipeline: boolean; readyForQuery: boolean }
  const query = (asked: string | pg.QueryConfig, parameters?: unknown[]) => {
    const [first] = parameters ?? []
    // While rows stream nothing else is under way, and what comes after them waits until they have ended.
    const isFree = connection.pipeline || connection.readyForQuery
    connection.pipeline = pipelines && isFree && !(first instanceof Copy)
    if (!(first instanceof Copy)) return client.query(asked as string, parameters)
    client.query(first.stream)
    return Promise.resolve({ command: 'COPY', rowCount: 0, rows: [] })
  }
  const release = () => {
    // Who takes it from the pool itself may stream as he likes.
    connection.pipeline = false
    client.release()
  }
  return { query, release } as unknown as PostgresPoolClient
}
