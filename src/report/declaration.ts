import type { Span } from '#measure/declaration.ts'
import type { Filter } from '#measure/filter.ts'

/** Kinds of reports (loại báo cáo) by how often they come due; `thematic` is asked for once. */
export const KINDS = ['monthly', 'quarterly', 'half-yearly', 'yearly', 'term', 'thematic'] as const
export type Kind = (typeof KINDS)[number]

/** A figure that a report asks for: a measure of the reporting unit under a filter. */
export interface FigureRef {
  /** Key of a measure; where the register has none of it, what needs it is left out. */
  measure: string
  where?: Filter
  /** Of a stock: at the end of the day before the period. */
  at?: 'opening'
  /** Another time than the report's own. */
  span?: Span
}

/** A figure in a sentence: its value, how it changed, how it stands to its target, its share of another. */
export type Mention = { figure: FigureRef } & (
  | { as: 'value' | 'change' | 'target' }
  | { as: 'share'; of: FigureRef }
)

/** A figure that somebody published, with its source in the text; never counted. */
export interface PublishedMention {
  indicator: string
  span: Span
  /** Whose figure it is, instead of the figure. */
  as?: 'source'
}

export type Piece = string | Mention | PublishedMention

export interface Sentence {
  pieces: readonly Piece[]
  /** Said also where all its figures are 0. */
  always?: boolean
}

/** A part of a cell: what row and column ask together; a column's measure outweighs the row's. */
export interface CellAsking {
  measure?: string
  where?: Filter
  at?: 'opening'
  span?: Span
  /** The same of the period before. */
  before?: boolean
}

export interface ReportTable {
  key: string
  title: string
  /** Heading of the column of names. */
  names: string
  columns: readonly (CellAsking & { title: string })[]
  /** `units`: a row for each unit directly below. */
  rows: readonly (CellAsking & { label: string; isTotal?: boolean })[] | 'units'
  /** Rows of nothing but 0 are left out. */
  leavesOutEmpty?: boolean
  /** A picture of some columns; a pyramid takes two. */
  chart?: { kind: 'bars' | 'pyramid'; columns: readonly number[]; title: string }
}

/** What the unit writes itself (lời của đơn vị): a hint what belongs there; `needed` before the report is issued. */
export interface FreeText {
  hint: { vi: string; en: string }
  needed?: boolean
}

export interface Section {
  key: string
  level: 1 | 2
  title: string
  sentences?: readonly Sentence[]
  tables?: readonly ReportTable[]
  free?: FreeText
}

/** A report as data (mẫu báo cáo): sections with live figures and places for the unit's own words. */
export interface Template {
  /** `yearly`; of thematic ones the theme: `article-003`. */
  key: string
  kind: Kind
  /** "kết quả công tác tổ chức xây dựng Đảng"; the period follows. */
  subject: string
  /** Of a thematic report: the words in which its period is told; otherwise those of its kind. */
  period?: string
  /** Which unit a thematic report is offered to, by code, and its time. */
  only?: { unit: string; span: Span }
  sections: readonly Section[]
  /** Tables on pages of their own behind the signature (phụ lục). */
  appendix: readonly ReportTable[]
}

/** The value of a measure: `value('members', { sex: { is: ['nữ'] } })`. */
export function value(measure: string, where: Filter = {}, more: Partial<FigureRef> = {}): Mention {
  return { figure: { measure, where, ...more }, as: 'value' }
}

/** "tăng 12 (4,2%) so với năm 2021": the same figure against the period before, a stock against its opening. */
export function change({ figure }: Mention): Mention {
  return { figure, as: 'change' }
}

/** "đạt 90% chỉ tiêu (360)"; nothing where the unit has set no target. */
export function target({ figure }: Mention): Mention {
  return { figure, as: 'target' }
}

/** "24,5%" of another figure. */
export function share({ figure }: Mention, of: Mention): Mention {
  return { figure, as: 'share', of: of.figure }
}

/** A sentence with figures in it. */
export function says(texts: TemplateStringsArray, ...figures: readonly Exclude<Piece, string>[]): Sentence {
  return { pieces: texts.flatMap((text, at) => (at < figures.length ? [text, figures[at]!] : [text])) }
}

/** As `says`, also where there was nothing of it. */
export function alwaysSays(
  texts: TemplateStringsArray,
  ...figures: readonly Exclude<Piece, string>[]
): Sentence {
  return { ...says(texts, ...figures), always: true }
}
