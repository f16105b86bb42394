import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** What a table takes on disk. */
export interface Size {
  table: string
  rows: number
  megabytes: number
  indexMegabytes: number
}

const MEGABYTE = 2 ** 20

/** The tables of more than a megabyte, the largest first; rows as the planner estimates them. */
export async function measureSizes(db: Db): Promise<Size[]> {
  const { rows } = await sql<{ table: string; rows: number; bytes: string; indexBytes: string }>`
    select relname as "table", reltuples as rows, pg_table_size(oid) as bytes, pg_indexes_size(oid) as "indexBytes"
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc`.execute(db)
  return rows
    .map(({ table, rows: n, bytes, indexBytes }) => ({
      table,
      rows: Math.round(n),
      megabytes: Math.round(Number(bytes) / MEGABYTE),
      indexMegabytes: Math.round(Number(indexBytes) / MEGABYTE),
    }))
    .filter((one) => one.megabytes + one.indexMegabytes > 1)
}
