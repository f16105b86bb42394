import { z } from 'zod'
import { Job } from '#job/api.ts'
import { Day, endpoint, pageOf } from '#platform/endpoint.ts'
import { SHEETS } from '#sheet/format.ts'

const Id = z.uuid()

/** The most columns of a sheet that an answer names: understood ones, and others. */
export const MOST_COLUMNS = 100
export const MOST_IGNORED = 100

/** How a column of the file was understood. */
const MappedColumn = z.object({ header: z.string(), column: z.string() })

/** An import (nhập dữ liệu) from reading the file to the one confirmation. */
export const ImportRun = z.object({
  id: Id,
  fileName: z.string(),
  state: z.enum(['reading', 'checking', 'ready', 'refused', 'applying', 'applied', 'failed', 'cancelled']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  done: z.number().int(),
  expected: z.number().int().nullable(),
  /** How far checking or writing is, 0 to 1; null: not known. */
  share: z.number().nullable(),
  sheets: z
    .array(
      z.object({
        sheet: z.enum(SHEETS),
        name: z.string(),
        columns: z.array(MappedColumn).max(MOST_COLUMNS),
        /** Headers that were not understood, the first of them. */
        ignored: z.array(z.string()).max(MOST_IGNORED),
      }),
    )
    .max(SHEETS.length),
  errors: z.number().int(),
  warnings: z.number().int(),
  /** What the file holds and what of it is new, by kind of fact; filled once checked, exact once applied. */
  counts: z.record(z.string(), z.number().int()),
  problem: z.string().nullable(),
})
export type ImportRun = z.infer<typeof ImportRun>

export const ImportFinding = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warning']),
  sheet: z.string(),
  line: z.number().int(),
  column: z.string(),
  code: z.string(),
  /** The reason in the reader's language. */
  text: z.string(),
})

export const uploadImport = endpoint(
  'POST /api/imports',
  z.object({ name: z.string().min(1).max(255) }),
  ImportRun,
  'Upload a workbook (.xlsx) or one sheet (.csv); it is read and checked in the background',
)
export const getImport = endpoint(
  'GET /api/imports/:id',
  z.object({ id: Id }),
  ImportRun,
  'Where an import stands',
)
export const listImports = endpoint(
  'GET /api/imports',
  z.object({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  pageOf(ImportRun),
  'My imports, newest first',
)
export const listImportFindings = endpoint(
  'GET /api/imports/:id/findings',
  z.object({
    id: Id,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  pageOf(ImportFinding),
  'Every problem of an import with sheet, row, column and reason; errors first',
)
export const applyImport = endpoint(
  'POST /api/imports/:id/application',
  z.object({ id: Id }),
  ImportRun,
  'Write a checked import into the register: all or nothing',
)
export const cancelImport = endpoint(
  'POST /api/imports/:id/cancellation',
  z.object({ id: Id }),
  ImportRun,
  'Leave an import; nothing was written',
)
export const getTemplate = endpoint(
  'GET /api/imports/template',
  z.object({}),
  z.unknown(),
  'The workbook to fill in',
)

/** A workbook for people, or an archive of .csv files for any number of members. */
export const EXPORT_FORMATS = ['xlsx', 'csv'] as const

export const requestExport = endpoint(
  'POST /api/exports',
  z.object({ organisationId: Id, on: Day, format: z.enum(EXPORT_FORMATS) }),
  Job,
  'Export the members of a unit on a day with their history, in the background',
)
