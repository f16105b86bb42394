import { sql } from 'kysely'
import { repeat } from '../repeat.ts'
import type { Database } from './connect.ts'

const EVERY_MS = 24 * 60 * 60 * 1000
const LOOK_EVERY_MS = 10 * 60 * 1000
const KEY = 'cared_at'

/**
 * Sweeps and measures the tables of the embedded database once a day, which no daemon does there; a server looks
 * after itself (autovacuum). Answers whether anything was done.
 */
export async function careForDatabase({ engine, db, pool }: Database, now: Date): Promise<boolean> {
  if (engine !== 'embedded') return false
  const { rows } = await sql<{
    value: string
  }>`select value #>> '{}' as value from setting where key = ${KEY}`.execute(db)
  const last = Date.parse(rows[0]?.value ?? '')
  if (now.getTime() - last < EVERY_MS) return false
  await pool.query('vacuum analyze')
  await sql`insert into setting (key, value) values (${KEY}, ${JSON.stringify(now.toISOString())}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(db)
  return true
}

/** Cares for the database while the server runs; `stop` waits for what is under way. */
export function startCare(
  database: Database,
  failed: (error: unknown) => void,
): { stop: () => Promise<void> } {
  return repeat(() => careForDatabase(database, new Date()), { everyMs: LOOK_EVERY_MS, failed })
}
