import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Span } from '#measure/declaration.ts'
import type { Day } from '#platform/day.ts'
import { TYPES } from './kinds.ts'

/**
 * Loại hình cơ sở by which a unit and its members are counted: the type recorded of the nearest organisation at or above
 * `fact.organisation_id` that has one, on a day.
 */
export function baseTypeDimension(on: (span: Span) => Day | RawBuilder<unknown>): Dimension {
  return {
    ...BASE_TYPE,
    sql: (span) => baseTypeOf(sql.ref('fact.organisation_id'), on(span)),
  }
}

/** The same over facts that carry it as `base_type`. */
export const BASE_TYPE: Dimension = {
  key: 'base-type',
  label: { vi: 'Loại hình của tổ chức cơ sở', en: 'Type of the grassroots organisation' },
  values: TYPES.map(({ code, vi, en }) => ({ value: code, label: { vi, en } })),
  sql: () => sql`fact.base_type`,
}

/** The type of the nearest organisation at or above a unit that has one, on a day; null: none has. */
export function baseTypeOf(
  unit: RawBuilder<unknown>,
  day: Day | RawBuilder<unknown>,
): RawBuilder<string | null> {
  return sql`(select typed.type
    from organisation_ancestor typing
    join organisation_state typed on typed.organisation_id = typing.ancestor_id and typed.superseded_at is null
      and typed.from_day <= ${day} and ${day} < typed.until_day and typed.type is not null
    where typing.descendant_id = ${unit} and typing.from_day <= ${day} and ${day} < typing.until_day
    order by (select count(*) from organisation_ancestor deep where deep.descendant_id = typing.ancestor_id
      and deep.from_day <= ${day} and ${day} < deep.until_day) desc limit 1)`
}
