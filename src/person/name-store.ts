import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { NameKeys } from './name.ts'

/** Makes a name known to the search; whoever writes it into `person` calls this in the same transaction. */
export async function keepName(tx: Db, { nameOrder, givenKey }: NameKeys): Promise<void> {
  await sql`insert into person_name (name_order, given_key) values (${nameOrder}, ${givenKey})
    on conflict do nothing`.execute(tx)
}

/** As `keepName`, for all rows of `source`, a table with `name_order` and `given_key` and what may follow it. */
export async function keepNames(tx: Db, source: RawBuilder<unknown>): Promise<void> {
  await sql`insert into person_name (name_order, given_key)
    select name_order, min(given_key) from ${source} group by name_order
    on conflict do nothing`.execute(tx)
}
