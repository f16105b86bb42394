import { posix } from 'node:path'
import { SourceFault } from './source-finding.ts'
import type { SourceLimits } from './source.ts'
import { styleOf, type Style } from './xlsx-cell.ts'
import { attributeOf, createXmlReader, type XmlListener } from './xml-read.ts'
import { inflatePart, readZipDirectory, type ZipPart } from './zip-read.ts'

/** A workbook opened: what its sheets are and what their cells refer to. */
export interface Book {
  path: string
  sheets: readonly { name: string; part: ZipPart }[]
  /** The table of texts that cells refer to by number. */
  texts: readonly string[]
  styles: readonly Style[]
  /** Days are counted from 1904 instead of 1900. */
  from1904: boolean
}

/** No text of a cell is kept longer; what exceeds it is refused where the cell is read. */
export const MAX_KEPT_TEXT = 40_000
/** Of the small parts of a workbook, in bytes. */
const MAX_SMALL_PART = 32_000_000

/** Opens a workbook; throws SourceFault when it is none, damaged, holds macros or links, or exceeds the limits. */
export async function openBook(path: string, size: number, limits: SourceLimits): Promise<Book> {
  const parts = await readZipDirectory(path, size, limits)
  const names = [...parts.keys()]
  if (names.some((name) => /vbaProject|macrosheets\//i.test(name))) throw new SourceFault('macros')
  if (names.some((name) => /externalLinks\//i.test(name))) throw new SourceFault('external-links')
  if (parts.has('EncryptedPackage')) throw new SourceFault('encrypted')
  await mustBeWorkbook(path, parts)
  const office = (await readLinks(path, parts, '')).find(({ type }) => type === 'officeDocument')
  const main = parts.get(office?.target ?? '')
  if (!main) throw new SourceFault('not-a-workbook')
  const links = await readLinks(path, parts, main.name)
  const { sheets, from1904 } = await readMain(path, main)
  const partOf = (type: string) => parts.get(links.find((link) => link.type === type)?.target ?? '')
  return {
    path,
    from1904,
    sheets: sheets.flatMap(({ name, id }) => {
      const link = links.find((one) => one.id === id && one.type === 'worksheet')
      const part = parts.get(link?.target ?? '')
      return part ? [{ name, part }] : []
    }),
    styles: await readStyles(path, partOf('styles')),
    texts: await readTexts(path, partOf('sharedStrings'), limits),
  }
}

/** Feeds a part to a listener, piece by piece: one turn for each, so that the caller may stop. */
export async function* readPart(path: string, part: ZipPart, listener: XmlListener): AsyncGenerator<void> {
  const reader = createXmlReader(part.name, listener)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw new SourceFault('broken-xml', {}, { part: part.name })
    }
  }
  for await (const chunk of inflatePart(path, part)) {
    reader.push(decode(chunk))
    yield
  }
  reader.push(decode())
  reader.end()
}

async function readSmall(path: string, part: ZipPart, listener: Partial<XmlListener>): Promise<void> {
  if (part.bytes > MAX_SMALL_PART) {
    throw new SourceFault('zip-bomb', {}, { part: part.name, bytes: part.bytes, limit: MAX_SMALL_PART })
  }
  const silent = { open() {}, text() {}, close() {} }
  for await (const _ of readPart(path, part, { ...silent, ...listener }));
}

async function mustBeWorkbook(path: string, parts: Map<string, ZipPart>): Promise<void> {
  const types = parts.get('[Content_Types].xml')
  if (!types) throw new SourceFault('not-a-workbook')
  await readSmall(path, types, {
    open(_name, attributes) {
      if (/macroEnabled/i.test(attributeOf(attributes, 'ContentType') ?? '')) throw new SourceFault('macros')
    },
  })
}

interface Link {
  id: string
  /** The last word of its type, which the two editions of the standard share. */
  type: string
  target: string
}

/** What a part refers to; links to the outside are left out. */
async function readLinks(path: string, parts: Map<string, ZipPart>, of: string): Promise<Link[]> {
  const folder = of === '' ? '' : posix.dirname(of)
  const part = parts.get(posix.join(folder, '_rels', `${posix.basename(of)}.rels`))
  const links: Link[] = []
  if (!part) return links
  await readSmall(path, part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return
      const [id, type, target] = ['Id', 'Type', 'Target'].map(
        (one) => attributeOf(attributes, one) ?? '',
      ) as [string, string, string]
      const absolute = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      links.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: absolute })
    },
  })
  return links
}

async function readMain(path: string, main: ZipPart) {
  const sheets: { name: string; id: string }[] = []
  let from1904 = false
  await readSmall(path, main, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '')
      if (name === 'sheet')
        sheets.push({ name: attributeOf(attributes, 'name') ?? '', id: attributeOf(attributes, 'id') ?? '' })
    },
  })
  return { sheets, from1904 }
}

async function readStyles(path: string, part: ZipPart | undefined): Promise<Style[]> {
  const formats = new Map<number, string>()
  const styles: Style[] = []
  let inCells = false
  if (!part) return styles
  await readSmall(path, part, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') formats.set(id, attributeOf(attributes, 'formatCode') ?? '')
      if (name === 'xf' && inCells) styles.push(styleOf(id, formats.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

async function readTexts(path: string, part: ZipPart | undefined, limits: SourceLimits): Promise<string[]> {
  const texts: string[] = []
  if (!part) return texts
  if (part.bytes > limits.textBytes) {
    throw new SourceFault('zip-bomb', {}, { part: part.name, bytes: part.bytes, limit: limits.textBytes })
  }
  let [text, inText, inPhonetic] = ['', false, false]
  const listener: XmlListener = {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = !inPhonetic
      else if (name === 'rPh') inPhonetic = true
    },
    text(piece) {
      if (inText && text.length < MAX_KEPT_TEXT) text += piece
    },
    close(name) {
      if (name === 'si') texts.push(text)
      else if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
    },
  }
  for await (const _ of readPart(path, part, listener));
  return texts
}
