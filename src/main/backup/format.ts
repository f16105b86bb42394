import type { Hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'

/**
 * The one logical format of backups, from embedded to PostgreSQL and back, in its second version: gzip of lines. First a
 * header; then for each table a line with its columns, its rows as COPY writes them in text, and `\.`; last the manifest.
 * (The first version has each row as JSON, `FirstFormat`.)
 */
export interface Header {
  dangvu: 2
  /** The migrations of the register that was kept: a version that lacks one of them cannot read it. */
  migrations: string[]
}

/** The line before a table's rows. */
export interface TableLine {
  table: string
  columns: string[]
}

/** Rows by table. */
export type Counts = Record<string, number>

/** The last line, with the digest of all bytes before it. */
export interface Manifest {
  counts: Counts
  sha256: string
}

/** The line after a table's rows, as COPY has it. */
export const END_OF_ROWS = String.raw`\.`

/** A backup of one version while it is read: takes all of it in pieces of whole lines, and writes it into emptied tables. */
export interface Reading {
  take(lines: Buffer): Promise<void>
  /** Proves that the file was whole, every row and every byte. */
  finish(): Counts
  /** Stops before the end; the transaction is lost. */
  abandon(error: Error): void
}

/** Throws unless the manifest has come and says what was read. */
export function mustBeWhole(manifest: Manifest | null, counts: Counts, hash: Hash): void {
  const tables = Object.keys(counts)
  const whole =
    manifest?.sha256 === hash.digest('hex') &&
    Object.keys(manifest.counts).length === tables.length &&
    tables.every((table) => manifest.counts[table] === counts[table])
  if (!whole) throw damaged()
}

export function damaged(): Refused {
  return new Refused([{ code: 'backup-cut-or-damaged' }])
}

export interface Column {
  name: string
  /** As SQL writes it, e.g. `bigint`. */
  type: string
}

export interface KeptTable {
  name: string
  columns: Column[]
}

/** What lives only while it is used: no part of a backup. */
const PASSING = [
  'migration',
  'session',
  'sign_in_attempt',
  'idempotency_key',
  'import_organisation',
  'import_existence',
  'import_member',
  'import_movement',
  'import_attribute',
  'import_other',
  'movement_change',
  'spell_change',
  'figure_base',
  'job',
]

/** The tables of a backup by name, with the columns that are recorded (none that the table computes itself). */
export async function keptTables(tx: Db): Promise<KeptTable[]> {
  const { rows } = await sql<KeptTable>`
    select relname as name, json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod))
      order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname <> all(${PASSING}::text[])
    group by relname order by relname`.execute(tx)
  return rows
}

/** The names of the migrations that this register has. */
export async function migrationsOf(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(tx)
  return rows.map((row) => row.name)
}
