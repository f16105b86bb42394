import { csvOf } from '#ui/csv.ts'
import { createZipWriter } from '#sheet/zip-write.ts'
import { csvText } from './cell-text.ts'
import { fileName, hasGroups, type OutputTable, type TableFile } from './table-file.ts'

type Write = (bytes: Buffer) => Promise<void>

const PIECE = 64 * 1024

/**
 * Writes a table as .csv: UTF-8 with its mark, `;`, CRLF, guarded against formulas; the header and the rows alone. A file of
 * several tables becomes a .zip with one .csv for each.
 */
export async function writeTableCsv(write: Write, file: TableFile): Promise<void> {
  const [only, ...more] = file.tables
  if (only && more.length === 0) return inPieces(write, csvPieces(only))
  const zip = createZipWriter(write)
  const digits = String(file.tables.length).length
  for (const [at, table] of file.tables.entries())
    await zip.add(`${String(at + 1).padStart(digits, '0')}-${fileName(table.name)}.csv`, csvPieces(table))
  await zip.end()
}

/** Whether the .csv of a file is an archive. */
export function isCsvArchive({ tables }: Pick<TableFile, 'tables'>): boolean {
  return tables.length !== 1
}

const MARK = '\uFEFF'

async function* csvPieces({ columns, rows }: OutputTable): AsyncGenerator<string> {
  const grouped = hasGroups(columns)
  const header = columns.map(({ group, label }) => (grouped && group ? `${group}: ${label}` : label))
  yield csvOf([header])
  for await (const { cells } of rows)
    yield csvOf([columns.map(({ kind }, at) => csvText(kind, cells[at] ?? null))]).slice(MARK.length)
}

/**
 * Writes tables as JSON: title, facts, columns with their kinds, rows with values by column: figures as numbers, shares as
 * fractions, days as YYYY-MM-DD.
 */
export function writeTableJson(write: Write, file: TableFile): Promise<void> {
  return inPieces(write, jsonPieces(file))
}

async function* jsonPieces({ title, facts, lang, madeAt, tables }: TableFile): AsyncGenerator<string> {
  const start = JSON.stringify({ title, lang, madeAt: madeAt.toISOString(), facts })
  yield `${start.slice(0, -1)},"tables":[`
  for (const [
    at,
    { name, title: own, facts: ownFacts = [], columns, rows, notes = [] },
  ] of tables.entries()) {
    const described = columns.map(({ key, label, kind, group }) => ({
      key,
      label,
      kind,
      ...(group && { group }),
    }))
    const head = JSON.stringify({ name, title: own ?? null, facts: ownFacts, columns: described, notes })
    yield `${at === 0 ? '' : ','}${head.slice(0, -1)},"rows":[`
    let between = '\n'
    for await (const { cells, level = 0, is = 'row' } of rows) {
      const values = Object.fromEntries(columns.map(({ key }, column) => [key, jsonValue(cells[column])]))
      yield `${between}${JSON.stringify({ level, is, values })}`
      between = ',\n'
    }
    yield '\n]}'
  }
  yield ']}\n'
}

function jsonValue(value: string | number | null | undefined): string | number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return value ?? null
}

async function inPieces(write: Write, texts: AsyncIterable<string>): Promise<void> {
  let text = ''
  for await (const some of texts) {
    text += some
    if (text.length < PIECE) continue
    await write(Buffer.from(text))
    text = ''
  }
  if (text !== '') await write(Buffer.from(text))
}
