import { sql, type RawBuilder } from 'kysely'
import { copyTo } from '#platform/copy-stream.ts'
import type { EngineKind } from '#platform/database/connect.ts'
import type { Db } from '#platform/db.ts'
import type { Column, KeptTable } from './format.ts'

type Take = (rows: Buffer | string) => Promise<void>

/** Gives every row of a table as COPY writes it in text, whichever engine; returns how many there were. */
export function rowsOut(tx: Db, engine: EngineKind, table: KeptTable, take: Take): Promise<number> {
  return engine === 'server' ? copied(tx, table, take) : fetched(tx, table, take)
}

async function copied(tx: Db, { name, columns }: KeptTable, take: Take): Promise<number> {
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const stream = await copyTo(tx, `copy "${name}" (${names}) to stdout`)
  for await (const rows of stream) await take(rows as Buffer)
  return stream.rowCount
}

const FETCH = 2000

/** The embedded database has no COPY: a cursor gives the same lines. */
async function fetched(tx: Db, { name, columns }: KeptTable, take: Take): Promise<number> {
  const cursor = sql.ref(`backup_${name}`)
  const line = sql`concat_ws(E'\t', ${sql.join(columns.map(cellText))})`
  await sql`declare ${cursor} no scroll cursor for select ${line} as line from ${sql.table(name)}`.execute(tx)
  let count = 0
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(FETCH)} from ${cursor}`.execute(tx)
    count += rows.length
    if (rows.length > 0) await take(`${rows.map((row) => row.line).join('\n')}\n`)
    if (rows.length < FETCH) break
  }
  await sql`close ${cursor}`.execute(tx)
  return count
}

/** Types whose text never holds what COPY escapes. */
const PLAIN = /^(smallint|integer|bigint|numeric|boolean|date|uuid|timestamp with time zone)/

function cellText({ name, type }: Column): RawBuilder<unknown> {
  const text = sql`${sql.ref(name)}::text`
  return sql`coalesce(${PLAIN.test(type) ? text : escaped(text)}, ${sql.lit(String.raw`\N`)})`
}

function escaped(text: RawBuilder<unknown>): RawBuilder<unknown> {
  const pairs = [
    ['\\', String.raw`\\`],
    ['\n', String.raw`\n`],
    ['\r', String.raw`\r`],
    ['\t', String.raw`\t`],
  ] as const
  return pairs.reduce((so, [from, into]) => sql`replace(${so}, ${sql.lit(from)}, ${sql.lit(into)})`, text)
}
