/** A piece of text of one appearance. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
}

export type Align = 'justify' | 'left' | 'center' | 'right'

export interface TableColumn {
  title: string
  /** A share of the width, 1 unless given. */
  width?: number
  /** 'left' unless given; figures stand 'right'. */
  align?: Align
  /** A heading over this column and its neighbours that have the same. */
  group?: string
}

/** A part of the body of a paper; the two writers (Word, PDF) know these and nothing else. */
export type Block =
  /** Justified with a first line of 10 mm unless told otherwise. */
  | {
      block: 'paragraph'
      text: string | readonly Run[]
      align?: Align
      indent?: boolean
      /** Never the last line of a page: a caption. */
      keepWithNext?: boolean
    }
  /** Numbered on the way: I- / 1. / a), letters a b c d đ e g h i k. */
  | { block: 'heading'; level: 1 | 2 | 3; text: string }
  /** A list with hyphens. */
  | { block: 'items'; items: readonly string[] }
  /** What is filled in: "Họ và tên: Nguyễn Văn A"; an empty value leaves a dotted line to write upon. */
  | { block: 'lines'; lines: readonly { label: string; value: string }[] }
  | {
      block: 'table'
      columns: readonly TableColumn[]
      rows: readonly (readonly string[])[]
      total?: readonly string[]
      /** Positions of rows in bold. */
      strong?: readonly number[]
      /** Of its letters, in points; 12 unless given. */
      size?: number
    }
  /** A chart or other picture as SVG, with what it shows in words. */
  | { block: 'picture'; svg: string; widthInMm: number; heightInMm: number; alt: string }
  /** An empty line. */
  | { block: 'space' }
  /** What follows stands on a new page. */
  | { block: 'page' }

/** A plain paragraph. */
export function paragraph(text: string | readonly Run[], align: Align = 'justify'): Block {
  return { block: 'paragraph', text, align, indent: align === 'justify' }
}

/** A line in bold capitals in the middle: "QUYẾT ĐỊNH". */
export function centred(text: string): Block {
  return { block: 'paragraph', text: [{ text, bold: true }], align: 'center', indent: false }
}

/**
 * The body of a decision (quyết định): what it rests on, who decides, its articles. `issuer` as it stands before
 * QUYẾT ĐỊNH, in capitals.
 */
export function decisionBody(bases: readonly string[], issuer: string, articles: readonly string[]): Block[] {
  return [
    ...bases.map((text) => paragraph(`- Căn cứ ${text}`)),
    { block: 'space' },
    centred(issuer.toLocaleUpperCase('vi')),
    centred('QUYẾT ĐỊNH:'),
    { block: 'space' },
    ...articles.map((text, index) => paragraph([{ text: `Điều ${index + 1}. `, bold: true }, { text }])),
  ]
}
