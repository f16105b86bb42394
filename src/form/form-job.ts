import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { findFigures } from '#figures/client.ts'
import type { Outcome, Work } from '#job/work.ts'
import type { Measure } from '#measure/declaration.ts'
import { Day } from '#platform/endpoint.ts'
import { getUnit } from '#statistics/unit.ts'
import { readable } from './allowed.ts'
import { LAYOUTS } from './api.ts'
import { writeForms } from './form-book.ts'
import { fileWords } from './file-words.ts'

const Asked = z.object({ from: Day, to: Day, layout: z.enum(LAYOUTS), lang: z.enum(['vi', 'en']) })

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** All forms of a unit with those below it as one workbook, on one moment of the register. */
export function formsInBackground(measures: readonly Measure[]): (work: Work) => Promise<Outcome> {
  return async ({ db, actor, organisationId, parameters, scratch, dataFolder, snapshot, tell }) => {
    const { from, to, layout, lang } = Asked.parse(parameters)
    const path = join(scratch, 'forms')
    const code = await codeOf(db, organisationId!)
    const { figures, close } = await findFigures(db, dataFolder)
    try {
      const written = await snapshot(async (tx) => {
        const unit = await getUnit(tx, { code }, to)
        const telling = (done: number, expected: number) => tell({ step: 'count', done, expected })
        const own = await readable(tx, actor, unit.id, measures)
        const asked = { unit, span: { from, to }, measures: own, figures, tell: telling }
        return writeForms(tx, { ...asked, layout, lang }, path)
      })
      return {
        counts: { ...written },
        event: { action: 'form.export', organisationId, details: { from, to, forms: written.forms } },
        file: { path, name: `${fileWords.file[lang]}-${code}-${from}-${to}.xlsx`, type: XLSX },
      }
    } finally {
      close()
    }
  }
}

async function codeOf(db: Work['db'], organisationId: string): Promise<string> {
  const { rows } = await sql<{
    code: string
  }>`select code from organisation where id = ${organisationId}`.execute(db)
  return rows[0]!.code
}
