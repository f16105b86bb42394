import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { openCsvFolder } from './csv-source.ts'
import { SHEETS, type Finding, type SheetName, type SheetRow } from './format.ts'
import type { MappedColumn } from './headers.ts'
import { findingOf, SourceFault, type Place } from './source-finding.ts'
import { openWorkbook } from './xlsx-source.ts'

/** What a source may cost; all in bytes but the findings. */
export interface SourceLimits {
  /** Of the workbook, or of all .csv files together. */
  fileBytes: number
  /** Of everything in the workbook once unpacked. */
  inflatedBytes: number
  /** Of the workbook's table of texts once unpacked, which is held in memory. */
  textBytes: number
  /** Unpacked over packed, for parts that unpack to more than 10 MB. */
  ratio: number
  /** Reading stops after so many findings of one sheet. */
  findings: number
}

export const SOURCE_LIMITS: SourceLimits = {
  fileBytes: 200_000_000,
  inflatedBytes: 2_000_000_000,
  textBytes: 256_000_000,
  ratio: 200,
  findings: 10_000,
}

/** A sheet found in the source and how its header was understood. */
export interface SourceSheet {
  sheet: SheetName
  /** The name of the file or of the sheet in the workbook. */
  name: string
  headerLine: number
  columns: readonly MappedColumn[]
  ignored: readonly string[]
  /** Positions of the cells that have any header. */
  headed: ReadonlySet<number>
  /** For a progress bar only. */
  approximateRows: number
}

/** What a kind of file must offer; rows throw SourceFault where reading cannot go on. */
export interface OpenedSource {
  sheets: readonly SourceSheet[]
  findings: readonly Finding[]
  bytes: number
  /** SHA-256 of the content, hexadecimal. */
  digest: string
  read(sheet: SourceSheet, report: (finding: Finding) => void): AsyncIterable<SheetRow>
}

/** A folder of .csv files or a workbook, opened: headers are read, rows are not. */
export interface Source {
  /** In the order of SHEETS. */
  sheets: readonly SourceSheet[]
  bytes: number
  digest: string
  /** The rows of a sheet in file order, none if it is not in the source; may be read again. Stops at a fault. */
  rows(sheet: SheetName): AsyncIterable<SheetRow>
  /**
   * All findings but those that a row carries itself; complete once all rows were read. What stopped the reading of a
   * sheet is among them, so rows alone never say that all is well.
   */
  findings(): readonly Finding[]
}

/**
 * Opens a folder of .csv files or an .xlsx workbook. Never throws on what the file holds: whatever is wrong with it is
 * a finding, and a file that cannot be read at all is a source without sheets and with an error.
 */
export async function openSource(path: string, limits: Partial<SourceLimits> = {}): Promise<Source> {
  const allowed = { ...SOURCE_LIMITS, ...limits }
  const opened = await orFinding(() => openPath(path, allowed), basename(path))
  const sheets = [...opened.sheets].sort((a, b) => SHEETS.indexOf(a.sheet) - SHEETS.indexOf(b.sheet))
  const ofRows = new Map<SheetName, Finding[]>()

  async function* rows(sheet: SheetName): AsyncGenerator<SheetRow> {
    const found = sheets.find((one) => one.sheet === sheet)
    const findings: Finding[] = []
    ofRows.set(sheet, findings)
    if (!found) return
    try {
      const report = (finding: Finding) => {
        if (findings.length >= allowed.findings) {
          throw new SourceFault('too-many-findings', { line: finding.line }, { limit: allowed.findings })
        }
        findings.push(finding)
      }
      yield* opened.read(found, report)
    } catch (error) {
      findings.push(findingOfError(error, { sheet }, found.name))
    }
  }
  return {
    sheets,
    bytes: opened.bytes,
    digest: opened.digest,
    rows,
    findings: () => [...opened.findings, ...SHEETS.flatMap((sheet) => ofRows.get(sheet) ?? [])],
  }
}

async function openPath(path: string, limits: SourceLimits): Promise<OpenedSource> {
  const found = await stat(path)
  if (found.isDirectory()) return openCsvFolder(path, limits)
  if (!found.isFile()) throw new SourceFault('not-a-source', {}, { name: basename(path) })
  if (found.size > limits.fileBytes) {
    throw new SourceFault('too-large', {}, { bytes: found.size, limit: limits.fileBytes })
  }
  if (/\.csv$/i.test(path)) throw new SourceFault('not-a-source', {}, { name: basename(path) })
  return openWorkbook(path, found.size, limits)
}

async function orFinding(open: () => Promise<OpenedSource>, name: string): Promise<OpenedSource> {
  try {
    return await open()
  } catch (error) {
    const findings = [findingOfError(error, {}, name)]
    return { sheets: [], findings, bytes: 0, digest: '', read: async function* () {} }
  }
}

/** A fault, or a refusal of the operating system, as a finding; anything else is our bug and is thrown on. */
function findingOfError(error: unknown, place: Place, name: string): Finding {
  if (error instanceof SourceFault) return findingOf(error.code, { ...place, ...error.place }, error.facts)
  const reason = (error as NodeJS.ErrnoException).code ?? ''
  if (reason === 'ENOENT') return findingOf('no-such-file', place, { name })
  if (/^E[A-Z]+$/.test(reason)) return findingOf('unreadable', place, { name, reason })
  throw error
}
