import { compareTexts } from '#platform/order.ts'
import { remembering } from '#platform/remember.ts'

/** The keys by which a name is kept, found and sorted. */
export interface NameKeys {
  /** The name as written, in NFC, spaces collapsed, invisible characters removed. */
  fullName: string
  /** Folded, in the order as written: family, middle, given. */
  nameKey: string
  /** Folded, given name first, then family, then middle. */
  givenKey: string
  /** ASCII text whose byte order (collate "C") is the Vietnamese order of names. */
  nameOrder: string
}

/** Text for searching: lower case, no marks, đ as d, spaces collapsed; `hoà` and `hòa` fold alike. */
export function foldText(text: string): string {
  return clean(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đð]/g, 'd')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The keys of a personal name: family (họ), middle (đệm), given (tên, the last word).
 * Order: given, then family, then middle. Source: house rule for names, docs/sources.md.
 */
export function nameKeys(fullName: string): NameKeys {
  const name = clean(fullName)
  const words = name.split(' ')
  const given = words.at(-1)!
  const family = words.length > 1 ? words[0]! : ''
  const middle = words.slice(1, -1).join(' ')
  const byGiven = [given, family, middle].filter((part) => part !== '')
  return {
    fullName: name,
    nameKey: joined([family, middle, given].map(foldedPart)),
    givenKey: joined(byGiven.map(foldedPart)),
    nameOrder: byGiven.map(orderOfPart).join(PART_END),
  }
}

// Millions of people share few names.
const foldedPart = remembering(foldText)
const orderOfPart = remembering((part) => orderKey(part, false))

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}

/** The Vietnamese order of two personal names: negative, zero or positive. */
export function compareNames(a: string, b: string): number {
  return compareTexts(nameKeys(a).nameOrder, nameKeys(b).nameOrder)
}

/** Sort key of an organisation's name, byte order (collate "C"): "Chi bộ 2" stands before "Chi bộ 10". */
export function organisationOrder(name: string): string {
  return orderKey(clean(name), true)
}

// Every key is printable ASCII; these stand below everything else, the end of a part below the end of its letters.
const PART_END = ' '
const LETTERS_END = '!'
const SPACE = '"'
const PUNCTUATION = '#'
const OTHER_SCRIPT = '~'

const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const PUNCTUATION_ORDER = '_-–—,;:!?….\'‘’"“”()[]{}§@*/\\&#%`^+<=>|~$'
// No tone, huyền, hỏi, ngã, sắc, nặng, then any mark that is no Vietnamese tone.
const NO_TONE = '1'
const TONES: Record<string, string> = {
  '\u0300': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0301': '5',
  '\u0323': '6',
}
const OTHER_MARK = '7'
const LETTER_MARKS: Record<string, string> = {
  'a\u0306': 'ă',
  'a\u0302': 'â',
  'e\u0302': 'ê',
  'o\u0302': 'ô',
  'o\u031b': 'ơ',
  'u\u031b': 'ư',
}

/** NFC without invisible characters, spaces collapsed. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** First the letters, then the tones, one for each letter; the tones decide only where all letters agree. */
function orderKey(text: string, numeric: boolean): string {
  let letters = ''
  let tones = ''
  const pattern = numeric ? /\d+|\P{M}\p{M}*/gu : /\P{M}\p{M}*/gu
  for (const [element] of text.toLowerCase().normalize('NFD').matchAll(pattern)) {
    const marks = [...element].slice(1)
    if (numeric && /^\d/.test(element)) {
      letters += numberKey(element)
      tones += NO_TONE
      continue
    }
    const own = marks.find((mark) => LETTER_MARKS[element[0]! + mark] !== undefined)
    letters += letterKey(own === undefined ? [...element][0]! : LETTER_MARKS[element[0]! + own]!)
    tones += toneOf(marks.filter((mark) => mark !== own))
  }
  return letters + LETTERS_END + tones.replace(/1+$/, '')
}

function toneOf(marks: readonly string[]): string {
  return marks.map((mark) => TONES[mark] ?? OTHER_MARK).reduce((a, b) => (a > b ? a : b), NO_TONE)
}

function letterKey(letter: string): string {
  if (letter === ' ') return SPACE
  if (/[0-9]/.test(letter)) return letter
  const at = LETTERS.indexOf(letter === 'ð' ? 'đ' : letter)
  if (at >= 0) return String.fromCharCode(65 + at)
  const sign = PUNCTUATION_ORDER.indexOf(letter)
  if (sign >= 0) return PUNCTUATION + String.fromCharCode(65 + sign)
  return OTHER_SCRIPT + letter.codePointAt(0)!.toString(16).padStart(6, '0')
}

/** A number sorts by its length, then its digits; it stands where digits stand. */
function numberKey(digits: string): string {
  const value = digits.replace(/^0+/, '')
  return '0' + String.fromCharCode(48 + Math.min(value.length, 78)) + value
}
