import { open, stat } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Outcome, Work } from '#job/work.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { Day } from '#platform/endpoint.ts'
import { MAX_ROWS } from '#sheet/book-parts.ts'
import { SHEETS, type SheetName } from '#sheet/format.ts'
import { openSource } from '#sheet/source.ts'
import { writeCsvFolder, writeXlsx, type RowsToWrite, type WrittenCounts } from '#sheet/write.ts'
import { createZipWriter } from '#sheet/zip-write.ts'
import { EXPORT_FORMATS } from './api.ts'
import { openExport } from './export.ts'

const Asked = z.object({ on: Day, format: z.enum(EXPORT_FORMATS) })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ZIP = 'application/zip'
const PIECE = 256 * 1024

/**
 * Exports the members of a unit on a day with their history: first as .csv, on one moment of the register, then
 * packed, as a workbook or as an archive, when the register is no longer needed. Throws Refused where a workbook
 * cannot hold that much.
 */
export async function exportUnit({ db, actor, organisationId, ...work }: Work): Promise<Outcome> {
  const { on, format } = Asked.parse(work.parameters)
  const unit = { id: organisationId!, code: await codeOf(db, organisationId!) }
  const folder = join(work.scratch, 'sheets')
  const { counts, beyondReach } = await work.snapshot(async (tx) => {
    const opened = await openExport(tx, { organisationId: unit.id, on, actor })
    const expected = await opened.count()
    if (format === 'xlsx') mustFitWorkbook(expected)
    const told = telling(opened.rows, (done) => work.tell({ step: 'read', done, expected: sumOf(expected) }))
    return { counts: await writeCsvFolder(folder, told), beyondReach: opened.beyondReach }
  })
  const path = join(work.scratch, 'packed')
  const packed = (done: number) => work.tell({ step: 'pack', done, expected: sumOf(counts) })
  if (format === 'xlsx') await packWorkbook(folder, path, packed)
  else await packArchive(folder, path, work.tell)
  return {
    counts: { ...counts, beyondReach },
    event: {
      action: 'exchange.export',
      organisationId: unit.id,
      details: { on, format, members: counts.members ?? 0, beyondReach },
    },
    file: {
      path,
      name: `${unit.code}-${on}.${format === 'xlsx' ? 'xlsx' : 'zip'}`,
      type: format === 'xlsx' ? XLSX : ZIP,
    },
  }
}

async function codeOf(db: Db, organisationId: string): Promise<string> {
  const { rows } = await sql<{
    code: string
  }>`select code from organisation where id = ${organisationId}`.execute(db)
  return rows[0]!.code
}

function mustFitWorkbook(expected: WrittenCounts): void {
  for (const [sheet, rows] of Object.entries(expected))
    if (rows >= MAX_ROWS)
      throw new Refused([{ code: 'too-many-rows-for-workbook', sheet, rows, limit: MAX_ROWS - 1 }])
}

const sumOf = (counts: WrittenCounts) => Object.values(counts).reduce((sum, n) => sum + n, 0)

const TELL_EVERY = 2000

/** The same rows, counted over all sheets as they pass. */
function telling(sheets: RowsToWrite, tell: (done: number) => void): RowsToWrite {
  let done = 0
  const counted = async function* (rows: NonNullable<RowsToWrite[SheetName]>) {
    for await (const row of rows) {
      if (++done % TELL_EVERY === 0) tell(done)
      yield row
    }
  }
  return Object.fromEntries(Object.entries(sheets).map(([sheet, rows]) => [sheet, counted(rows)]))
}

async function packWorkbook(folder: string, path: string, tell: (done: number) => void): Promise<void> {
  const source = await openSource(folder, { fileBytes: Infinity })
  const cells = async function* (sheet: SheetName) {
    for await (const row of source.rows(sheet)) yield row.cells
  }
  const sheets = Object.fromEntries(SHEETS.map((sheet) => [sheet, cells(sheet)]))
  await writeXlsx(path, telling(sheets, tell))
  const [fault] = source.findings()
  if (fault) throw new Error(`an export cannot be read: ${fault.code}`)
}

/** One .csv file per sheet. */
async function packArchive(folder: string, path: string, tell: Work['tell']): Promise<void> {
  const names = SHEETS.map((sheet) => `${sheet}.csv`)
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  const expected = sizes.reduce((sum, bytes) => sum + bytes, 0)
  let done = 0
  const counted = async function* (name: string) {
    const lines = createReadStream(join(folder, name), { encoding: 'utf8', highWaterMark: PIECE })
    for await (const text of lines as AsyncIterable<string>) {
      tell({ step: 'pack', done: (done += Buffer.byteLength(text)), expected })
      yield text
    }
  }
  const file = await open(path, 'wx')
  try {
    const zip = createZipWriter((bytes) => file.writeFile(bytes))
    for (const name of names) await zip.add(name, counted(name))
    await zip.end()
  } finally {
    await file.close()
  }
}
