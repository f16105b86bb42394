import type { Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Block } from './blocks.ts'

/**
 * What surrounds the body (thể thức). `decision`, `resolution`, `list`: head, type and subject, body, signature,
 * recipients; `letter`: subject under the number, "Kính gửi", no type; `minutes`: two signatures; `form`: a person's
 * paper, without an issuer unless given; `certificate`: lying, with a border.
 */
export const LAYOUTS = ['decision', 'resolution', 'letter', 'minutes', 'list', 'form', 'certificate'] as const
export type Layout = (typeof LAYOUTS)[number]

/** How well the form is known: read in the text, told by others, or from memory until somebody confirms it. */
export type Confidence = 'verified' | 'indirect' | 'memory'

interface FieldName {
  /** English identifier, unique in the form: `fullName`. */
  key: string
  /**
   * As the officer knows it: "Họ và tên". A unit's own Word template may write `{Họ và tên}`, `{ho_va_ten}` or
   * `{fullName}`; all mean this field.
   */
  label: { vi: string; en: string }
  /** An invented value for previews. */
  sample?: string
}

/** A value of a form: `day` is printed dd/mm/yyyy, `number` 8.642; `list` has rows of columns. */
export type PaperField = FieldName &
  ({ kind: 'text' | 'day' | 'number' } | { kind: 'list'; columns: readonly ListColumn[] })

export type ListColumn = FieldName & { kind: 'text' | 'day' | 'number' }

/** Days as Day, numbers as numbers, everything else text; null or left out: not known (a dotted line). */
export type PaperValue = string | number | null | undefined
export type PaperValues = Readonly<
  Record<string, PaperValue | readonly Readonly<Record<string, PaperValue>>[]>
>

/** Head of the paper; everything may be missing, then its place stays empty. */
export interface PaperHead {
  /** The body above, first line on the left: "ĐẢNG BỘ TỈNH NAM ĐỊNH". Written in capitals by us. */
  superior?: string | null
  /** The issuing body, in bold below it: "ĐẢNG ỦY KHỐI …", "CHI BỘ 1". */
  issuer?: string | null
  /** "05-QĐ/ĐU"; null: "Số … -QĐ/ĐU" is left to be filled in, from `symbol`. */
  number?: string | null
  /** "QĐ/ĐU", for a number that is still to be given. */
  symbol?: string | null
  /** "Nam Định"; null: dotted. */
  place?: string | null
  on?: Day | null
  /** "Quyết định"; the form's own unless given. Not in a letter. */
  type?: string | null
  /** "về việc kết nạp đảng viên". */
  subject?: string | null
}

/** Who signs: `authority` in bold ("T/M BAN THƯỜNG VỤ"), `post` below ("BÍ THƯ"), the name in bold without titles. */
export interface Signature {
  authority?: string | null
  post?: string | null
  name?: string | null
}

/** What a room hands over to be printed. */
export interface Gathered {
  /** Internal id of the unit that keeps what is printed: whose template is used, and under whom the event stands. */
  organisationId: string
  /** For the event "printed": what kind of thing this is about and its public id. */
  subject: { kind: string; id: string }
  head: PaperHead
  /** "Kính gửi": of a letter or a form. */
  to?: readonly string[]
  values: PaperValues
  /** The right one; minutes and some forms have a left one too (NGƯỜI GHI BIÊN BẢN). */
  signature?: Signature
  leftSignature?: Signature
  /** "Nơi nhận", without "Lưu …" at the end, which is `keptAt`. */
  recipients?: readonly string[]
  keptAt?: string | null
  /** The body where it is no matter of fields; the form's own unless given. */
  body?: readonly Block[]
  /** Tables on pages of their own behind the signature (phụ lục). */
  appendix?: readonly Block[]
}

/** What was asked to be printed: `id` a public id, `also` further ids, codes or days that the room understands. */
export interface PaperAsked {
  id: string
  on: Day
  also: readonly string[]
}

/** The values as texts ready to print: days dd/mm/yyyy, numbers with dots, '' where nothing is known. */
export interface Filled {
  text(key: string): string
  /** As `text`, but dots to write upon where nothing is known. */
  orDots(key: string): string
  rows(key: string): readonly Readonly<Record<string, string>>[]
  /** What was gathered beside the values (issuer, day …). */
  gathered: Gathered
}

/**
 * A printable form (biểu mẫu), declared by its room in `papers.ts` and registered in `main/papers.ts`. It is offered
 * as `GET /api/papers/{key}/{id}?format=docx|pdf`, with the built-in layout or the unit's own Word template.
 */
export interface PaperForm {
  /** Stands in addresses: `transfer-letter`. */
  key: string
  /** As the texts number it: "9-KNĐ", "Mẫu 3"; null: it has none. */
  number: string | null
  name: { vi: string; en: string }
  /** The text that prescribes it; a row of docs/sources.md. */
  source: string
  confidence: Confidence
  layout: Layout
  /** The paper lies instead of standing. */
  landscape?: boolean
  /** Words above the subject: "QUYẾT ĐỊNH", "DANH SÁCH"; the layout's own unless given. */
  type?: string
  fields: readonly PaperField[]
  /**
   * Collects what is printed. It checks permission itself (`mustBeAllowed`, `withinReach`; NotFound out of reach) and
   * throws Refused where the paper cannot exist yet. Read only, in one transaction.
   */
  gather(db: Db, actor: Actor, asked: PaperAsked): Promise<Gathered>
  /** The body of the built-in paper, between subject and signature. Pure. */
  body(filled: Filled): Block[]
}

/** The address of a paper as a file: `<a href={paperAddress('transfer-letter', id, 'docx')} download>`. */
export function paperAddress(
  key: string,
  id: string,
  format: 'docx' | 'pdf',
  { on, also = [] }: { on?: string; also?: readonly string[] } = {},
): string {
  const query = new URLSearchParams({ format, ...(on ? { on } : {}) })
  if (also.length > 0) query.set('also', also.join(','))
  return `/api/papers/${key}/${id}?${query.toString()}`
}
