import { SourceFault } from './source-finding.ts'
import { MAX_KEPT_TEXT, readPart, type Book } from './xlsx-book.ts'
import type { RawCell } from './xlsx-cell.ts'
import { attributeOf, type XmlListener } from './xml-read.ts'
import type { ZipPart } from './zip-read.ts'

/** A row of a sheet: its number from 1 and its cells that hold something, by their position from 0. */
export interface BookRow {
  line: number
  cells: ReadonlyMap<number, RawCell>
}

/** Cells further right are only counted as being there. */
export const MAX_INDEX = 1000
const LAST_ROW = 1_048_576
const GENERAL = { date: null, zeros: 0 } as const

/** The rows of a sheet that hold anything, piece by piece as the sheet is unpacked. */
export async function* rowsOfSheet(book: Book, part: ZipPart): AsyncGenerator<BookRow> {
  let ready: BookRow[] = []
  const listener = createRowListener(book, part.name, (row) => ready.push(row))
  for await (const _ of readPart(book.path, part, listener)) {
    const rows = ready
    ready = []
    yield* rows
  }
  yield* ready
}

function createRowListener(book: Book, part: string, tell: (row: BookRow) => void): XmlListener {
  let [line, index] = [0, -1]
  let cells = new Map<number, RawCell>()
  let cell: RawCell | null = null
  let [inText, inPhonetic] = [false, false]

  function openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r')
    index = reference === null ? index + 1 : indexOfReference(reference)
    if (index < 0) throw new SourceFault('broken-xml', {}, { part })
    const style = book.styles[Number(attributeOf(attributes, 's') ?? 0)] ?? GENERAL
    cell = { type: attributeOf(attributes, 't') ?? 'n', style, value: null, formula: false }
  }

  return {
    open(name, attributes) {
      if (name === 'row') {
        const next = Number(attributeOf(attributes, 'r') ?? line + 1)
        if (!(next > line && next <= LAST_ROW)) throw new SourceFault('broken-xml', {}, { part })
        line = next
        index = -1
        cells = new Map()
      } else if (name === 'c') openCell(attributes)
      else if (cell === null) return
      else if (name === 'f') cell.formula = true
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'v' || (name === 't' && !inPhonetic)) {
        inText = true
        cell.value ??= ''
      }
    },
    text(piece) {
      if (inText && cell && cell.value!.length < MAX_KEPT_TEXT) cell.value += piece
    },
    close(name) {
      if (name === 'v' || name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c' && cell) {
        if (cell.value || cell.formula) cells.set(Math.min(index, MAX_INDEX), cell)
        cell = null
      } else if (name === 'row' && cells.size > 0) tell({ line, cells })
    },
  }
}

/** The position of a cell from its reference, `AB12` → 27; -1 when it is none. */
export function indexOfReference(reference: string): number {
  let index = 0
  let at = 0
  for (; at < reference.length && at < 3; at++) {
    const letter = reference.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    index = index * 26 + letter
  }
  return at > 0 && /^\d/.test(reference.slice(at)) ? index - 1 : -1
}
