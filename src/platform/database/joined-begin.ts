import type { PostgresPool, PostgresPoolClient } from 'kysely'

const BEGINS = /^(begin|start transaction)\b/
const ENDS = /^(commit|rollback)$/
/** How a statement begins whose answer nobody waits for: it has no parameters and goes ahead of the next one. */
const AHEAD = '/* ahead */'
const NOTHING = { command: 'SELECT' as const, rowCount: 0, rows: [] }

/**
 * A pool whose transactions begin together with their first statement, and where settings of a transaction (`ahead`) travel
 * with the statement after them; a transaction that asks nothing is never begun. It saves every request several journeys to
 * the database. `pipelines`: a connection takes a statement while another is under way.
 */
export function joinBeginnings(pool: PostgresPool, pipelines: boolean): PostgresPool {
  const clients = new WeakMap<PostgresPoolClient, PostgresPoolClient>()
  return {
    async connect() {
      const client = await pool.connect()
      if (!clients.has(client)) clients.set(client, joiningClient(client, pipelines))
      return clients.get(client)!
    },
    end: () => pool.end(),
  }
}

function joiningClient(client: PostgresPoolClient, pipelines: boolean): PostgresPoolClient {
  let held: string[] = []
  const query = async (asked: string, parameters: readonly unknown[] = []) => {
    const begins = BEGINS.test(asked)
    if (begins || asked.startsWith(AHEAD)) {
      // What a connection that was let go of in the middle had held does not belong to the next transaction.
      held = begins ? [asked] : [...held, asked]
      return NOTHING
    }
    const [ahead, isBegun] = [held, !BEGINS.test(held[0] ?? '')]
    held = []
    // Settings of a transaction end with it.
    if (ENDS.test(asked)) return isBegun ? client.query(asked, []) : NOTHING
    if (ahead.length === 0) return client.query(asked, parameters)
    if (parameters.length === 0) return lastOf(await client.query([...ahead, asked].join('; '), []))
    const sent = client.query(ahead.join('; '), [])
    if (!pipelines) await sent
    const [, answer] = await Promise.all([sent, client.query(asked, parameters)])
    return answer
  }
  return { query, release: () => client.release() } as PostgresPoolClient
}

/** Several statements asked as one text answer with a list. */
function lastOf<Result>(results: Result | Result[]): Result {
  return Array.isArray(results) ? results.at(-1)! : results
}
