import { foldText } from '#person/name.ts'

/** The number as printed: `05-NQ/ĐU`; below ten with a zero. Source: 36-HD/VPTW, 05-HD/VPTW. */
export function printedNumber(serial: number, abbreviation: string, symbol: string): string {
  return `${String(serial).padStart(2, '0')}-${abbreviation}/${symbol}`
}

/** A number as it is compared and searched: without leading zeros, marks and spaces. */
export function numberKey(number: string): string {
  return foldText(number)
    .replace(/\s*([-/])\s*/g, '$1')
    .replace(/^(?:so )?0+(?=\d)/, '')
}

/** The running number at the head of a printed one, and the symbol behind its slash; null where it has none. */
export function readNumber(number: string): { serial: number | null; symbol: string | null } {
  const match = /^\s*(\d{1,6})(?:\s*-\s*[\p{L}]+)?(?:\s*\/\s*(\S.*?))?\s*$/u.exec(number)
  const serial = match ? Number(match[1]) : 0
  return { serial: serial > 0 ? serial : null, symbol: match?.[2] ?? null }
}

/** Words of a subject as the search keeps them: folded, nothing but letters, digits and spaces. */
export function wordsKey(text: string): string {
  return foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
