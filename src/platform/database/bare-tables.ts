import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** Something of a table that rows are faster without: how to take it off, and how to put it back as it was. */
interface Fitting {
  off: string
  on: string
}

/**
 * Runs `fill` while the tables have no indexes and no keys, and builds them again afterwards, as the catalogue knew them;
 * rows that break one fail there. Much faster for millions of rows; all of it happens in `tx`, whose `maintenance_work_mem`
 * the building uses. Until `tx` ends nobody else can read these tables or those that they refer to: only for a register
 * that nobody uses yet. Check constraints stay. `onBuilt` hears after each one how many of how many have been built.
 */
export async function withBareTables<Result>(
  tx: Db,
  tables: readonly string[],
  fill: () => Promise<Result>,
  onBuilt: (built: number, of: number) => void = () => {},
): Promise<Result> {
  if (!tx.isTransaction) throw new Error('bare tables need a transaction')
  const fittings = [...(await indexesOf(tx, tables)), ...(await constraintsOf(tx, tables))]
  for (const { off } of [...fittings].reverse()) await sql.raw(off).execute(tx)
  const result = await fill()
  for (const [place, { on }] of fittings.entries()) {
    await sql.raw(on).execute(tx)
    onBuilt(place + 1, fittings.length)
  }
  return result
}

/** Indexes that stand for themselves, no constraint's. */
async function indexesOf(tx: Db, tables: readonly string[]): Promise<Fitting[]> {
  const { rows } = await sql<Fitting>`
    select format('drop index %s', indexrelid::regclass) as off, pg_get_indexdef(indexrelid) as on
    from pg_index
    where indrelid = any(${tables}::text[]::regclass[])
      and not exists (select from pg_constraint where conindid = indexrelid and conrelid = indrelid)
    order by indrelid::regclass::text, indexrelid::regclass::text`.execute(tx)
  return rows
}

/** Keys, exclusions and references: the tables' own, and other tables' references to their keys; references last. */
async function constraintsOf(tx: Db, tables: readonly string[]): Promise<Fitting[]> {
  const { rows } = await sql<Fitting>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as on
    from pg_constraint
    where contype in ('p', 'u', 'x', 'f') and (conrelid = any(${tables}::text[]::regclass[])
      or contype = 'f' and confrelid = any(${tables}::text[]::regclass[]))
    order by contype = 'f', conrelid::regclass::text, conname`.execute(tx)
  return rows
}
