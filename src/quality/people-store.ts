import { sql } from 'kysely'
import { birthText } from '#person/field-values.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { heldOn, isFound } from './rule-sql.ts'

/** A member with what the rules find in his file. */
export interface FoundPerson {
  id: string
  fullName: string
  bornOn: string
  unit: { id: string; name: string }
  found: string[]
}

/** Members of a unit in whose files these rules find something, by name the Vietnamese way; `own`: of the unit itself alone. */
export async function listFound(
  db: Db,
  {
    unit,
    on,
    codes,
    own,
    after,
    limit,
  }: {
    unit: string
    on: Day
    codes: readonly string[]
    own: boolean
    after?: string | undefined
    limit: number
  },
): Promise<{ items: FoundPerson[]; next: string | null }> {
  const last = readCursor(after, 2)
  const units = own
    ? sql`select ${unit}::bigint`
    : sql`select descendant_id from organisation_ancestor where ancestor_id = ${unit} and from_day <= ${on}::date and ${on}::date < until_day`
  const beyond = last ? sql`(name_order, id) > (${last[0]}, ${idPart(last[1])}::bigint)` : sql`true`
  const { rows } = await sql<{
    key: string
    id: string
    fullName: string
    nameOrder: string
    bornOn: Day
    precision: 'day' | 'month' | 'year'
    unitId: string
    unit: string | null
    found: string[]
  }>`
    select found.id as key, found.public_id as id, full_name as "fullName", name_order as "nameOrder", born_on as "bornOn",
      born_precision as precision, unit.public_id as "unitId", unit_name(unit.id, ${on}::date) as unit, codes as found
    from (
      select p.id, p.public_id, p.full_name, p.name_order, p.born_on, p.born_precision, spell.organisation_id as unit_id,
        array_remove(array[${sql.join(
          codes.map((code) => sql`case when ${isFound(code, on)} then ${sql.lit(code)} end`),
        )}]::text[], null) as codes
      from ${heldOn(on)} where spell.organisation_id in (${units})
    ) found
    join organisation unit on unit.id = found.unit_id
    where cardinality(codes) > 0 and ${beyond} order by name_order, found.id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return {
    items: items.map((row) => ({
      id: row.id,
      fullName: row.fullName,
      bornOn: birthText(row.bornOn, row.precision),
      unit: { id: row.unitId, name: row.unit ?? '' },
      found: row.found,
    })),
    next: rows.length > limit && end ? cursorOf([end.nameOrder, end.key]) : null,
  }
}

/** A unit that should have members and has none, or whose kind says otherwise. */
export interface EmptyUnit {
  id: string
  name: string
}

/** The most units without members that are named at once. */
export const MOST_EMPTY = 100

/** Branches at or below a unit that hold no member on a day. */
export async function listEmptyUnits(
  db: Db,
  unit: string,
  on: Day,
  kinds: readonly string[],
): Promise<EmptyUnit[]> {
  const { rows } = await sql<EmptyUnit>`
    select o.public_id as id, state.name
    from organisation_ancestor above join organisation_state state on state.organisation_id = above.descendant_id
      and state.superseded_at is null and state.from_day <= ${on}::date and ${on}::date < state.until_day
    join organisation o on o.id = state.organisation_id
    where above.ancestor_id = ${unit} and above.from_day <= ${on}::date and ${on}::date < above.until_day
      and state.kind = any(${[...kinds]}::text[])
      and not exists (select from member_spell s where s.organisation_id = o.id and s.from_day <= ${on}::date and ${on}::date < s.until_day)
    order by state.name_order, o.id limit ${MOST_EMPTY}`.execute(db)
  return rows
}
