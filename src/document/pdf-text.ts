import { inflateSync } from 'node:zlib'

/** Text of a PDF as far as it is plainly extractable; null: none. `isActive`: it carries scripts or starts programs. */
export interface PdfText {
  text: string | null
  isActive: boolean
}

const MOST_INFLATED = 120_000_000
const MOST_TEXT = 20_000_000
const PICTURE = /\/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode)|\/Subtype\s*\/Image/
const ACTIVE = /\/(?:JavaScript|JS|Launch|RichMedia|EmbeddedFile)\b/

/**
 * Reads the text of a PDF without knowing its fonts: every stream with text is read by every table of characters
 * (ToUnicode) in the file. What a wrong table gives is noise, in which no words stand; so this serves to find words, not to
 * show text. Source: ISO 32000, 9.4, 9.10.
 */
export function pdfText(content: Buffer): PdfText {
  const raw = content.toString('latin1')
  const streams = [...streamsOf(raw)]
  const isActive = [
    raw.replace(/stream[\s\S]*?endstream/g, ''),
    ...streams.filter((one) => one.includes('/Type')),
  ].some((text) => ACTIVE.test(text))
  const tables = streams.filter((one) => /beginbf(?:char|range)/.test(one)).map(tableOf)
  const shown = streams.filter((one) => /\bBT\b[\s\S]*\bT[jJ]\b/.test(one))
  let text = ''
  for (const stream of shown) {
    const lines = linesOf(stream)
    for (const table of [null, ...tables]) {
      text += `${lines.map((line) => line.map((piece) => decoded(piece, table)).join('')).join('\n')}\n`
      if (text.length > MOST_TEXT) return { text: text.normalize('NFC'), isActive }
    }
  }
  return { text: /\p{L}{3}/u.test(text) ? text.normalize('NFC') : null, isActive }
}

function* streamsOf(raw: string): Generator<string> {
  let inflated = 0
  for (const match of raw.matchAll(/>>\s{0,4}stream\r?\n/g)) {
    const start = match.index + match[0].length
    const end = raw.indexOf('endstream', start)
    const before = raw.slice(Math.max(0, match.index - 2000), match.index)
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1)
    if (end === -1 || PICTURE.test(dictionary)) continue
    const body = raw.slice(start, end)
    if (!dictionary.includes('/Filter')) yield body
    else if (dictionary.includes('FlateDecode') && inflated < MOST_INFLATED) {
      const text = inflate(body)
      inflated += text.length
      yield text
    }
  }
}

function inflate(body: string): string {
  try {
    return inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: 40_000_000 }).toString('latin1')
  } catch {
    return ''
  }
}

/** A table of characters: width of a code in bytes, and what each code stands for. */
interface CharacterTable {
  width: number
  characters: Map<number, string>
}

function tableOf(stream: string): CharacterTable {
  const characters = new Map<number, string>()
  let width = 2
  for (const [, section] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of section!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f\s]*)>/gi)) {
      width = code!.length / 2
      characters.set(parseInt(code!, 16), utf16(text!))
    }
  for (const [, section] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, to, first, list] of section!.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f\s]*)>|\[([^\]]*)\])/gi,
    )) {
      width = from!.length / 2
      const [low, high] = [parseInt(from!, 16), Math.min(parseInt(to!, 16), parseInt(from!, 16) + 65_535)]
      const listed = [...(list ?? '').matchAll(/<([0-9a-f\s]*)>/gi)].map((one) => utf16(one[1]!))
      for (let code = low; code <= high; code++)
        characters.set(
          code,
          list === undefined ? after(utf16(first!), code - low) : (listed[code - low] ?? ''),
        )
    }
  return { width: Math.max(1, Math.min(4, Math.ceil(width))), characters }
}

function utf16(hex: string): string {
  const bytes = Buffer.from(hex.replace(/\s/g, ''), 'hex')
  return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : bytes.toString('latin1')
}

/** The text with its last character moved on. */
function after(text: string, steps: number): string {
  if (text === '' || steps === 0) return text
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + steps)
}

/** Pieces of text of a stream, line by line: bytes as latin1, or a blank. */
function linesOf(stream: string): string[][] {
  const lines: string[][] = [[]]
  const numbers: number[] = []
  let height: number | null = null
  const token = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9a-fA-F\s]*>|-?\d*\.?\d+|[A-Za-z'"*]+|\[|\]/g
  for (const [one] of stream.matchAll(token)) {
    const line = lines.at(-1)!
    if (one.startsWith('(')) line.push(literal(one))
    else if (one.startsWith('<')) line.push(Buffer.from(one.replace(/[<>\s]/g, ''), 'hex').toString('latin1'))
    else if (/^[-.\d]/.test(one)) {
      numbers.push(Number(one))
      if (Number(one) < -180) line.push(BLANK)
      continue
    } else if (one === 'Td' || one === 'TD') {
      if (numbers.at(-1) === 0) line.push(BLANK)
      else lines.push([])
    } else if (one === 'Tm') {
      if (numbers.at(-1) === height) line.push(BLANK)
      else lines.push([])
      height = numbers.at(-1) ?? null
    } else if (one === 'T*' || one === "'" || one === '"' || one === 'cm') lines.push([])
    if (/^[A-Za-z'"*]/.test(one)) numbers.length = 0
  }
  return lines
}

const BLANK = ' '
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function literal(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(?:([0-7]{1,3})|(\r?\n)|([\s\S]))/g, (_all, octal, end, character: string) =>
      octal
        ? String.fromCharCode(parseInt(octal as string, 8) & 255)
        : end
          ? ''
          : (ESCAPES[character] ?? character),
    )
}

function decoded(piece: string, table: CharacterTable | null): string {
  if (piece === BLANK || table === null) return piece
  let text = ''
  for (let at = 0; at + table.width <= piece.length; at += table.width) {
    let code = 0
    for (let byte = 0; byte < table.width; byte++) code = code * 256 + piece.charCodeAt(at + byte)
    text += table.characters.get(code) ?? '\u{fffd}'
  }
  return text
}
