import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { PaperMaker } from '#paper/maker.ts'
import { writeWhole } from '#sheet/write.ts'
import { composeTables } from './paper.ts'
import type { TableFile, TableFormat } from './table-file.ts'
import { isCsvArchive, writeTableCsv, writeTableJson } from './text-write.ts'
import { writeTableBook } from './xlsx-write.ts'

const TYPES: Record<TableFormat | 'zip', string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
  json: 'application/json; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** What a file of tables is called and of what type it is in a format. */
export function namedAs(file: Pick<TableFile, 'name' | 'tables'>, format: TableFormat) {
  const ending = format === 'csv' && isCsvArchive(file) ? 'zip' : format
  return { name: `${file.name}.${ending}`, type: TYPES[ending] }
}

/** Writes tables as a file that appears whole or not at all. Throws Refused where the format cannot hold them. */
export async function writeTableFile(
  path: string,
  file: TableFile,
  format: TableFormat,
  maker: Pick<PaperMaker, 'make'>,
): Promise<void> {
  await writeWhole(path, async (put) => {
    if (format === 'xlsx') return writeTableBook(put, file)
    if (format === 'csv') return writeTableCsv(put, file)
    if (format === 'json') return writeTableJson(put, file)
    const paper = await composeTables(file)
    const made =
      format === 'docx'
        ? await maker.make({ make: 'word', paper })
        : await maker.make({ make: 'pdf', paper, printedAt: file.madeAt })
    return put(Buffer.from(made))
  })
}

/**
 * Writes tables beside the database and gives them as a stream. Nothing is left on the disk: the file has lost its name
 * before its first byte is read, so whoever can see the folder cannot open it.
 */
export async function streamedTableFile(
  file: TableFile,
  format: TableFormat,
  maker: Pick<PaperMaker, 'make'>,
): Promise<ReadableStream<Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'dangvu-table-'))
  try {
    const path = join(folder, 'table')
    await writeTableFile(path, file, format, maker)
    const handle = await open(path)
    return Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
