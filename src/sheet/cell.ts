import { remembering } from '#platform/remember.ts'
import { SourceFault } from './source-finding.ts'

/** No cell may be longer; in characters. */
export const MAX_CELL = 10_000

const PLAIN = /^[\x20-\x7e]*$/
const OTHER_SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g
const ZERO_WIDTH = /[\u200b\u2060\ufeff]/g
// Tab and line feed are text; bidirectional overrides would let a page show another text than was stored.
// oxlint-disable-next-line no-control-regex
const REFUSED = /[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

/**
 * The text of a cell as the register keeps it: NFC, line ends as `\n`, non-breaking and other spaces as a plain one,
 * zero-width spaces removed, trimmed. Throws SourceFault on control characters and on more than MAX_CELL characters.
 */
export function normaliseCell(raw: string): string {
  if (raw === '') return raw
  if (PLAIN.test(raw)) return mustFit(raw.trim())
  return raw.length <= SHORT ? shortText(raw) : acceptedText(raw)
}

/** Words of lists and places come again and again. */
const SHORT = 40
const shortText = remembering(acceptedText)

function mustFit(text: string): string {
  if (text.length > MAX_CELL)
    throw new SourceFault('cell-too-long', {}, { length: text.length, limit: MAX_CELL })
  return text
}

function acceptedText(raw: string): string {
  const text = mustFit(normaliseText(raw))
  const refused = REFUSED.exec(text)
  if (refused) throw new SourceFault('control-character', {}, { character: codePoint(refused[0]) })
  return text
}

/** The same normal form without refusing anything: what writing a text and reading it again gives. */
export function normaliseText(raw: string): string {
  if (PLAIN.test(raw)) return raw.trim()
  const spaced = raw.replace(/\r\n?/g, '\n').replace(OTHER_SPACES, ' ').replace(ZERO_WIDTH, '')
  return spaced.normalize('NFC').trim()
}

/** Text for a .csv cell: what a spreadsheet would take for a formula, or for our own mark, gets a leading `'`. */
export function guardFormula(text: string): string {
  return /^[=+\-@']/.test(text) ? `'${text}` : text
}

/** Takes the leading `'` off again, only where `guardFormula` puts it. */
export function unguardFormula(text: string): string {
  return /^'[=+\-@']/.test(text) ? text.slice(1) : text
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
