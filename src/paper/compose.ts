import { partsOf, type Day } from '#platform/day.ts'
import type { Align, Block, Run, TableColumn } from './blocks.ts'
import type { Filled, Gathered, Layout, PaperForm, PaperHead, Signature } from './declaration.ts'

/** A line of head, title or signature; `rule`: a rule below it, as long as the line. */
export interface Line {
  text: string
  bold?: boolean
  italic?: boolean
  underline?: boolean
  rule?: boolean
  /** In points; 14 unless given. */
  size?: number
}

/** Heading with its number written out, or any other block. */
export type ComposedBlock =
  | Exclude<Block, { block: 'heading' | 'paragraph' | 'table' }>
  | (Extract<Block, { block: 'table' }> & { headings: readonly (readonly HeadingCell[])[] })
  | { block: 'paragraph'; runs: readonly Run[]; align: Align; indent: boolean; keepWithNext: boolean }

/**
 * A paper with every line written out. Both writers, Word and PDF, take this and decide nothing about words, order or
 * numbers, so the two cannot differ.
 */
export interface Composed {
  /** For the file's own description. */
  title: string
  /** Single lines by name, for a unit's own template. */
  lines: Record<'superior' | 'issuer' | 'number' | 'placeAndDay' | 'type', string>
  landscape: boolean
  border: boolean
  /** null: one head in the middle (`title`). */
  head: { left: readonly Line[]; right: readonly Line[] } | null
  titleLines: readonly Line[]
  to: readonly string[]
  body: readonly ComposedBlock[]
  signatures: { left: readonly Line[] | null; right: readonly Line[] | null }
  recipients: { heading: string; lines: readonly string[] } | null
  /** On pages of its own behind the signature. */
  appendix: readonly ComposedBlock[]
}

/** Millimetres and points of party documents. Source: 36-HD/VPTW, 05-HD/VPTW. */
export const PARTY_LAYOUT = {
  marginsInMm: { top: 20, bottom: 20, left: 30, right: 15 },
  size: 14,
  smallSize: 12,
  lineInPoints: 19,
  firstLineInMm: 10,
  /** Between the lines who signs and the name. */
  signatureSpaceInMm: 25,
  font: 'Times New Roman',
  /** Wide enough for the Party's name in bold on one line. */
  rightHeadInMm: 82,
  /** The Party's name in bold 14 points, as wide as the rule below it. */
  partyNameInMm: 68,
} as const

export const PARTY = 'ĐẢNG CỘNG SẢN VIỆT NAM'
const DOTS = '……'
const HYPHENS = '-----'

const TYPES: Record<Layout, string | null> = {
  decision: 'Quyết định',
  resolution: 'Nghị quyết',
  letter: null,
  minutes: 'Biên bản',
  list: 'Danh sách',
  form: null,
  certificate: 'Giấy chứng nhận',
}

/** The paper that a form and what was gathered for it make. */
export function composePaper(
  form: Pick<PaperForm, 'layout' | 'type' | 'name' | 'landscape' | 'body'>,
  filled: Filled,
): Composed {
  const { gathered } = filled
  const { layout } = form
  const { head } = gathered
  const type = head.type ?? form.type ?? TYPES[layout]
  return {
    title: [type ?? form.name.vi, head.subject].filter(Boolean).join(' '),
    lines: {
      superior: capitals(head.superior ?? ''),
      issuer: capitals(head.issuer ?? ''),
      number: numberLine(head)?.replace(/^Số /, '') ?? '',
      placeAndDay: placeAndDay(head.place ?? null, head.on ?? null),
      type: capitals(type ?? ''),
    },
    landscape: form.landscape ?? layout === 'certificate',
    border: layout === 'certificate',
    head: layout === 'certificate' ? null : { left: leftHead(layout, head), right: rightHead(head) },
    titleLines: titleLines(layout, type, head),
    to: gathered.to ?? [],
    body: endingTogether(written(gathered.body ?? form.body(filled)), gathered),
    signatures: signaturesOf(layout, gathered),
    recipients: recipientsOf(gathered),
    appendix: written(gathered.appendix ?? []),
  }
}

/** Left: the body above, the issuer in bold, an asterisk, the number without a colon; a letter's subject below it. */
function leftHead(layout: Layout, { superior, issuer, subject, ...head }: PaperHead): Line[] {
  const lines: Line[] = []
  if (superior) lines.push({ text: capitals(superior) })
  if (issuer) lines.push({ text: capitals(issuer), bold: true }, { text: '*' })
  const number = numberLine(head)
  if (number !== null) lines.push({ text: number })
  if (layout === 'letter' && subject)
    lines.push({ text: subject, italic: true, size: PARTY_LAYOUT.smallSize })
  return lines
}

/** "Số 05-QĐ/ĐU"; with a symbol alone a space to write the number into; null: the paper has none. */
export function numberLine({ number, symbol }: Pick<PaperHead, 'number' | 'symbol'>): string | null {
  if (number) return `Số ${number}`
  return symbol ? `Số ${DOTS}-${symbol}` : null
}

function rightHead({ place, on }: PaperHead): Line[] {
  const lines: Line[] = [{ text: PARTY, bold: true, rule: true }]
  if (place !== undefined || on !== undefined)
    lines.push({ text: placeAndDay(place ?? null, on ?? null), italic: true })
  return lines
}

/** "Nam Định, ngày 05 tháng 02 năm 2022": days below 10 and the months 1 and 2 with a zero. Source: 05-HD/VPTW. */
export function placeAndDay(place: string | null, on: Day | null): string {
  // Beside a long place name the dots to write upon are short, so that the line stays one.
  return place === null ? `${DOTS}, ${dayInWords(on)}` : `${place}, ${dayInWords(on).replaceAll(DOTS, '…')}`
}

/** "ngày 05 tháng 02 năm 2022"; null: dots to write upon. */
export function dayInWords(on: Day | null): string {
  if (on === null) return `ngày ${DOTS} tháng ${DOTS} năm ${DOTS}`
  const { year, month, date } = partsOf(on)
  const two = String(date).padStart(2, '0')
  return `ngày ${two} tháng ${month < 3 ? `0${month}` : month} năm ${year}`
}

function titleLines(layout: Layout, type: string | null, { subject, issuer }: PaperHead): Line[] {
  if (layout === 'letter') return []
  const lines: Line[] = []
  if (layout === 'certificate') {
    lines.push({ text: PARTY, bold: true, rule: true })
    if (issuer) lines.push({ text: capitals(issuer), bold: true })
  }
  if (type) lines.push({ text: capitals(type), bold: true, size: layout === 'certificate' ? 24 : 16 })
  if (subject) lines.push({ text: subject, bold: true })
  if (type && layout !== 'certificate') lines.push({ text: HYPHENS })
  return lines
}

function signaturesOf(layout: Layout, { signature, leftSignature }: Gathered): Composed['signatures'] {
  if (layout !== 'minutes')
    return {
      left: leftSignature ? signatureLines(leftSignature) : null,
      right: signature ? signatureLines(signature) : null,
    }
  return {
    left: signatureLines({ authority: 'Người ghi biên bản', ...leftSignature }),
    right: signatureLines({ authority: 'Chủ trì', ...signature }),
  }
}

/** Authority in bold, post below it, and — after the space to sign — the name; '' stands for that space. */
function signatureLines({ authority, post, name }: Signature): Line[] {
  return [
    ...(authority ? [{ text: capitals(authority), bold: true }] : []),
    ...(post ? [{ text: capitals(post), bold: !authority }] : []),
    { text: '' },
    { text: name ?? '', bold: true },
  ]
}

/** A signature never stands alone on a page: the last paragraph goes with it. */
function endingTogether(body: ComposedBlock[], { signature }: Gathered): ComposedBlock[] {
  const last = body.at(-1)
  if (!signature || last?.block !== 'paragraph') return body
  return [...body.slice(0, -1), { ...last, keepWithNext: true }]
}

function recipientsOf({ recipients = [], keptAt }: Gathered): Composed['recipients'] {
  if (recipients.length === 0 && !keptAt) return null
  const lines = recipients.map((text) => `- ${text},`)
  return { heading: 'Nơi nhận:', lines: [...lines, `- Lưu ${keptAt ?? 'hồ sơ'}.`] }
}

/** Letters of a party document run a b c d đ e g h i k. Source: 05-HD/VPTW. */
const LETTERS = 'abcdđeghiklmnopqrstuvxy'

function written(blocks: readonly Block[]): ComposedBlock[] {
  const counts = [0, 0, 0]
  return blocks.map((block) => {
    if (block.block === 'paragraph') {
      const runs = typeof block.text === 'string' ? [{ text: block.text }] : block.text
      const { align = 'justify', indent = align === 'justify', keepWithNext = false } = block
      return { block: 'paragraph', runs, align, indent, keepWithNext }
    }
    if (block.block === 'lines')
      return {
        block: 'lines',
        lines: block.lines.map(({ label, value }) => ({ label: label === '' ? '' : `${label}: `, value })),
      }
    if (block.block === 'table') return { ...block, headings: headingsOf(block.columns) }
    if (block.block !== 'heading') return block
    counts[block.level - 1]! += 1
    counts.fill(0, block.level)
    const text = `${headingNumber(block.level, counts[block.level - 1]!)} ${block.text}`
    const runs = [{ text, bold: block.level < 3, italic: block.level === 3 }]
    return { block: 'paragraph', runs, align: 'justify', indent: true, keepWithNext: true }
  })
}

/** A cell of a table's heading: the column at which it begins, and how many columns and lines it covers. */
export interface HeadingCell {
  text: string
  at: number
  columns: number
  rows: number
}

/** The lines of a table's heading: one, or two where columns stand under a common one. */
function headingsOf(columns: readonly TableColumn[]): HeadingCell[][] {
  const grouped = columns.some(({ group }) => group)
  const own = ({ title: text }: TableColumn, at: number) => ({ text, at, columns: 1, rows: 1 })
  if (!grouped) return [columns.map(own)]
  const [upper, lower]: [HeadingCell[], HeadingCell[]] = [[], []]
  for (const [at, column] of columns.entries()) {
    const last = upper.at(-1)
    if (!column.group) upper.push({ ...own(column, at), rows: 2 })
    else if (last?.rows === 1 && last.text === column.group) last.columns += 1
    else upper.push({ text: column.group, at, columns: 1, rows: 1 })
    if (column.group) lower.push(own(column, at))
  }
  return [upper, lower]
}

function headingNumber(level: 1 | 2 | 3, count: number): string {
  if (level === 1) return `${roman(count)}-`
  return level === 2 ? `${count}.` : `${LETTERS[(count - 1) % LETTERS.length]!})`
}

function roman(count: number): string {
  let left = count
  let text = ''
  for (const [value, letters] of [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const)
    for (; left >= value; left -= value) text += letters
  return text
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi')
}
