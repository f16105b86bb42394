import { createHash } from 'node:crypto'
import type { PostgresPool, PostgresPoolClient } from 'kysely'

/**
 * How a statement begins whose plan a server may keep: asked at every request, the same way for every parameter. Planning
 * a statement of many joins takes ten times as long as answering it for a small unit. Where the best way depends on how
 * much a unit holds, leave it out: a plan made for a branch would be followed for the nation.
 */
const KEPT = /^\s*\/\* kept \*\//
const MOST = 500

/** A pool on a server where marked statements are named, so that each connection plans them a few times at most. */
export function keepPlans(pool: PostgresPool): PostgresPool {
  const clients = new WeakMap<PostgresPoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      if (!clients.has(client)) clients.set(client, keepingClient(client))
      return clients.get(client)!
    },
    end: () => pool.end(),
  }
}

function keepingClient(client: PostgresPoolClient): PostgresPoolClient {
  const ask = client.query.bind(client) as (asked: unknown, parameters?: unknown) => unknown
  const query = (text: string, values: unknown[] = []) => {
    const name = KEPT.test(text) ? nameOf(text) : null
    return name === null ? ask(text, values) : ask({ name, text, values })
  }
  return { query, release: () => client.release() } as unknown as PostgresPoolClient
}

const names = new Map<string, string>()

function nameOf(text: string): string | null {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST) return null
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}
