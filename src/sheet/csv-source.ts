import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { normaliseCell, unguardFormula } from './cell.ts'
import { csvRecords, type CsvRecord } from './csv-read.ts'
import type { Finding, SheetName, SheetRow } from './format.ts'
import { mapHeaders, sheetNamed } from './headers.ts'
import { rowOf } from './row.ts'
import { findingOf, SourceFault } from './source-finding.ts'
import type { OpenedSource, SourceLimits, SourceSheet } from './source.ts'

const CHUNK = 256 * 1024

interface CsvFile {
  name: string
  sheet: SheetName
  bytes: number
}

/** Opens a folder of .csv files named like the sheets; other files in it are named and ignored. */
export async function openCsvFolder(folder: string, limits: SourceLimits): Promise<OpenedSource> {
  const { files, findings } = await listFiles(folder)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes > limits.fileBytes) throw new SourceFault('too-large', {}, { bytes, limit: limits.fileBytes })
  const whole = createHash('sha256')
  const sheets: SourceSheet[] = []
  for (const file of files) {
    const { digest, lines } = await measure(join(folder, file.name))
    whole.update(`${file.sheet} ${digest}\n`)
    const sheet = await readHeader(folder, file, lines, findings)
    if (sheet) sheets.push(sheet)
  }
  if (files.length === 0) findings.push(findingOf('no-sheets'))
  return {
    sheets,
    findings,
    bytes,
    digest: whole.digest('hex'),
    read: (sheet, report) => readRows(join(folder, sheet.name), sheet, report),
  }
}

async function listFiles(folder: string): Promise<{ files: CsvFile[]; findings: Finding[] }> {
  const files: CsvFile[] = []
  const findings: Finding[] = []
  for (const name of (await readdir(folder)).sort()) {
    if (name.startsWith('.')) continue
    const sheet = /\.csv$/i.test(name) ? sheetNamed(name.slice(0, -4)) : null
    const found = await lstat(join(folder, name))
    const first = files.find((file) => file.sheet === sheet)
    if (sheet === null || !found.isFile()) findings.push(findingOf('other-file', { sheet: name }, { name }))
    else if (first)
      findings.push(findingOf('duplicate-sheet', { sheet }, { first: first.name, second: name }))
    else files.push({ name, sheet, bytes: found.size })
  }
  return { files, findings }
}

/** SHA-256 and number of line feeds of a file. */
async function measure(path: string): Promise<{ digest: string; lines: number }> {
  const hash = createHash('sha256')
  let lines = 0
  for await (const chunk of chunksOf(path)) {
    hash.update(chunk)
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++
  }
  return { digest: hash.digest('hex'), lines }
}

async function readHeader(
  folder: string,
  file: CsvFile,
  lines: number,
  findings: Finding[],
): Promise<SourceSheet | null> {
  const { sheet, name } = file
  try {
    for await (const { line, cells } of csvRecords(chunksOf(join(folder, name)))) {
      const mapping = mapHeaders(sheet, cells.map(normaliseCell), line)
      findings.push(...mapping.findings)
      const { columns, ignored, headed } = mapping
      return {
        sheet,
        name,
        headerLine: line,
        columns,
        ignored,
        headed,
        approximateRows: Math.max(0, lines - line),
      }
    }
    findings.push(findingOf('no-header', { sheet }))
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error
    findings.push(findingOf(error.code, { line: 1, ...error.place, sheet }, error.facts))
  }
  return null
}

async function* readRows(
  path: string,
  sheet: SourceSheet,
  report: (finding: Finding) => void,
): AsyncGenerator<SheetRow> {
  let [columns, fewest] = [-1, Infinity]
  for await (const record of csvRecords(chunksOf(path))) {
    const { line, cells } = record
    if (columns === -1) {
      columns = cells.length
      continue
    }
    mustBeWhole(record, fewest)
    fewest = Math.min(fewest, cells.length)
    if (cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== '')) {
      report(findingOf('too-many-cells', { sheet: sheet.sheet, line }, { cells: cells.length, columns }))
      continue
    }
    const row = rowOf(sheet, line, ({ index }) => unguardFormula(normaliseCell(cells[index] ?? '')))
    if (row) yield row
  }
}

/** A last line that breaks off sooner than every line before it shows that the file was cut. */
function mustBeWhole({ line, cells, unended }: CsvRecord, fewest: number): void {
  if (!unended || cells.length >= fewest || fewest === Infinity) return
  throw new SourceFault('last-line-cut', { line }, { cells: cells.length, columns: fewest })
}

function chunksOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: CHUNK })
}
