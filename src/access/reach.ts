import { sql } from 'kysely'
import { ahead, type Db } from '#platform/db.ts'
import type { Actor } from './policy.ts'
import { POLICY, type Action } from './rules.ts'

/** The role without privileges to bypass policies, under which requests of accounts run (migration 0011). */
const ROLE = 'dangvu_app'
const RECORDS: readonly Action[] = ['person.record', 'movement.record', 'organisation.record']

const bound = new WeakSet<Db>()

/**
 * From here to its end the transaction sees and writes, of members' data, only what is kept within the actor's reach:
 * the database enforces it, whatever the statements say. Machine actors (command line, workers) are not bound.
 */
export async function enterReach(tx: Db, actor: Actor): Promise<void> {
  if (actor.kind === 'machine') return
  if (!tx.isTransaction) throw new Error('reach needs a transaction')
  await sql`${ahead} select set_config('role', ${sql.lit(ROLE)}, true), set_config('dangvu.today', ${sql.lit(actor.today)}, true),
    set_config('dangvu.reads', ${sql.lit(unitsOf(actor, ['person.read']))}, true),
    set_config('dangvu.records', ${sql.lit(unitsOf(actor, RECORDS))}, true)`.execute(tx)
  bound.add(tx)
}

/**
 * Runs `fn` with the eyes of the whole register, for what leaves no row of people: counts, keys that must be unique,
 * ids whose rows are read within reach afterwards. Nothing else may run on `db` meanwhile.
 */
export async function asRegister<Result>(db: Db, fn: (db: Db) => Promise<Result>): Promise<Result> {
  if (!bound.has(db)) return fn(db)
  bound.delete(db)
  await sql`${ahead} select set_config('role', 'none', true)`.execute(db)
  const back = async () => {
    await sql`${ahead} select set_config('role', ${sql.lit(ROLE)}, true)`.execute(db)
    bound.add(db)
  }
  let result: Result
  try {
    result = await fn(db)
  } catch (error) {
    await back()
    throw error
  }
  await back()
  return result
}

/** The units where the actor holds a role that allows one of these, as the setting says it: `all`, or an array. */
function unitsOf(actor: Actor, actions: readonly Action[]): string {
  const allowing = actor.holdings.filter((one) => actions.some((action) => POLICY[one.role].includes(action)))
  if (allowing.some((one) => one.whole)) return 'all'
  return `{${[...new Set(allowing.map((one) => one.organisationId!))].join(',')}}`
}
