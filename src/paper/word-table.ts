import { LineRuleType, Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType } from 'docx'
import type { Align } from './blocks.ts'
import { PARTY_LAYOUT, type ComposedBlock } from './compose.ts'
import { ALIGNMENTS, textOf } from './word-text.ts'

type TableBlock = Extract<ComposedBlock, { block: 'table' }>

/** A table of no more rows stays on one page. */
const MOST_TOGETHER = 16
const SINGLE = { line: 240, lineRule: LineRuleType.AUTO }

interface CellLook {
  align: Align
  width: number
  size: number
  bold: boolean
  /** On the page of the row after it. */
  keepNext: boolean
  columnSpan?: number
  rowSpan?: number
}

/** A table as wide as the page, `width` in twips; its heading is repeated on every page. */
export function tableOf(block: TableBlock, width: number): Table {
  const shares = block.columns.map((column) => column.width ?? 1)
  const whole = shares.reduce((sum, one) => sum + one, 0)
  const widths = shares.map((share) => Math.floor((width * share) / whole))
  const { size = PARTY_LAYOUT.smallSize } = block
  const strong = new Set(block.strong)
  const isShort = block.rows.length <= MOST_TOGETHER
  const last = block.total ? Infinity : block.rows.length - 1
  const row = (texts: readonly string[], bold: boolean, keepNext: boolean) =>
    new TableRow({
      cantSplit: true,
      children: block.columns.map(({ align = 'left' }, at) =>
        cellOf(texts[at] ?? '', { align, width: widths[at]!, size, bold, keepNext }),
      ),
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...headingRows(block.headings, widths, size),
      ...block.rows.map((texts, at) => row(texts, strong.has(at), isShort && at < last)),
      ...(block.total ? [row(block.total, true, false)] : []),
    ],
  })
}

function headingRows(headings: TableBlock['headings'], widths: readonly number[], size: number): TableRow[] {
  return headings.map((cells) => {
    const children = cells.map(({ text, at, columns: columnSpan, rows: rowSpan }) => {
      const width = widths.slice(at, at + columnSpan).reduce((sum, one) => sum + one, 0)
      return cellOf(text, { align: 'center', width, size, bold: true, keepNext: true, columnSpan, rowSpan })
    })
    return new TableRow({ cantSplit: true, tableHeader: true, children })
  })
}

function cellOf(
  text: string,
  { align, width, size, bold, keepNext, columnSpan = 1, rowSpan = 1 }: CellLook,
): TableCell {
  const side = size < 10 ? 40 : 80
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(columnSpan > 1 ? { columnSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: side, right: side, top: 40, bottom: 40 },
    children: [
      new Paragraph({
        alignment: ALIGNMENTS[align],
        keepNext,
        spacing: SINGLE,
        children: [textOf({ text, bold, size })],
      }),
    ],
  })
}
