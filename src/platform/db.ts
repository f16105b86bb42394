import { type Kysely, sql } from 'kysely'
import { copyRows, copyText, onServer } from './copy.ts'

/** The tables of the schema; rooms add theirs by declaration merging. */
export interface Tables {}

/** The database as stores see it: the pool, or a transaction on one of its connections. */
export type Db = Kysely<Tables>

/**
 * Begins a statement whose plan a server may keep (`sql\`${kept} select …\``): asked at every request, and best answered the
 * same way whatever its parameters are. See database/kept-plans.ts.
 */
export const kept = sql.raw('/* kept */')

/**
 * Begins a statement that sets something for the rest of its transaction and answers nothing: it has no parameters and
 * travels with the statement after it (database/joined-begin.ts).
 */
export const ahead = sql.raw('/* ahead */')

const ATTEMPTS = 3

/**
 * Runs `fn` in a transaction in which the plans of kept statements are kept for certain, where the planner, which thinks
 * planning cheaper than it is, would plan them anew. On the embedded database nothing is kept.
 */
export async function byKeptPlans<Result>(db: Db, fn: (tx: Db) => Promise<Result>): Promise<Result> {
  if (!onServer(db)) return fn(db)
  return inTransaction(db, async (tx) => {
    await sql`${ahead} select set_config('plan_cache_mode', 'force_generic_plan', true)`.execute(tx)
    const result = await fn(tx)
    await sql`${ahead} select set_config('plan_cache_mode', 'auto', true)`.execute(tx)
    return result
  })
}

/**
 * Runs `fn` in one transaction and commits; an error rolls back and is thrown on. Inside another transaction it
 * simply takes part. Where PostgreSQL asks to try again (serialisation failure, deadlock) `fn` runs up to three
 * times in all, so it must have no effect outside the database.
 */
export async function inTransaction<Result>(db: Db, fn: (tx: Db) => Promise<Result>): Promise<Result> {
  if (db.isTransaction) return fn(db)
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(fn)
    } catch (error) {
      if (attempt === ATTEMPTS || !asksToRetry(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50 * attempt))
    }
  }
}

/**
 * Waits until no other transaction holds the lock of this name; it is released when `tx` ends. Shared holders bear
 * each other, but no exclusive one.
 */
export async function advisoryLock(
  tx: Db,
  key: string,
  mode: 'exclusive' | 'shared' = 'exclusive',
): Promise<void> {
  if (!tx.isTransaction) throw new Error('an advisory lock needs a transaction')
  const lock = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  await sql`select ${lock}(hashtextextended(${key}, 0))`.execute(tx)
}

/** A column of a bulk insert: `type` as SQL writes it, e.g. `bigint`, `date`, `jsonb`, `text[]`. */
export interface BulkColumn {
  name: string
  type: string
}

const BATCH = 20_000
/** So many rows are worth the second round trip of COPY. */
const COPIED = 1_000

/**
 * Inserts many rows: on a server by COPY, otherwise with one statement per 20,000 of them (`insert … select … from
 * unnest`). Rows are keyed by column name; undefined is null; a jsonb value is any JSON value and an array column takes
 * an array of texts or numbers. Run it inside a transaction to have all or nothing.
 */
export async function bulkInsert(
  db: Db,
  table: string,
  columns: readonly BulkColumn[],
  rows: readonly object[],
): Promise<void> {
  for (const { type } of columns) {
    if (!/^[a-z][a-z0-9_ ]*(\(\d+(,\d+)?\))?(\[\])?$/.test(type))
      throw new Error(`not a column type: ${type}`)
  }
  if (rows.length >= COPIED && onServer(db))
    return inTransaction(db, (tx) => copyAll(tx, table, columns, rows))
  const target = sql.join(columns.map(({ name }) => sql.ref(name)))
  const values = sql.join(columns.map(({ type }, i) => sql`${sql.ref(`c${i}`)}::${sql.raw(type)}`))
  const names = sql.join(columns.map((_, i) => sql.ref(`c${i}`)))
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH) as readonly Record<string, unknown>[]
    const arrays = columns.map(({ name, type }) => {
      const carried = carrierOf(type)
      return sql`${batch.map((row) => carried.write(row[name]))}::${sql.raw(carried.type)}[]`
    })
    await sql`insert into ${sql.table(table)} (${target})
      select ${values} from unnest(${sql.join(arrays)}) as row (${names})`.execute(db)
  }
}

async function copyAll(
  tx: Db,
  table: string,
  columns: readonly BulkColumn[],
  rows: readonly object[],
): Promise<void> {
  const writers = columns.map(({ name, type }) => {
    const { write } = carrierOf(type)
    return (row: Record<string, unknown>) => copyText(textOf(write(row[name])))
  })
  function* texts(): Generator<string[]> {
    for (const row of rows) yield writers.map((write) => write(row as Record<string, unknown>))
  }
  await copyRows(
    tx,
    table,
    columns.map(({ name }) => name),
    texts(),
  )
}

function textOf(value: unknown): string | null {
  if (value === null) return null
  return value instanceof Date ? value.toISOString() : `${value as number}`
}

/** How a value travels inside an array parameter: arrays and JSON as text, everything else as itself. */
function carrierOf(type: string): { type: string; write: (value: unknown) => unknown } {
  if (type.endsWith('[]'))
    return { type: 'text', write: (value) => (Array.isArray(value) ? arrayText(value) : null) }
  if (/^jsonb?$/.test(type)) {
    return { type: 'text', write: (value) => (value === undefined ? null : JSON.stringify(value)) }
  }
  return { type, write: (value) => value ?? null }
}

function arrayText(values: readonly unknown[]): string {
  const quoted = values.map((one) =>
    one === null || one === undefined
      ? 'NULL'
      : `"${String(one as string | number).replace(/[\\"]/g, String.raw`\$&`)}"`,
  )
  return `{${quoted.join(',')}}`
}

function asksToRetry(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === '40001' || code === '40P01'
}
