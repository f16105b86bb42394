import { isUtf8 } from 'node:buffer'
import { MAX_COLUMNS } from './headers.ts'
import { SourceFault } from './source-finding.ts'

/** One record of a .csv file: the line of the file on which it starts (from 1) and its cells, quotes resolved. */
export interface CsvRecord {
  line: number
  cells: string[]
  /** Whether the file ends in the middle of this line, without a line end. */
  unended: boolean
}

/** No record may be longer, in bytes: what an unterminated quote would otherwise swallow. */
const MAX_RECORD = 4 * 1024 * 1024

const [QUOTE, COMMA, SEMICOLON, TAB, LF, CR, SPACE] = [0x22, 0x2c, 0x3b, 0x09, 0x0a, 0x0d, 0x20]

/**
 * The records of a .csv file in UTF-8, separated by comma, semicolon or tab as its first line shows; empty lines are
 * left out. Memory is bounded by the longest record. Throws SourceFault (with the line) where reading cannot go on.
 */
export async function* csvRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<CsvRecord> {
  let bytes: Buffer = Buffer.alloc(0)
  let [line, base, validated, delimiter] = [1, 0, 0, 0]
  for await (const { chunk, last } of withLast(chunks)) {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
    let at = 0
    if (delimiter === 0) {
      at = skipMark(bytes)
      delimiter = delimiterOf(bytes, at)
    }
    const safe = last ? bytes.length : endOfLastCharacter(bytes)
    mustBeUtf8(bytes, Math.max(validated, at), safe, base, line)
    while (at < bytes.length) {
      const record = readRecord(bytes, at, delimiter, last, line)
      if (record === null) break
      const { cells, end, unended } = record
      if (cells.length > 1 || cells[0] !== '') yield { line, cells, unended }
      line += record.lines
      at = end
    }
    if (bytes.length - at > MAX_RECORD) {
      readRecord(bytes, at, delimiter, true, line)
      throw new SourceFault('record-too-long', { line }, { limit: MAX_RECORD })
    }
    base += at
    validated = safe - at
    bytes = bytes.subarray(at)
  }
}

interface ReadRecord {
  cells: string[]
  end: number
  lines: number
  unended: boolean
}

/** The record that starts at `from`, or null when more bytes are needed to see its end. */
function readRecord(
  bytes: Buffer,
  from: number,
  delimiter: number,
  last: boolean,
  line: number,
): ReadRecord | null {
  const cells: string[] = []
  let [at, lines] = [from, 0]
  for (;;) {
    const quoted = bytes[at] === QUOTE
    const cell = quoted ? quotedCell(bytes, at) : plainCell(bytes, at, delimiter)
    if (cell === null && last) throw new SourceFault('unterminated-quote', { line: line + lines })
    if (cell === null || (cell.end === bytes.length && !last)) return null
    if (quoted) lines += lineEnds(cell.text)
    cells.push(cell.text)
    if (cells.length > MAX_COLUMNS * 5)
      throw new SourceFault('too-many-columns', { line }, { limit: MAX_COLUMNS })
    const next = bytes[cell.end]
    if (next === delimiter) at = cell.end + 1
    else if (next === undefined) return { cells, end: cell.end, lines, unended: true }
    else if (next === LF) return { cells, end: cell.end + 1, lines: lines + 1, unended: false }
    else if (next === CR) {
      if (cell.end + 1 === bytes.length && !last) return null
      const end = bytes[cell.end + 1] === LF ? cell.end + 2 : cell.end + 1
      return { cells, end, lines: lines + 1, unended: false }
    } else throw new SourceFault('text-after-quote', { line: line + lines })
    if (at === bytes.length && !last) return null
  }
}

function plainCell(bytes: Buffer, start: number, delimiter: number) {
  let [end, all] = [start, 0]
  for (; end < bytes.length; end++) {
    const byte = bytes[end]!
    if (byte === delimiter || byte === LF || byte === CR) break
    all |= byte
  }
  return { text: bytes.toString(all < 0x80 ? 'latin1' : 'utf8', start, end), end }
}

function quotedCell(bytes: Buffer, start: number) {
  let [close, doubled] = [bytes.indexOf(QUOTE, start + 1), false]
  while (close !== -1 && bytes[close + 1] === QUOTE) {
    doubled = true
    close = bytes.indexOf(QUOTE, close + 2)
  }
  if (close === -1) return null
  const text = bytes.toString('utf8', start + 1, close)
  let end = close + 1
  while (bytes[end] === SPACE) end++
  return { text: doubled ? text.replaceAll('""', '"') : text, end }
}

/** The chunks, each with whether it is the last: the end of a file decides what its last bytes mean. */
async function* withLast(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let held: Buffer | null = null
  for await (const chunk of chunks) {
    if (held !== null) yield { chunk: held, last: false }
    held = chunk
  }
  if (held !== null) yield { chunk: held, last: true }
}

/** Where the text starts after a byte order mark. */
function skipMark(bytes: Buffer): number {
  const mark = bytes.subarray(0, 3).toString('hex')
  if (mark.startsWith('fffe') || mark.startsWith('feff')) throw new SourceFault('utf16', { line: 1 })
  return mark === 'efbbbf' ? 3 : 0
}

function delimiterOf(bytes: Buffer, from: number): number {
  const counts = new Map([COMMA, SEMICOLON, TAB].map((delimiter) => [delimiter, 0]))
  let quoted = false
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === QUOTE) quoted = !quoted
    else if (!quoted && (byte === LF || byte === CR)) break
    else if (!quoted && counts.has(byte)) counts.set(byte, counts.get(byte)! + 1)
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

function mustBeUtf8(bytes: Buffer, from: number, to: number, base: number, line: number): void {
  if (isUtf8(bytes.subarray(from, to))) return
  let at = from
  while (isUtf8(bytes.subarray(at, at + lengthOfCharacter(bytes[at]!)))) at += lengthOfCharacter(bytes[at]!)
  const before = lineEnds(bytes.toString('latin1', 0, at))
  throw new SourceFault('not-utf8', { line: line + before }, { byte: base + at })
}

/** Where the last character that is complete ends: a chunk may be cut inside one. */
function endOfLastCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    return lengthOfCharacter(byte) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function lengthOfCharacter(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
