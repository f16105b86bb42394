import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { UnitName } from './api.ts'

/** A unit as the store knows it. */
export interface Unit {
  id: string
  publicId: string
  code: string
}

/** The unit of a public id; throws NotFound. */
export async function getUnit(db: Db, publicId: string): Promise<Unit> {
  const { rows } = await sql<{ id: string; code: string }>`
    ${kept} select id, code from organisation where public_id = ${publicId}`.execute(db)
  const [row] = rows
  if (!row) throw new NotFound(`organisation ${publicId}`)
  return { id: row.id, publicId, code: row.code }
}

/** The unit of a code; throws NotFound. */
export async function getUnitByCode(db: Db, code: string): Promise<Unit> {
  const { rows } = await sql<{ id: string; public_id: string }>`
    select id, public_id from organisation where code = ${code}`.execute(db)
  const [row] = rows
  if (!row) throw new NotFound(`organisation ${code}`)
  return { id: row.id, publicId: row.public_id, code }
}

/** What the unit in this column is called on a day; before its first day as at first, after its last day as at last. */
export function unitNameOn(organisation: string, on: Day): RawBuilder<string> {
  return sql<string>`coalesce((
    select state.name from organisation_state state
    where state.organisation_id = ${sql.ref(organisation)} and state.superseded_at is null
    order by (state.from_day <= ${on}::date) desc,
      case when state.from_day <= ${on}::date then state.from_day end desc, state.from_day
    limit 1), '')`
}

/** Units by id with their names on a day. */
export async function unitNames(db: Db, ids: readonly string[], on: Day): Promise<Map<string, UnitName>> {
  const { rows } = await sql<{ id: string; public_id: string; code: string; name: string }>`
    select o.id, o.public_id, o.code, ${unitNameOn('o.id', on)} as name
    from organisation o where o.id = any(${[...new Set(ids)]}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, public_id, code, name }) => [id, { id: public_id, code, name }]))
}

/** What one unit is called on a day. */
export async function unitNameAt(db: Db, id: string, on: Day): Promise<string> {
  return (await unitNames(db, [id], on)).get(id)!.name
}
