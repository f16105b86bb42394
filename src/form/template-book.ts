import PizZip from 'pizzip'
import { columnName, textCell } from '#sheet/book-parts.ts'
import { MARK, readMark, type Mark } from './marks.ts'

/** What is wrong with a template workbook, with sheet and cell. */
export interface BookFault {
  code: 'mark-unknown' | 'book-without-marks' | 'book-broken' | 'book-fetches' | 'book-too-large'
  sheet?: string
  cell?: string
  mark?: string
}

interface Book {
  zip: PizZip
  sheets: { name: string; path: string; xml: string }[]
  texts: string[]
}

/** Unpacked, in bytes. */
const MOST_BYTES = 40_000_000
const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g
const FETCHING_PART = /^xl\/(?:externalLinks|queryTables)\/|^xl\/connections\.xml$/
/** Functions that ask other places, and DDE links. */
const FETCHING_FORMULA = /\b(?:WEBSERVICE|RTD|FILTERXML|IMAGE|CALL|REGISTER)\s*\(|\|[^|]*!/i

/** Everything that stands against a workbook as a template; empty: it can be used. */
export function faultsOfBook(content: Uint8Array): BookFault[] {
  const book = openBook(content)
  if ('code' in book) return [book]
  const faults: BookFault[] = Object.keys(book.zip.files)
    .filter((name) => FETCHING_PART.test(name))
    .slice(0, 1)
    .map((name) => ({ code: 'book-fetches', sheet: name }))
  let marks = 0
  for (const sheet of book.sheets)
    for (const { at, inner, text } of cellsOf(book, sheet.xml)) {
      const formula = /<f\b[^>]*>([\s\S]*?)<\/f>/.exec(inner)?.[1]
      if (formula && FETCHING_FORMULA.test(unescaped(formula)))
        faults.push({ code: 'book-fetches', sheet: sheet.name, cell: at })
      for (const [, mark] of (text ?? '').matchAll(MARK)) {
        if (readMark(mark!)) marks++
        else faults.push({ code: 'mark-unknown', sheet: sheet.name, cell: at, mark: mark!.slice(0, 60) })
      }
    }
  if (faults.length === 0 && marks === 0) faults.push({ code: 'book-without-marks' })
  return faults.slice(0, 100)
}

/** The marks that a template asks for. */
export function marksOfBook(content: Uint8Array): Mark[] {
  const book = openBook(content)
  if ('code' in book) return []
  return book.sheets.flatMap(({ xml }) =>
    cellsOf(book, xml).flatMap(({ text }) =>
      [...(text ?? '').matchAll(MARK)].map(([, mark]) => readMark(mark!)).filter((one) => one !== null),
    ),
  )
}

/**
 * The template with its marks replaced: a cell that is one mark alone becomes a number in the cell's own format. Results that
 * formulas had are taken out, so that they are worked out anew when the workbook is opened.
 */
export function fillBook(content: Uint8Array, valueOf: (mark: Mark) => number | string | null): Buffer {
  const book = openBook(content)
  if ('code' in book) throw new Error(`the template cannot be opened: ${book.code}`)
  for (const { path, xml } of book.sheets) {
    const filled = xml.replaceAll(CELL, (cell: string, attributes: string, inner: string | undefined) =>
      filledCell(book, { cell, attributes, inner: inner ?? '' }, valueOf),
    )
    book.zip.file(path, filled)
  }
  return book.zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

function filledCell(
  book: Book,
  { cell, attributes, inner }: { cell: string; attributes: string; inner: string },
  valueOf: (mark: Mark) => number | string | null,
): string {
  if (/<f\b/.test(inner))
    return cell.replace(/<v>[^<]*<\/v>/, '').replace(/(<c\b[^>]*?)\s+t="(?:str|e|b|s)"/, '$1')
  const text = textOf(book, attributes, inner)
  if (text === null || !text.includes('{')) return cell
  const kept = attributes.replace(/\s+t="[^"]*"/, '')
  const alone = /^\s*\{([^{}]*)\}\s*$/.exec(text)
  const only = alone && readMark(alone[1]!)
  const value = only ? valueOf(only) : text.replace(MARK, (all, mark: string) => written(all, mark, valueOf))
  if (value === null) return `<c${kept}/>`
  if (typeof value === 'number') return `<c${kept}><v>${value}</v></c>`
  const style = Number(/\bs="(\d+)"/.exec(kept)?.[1] ?? 0)
  const [, letters = 'A', line = '1'] = /\br="([A-Z]+)(\d+)"/.exec(kept) ?? []
  return textCell(placeOf(letters), Number(line), style, value)
}

function written(all: string, mark: string, valueOf: (mark: Mark) => number | string | null): string {
  const found = readMark(mark)
  if (!found) return all
  const value = valueOf(found)
  return typeof value === 'number' ? value.toLocaleString('vi-VN') : (value ?? '')
}

/** The place of a column by its letters, from 0. */
function placeOf(letters: string): number {
  for (let at = 0; at < 16_384; at++) if (columnName(at) === letters) return at
  return 0
}

function openBook(content: Uint8Array): Book | BookFault {
  try {
    const zip = new PizZip(content)
    const bytes = Object.values(zip.files).reduce((sum, file) => sum + sizeOf(file), 0)
    if (bytes > MOST_BYTES) return { code: 'book-too-large' }
    const main = zip.file('xl/workbook.xml')?.asText() ?? ''
    const links = zip.file('xl/_rels/workbook.xml.rels')?.asText() ?? ''
    const targets = new Map(
      [...links.matchAll(/<Relationship\b[^>]*>/g)].map(([link]) => [
        attribute(link, 'Id'),
        attribute(link, 'Target'),
      ]),
    )
    const sheets = [...main.matchAll(/<sheet\b[^>]*>/g)].flatMap(([sheet]) => {
      const target = targets.get(attribute(sheet, 'r:id')) ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      const xml = zip.file(path)?.asText()
      return xml?.includes('<worksheet') ? [{ name: unescaped(attribute(sheet, 'name')), path, xml }] : []
    })
    if (sheets.length === 0) return { code: 'book-broken' }
    const shared = zip.file('xl/sharedStrings.xml')?.asText() ?? ''
    return {
      zip,
      sheets,
      texts: [...shared.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map(([, si]) => joined(si ?? '')),
    }
  } catch {
    return { code: 'book-broken' }
  }
}

/** Of PizZip's own record; what it promises to unpack to. */
function sizeOf(file: PizZip.ZipObject): number {
  const { _data: data } = file as unknown as { _data?: { uncompressedSize?: number } }
  return data?.uncompressedSize ?? 0
}

function cellsOf(book: Book, xml: string): { at: string; inner: string; text: string | null }[] {
  return [...xml.matchAll(CELL)].map(([, attributes = '', inner = '']) => ({
    at: attribute(attributes, 'r'),
    inner,
    text: textOf(book, attributes, inner),
  }))
}

/** The text of a cell that holds one and is no formula. */
function textOf({ texts }: Book, attributes: string, inner: string): string | null {
  const type = attribute(attributes, 't')
  if (/<f\b/.test(inner)) return null
  if (type === 's') return texts[Number(/<v>(\d+)<\/v>/.exec(inner)?.[1])] ?? null
  if (type === 'inlineStr') return joined(inner)
  return type === 'str' ? unescaped(/<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '') : null
}

/** The runs of a rich text without how it is read aloud. */
function joined(xml: string): string {
  const plain = xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '')
  return unescaped(
    [...plain.matchAll(/<t\b[^>]*?(?:\/>|>([^<]*)<\/t>)/g)].map(([, text]) => text ?? '').join(''),
  )
}

function attribute(xml: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(xml)?.[1] ?? ''
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name) return ENTITIES[name] ?? all
      return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
    },
  )
}
