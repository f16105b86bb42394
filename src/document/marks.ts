/** Marks of classified documents (độ mật), which may not be registered or kept here. Source: 117/2025/QH15. */
export const MARKS = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const
export type Mark = (typeof MARKS)[number]

export const MARK_SOURCE = 'Luật Bảo vệ bí mật nhà nước 117/2025/QH15'

const CANDIDATE = /(?<![\p{L}\p{N}])(?:(TUYỆT|TỐI)[ \t]+)?MẬT(?![\p{L}\p{N}])/gu
const WORD_BEFORE = /([\p{L}]+)[ \t]+$/u
const WORD_AFTER = /^[ \t]+([\p{L}]+)/u
/** In a line of capitals the mark follows these; after others it is a word: BÍ MẬT, BẢO MẬT. */
const BEARS_MARK = new Set(['BẢN', 'LIỆU', 'SƠ', 'ĐỘ', 'DẤU', 'VĂN'])

/**
 * The mark that a text bears, or null: it stands in capitals by itself. The word "mật" in a sentence and in titles
 * such as LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC is no mark.
 */
export function markIn(text: string): Mark | null {
  const whole = text.normalize('NFC').replace(/\u00a0/g, ' ')
  for (const match of whole.matchAll(CANDIDATE)) {
    if (match[1]) return `${match[1]} MẬT` as Mark
    const before = WORD_BEFORE.exec(whole.slice(Math.max(0, match.index - 40), match.index))?.[1]
    const after = WORD_AFTER.exec(whole.slice(match.index + match[0].length, match.index + 40))?.[1]
    const follows = before === undefined || !isCapital(before) || BEARS_MARK.has(before)
    if (follows && (after === undefined || !isCapital(after))) return 'MẬT'
  }
  return null
}

/** Several letters, all capitals; a single one begins a sentence as well. */
function isCapital(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase()
}
