import { day, type Day } from '#platform/day.ts'

/** How well a value is known: read in the text, told by others, or from memory until somebody confirms it. */
export type Confidence = 'verified' | 'indirect' | 'memory'

/**
 * A type of document (loại văn bản). `force`: it is in force from a day to a day, other than a report or a letter.
 * The key is `id`, never the abbreviation: QĐ and TB stand for two types each.
 */
export interface DocumentType {
  id: string
  abbreviation: string
  vi: string
  en: string
  force: boolean
  confidence: Confidence
}

const type = (
  id: string,
  abbreviation: string,
  vi: string,
  en: string,
  force = false,
  confidence: Confidence = 'indirect',
): DocumentType => ({ id, abbreviation, vi, en, force, confidence })

/** Types of party documents. Source: 66-QĐ/TW, 399-QĐ/TW with 36-HD/VPTW, 05-HD/VPTW; rarer abbreviations from memory. */
export const DOCUMENT_TYPES: readonly DocumentType[] = [
  type('T01', 'NQ', 'Nghị quyết', 'Resolution', true),
  type('T02', 'QĐ', 'Quyết định', 'Decision', true),
  type('T03', 'QĐ', 'Quy định', 'Rule', true),
  type('T04', 'CT', 'Chỉ thị', 'Directive', true),
  type('T05', 'KL', 'Kết luận', 'Conclusion', true),
  type('T06', 'QC', 'Quy chế', 'Regulation', true),
  type('T07', 'TT', 'Thông tri', 'Circular', true, 'memory'),
  type('T08', 'HD', 'Hướng dẫn', 'Guidance', true),
  type('T09', 'TB', 'Thông báo', 'Notice'),
  type('T10', 'BC', 'Báo cáo', 'Report'),
  type('T11', 'KH', 'Kế hoạch', 'Plan', true),
  type('T12', 'CTr', 'Chương trình', 'Programme', true),
  type('T13', 'ĐA', 'Đề án', 'Scheme', true),
  type('T14', 'PA', 'Phương án', 'Option paper', true),
  type('T15', 'TTr', 'Tờ trình', 'Submission'),
  type('T16', 'CV', 'Công văn', 'Official letter'),
  type('T17', 'BB', 'Biên bản', 'Minutes'),
  type('T18', 'QH', 'Quy hoạch', 'Planning', true, 'memory'),
  type('T19', 'DA', 'Dự án', 'Project', true, 'memory'),
  type('T20', 'TC', 'Thông cáo', 'Communiqué', false, 'memory'),
  type('T21', 'TB', 'Tuyên bố', 'Declaration', false, 'memory'),
  type('T22', 'LKG', 'Lời kêu gọi', 'Appeal', false, 'memory'),
  type('T23', 'GM', 'Giấy mời', 'Invitation', false, 'memory'),
  type('T24', 'GGT', 'Giấy giới thiệu', 'Letter of introduction', false, 'memory'),
  type('T25', 'GCN', 'Giấy chứng nhận', 'Certificate', false, 'memory'),
  type('T26', 'PG', 'Phiếu gửi', 'Dispatch slip', false, 'memory'),
  type('T27', 'PC', 'Phiếu chuyển', 'Transfer slip', false, 'memory'),
]

export const TYPE_BY_ID: ReadonlyMap<string, DocumentType> = new Map(
  DOCUMENT_TYPES.map((one) => [one.id, one]),
)

/** The grassroots issuers whose types the texts list: the committee, its standing committee, the branch. */
export type GrassrootsIssuer = 'dang_uy' | 'ban_thuong_vu' | 'chi_bo'

/** Who may not issue what (thẩm quyền ban hành) at the grassroots, from a day on; types that no list names are not judged. */
export interface IssuingLaw {
  from: Day
  source: string
  confidence: Confidence
  notBy: Readonly<Record<GrassrootsIssuer, readonly string[]>>
}

const COMMITTEES_NEVER = { dang_uy: ['T04', 'T07', 'T08'], ban_thuong_vu: ['T04', 'T06', 'T07'] }

export const ISSUING_LAW: readonly IssuingLaw[] = [
  {
    from: day('2017-02-06'),
    source: '66-QĐ/TW',
    confidence: 'indirect',
    notBy: { ...COMMITTEES_NEVER, chi_bo: ['T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09'] },
  },
  {
    from: day('2026-01-09'),
    source: '399-QĐ/TW',
    confidence: 'indirect',
    notBy: { ...COMMITTEES_NEVER, chi_bo: ['T03', 'T04', 'T07', 'T08'] },
  },
]

/** Types that the lists of the two texts name for the grassroots; of the others nobody has told us. */
const LISTED = new Set(Array.from({ length: 17 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`))

/**
 * Whether a grassroots issuer may issue a type on a day, and by which text; `allowed` null: the text, or our knowledge
 * of it, does not say.
 */
export function mayIssue(
  issuer: GrassrootsIssuer | null,
  typeId: string,
  on: Day,
): { allowed: boolean | null; source: string | null; confidence: Confidence | null } {
  const law = ISSUING_LAW.filter((one) => one.from <= on).at(-1)
  if (issuer === null || law === undefined) return { allowed: null, source: null, confidence: null }
  const { source, confidence } = law
  if (!LISTED.has(typeId)) return { allowed: null, source, confidence }
  return { allowed: !law.notBy[issuer].includes(typeId), source, confidence }
}

/** Mandatory parts of a document's layout (thể thức). Source: 66-QĐ/TW with 36-HD/VPTW; 399-QĐ/TW with 05-HD/VPTW. */
export const LAYOUT_PARTS = [
  'title',
  'issuer',
  'number',
  'place_day',
  'type_subject',
  'body',
  'signature',
  'seal',
  'recipients',
] as const
export type LayoutPart = (typeof LAYOUT_PARTS)[number]

/** The parts that an issuer's document must have: a branch has no seal. */
export function layoutPartsOf(issuer: GrassrootsIssuer | null): readonly LayoutPart[] {
  return issuer === 'chi_bo' ? LAYOUT_PARTS.filter((part) => part !== 'seal') : LAYOUT_PARTS
}

/** The text on which the layout rests on a day. */
export function layoutSource(on: Day): string {
  return on < '2026-05-27' ? '36-HD/VPTW' : '05-HD/VPTW'
}

/** Terms of the Party's national congresses, by the congress's last day. Source: from memory. */
export const CENTRAL_TERMS: readonly { from: Day; name: string }[] = [
  { from: day('2006-04-25'), name: 'X' },
  { from: day('2011-01-19'), name: 'XI' },
  { from: day('2016-01-28'), name: 'XII' },
  { from: day('2021-02-01'), name: 'XIII' },
  { from: day('2026-01-23'), name: 'XIV' },
]
