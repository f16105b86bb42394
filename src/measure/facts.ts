import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Dimension, DimensionValue, Said } from './declaration.ts'

type Unit = RawBuilder<unknown>

/** Joins a fact to those of `targets` that stand at or above its unit on a day, as `above`. */
export function under(unit: Unit, targets: Unit, on: Day | Unit): Unit {
  return sql`join organisation_ancestor above on above.descendant_id = ${unit} and above.ancestor_id in (${targets})
    and above.from_day <= ${on} and ${on} < above.until_day`
}

/** The values of a dimension from a room's words by code, in their order. */
export function valuesOf(words: Readonly<Record<string, Said>>): DimensionValue[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

/** A dimension that is a column of the facts; without `words` whatever it holds is named by its own text. */
export function columnOf(
  key: string,
  label: Said,
  words: Readonly<Record<string, Said>> | null,
  column = key,
): Dimension {
  return {
    key,
    label,
    values: words && valuesOf(words),
    sql: () => sql`fact.${sql.ref(column)}::text`,
  }
}

const YES_NO: Readonly<Record<'yes' | 'no', Said>> = {
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
}

/** A dimension that says yes or no: the facts have a boolean of this name. */
export function whether(key: string, label: Said, column: string): Dimension {
  return {
    key,
    label,
    values: valuesOf(YES_NO),
    sql: () => sql`case fact.${sql.ref(column)} when true then 'yes' when false then 'no' end`,
  }
}

/** Whether a fact is of the unit asked about itself or of one below it; the facts have the unit that keeps them as `kept_by`. */
export const WHOSE: Dimension = {
  key: 'whose',
  label: { vi: 'Của ai', en: 'Whose' },
  values: [
    { value: 'own', label: { vi: 'Của chính đơn vị', en: 'Of the unit itself' } },
    { value: 'below', label: { vi: 'Của cấp dưới', en: 'Of units below' } },
  ],
  sql: () => sql`case when fact.kept_by = fact.target_id then 'own' else 'below' end`,
}
