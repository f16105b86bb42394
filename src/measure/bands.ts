import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import { latestStartForYears } from '#statistics/keys.ts'
import type { DimensionValue } from './declaration.ts'

/** A dimension's value of completed years: which of some bands, in order of age, the years since a day fall into. */
export interface YearsBand {
  value: string
  label: DimensionValue['label']
  /** Exclusive; null: open. Each band begins where the one before ends. */
  below: number | null
}

/** The band of the years completed from a day column to the end of `on`; null where the day is not known. */
export function bandOfYears(
  column: RawBuilder<unknown>,
  bands: readonly Pick<YearsBand, 'value' | 'below'>[],
  on: Day | RawBuilder<unknown>,
): RawBuilder<string | null> {
  const arms = bands.map(({ value, below }) =>
    below === null
      ? sql`else ${sql.lit(value)}`
      : sql`when ${column} > ${startForYears(on, below)} then ${sql.lit(value)}`,
  )
  return sql`case when ${column} is null then null ${sql.join(arms, sql` `)} end`
}

/** As `latestStartForYears`; for days of rows PostgreSQL takes years off the day after, so that 29 February completes its year on 1 March. */
function startForYears(on: Day | RawBuilder<unknown>, years: number): RawBuilder<unknown> {
  if (typeof on === 'string') return sql`${latestStartForYears(on, years)}::date`
  return sql`((${on} + 1) - make_interval(years => ${sql.lit(years)}) - interval '1 day')::date`
}
