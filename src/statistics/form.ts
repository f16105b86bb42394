import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { noFigures, type Figures } from '#figures/questions.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { childrenInPeriod, type UnitRef } from './balance.ts'
import { STRUCTURE_KEYS, type StructureKey } from './keys.ts'
import { FORM_CELLS, type CellFilter } from './national-form.ts'
import { keyExpression, structureRows } from './structure.ts'

/** The cells of a unit on a day, in the order of FORM_CELLS. */
export interface FormRow {
  unit: UnitRef
  counts: number[]
}

/** The national form of a unit at the end of a day, with a row for each unit directly below that day. */
export async function getForm(
  db: Db,
  unit: UnitRef,
  on: Day,
  figures: Figures = noFigures,
): Promise<FormRow & { children: FormRow[] }> {
  const below = await childrenInPeriod(db, unit.id, on, on, true)
  const cells = FORM_CELLS.map((cell) => cell.where)
  const rows =
    (await figures.ask('form', { unit: unit.id, on, cells })) ?? (await countCells(db, unit.id, on))
  const counts = new Map(rows.map((row) => [row.unit, row.counts]))
  const of = (one: UnitRef): FormRow => ({ unit: one, counts: counts.get(one.id) ?? cells.map(() => 0) })
  return { ...of(unit), children: below.map(of) }
}

/** The same from the database: members counted by the unit directly below, those of the unit itself in the whole alone. */
async function countCells(db: Db, unitId: string, on: Day): Promise<{ unit: string; counts: number[] }[]> {
  const columns = FORM_CELLS.map(
    ({ where }, at) =>
      sql`count(*) filter (where ${conditionOf(where, on)})::integer as ${sql.ref(`c${at}`)}`,
  )
  const { rows } = await sql<Record<string, number> & { child_id: string }>`
    select child_id, ${sql.join(columns)} from (${structureRows(unitId, on, ['organisation'])}) counted
    group by child_id`.execute(db)
  const counted = rows.map((row) => ({
    unit: row.child_id,
    counts: FORM_CELLS.map((_, at) => row[`c${at}`]!),
  }))
  const whole = FORM_CELLS.map((_, at) => counted.reduce((sum, row) => sum + row.counts[at]!, 0))
  return [{ unit: unitId, counts: whole }, ...counted.filter((row) => row.unit !== unitId)]
}

function conditionOf(where: CellFilter, on: Day): RawBuilder<SqlBool> {
  const conditions = STRUCTURE_KEYS.flatMap((key) => {
    const asked = where[key]
    if (!asked) return []
    const value = keyExpression(key, on)
    if ('is' in asked) return [sql`${value} = ${codeOf(key, asked.is)}`]
    return [
      sql`${value} is not null and not ${value} = any(${sql`array[${sql.join(asked.not.map((one) => codeOf(key, one)))}]`})`,
    ]
  })
  return conditions.length === 0
    ? sql<SqlBool>`true`
    : sql<SqlBool>`coalesce(${sql.join(conditions, sql` and `)}, false)`
}

/** A value as `keyExpression` gives it: coded ones by their id. */
function codeOf(key: StructureKey, value: string): RawBuilder<string> {
  const coded =
    key === 'ethnicity' || key === 'religion' || key === 'education' || key === 'theory' || key === 'stratum'
  return coded
    ? sql<string>`coalesce((select id::text from coded_value where field = ${key} and value = ${value}), '')`
    : sql<string>`${value}`
}
