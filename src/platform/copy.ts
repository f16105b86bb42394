import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PostgresAdapter, PostgresDialect, type Dialect, type PostgresDialectConfig } from 'kysely'
import { copyFrom } from './copy-stream.ts'
import type { Db } from './db.ts'

/** PostgreSQL as a server: it takes rows by COPY, which the embedded one does not. */
export function serverDialect(config: PostgresDialectConfig): Dialect {
  const dialect = new PostgresDialect(config)
  return {
    createAdapter: () => SERVER,
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  }
}

const SERVER = new PostgresAdapter()

/** Whether the database is a server, which takes COPY and tells others of its progress while a transaction runs. */
export function onServer(db: Db): boolean {
  return db.getExecutor().adapter === SERVER
}

/** Copies rows, each value as `copyText` writes it, into the named columns of a table; in a transaction on a server. */
export async function copyRows(
  tx: Db,
  table: string,
  columns: readonly string[],
  rows: Iterable<string[]>,
): Promise<void> {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  const command = `copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`
  await pipeline(Readable.from(chunksOf(rows)), await copyFrom(tx, command))
}

/** A value in the text format of COPY. */
export function copyText(value: string | null): string {
  if (value === null) return String.raw`\N`
  return SPECIAL.test(value) ? value.replace(/[\\\n\r\t]/g, (one) => ESCAPES[one]!) : value
}

const SPECIAL = /[\\\n\r\t]/
const ESCAPES: Record<string, string> = {
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
}

const CHUNK = 256 * 1024

function* chunksOf(rows: Iterable<string[]>): Generator<Buffer> {
  let text = ''
  for (const row of rows) {
    text += `${row.join('\t')}\n`
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}
