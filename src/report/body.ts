import { paragraph, type Block } from '#paper/blocks.ts'
import type { ReportText } from './api.ts'
import { barsSvg, pyramidSvg, type Drawing } from './chart-svg.ts'
import type { Drawn, DrawnPiece, DrawnSection, DrawnTable, Figure } from './drawn.ts'

/** Where the unit's words are missing: a line to write upon. */
const TO_WRITE = '…'.repeat(32)

/** The body of a report as it is printed. */
export function bodyOf(drawn: Drawn, texts: readonly ReportText[], issuer: string): Block[] {
  const words = new Map(texts.map(({ section, text }) => [section, text]))
  const tables = { count: 0 }
  const opening = `Thực hiện chế độ thông tin, báo cáo, ${issuer} báo cáo ${drawn.subject} ${drawn.period} như sau:`
  return [
    paragraph([opening, joined(drawn.opening)].filter(Boolean).join(' ')),
    ...drawn.sections.flatMap((one, at) =>
      sectionBlocks(drawn, one, {
        words: words.get(one.key) ?? '',
        hasParts: (drawn.sections[at + 1]?.level ?? 0) > one.level,
        tables,
      }),
    ),
  ]
}

/** The tables behind the signature; empty where there are none. */
export function appendixOf(drawn: Drawn, number: string | null): Block[] {
  if (drawn.appendix.length === 0) return []
  const tables = { count: 0 }
  const of = number ? `Báo cáo số ${number}` : `Báo cáo ${drawn.subject} ${drawn.period}`
  return [
    { block: 'paragraph', text: [{ text: 'PHỤ LỤC SỐ LIỆU', bold: true }], align: 'center', indent: false },
    {
      block: 'paragraph',
      text: [{ text: `(Kèm theo ${of})`, italic: true }],
      align: 'center',
      indent: false,
    },
    ...drawn.appendix.flatMap((table) => tableBlocks(drawn, table, 'Biểu', tables)),
  ]
}

interface Around {
  words: string
  hasParts: boolean
  tables: { count: number }
}

function sectionBlocks(drawn: Drawn, section: DrawnSection, { words, hasParts, tables }: Around): Block[] {
  const said = section.sentences.map(joined).join(' ')
  const own = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isSilent = said === '' && own.length === 0 && section.tables.length === 0 && !hasParts
  return [
    { block: 'heading', level: section.level, text: section.title },
    ...(said === '' ? [] : [paragraph(said)]),
    ...own.map((line) => paragraph(line)),
    ...(isSilent ? [paragraph(TO_WRITE, 'left')] : []),
    ...section.tables.flatMap((table) => tableBlocks(drawn, table, 'Bảng', tables)),
  ]
}

function tableBlocks(drawn: Drawn, table: DrawnTable, word: string, tables: { count: number }): Block[] {
  tables.count += 1
  const { title, names, columns, rows } = table
  const chart = chartOf(drawn, table)
  return [
    {
      block: 'paragraph',
      text: [{ text: `${word} ${tables.count}. ${title}`, bold: true }],
      align: 'center',
      indent: false,
      keepWithNext: true,
    },
    {
      block: 'table',
      columns: [
        { title: names, width: columns.length > 3 ? 2.6 : 2.2 },
        ...columns.map((column) => ({ title: column, align: 'right' as const })),
      ],
      rows: rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]),
      strong: rows.flatMap(({ isTotal }, at) => (isTotal ? [at] : [])),
    },
    ...(chart
      ? [{ block: 'picture' as const, ...chart, alt: table.chart!.title }, { block: 'space' as const }]
      : []),
  ]
}

/** The picture of a table's figures; null where it has none or there is too little to see. */
function chartOf(drawn: Drawn, table: DrawnTable): Drawing | null {
  if (!table.chart) return null
  const { kind, columns } = table.chart
  const rows = table.rows.filter(({ isTotal }) => !isTotal)
  if (rows.length < 2) return null
  const valueOf = valuesOf(drawn.figures)
  const at = (row: (typeof rows)[number], column: number) => valueOf(row.cells[columns[column]!]!)
  if (kind === 'bars') return barsSvg(rows.map((row) => ({ name: row.label, value: at(row, 0) })))
  return pyramidSvg(
    rows.map((row) => ({ name: row.label, left: at(row, 0), right: at(row, 1) })),
    [table.columns[columns[0]!]!, table.columns[columns[1]!]!],
  )
}

/** What cells of a table stand for in numbers. */
export function valuesOf(figures: readonly Figure[]): (cell: DrawnPiece) => number {
  const known = new Map(figures.map(({ id, value }) => [id, value]))
  return ({ figure }) => (figure === null ? 0 : (known.get(figure) ?? 0))
}

const joined = (pieces: readonly DrawnPiece[]) => pieces.map(({ text }) => text).join('')
