import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { Job } from '#job/api.ts'
import { TABLE_FORMATS } from './table-file.ts'

/** A longer table is made in the background. */
export const MOST_ROWS_AT_ONCE = 20_000

/** What every table is asked with, beside what its source asks for. */
export const TableAsked = z.object({
  organisationId: z.uuid(),
  format: z.enum(TABLE_FORMATS),
  lang: z.enum(['vi', 'en']).default('vi'),
})

export const requestTable = endpoint(
  'POST /api/table-jobs',
  TableAsked.extend({
    source: z.string().max(60),
    asked: z.record(z.string().max(60), z.string().max(2000)).default({}),
  }),
  Job,
  'A table as a file, made in the background: for large ones',
)
