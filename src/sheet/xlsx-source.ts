import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { normaliseCell } from './cell.ts'
import { COLUMNS, type Column, type Finding, type SheetName, type SheetRow } from './format.ts'
import { foldHeader, isMemberList, mapHeaders, requiredNamed, sheetNamed } from './headers.ts'
import { rowOf } from './row.ts'
import { findingOf, SourceFault } from './source-finding.ts'
import type { OpenedSource, SourceLimits, SourceSheet } from './source.ts'
import { openBook, type Book } from './xlsx-book.ts'
import { headerText, textOfCell } from './xlsx-cell.ts'
import { rowsOfSheet, type BookRow } from './xlsx-sheet.ts'
import type { ZipPart } from './zip-read.ts'

/** Sheets of our own template that hold no rows. */
export const GUIDE_SHEETS = { vi: ['Hướng dẫn', 'Danh mục'], en: ['Guide', 'Codes'] } as const

const GUIDES: ReadonlySet<string> = new Set([...GUIDE_SHEETS.vi, ...GUIDE_SHEETS.en].map(foldHeader))
/** The header stands within so many rows: source files have titles above it. */
const HEADER_WITHIN = 20

interface Header {
  line: number
  headers: string[]
}

/** Opens an .xlsx workbook whose sheets are named like those of the format; a lone list of members will do. */
export async function openWorkbook(path: string, bytes: number, limits: SourceLimits): Promise<OpenedSource> {
  const book = await openBook(path, bytes, limits)
  const findings: Finding[] = []
  const sheets: SourceSheet[] = []
  const parts = new Map<SheetName, ZipPart>()
  for (const { name, part } of book.sheets) {
    const sheet = sheetNamed(name) ?? (book.sheets.length === 1 ? await listOfMembers(book, part) : null)
    const first = sheets.find((one) => one.sheet === sheet)
    if (sheet === null) {
      if (!GUIDES.has(foldHeader(name))) findings.push(findingOf('other-sheet', { sheet: name }, { name }))
    } else if (first) {
      findings.push(findingOf('duplicate-sheet', { sheet }, { first: first.name, second: name }))
    } else {
      const found = await readHeader(book, part, sheet, name, findings)
      if (!found) continue
      sheets.push(found)
      parts.set(sheet, part)
    }
  }
  if (sheets.length === 0 && !findings.some((one) => one.severity === 'error'))
    findings.push(findingOf('no-sheets'))
  const digest = await digestOf(path)
  return {
    sheets,
    findings,
    bytes,
    digest,
    read: (sheet, report) => readRows(book, parts.get(sheet.sheet)!, sheet, report),
  }
}

async function listOfMembers(book: Book, part: ZipPart): Promise<SheetName | null> {
  const { header } = await findHeader(book, part, 'members')
  return header && isMemberList(header.headers) ? 'members' : null
}

async function readHeader(
  book: Book,
  part: ZipPart,
  sheet: SheetName,
  name: string,
  findings: Finding[],
): Promise<SourceSheet | null> {
  try {
    const { header, rows } = await findHeader(book, part, sheet)
    if (!header) {
      findings.push(findingOf('no-header', { sheet }))
      return null
    }
    const { columns, ignored, headed, findings: found } = mapHeaders(sheet, header.headers, header.line)
    findings.push(...found)
    return {
      sheet,
      name,
      headerLine: header.line,
      columns,
      ignored,
      headed,
      approximateRows: Math.max(rows, 0),
    }
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error
    findings.push(findingOf(error.code, { ...error.place, sheet }, error.facts))
    return null
  }
}

/** The row that names most of the required columns, the first of them; and how many rows follow, about. */
async function findHeader(
  book: Book,
  part: ZipPart,
  sheet: SheetName,
): Promise<{ header: Header | null; rows: number }> {
  let header: Header | null = null
  let best = -1
  for await (const row of rowsOfSheet(book, part)) {
    if (header && row.line > HEADER_WITHIN) break
    const headers = headersOf(row, book)
    const named = requiredNamed(sheet, headers)
    if (named > best) {
      header = { line: row.line, headers }
      best = named
    }
    if (best === COLUMNS[sheet].filter((one) => one.required).length) break
  }
  // About 30 bytes a cell, as spreadsheets write them.
  return { header, rows: Math.round(part.bytes / (30 * (header?.headers.length ?? 1))) }
}

function headersOf({ cells }: BookRow, book: Book): string[] {
  const width = Math.max(...cells.keys()) + 1
  return Array.from({ length: width }, (_, index) => {
    const cell = cells.get(index)
    return cell ? normaliseCell(headerText(cell, book.texts)) : ''
  })
}

async function* readRows(
  book: Book,
  part: ZipPart,
  sheet: SourceSheet,
  report: (finding: Finding) => void,
): AsyncGenerator<SheetRow> {
  const kinds = new Map<string, Column>(COLUMNS[sheet.sheet].map((column) => [column.name, column]))
  let outside = false
  for await (const { line, cells } of rowsOfSheet(book, part)) {
    if (line <= sheet.headerLine) continue
    if (!outside && [...cells.keys()].some((index) => !sheet.headed.has(index))) {
      outside = true
      report(findingOf('cells-without-header', { sheet: sheet.sheet, line }))
    }
    const row = rowOf(sheet, line, ({ column, index }) => {
      const cell = cells.get(index)
      return cell
        ? ownCopy(normaliseCell(textOfCell(cell, kinds.get(column)!, book.texts, book.from1904)))
        : ''
    })
    if (row) yield row
  }
}

/** A slice of a text keeps the whole text in memory; a copy does not. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString()
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) hash.update(chunk)
  return hash.digest('hex')
}
