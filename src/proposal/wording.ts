import { foldText } from '#person/name.ts'

/** Syllables that every sentence of the trade has; two proposals are not alike because of them. */
const COMMON = new Set(
  (
    'va cua cac ve cho co la thi de nghi kien xuat voi trong theo duoc o khi nhu den tu nhung mot moi can phai som tai ' +
    'cong tac to chuc dang don vi cap tren duoi nay do viec hien nay'
  ).split(' '),
)

/** The words by which a wording is compared: folded syllables, each once, without those that every sentence has. */
export function wordsOf(text: string): string[] {
  const syllables = foldText(text).match(/[a-z0-9]+/g) ?? []
  return [...new Set(syllables)].filter((one) => !COMMON.has(one)).sort()
}

/** How alike two wordings are, from 0 to 1: words in both, of the words of the shorter one. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const least = Math.min(a.length, b.length)
  if (least === 0) return 0
  const known = new Set(b)
  return a.filter((word) => known.has(word)).length / least
}

/** From this likeness on a proposal is suggested as like another. */
export const LIKE = 0.5

/** What a wording should not hold; said beside the field, never a bar. */
export type Caution = 'allegation' | 'person' | 'number'

/** What in a text looks like an allegation, a person or a personal number. */
export function cautionsOf(text: string): Caution[] {
  const normal = text.normalize('NFC')
  const cautions: Caution[] = []
  if (/tố cáo|tố giác|khiếu nại|đơn thư|sai phạm|vi phạm của/iu.test(normal)) cautions.push('allegation')
  if (/(?<!\p{L})(?:[đĐ]ồng chí|[ôÔ]ng|[bB]à(?!\s+Rịa)|[aA]nh|[cC]hị)\s+\p{Lu}\p{Ll}+\s+\p{Lu}/u.test(normal))
    cautions.push('person')
  if (/\d{9,}/.test(normal)) cautions.push('number')
  return cautions
}
