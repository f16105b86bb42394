import { paragraph, type Block } from '#paper/blocks.ts'
import { composePaper, type Composed } from '#paper/compose.ts'
import { fill } from '#paper/filled.ts'
import { Refused } from '#platform/errors.ts'
import { printedCell } from './cell-text.ts'
import { widthOf, type OutputRow, type OutputTable, type TableFile } from './table-file.ts'

/** More rows or columns are no paper any more. */
export const MOST_PRINTED_ROWS = 3000
export const MOST_PRINTED_COLUMNS = 26

/** Characters of 12 points that a standing and a lying page hold between the margins of a party document. */
const [STANDING, LYING] = [78, 118]

/** The tables as a party document: head of the unit, title, facts, tables, notes. Throws Refused beyond what paper holds. */
export async function composeTables(file: TableFile): Promise<Composed> {
  const wide = Math.max(...file.tables.map(charactersOf), 0)
  const landscape = file.landscape ?? wide > STANDING
  const room = landscape ? LYING : STANDING
  const body: Block[] = file.facts.map(({ label, value }) => paragraph(`${label}: ${value}`, 'center'))
  let left = MOST_PRINTED_ROWS
  for (const table of file.tables) {
    if (table.columns.length > MOST_PRINTED_COLUMNS)
      throw new Refused([
        { code: 'too-many-columns-to-print', columns: table.columns.length, limit: MOST_PRINTED_COLUMNS },
      ])
    const rows = await rowsWithin(table.rows, left)
    left -= rows.length
    body.push(...blocksOf(table, rows, room))
  }
  const form = {
    layout: 'list' as const,
    name: { vi: file.title, en: file.title },
    landscape,
    body: () => body,
  }
  const gathered = {
    organisationId: '',
    subject: { kind: 'table', id: '' },
    head: { ...file.head, type: file.title },
    values: {},
  }
  return composePaper(form, fill([], gathered))
}

async function rowsWithin(rows: OutputTable['rows'], left: number): Promise<OutputRow[]> {
  const kept: OutputRow[] = []
  for await (const row of rows) {
    if (kept.length === left)
      throw new Refused([{ code: 'too-many-rows-to-print', limit: MOST_PRINTED_ROWS }])
    kept.push(row)
  }
  return kept
}

const INDENT = '\u00a0\u00a0\u00a0'

function blocksOf(table: OutputTable, rows: readonly OutputRow[], room: number): Block[] {
  const { columns, title, facts = [], notes = [] } = table
  const texts = rows.map(({ cells, level = 0 }) =>
    columns.map(({ kind }, at) => {
      const text = printedCell(kind, cells[at] ?? null)
      return at === 0 ? INDENT.repeat(level) + text : text
    }),
  )
  return [
    ...(title ? [paragraph([{ text: title, bold: true }], 'center')] : []),
    ...facts.map(({ label, value }) => paragraph(`${label}: ${value}`, 'center')),
    {
      block: 'table',
      columns: columns.map((column) => ({
        title: column.label,
        ...(column.group ? { group: column.group } : {}),
        width: widthOf(column),
        align: column.kind === 'text' ? 'left' : column.kind === 'day' ? 'center' : 'right',
      })),
      rows: texts,
      strong: rows.flatMap(({ is = 'row' }, at) => (is === 'row' ? [] : [at])),
      size: sizeFor(charactersOf(table), room),
    },
    ...notes.map((text) => paragraph([{ text, italic: true }], 'left')),
  ]
}

/** In points, so that the table fits between the margins: 12, or smaller down to 7. */
function sizeFor(characters: number, room: number): number {
  return Math.max(7, Math.min(12, Math.floor((12 * room) / characters)))
}

function charactersOf({ columns }: OutputTable): number {
  return columns.reduce((sum, column) => sum + widthOf(column), 0)
}
