import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { renewFigures } from '#movement/changes.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'

/**
 * The one logical format of backups, from embedded to PostgreSQL and back: gzip of JSON lines. First a header
 * `{dangvu, migrations, tables}`, then for each table `{table}` and its rows, last `{counts, sha256}` over all lines before.
 */
interface Header {
  dangvu: 1
  migrations: string[]
  tables: string[]
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
]
const FETCH = 2000

/** Writes all tables of one snapshot; the file appears whole or not at all. Returns rows by table. */
export async function backup(db: Db, file: string): Promise<Record<string, number>> {
  const part = `${file}.part`
  const gzip = createGzip({ level: 6 })
  const out = createWriteStream(part, { mode: 0o600 })
  gzip.pipe(out)
  const hash = createHash('sha256')
  const put = async (line: string) => {
    hash.update(line)
    if (!gzip.write(`${line}\n`)) await once(gzip, 'drain')
  }
  try {
    const counts = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx: Db) => writeTables(tx, put))
    gzip.end(`${JSON.stringify({ counts, sha256: hash.digest('hex') })}\n`)
    await finished(out)
    await rename(part, file)
    return counts
  } catch (error) {
    gzip.destroy()
    await rm(part, { force: true })
    throw error
  }
}

async function writeTables(tx: Db, put: (line: string) => Promise<void>): Promise<Record<string, number>> {
  const tables = await tablesInOrder(tx)
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(tx)
  await put(JSON.stringify({ dangvu: 1, migrations: rows.map((row) => row.name), tables } satisfies Header))
  const counts: Record<string, number> = {}
  for (const table of tables) {
    await put(JSON.stringify({ table }))
    counts[table] = 0
    const cursor = sql.ref(`backup_${table}`)
    await sql`declare ${cursor} no scroll cursor for select to_jsonb(kept)::text as line from ${sql.table(table)} kept`.execute(
      tx,
    )
    for (;;) {
      const { rows: lines } = await sql<{ line: string }>`fetch ${sql.lit(FETCH)} from ${cursor}`.execute(tx)
      for (const { line } of lines) await put(line)
      counts[table] += lines.length
      if (lines.length < FETCH) break
    }
    await sql`close ${cursor}`.execute(tx)
  }
  return counts
}

/** Reads a backup into a register that nobody has used: all or nothing. Returns rows by table. */
export async function restore(db: Db, file: string): Promise<Record<string, number>> {
  return inTransaction(db, async (tx) => {
    const known = await tablesInOrder(tx)
    await mustBeUnused(tx)
    const reader = new BackupReader(tx, known)
    const gunzip = createGunzip()
    const input = createReadStream(file)
    input.once('error', (error) => gunzip.destroy(error))
    const lines = createInterface({ input: input.pipe(gunzip), crlfDelay: Infinity })
    // After the first fault nobody reads on, so a second one (a check sum) must not end the process.
    lines.on('error', () => {})
    try {
      for await (const line of lines) await reader.take(line)
    } catch (error) {
      throw broken(error)
    } finally {
      input.destroy()
      gunzip.destroy()
    }
    return reader.finish()
  })
}

/** Values that the tables refuse (SQLSTATE classes 22 and 23) come from the file as well. */
function broken(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? ''
  if (code === 'ENOENT') return new Refused([{ code: 'no-such-file' }])
  return code.startsWith('Z_') || /^2[23]/.test(code) || error instanceof SyntaxError
    ? new Refused([{ code: 'backup-cut-or-damaged' }])
    : error
}

async function mustBeUnused(tx: Db): Promise<void> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from organisation) or exists (select from account) as used`.execute(tx)
  if (rows[0]!.used) throw new Refused([{ code: 'register-not-empty' }])
}

/** Takes the lines of a backup one by one and writes them in batches; `finish` proves counts and digest. */
class BackupReader {
  private hash: Hash = createHash('sha256')
  private header: Header | null = null
  private table: string | null = null
  private batch: string[] = []
  private counts: Record<string, number> = {}
  private manifest: { counts: Record<string, number>; sha256: string } | null = null

  constructor(
    private tx: Db,
    private known: readonly string[],
  ) {}

  async take(line: string): Promise<void> {
    if (this.manifest) throw new Refused([{ code: 'backup-cut-or-damaged' }])
    if (!this.header) return this.begin(line)
    if (line.startsWith('{"counts":')) {
      await this.flush()
      this.manifest = JSON.parse(line)
      return
    }
    this.hash.update(line)
    if (line.startsWith('{"table":')) {
      await this.flush()
      this.table = (JSON.parse(line) as { table: string }).table
      if (!this.header.tables.includes(this.table)) throw new Refused([{ code: 'backup-cut-or-damaged' }])
      this.counts[this.table] = 0
      return
    }
    this.batch.push(line)
    if (this.batch.length >= FETCH) await this.flush()
  }

  private async begin(line: string): Promise<void> {
    const header = JSON.parse(line) as Partial<Header>
    if (header.dangvu !== 1 || !Array.isArray(header.tables)) throw new Refused([{ code: 'not-a-backup' }])
    const unknown = header.tables.filter((table) => !this.known.includes(table))
    if (unknown.length > 0) throw new Refused([{ code: 'backup-of-a-newer-version', tables: unknown }])
    this.hash.update(line)
    this.header = header as Header
    for (const table of [...this.known].reverse()) await sql`delete from ${sql.table(table)}`.execute(this.tx)
  }

  private async flush(): Promise<void> {
    if (this.batch.length === 0 || this.table === null) return
    await sql`
      insert into ${sql.table(this.table)} overriding system value
      select kept.* from unnest(${this.batch}::text[]) with ordinality as line (text, place)
      cross join lateral jsonb_populate_record(null::${sql.table(this.table)}, line.text::jsonb) kept
      order by place`.execute(this.tx)
    this.counts[this.table]! += this.batch.length
    this.batch = []
  }

  async finish(): Promise<Record<string, number>> {
    const same =
      this.manifest !== null &&
      this.manifest.sha256 === this.hash.digest('hex') &&
      JSON.stringify(this.manifest.counts) === JSON.stringify(this.counts)
    if (!same) throw new Refused([{ code: 'backup-cut-or-damaged' }])
    await continueNumbers(this.tx)
    await renewFigures(this.tx)
    // Fresh tables have no statistics, and the embedded database never gathers them by itself.
    await sql`analyze`.execute(this.tx)
    return this.counts
  }
}

/** Identity columns go on after the restored numbers. */
async function continueNumbers(tx: Db): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`.execute(tx)
  for (const { table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), coalesce((select max(${sql.ref(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(
      tx,
    )
}

/** Tables so that those referred to come before those that refer to them. */
async function tablesInOrder(tx: Db): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(tx)
  const { rows: references } = await sql<{ from: string; to: string }>`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint
    where contype = 'f' and conrelid <> confrelid`.execute(tx)
  const left = new Set(tables.map((table) => table.name).filter((name) => !PASSING.includes(name)))
  const ordered: string[] = []
  while (left.size > 0) {
    const free = [...left].filter((name) => !references.some((one) => one.from === name && left.has(one.to)))
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...left].join(', ')}`)
    for (const name of free) left.delete(name)
    ordered.push(...free)
  }
  return ordered
}
