import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { EngineKind } from '#platform/database/connect.ts'

/** Takes one row of whole numbers, in the order of the columns; the array is used again for the next row. */
export type TakeRow = (row: Float64Array) => void

const FETCH = 20_000

/**
 * Reads a query whose columns are all non-negative whole numbers, on a client inside a transaction, row by row and
 * without holding them: by COPY from a server, by a cursor from the embedded database.
 */
export async function readNumbers(
  client: pg.PoolClient,
  engine: EngineKind,
  query: { columns: readonly string[]; rest: string },
  take: TakeRow,
): Promise<void> {
  const rows = new NumberRows(query.columns.length, take)
  if (engine === 'server') {
    const stream = client.query(copyTo(`copy (select ${query.columns.join(', ')} ${query.rest}) to stdout`))
    for await (const chunk of stream) rows.write(chunk as Buffer)
    return
  }
  const line = query.columns.map((column) => `(${column})::text`).join(` || E'\\t' || `)
  await client.query(`declare figure_rows no scroll cursor for select ${line} as line ${query.rest}`)
  for (;;) {
    const { rows: lines } = await client.query<{ line: string }>(`fetch ${FETCH} from figure_rows`)
    for (const one of lines) rows.write(Buffer.from(`${one.line}\n`))
    if (lines.length < FETCH) break
  }
  await client.query('close figure_rows')
}

const [TAB, NEWLINE, ZERO] = [9, 10, 48]

/** Reads tab-separated digits from pieces that may end anywhere. */
class NumberRows {
  private row: Float64Array
  private column = 0
  private value = 0

  constructor(
    columns: number,
    private take: TakeRow,
  ) {
    this.row = new Float64Array(columns)
  }

  write(chunk: Buffer): void {
    let { column, value } = this
    const { row } = this
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (byte >= ZERO) value = value * 10 + (byte - ZERO)
      else if (byte === TAB) {
        row[column++] = value
        value = 0
      } else if (byte === NEWLINE) {
        row[column] = value
        this.take(row)
        column = 0
        value = 0
      }
    }
    this.column = column
    this.value = value
  }
}
