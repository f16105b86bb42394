import { join } from 'node:path'
import { startMaker } from '#paper/maker.ts'
import type { Outcome, Work } from '#job/work.ts'
import type { Db } from '#platform/db.ts'
import { sql } from 'kysely'
import { gatherTables, sourceNamed } from './gather.ts'
import type { TableSource } from './source.ts'
import { TABLE_FORMATS, type TableFormat } from './table-file.ts'
import { watchingRows } from './watch-rows.ts'
import { namedAs, writeTableFile } from './write-file.ts'

const TELL_EVERY = 5000

/** Makes a table as background work: on one moment of the register, with the asker's rights. */
export function tableInBackground(sources: readonly TableSource[]): (work: Work) => Promise<Outcome> {
  return async ({ db, actor, today, organisationId, parameters, scratch, snapshot, tell }) => {
    const { table, format: written, lang: language, ...asked } = parameters
    const source = sourceNamed(sources, table!)
    const read = source.asked.parse(asked)
    const format: TableFormat = TABLE_FORMATS.find((one) => one === written) ?? 'xlsx'
    const lang = language === 'en' ? 'en' : 'vi'
    const path = join(scratch, 'table')
    const maker = startMaker()
    try {
      return await snapshot(async (tx) => {
        const question = {
          organisationId: await publicIdOf(db, organisationId!),
          format,
          lang,
          asked: read,
        } as const
        const { unitId, file } = await gatherTables(tx, source, question, { actor, today, now: new Date() })
        let rows = 0
        const counted = watchingRows(file, () => {
          if (++rows % TELL_EVERY === 0) tell({ step: 'read', done: rows, expected: null })
        })
        await writeTableFile(path, counted, format, maker)
        const details = { table: source.key, format, ...asked, rows }
        return {
          counts: { rows },
          event: { action: source.event ?? 'table.export', organisationId: unitId, details },
          file: { path, ...namedAs(file, format) },
        }
      })
    } finally {
      maker.stop()
    }
  }
}

async function publicIdOf(db: Db, organisationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select public_id as id from organisation where id = ${organisationId}`.execute(db)
  return rows[0]!.id
}
