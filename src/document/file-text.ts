import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { inflatePart, readZipDirectory, type ZipPart } from '#sheet/zip-read.ts'
import { SourceFault } from '#sheet/source-finding.ts'
import type { FileKind } from './files.ts'
import { pdfText } from './pdf-text.ts'
import { refusalToMark, type DocumentRefusal } from './rules.ts'

/** What a file is and what stands against it; `wasRead`: its text could be read for marks of secrecy. */
export interface FileSeen {
  kind: FileKind | null
  wasRead: boolean
  refusals: DocumentRefusal[]
}

const LIMITS = {
  fileBytes: 25_000_000,
  inflatedBytes: 300_000_000,
  textBytes: 60_000_000,
  ratio: 200,
  findings: 1,
}

/** Looks into a file: its kind by content, not by name; macros; marks of secrecy in name and text. */
export async function lookIntoFile(path: string, name: string, bytes: number): Promise<FileSeen> {
  const refusals = refusalToMark('file-name', name)
  const seen = await read(path, bytes)
  refusals.push(...seen.refusals)
  if (seen.text !== null) refusals.push(...refusalToMark('file-text', seen.text))
  const named = extname(name).slice(1).toLowerCase()
  if (seen.kind !== null && named !== seen.kind)
    refusals.push({ code: 'file-kind-refused', found: `.${named} ≠ .${seen.kind}` })
  return { kind: seen.kind, wasRead: seen.text !== null && /\p{L}{2}/u.test(seen.text), refusals }
}

interface Read {
  kind: FileKind | null
  /** null: it could not be read. */
  text: string | null
  refusals: DocumentRefusal[]
}

async function read(path: string, bytes: number): Promise<Read> {
  const content = await readFile(path)
  const head = content.toString('latin1', 0, 1024)
  if (head.startsWith('PK')) return readOffice(path, bytes)
  if (head.includes('%PDF-')) return readPdf(content)
  const text = plainText(content)
  if (text !== null) return { kind: 'txt', text, refusals: [] }
  const found = content.subarray(0, 4).toString('hex') === 'd0cf11e0' ? '.doc, .xls' : '?'
  return { kind: null, text: null, refusals: [{ code: 'file-kind-refused', found }] }
}

function readPdf(content: Buffer): Read {
  const { text, isActive } = pdfText(content)
  return { kind: 'pdf', text, refusals: isActive ? [{ code: 'file-with-macros' }] : [] }
}

const MACROS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|activeX\/.*|macrosheets\/.*)$/i
const BODIES = { 'word/document.xml': 'docx', 'xl/workbook.xml': 'xlsx' } as const
const TEXTS = /^(?:word|xl|docProps)\/.*\.xml$/i

async function readOffice(path: string, bytes: number): Promise<Read> {
  let parts: Map<string, ZipPart>
  try {
    parts = await readZipDirectory(path, bytes, LIMITS)
    const kind = Object.entries(BODIES).find(([body]) => parts.has(body))?.[1] ?? null
    if (kind === null) return { kind, text: null, refusals: [{ code: 'file-kind-refused', found: '.zip' }] }
    if ([...parts.keys()].some((name) => MACROS.test(name)))
      return { kind, text: null, refusals: [{ code: 'file-with-macros' }] }
    const texts: string[] = []
    let length = 0
    for (const part of parts.values()) {
      if (!TEXTS.test(part.name)) continue
      length += part.bytes
      if (length > LIMITS.textBytes) return { kind, text: null, refusals: [{ code: 'file-broken' }] }
      texts.push(textOfXml(await wholePart(path, part)))
    }
    return { kind, text: texts.join('\n'), refusals: [] }
  } catch (error) {
    if (error instanceof SourceFault) return { kind: null, text: null, refusals: [{ code: 'file-broken' }] }
    throw error
  }
}

async function wholePart(path: string, part: ZipPart): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of inflatePart(path, part)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

/** Text as it stands on the page, or the end of what stands together: a paragraph, a cell, a break. */
const PIECE =
  /<(?:\w+:)?(?:t|delText|title|subject|keywords|description|v)(?:\s[^>]*)?>([^<]*)<|<(?:\w+:)?(?:tab|br|cr)\b[^>]*>|<\/(?:\w+:)?(?:p|si|is|c|tc|title|subject|keywords|description)>/g

function textOfXml(xml: string): string {
  let text = ''
  for (const [whole, piece] of xml.matchAll(PIECE))
    text += piece === undefined ? (/^<(?:\w+:)?tab\b/.test(whole) ? '\t' : '\n') : piece
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (_all, hex, number, name) =>
      name
        ? { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[(name as string).toLowerCase()]!
        : String.fromCodePoint(Math.min(0x10ffff, hex ? parseInt(hex as string, 16) : Number(number))),
  )
}

/** The text of a plain file in UTF-8 or UTF-16 with its mark, or null where it is something else. */
function plainText(content: Buffer): string | null {
  const mark = content.subarray(0, 2).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(content)
    // oxlint-disable-next-line no-control-regex
    return /[\u0000-\u0008\u000e-\u001a]/.test(text) ? null : text
  } catch {
    return null
  }
}
