import type { PostgresPool, PostgresPoolClient } from 'kysely'

const BEGINS = /^(begin|start transaction)\b/
const ENDS = /^(commit|rollback)$/
const NOTHING = { command: 'SELECT' as const, rowCount: 0, rows: [] }

/**
 * A pool whose transactions begin with their first statement: both travel at once where the statement has no parameters,
 * and a transaction that asks nothing is never begun. It saves every request one journey to the database.
 */
export function joinBeginnings(pool: PostgresPool): PostgresPool {
  const clients = new WeakMap<PostgresPoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      if (!clients.has(client)) clients.set(client, joiningClient(client))
      return clients.get(client)!
    },
    end: () => pool.end(),
  }
}

function joiningClient(client: PostgresPoolClient): PostgresPoolClient {
  let held: string | null = null
  const query = async (asked: string, parameters: readonly unknown[] = []) => {
    const begin = held
    if (begin === null && BEGINS.test(asked)) {
      held = asked
      return NOTHING
    }
    held = null
    if (begin === null) return client.query(asked, parameters)
    if (ENDS.test(asked)) return NOTHING
    if (parameters.length === 0) return lastOf(await client.query(`${begin}; ${asked}`, []))
    await client.query(begin, [])
    return client.query(asked, parameters)
  }
  return { query, release: () => client.release() } as PostgresPoolClient
}

/** Several statements asked as one text answer with a list. */
function lastOf<Result>(results: Result | Result[]): Result {
  return Array.isArray(results) ? results.at(-1)! : results
}
