import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Conflict } from '#platform/errors.ts'
import { leavingNothing } from '#platform/unfinished.ts'
import { writeBook } from './book-write.ts'
import { guardFormula, normaliseText } from './cell.ts'
import { COLUMNS, SHEETS, type SheetName } from './format.ts'

/** A row to be written, by column; what is missing or null is an empty cell. */
export type RowToWrite = Readonly<Record<string, string | null | undefined>>
/** Rows sheet by sheet, read in the order of SHEETS; sheets that are not given are not written. */
export type RowsToWrite = Partial<Record<SheetName, AsyncIterable<RowToWrite> | Iterable<RowToWrite>>>
/** How many rows were written to each sheet. */
export type WrittenCounts = Partial<Record<SheetName, number>>

const PIECE = 64 * 1024

/**
 * Writes a folder of .csv files that appears whole or not at all. An existing folder is replaced when it holds nothing
 * but such files; throws Conflict when it holds anything else.
 */
export async function writeCsvFolder(folder: string, sheets: RowsToWrite): Promise<WrittenCounts> {
  const target = resolve(folder)
  await mustBeReplaceable(target)
  const [part, old] = [besides(target, 'part'), besides(target, 'old')]
  return leavingNothing(part, async () => {
    await mkdir(part, { recursive: true })
    const counts: WrittenCounts = {}
    for (const sheet of SHEETS) {
      const rows = sheets[sheet]
      if (rows)
        await writing(join(part, `${sheet}.csv`), (put) =>
          writeCsv(put, sheet, countInto(counts, sheet, rows)),
        )
    }
    const existed = await rename(target, old).then(() => true, ignoreAbsent)
    await rename(part, target)
    if (existed) await rm(old, { recursive: true })
    return counts
  })
}

/** Writes a workbook that appears whole or not at all; an existing file is replaced. Throws Refused: see writeBook. */
export async function writeXlsx(path: string, sheets: RowsToWrite): Promise<WrittenCounts> {
  const counts: WrittenCounts = {}
  const books = SHEETS.flatMap((sheet) => {
    const rows = sheets[sheet]
    if (!rows) return []
    const header = COLUMNS[sheet].map(({ name }) => name)
    const widths = header.map((name) => Math.max(12, name.length + 2))
    return [{ name: sheet, header, widths, rows: cellsOf(sheet, countInto(counts, sheet, rows)) }]
  })
  await writeWhole(path, (put) => writeBook(put, books))
  return counts
}

/** Writes a file that appears whole or not at all. */
export async function writeWhole(
  path: string,
  write: (put: (bytes: Buffer) => Promise<void>) => Promise<void>,
): Promise<void> {
  const target = resolve(path)
  const part = besides(target, 'part')
  await leavingNothing(part, async () => {
    await mkdir(dirname(target), { recursive: true })
    await writing(part, write)
    await rename(part, target)
  })
}

async function writing(
  path: string,
  write: (put: (bytes: Buffer) => Promise<void>) => Promise<void>,
): Promise<void> {
  const file: FileHandle = await open(path, 'wx')
  try {
    await write(async (bytes) => {
      await file.writeFile(bytes)
    })
    await file.sync()
  } finally {
    await file.close()
  }
}

async function writeCsv(
  put: (bytes: Buffer) => Promise<void>,
  sheet: SheetName,
  rows: AsyncIterable<RowToWrite>,
): Promise<void> {
  let text = `${COLUMNS[sheet].map(({ name }) => name).join(',')}\n`
  for await (const cells of cellsOf(sheet, rows)) {
    text += `${cells.map(csvCell).join(',')}\n`
    if (text.length < PIECE) continue
    await put(Buffer.from(text))
    text = ''
  }
  await put(Buffer.from(text))
}

/** One cell of a .csv line: guarded against being taken for a formula, quoted where it must be. */
export function csvCell(text: string): string {
  const guarded = guardFormula(text)
  return /[",;\t\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

async function* cellsOf(sheet: SheetName, rows: AsyncIterable<RowToWrite>): AsyncGenerator<string[]> {
  const names = COLUMNS[sheet].map(({ name }) => name)
  for await (const row of rows) yield names.map((name) => normaliseText(row[name] ?? ''))
}

async function* countInto(
  counts: WrittenCounts,
  sheet: SheetName,
  rows: AsyncIterable<RowToWrite> | Iterable<RowToWrite>,
): AsyncGenerator<RowToWrite> {
  counts[sheet] = 0
  for await (const row of rows) {
    counts[sheet]++
    yield row
  }
}

async function mustBeReplaceable(folder: string): Promise<void> {
  const names = await readdir(folder).catch(ignoreAbsent)
  const ours = new Set(SHEETS.map((sheet) => `${sheet}.csv`))
  const other = names ? names.find((name) => !ours.has(name)) : undefined
  if (other !== undefined) throw new Conflict(`${folder} is not empty: ${other}`)
}

function besides(target: string, what: string): string {
  return join(dirname(target), `.${basename(target)}.${randomUUID()}.${what}`)
}

function ignoreAbsent(error: NodeJS.ErrnoException): false {
  if (error.code !== 'ENOENT') throw error
  return false
}
