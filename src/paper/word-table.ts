import { LineRuleType, Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType } from 'docx'
import type { Align } from './blocks.ts'
import { PARTY_LAYOUT, type ComposedBlock } from './compose.ts'
import { ALIGNMENTS, textOf } from './word-text.ts'

type TableBlock = Extract<ComposedBlock, { block: 'table' }>

const SINGLE = { line: 240, lineRule: LineRuleType.AUTO }

interface CellLook {
  align: Align
  width: number
  size: number
  bold: boolean
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
  const row = (texts: readonly string[], bold: boolean) =>
    new TableRow({
      cantSplit: true,
      children: block.columns.map(({ align = 'left' }, at) =>
        cellOf(texts[at] ?? '', { align, width: widths[at]!, size, bold }),
      ),
    })
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...headingRows(block.headings, widths, size),
      ...block.rows.map((texts, at) => row(texts, strong.has(at))),
      ...(block.total ? [row(block.total, true)] : []),
    ],
  })
}

function headingRows(headings: TableBlock['headings'], widths: readonly number[], size: number): TableRow[] {
  return headings.map((cells) => {
    const children = cells.map(({ text, at, columns: columnSpan, rows: rowSpan }) => {
      const width = widths.slice(at, at + columnSpan).reduce((sum, one) => sum + one, 0)
      return cellOf(text, { align: 'center', width, size, bold: true, columnSpan, rowSpan })
    })
    return new TableRow({ cantSplit: true, tableHeader: true, children })
  })
}

function cellOf(
  text: string,
  { align, width, size, bold, columnSpan = 1, rowSpan = 1 }: CellLook,
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
        spacing: SINGLE,
        children: [textOf({ text, bold, size })],
      }),
    ],
  })
}
