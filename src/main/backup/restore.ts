import { sql } from 'kysely'
import { renewFigures } from '#movement/changes.ts'
import { keepNames } from '#person/name-store.ts'
import { withBareTables } from '#platform/database/bare-tables.ts'
import type { Database, EngineKind } from '#platform/database/connect.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import type { Told } from './backup.ts'
import { FirstFormat } from './first-format.ts'
import { damaged, keptTables, migrationsOf, type Counts, type KeptTable, type Reading } from './format.ts'
import { SecondFormat } from './second-format.ts'
import { wholeLines } from './whole-lines.ts'

/** Reads a backup of any version into a register that nobody has used: all or nothing. Returns rows by table. */
export async function restore(
  { db, engine }: Pick<Database, 'db' | 'engine'>,
  file: string,
  told: Told = () => {},
): Promise<Counts> {
  return inTransaction(db, async (tx) => {
    const tables = await keptTables(tx)
    await mustBeUnused(tx)
    if (engine === 'server') await sql`set local maintenance_work_mem = '512MB'`.execute(tx)
    const counts = await withBareTables(
      tx,
      tables.map((table) => table.name),
      () => fill(tx, engine, tables, file, told),
      (built, of) => told(`${built}/${of}`),
    )
    await continueNumbers(tx)
    await renewFigures(tx)
    // An older backup has no table of names.
    await keepNames(tx, sql`person where not exists (select from person_name)`)
    // Fresh tables have no statistics, and the embedded database never gathers them by itself.
    await sql`analyze`.execute(tx)
    return counts
  }).catch((error: unknown) => {
    throw broken(error)
  })
}

async function fill(
  tx: Db,
  engine: EngineKind,
  tables: KeptTable[],
  file: string,
  told: Told,
): Promise<Counts> {
  await sql`truncate ${sql.join(tables.map(({ name }) => sql.table(name)))}`.execute(tx)
  let reading: Reading | null = null
  try {
    for await (const lines of wholeLines(file)) {
      const version: 1 | 2 | null = reading ? null : await versionOf(tx, lines)
      if (version !== null)
        reading =
          version === 1 ? new FirstFormat(tx, tables, told) : new SecondFormat(tx, engine, tables, told)
      await reading!.take(lines)
    }
    if (!reading) throw damaged()
    return reading.finish()
  } catch (error) {
    reading?.abandon(error as Error)
    throw error
  }
}

/** The version in the header, which must be one that this register can read. */
async function versionOf(tx: Db, lines: Buffer): Promise<1 | 2> {
  const { dangvu: version, migrations } = JSON.parse(lines.toString('utf8', 0, lines.indexOf(10))) as {
    dangvu: unknown
    migrations: string[]
  }
  if (version !== 1 && version !== 2) throw new Refused([{ code: 'not-a-backup' }])
  const ours = await migrationsOf(tx)
  const unknown = migrations.filter((name) => !ours.includes(name))
  if (unknown.length > 0) throw new Refused([{ code: 'backup-of-a-newer-version', migrations: unknown }])
  return version
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

/** Identity columns go on after the restored numbers. */
async function continueNumbers(tx: Db): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`.execute(tx)
  for (const { table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      coalesce((select max(${sql.ref(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(tx)
}
