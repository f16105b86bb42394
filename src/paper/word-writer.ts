import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as twips,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IParagraphOptions,
} from 'docx'
import { PARTY_LAYOUT, type Composed, type ComposedBlock, type Line } from './compose.ts'
import { pictureParagraph } from './word-picture.ts'
import { tableOf } from './word-table.ts'
import { ALIGNMENTS, textOf } from './word-text.ts'

const { size, smallSize, lineInPoints, firstLineInMm, font, marginsInMm: margins } = PARTY_LAYOUT
const A4 = { short: twips(210), long: twips(297) }
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
}
const EXACT = { line: lineInPoints * 20, lineRule: LineRuleType.EXACT }
/** Of a paragraph that takes no room. */
const POINT = { line: 20, lineRule: LineRuleType.EXACT }
/** The first writer: a composed paper as a Word document. */
export async function writeWord(paper: Composed): Promise<Buffer> {
  const width = widthOf(paper)
  const children: FileChild[] = []
  if (paper.head) {
    const right = twips(PARTY_LAYOUT.rightHeadInMm)
    children.push(sideBySide(paper.head.left, paper.head.right, [width - right, right]), empty())
  }
  if (paper.titleLines.length > 0) children.push(...middle(paper.titleLines), empty())
  children.push(...addressees(paper.to))
  for (const block of paper.body) children.push(...(await drawn(block, width)))
  children.push(...ending(paper, width))
  if (paper.appendix.length > 0) children.push(new Paragraph({ pageBreakBefore: true, spacing: POINT }))
  for (const block of paper.appendix) children.push(...(await drawn(block, width)))
  return Packer.toBuffer(documentOf(paper, children))
}

function documentOf(paper: Composed, children: FileChild[]): Document {
  const page = {
    size: {
      width: A4.short,
      height: A4.long,
      orientation: paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twips(margins.top),
      bottom: twips(margins.bottom),
      left: twips(margins.left),
      right: twips(margins.right),
      header: twips(10),
      footer: twips(10),
    },
  }
  const numbered = new Header({
    children: [centredParagraph([new TextRun({ children: [PageNumber.CURRENT] })])],
  })
  const blank = { first: new Header({ children: [empty()] }) }
  return new Document({
    title: paper.title,
    creator: 'Đảng vụ',
    description: '',
    styles: {
      default: { document: { run: { font, size: size * 2, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: { page: paper.border ? { ...page, borders: frame() } : page, titlePage: true },
        headers: paper.border ? blank : { default: numbered, ...blank },
        footers: { default: new Footer({ children: [] }) },
        children,
      },
    ],
  })
}

function frame() {
  const side = { style: BorderStyle.SINGLE, size: 16, color: 'A01818', space: 24 }
  return { pageBorderTop: side, pageBorderBottom: side, pageBorderLeft: side, pageBorderRight: side }
}

function widthOf({ landscape }: Composed): number {
  return (landscape ? A4.long : A4.short) - twips(margins.left) - twips(margins.right)
}

/** A table without lines: what stands on the left and what on the right. */
function sideBySide(
  left: readonly Line[] | null,
  right: readonly Line[] | null,
  widths: readonly [number, number],
  leftChildren?: Paragraph[],
): Table {
  const cell = (children: Paragraph[], width: number) =>
    new TableCell({
      children: children.length > 0 ? children : [empty()],
      width: { size: width, type: WidthType.DXA },
      margins: { left: 60, right: 60, top: 0, bottom: 0 },
    })
  const leftCell = leftChildren ?? middle(left ?? [])
  return new Table({
    borders: NO_BORDERS,
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    rows: [
      new TableRow({
        cantSplit: true,
        children: [cell(leftCell, widths[0]), cell(middle(right ?? [], widths[1] - 120), widths[1])],
      }),
    ],
  })
}

/** Lines under each other in the middle; an empty one is the space to sign in. */
function middle(lines: readonly Line[], width?: number): Paragraph[] {
  return lines.map((line) => {
    if (line.text === '')
      return new Paragraph({
        keepNext: true,
        spacing: { before: twips(PARTY_LAYOUT.signatureSpaceInMm) - 276 },
      })
    const options: IParagraphOptions = line.rule ? ruled(width) : {}
    return centredParagraph([textOf(line)], options)
  })
}

/** A rule below the line, as long as the Party's name. */
function ruled(width = widthOf({ landscape: true } as Composed)): IParagraphOptions {
  const side = Math.max(0, Math.round((width - twips(PARTY_LAYOUT.partyNameInMm)) / 2))
  return {
    indent: { left: side, right: side },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
  }
}

function centredParagraph(children: TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children, ...options })
}

function empty(): Paragraph {
  return new Paragraph({})
}

function addressees(to: readonly string[]): Paragraph[] {
  if (to.length === 0) return []
  if (to.length === 1) return [centredParagraph([textOf({ text: `Kính gửi: ${to[0]!}` })]), empty()]
  const lines = ['Kính gửi:', ...to.map((one) => `- ${one}`)]
  return [
    ...lines.map((text) => new Paragraph({ indent: { left: twips(30) }, children: [textOf({ text })] })),
    empty(),
  ]
}

async function drawn(block: ComposedBlock, width: number): Promise<FileChild[]> {
  switch (block.block) {
    case 'paragraph':
      return [
        new Paragraph({
          alignment: ALIGNMENTS[block.align],
          keepNext: block.keepWithNext,
          spacing: { ...EXACT, after: 60 },
          ...(block.indent ? { indent: { firstLine: twips(firstLineInMm) } } : {}),
          children: block.runs.map(textOf),
        }),
      ]
    case 'items':
      return block.items.map((text) => bodyParagraph(`- ${text}`))
    case 'lines':
      return block.lines.map((line) => filledLine(line, width))
    case 'table':
      return [tableOf(block, width), empty()]
    case 'picture':
      return [await pictureParagraph(block)]
    case 'page':
      return [new Paragraph({ pageBreakBefore: true })]
    default:
      return [empty()]
  }
}

function bodyParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    spacing: { ...EXACT, after: 60 },
    indent: { firstLine: twips(firstLineInMm) },
    children: [textOf({ text })],
  })
}

function filledLine({ label, value }: { label: string; value: string }, width: number): Paragraph {
  const spacing = { ...EXACT, after: 60 }
  if (value !== '') return new Paragraph({ spacing, children: [textOf({ text: `${label}${value}` })] })
  return new Paragraph({
    spacing,
    tabStops: [{ type: TabStopType.RIGHT, position: width, leader: 'dot' }],
    children: [new TextRun({ children: [label, new Tab()] })],
  })
}

function ending({ signatures: { left, right }, recipients }: Composed, width: number): FileChild[] {
  if (!left && !right && !recipients) return []
  const half = Math.floor(width / 2)
  const listed = recipients
    ? [
        new Paragraph({ children: [textOf({ text: recipients.heading, underline: true, size: smallSize })] }),
        ...recipients.lines.map((text) => new Paragraph({ children: [textOf({ text, size: smallSize })] })),
      ]
    : []
  const space = new Paragraph({ keepNext: true })
  if (left === null) return [space, sideBySide(null, right, [half, half], listed)]
  return [space, sideBySide(left, right, [half, half]), ...(listed.length > 0 ? [empty(), ...listed] : [])]
}
