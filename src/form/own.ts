import { sql } from 'kysely'
import { conditionOf, unitList } from '#measure/count.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import { both, type Filter } from '#measure/filter.ts'
import type { Db } from '#platform/db.ts'
import type { StatisticalForm } from './declaration.ts'

/**
 * What a unit holds itself of the stocks whose parts are checked, by the names of form and check; read apart from the
 * figures of the whole.
 */
export async function countOwn(
  db: Db,
  forms: readonly StatisticalForm[],
  { unit, span, measures }: { unit: { id: string }; span: Span; measures: readonly Measure[] },
): Promise<Map<string, number>> {
  const own = new Map<string, number>()
  for (const form of forms)
    for (const check of form.checks) {
      const asked = check.right === 'parts' ? stockOf(form, check.left[0]!) : null
      const measure = asked && measures.find(({ key }) => key === asked.measure)
      if (!measure || !asked) continue
      const { rows } = await sql<{ n: string }>`
        select count(*) as n from (${measure.rows(unitList([unit.id]), span)}) fact
        where fact.organisation_id = ${unit.id} and ${conditionOf(measure, asked.where, span)}`.execute(db)
      own.set(`${form.key} ${check.key}`, Number(rows[0]!.n))
    }
  return own
}

function stockOf(
  form: StatisticalForm,
  side: { block: string; column: string; rows: readonly string[] },
): { measure: string; where: Filter } | null {
  const block = form.blocks.find(({ key }) => key === side.block)!
  const row = block.rows.find(({ key }) => key === side.rows[0])!
  const column = block.columns.find(({ key }) => key === side.column)!
  const measure = column.measure ?? row.measure
  return measure ? { measure, where: both(row.where ?? {}, column.where ?? {}) } : null
}
