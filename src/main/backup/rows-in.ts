import { finished } from 'node:stream/promises'
import { sql } from 'kysely'
import { copyFrom } from '#platform/copy-stream.ts'
import type { EngineKind } from '#platform/database/connect.ts'
import type { Db } from '#platform/db.ts'
import type { Column } from './format.ts'

/** Takes the rows of one table, in whole lines as COPY writes them; `end` answers how many there were. */
export interface RowsIn {
  write(lines: Buffer): Promise<void>
  end(): Promise<number>
  /** Stops before the end; the transaction is lost. */
  abandon(error: Error): void
}

/** Fills an emptied table; its `columns` stand in the lines in this order. */
export function rowsIn(tx: Db, engine: EngineKind, table: string, columns: Column[]): Promise<RowsIn> {
  return engine === 'server' ? copying(tx, table, columns) : Promise.resolve(inserting(tx, table, columns))
}

async function copying(tx: Db, table: string, columns: Column[]): Promise<RowsIn> {
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  // Frozen rows need no second writing later; nobody else sees the table before the transaction ends.
  const stream = await copyFrom(tx, `copy "${table}" (${names}) from stdin with (freeze)`)
  const ended = finished(stream)
  ended.catch(() => {})
  return {
    write: (lines) =>
      new Promise((done, fail) => void stream.write(lines, (error) => (error ? fail(error) : done()))),
    async end() {
      stream.end()
      await ended
      return stream.rowCount
    },
    abandon: (error) => void stream.destroy(error),
  }
}

const BATCH = 2000

/** The embedded database has no COPY: the lines are taken apart and inserted in batches. */
function inserting(tx: Db, table: string, columns: Column[]): RowsIn {
  const target = sql.join(columns.map(({ name }) => sql.ref(name)))
  const values = sql.join(columns.map(({ type }, place) => sql`${sql.ref(`c${place}`)}::${sql.raw(type)}`))
  const names = sql.join(columns.map((_, place) => sql.ref(`c${place}`)))
  let count = 0
  return {
    async write(lines) {
      const rows = lines.toString('utf8').split('\n').slice(0, -1)
      count += rows.length
      for (let start = 0; start < rows.length; start += BATCH) {
        const cells = cellsByColumn(rows.slice(start, start + BATCH), columns.length)
        const arrays = sql.join(cells.map((column) => sql`${column}::text[]`))
        await sql`insert into ${sql.table(table)} (${target}) overriding system value
          select ${values} from unnest(${arrays}) as row (${names})`.execute(tx)
      }
    },
    end: () => Promise.resolve(count),
    abandon: () => {},
  }
}

function cellsByColumn(lines: string[], width: number): (string | null)[][] {
  const columns: (string | null)[][] = Array.from({ length: width }, () => [])
  for (const line of lines) {
    const cells = line.split('\t')
    if (cells.length !== width) throw new SyntaxError('a row of another width')
    for (const [place, cell] of cells.entries()) columns[place]!.push(cellValue(cell))
  }
  return columns
}

const ESCAPES: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

function cellValue(cell: string): string | null {
  if (cell === String.raw`\N`) return null
  return cell.includes('\\') ? cell.replace(/\\(.)/gs, (_, one: string) => ESCAPES[one] ?? one) : cell
}
