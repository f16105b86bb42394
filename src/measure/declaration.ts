import type { RawBuilder } from 'kysely'
import type { Action } from '#access/rules.ts'
import type { Day } from '#platform/day.ts'

/** First and last day of what is counted; a stock is counted at the end of the last day. */
export interface Span {
  from: Day
  to: Day
}

/** What a screen or a paper says in both languages. */
export interface Said {
  vi: string
  en: string
}

/** A value of a dimension with its name; `value` is what the dimension's SQL gives. */
export interface DimensionValue {
  value: string
  label: Said
}

/** What the facts of a measure are told apart by (tiêu chí): sex, age, kind of class. */
export interface Dimension {
  /** English identifier: `sex`. */
  key: string
  label: Said
  /** The values in the order in which they stand on paper; null: whatever the register holds, named by its own text. */
  values: readonly DimensionValue[] | null
  /** Of an open list: the order in which its usual values stand; others follow. */
  order?: readonly string[]
  /** Counted by, but never opened to people: ethnicity, religion. Source: 91/2025/QH15. */
  isProtected?: boolean
  /** Its value as text, over the measure's rows, aliased `fact`; null where nothing is known. */
  sql(span: Span): RawBuilder<string | null>
}

/**
 * Something that can be counted for any unit and time (chỉ tiêu): members on a day, admissions in a period. One declaration
 * serves statistical forms, reports, dashboards, tables asked for and the page on which a figure is opened.
 */
export interface Measure {
  /** English identifier, plural: `admissions`. */
  key: string
  label: Said
  /** One sentence: what is counted, by which day and which unit. */
  definition: Said
  /** What one of it is called after a number: "đảng viên", "lượt". */
  noun: Said
  /** `day`: a stock at the end of the last day; `period`: what happened from the first day to the last. */
  time: 'day' | 'period'
  /** The text that the definition rests on; null: the product's own. */
  source: string | null
  /** What reading it at a unit asks of the reader; opening to people asks `person.read` besides. */
  action: Action
  dimensions: readonly Dimension[]
  /** What a cell opens to: people (rows have `member_id`), units (rows have `organisation_id`), things of a room, or nothing. */
  opensTo: 'people' | 'units' | 'things' | null
  /**
   * The facts of some units: rows with `target_id` (one of `targets`, once per fact and target), `on_day`, and whatever the
   * dimensions read; `member_id` (opens to people), `organisation_id` (opens to units), `thing_id`, `thing_name` and
   * `thing_path` (opens to things: public id, name, address) by `opensTo`; `amount` where `sums` is set.
   */
  rows(targets: RawBuilder<unknown>, span: Span): RawBuilder<unknown>
  /** Adds up `amount` instead of counting facts: learners of classes, sums of money. */
  sums?: boolean
}

/** The value of the dimension that a measure has under this key; throws for our own mistake. */
export function dimensionOf(measure: Measure, key: string): Dimension {
  const found = measure.dimensions.find((one) => one.key === key)
  if (!found) throw new Error(`${measure.key} has no dimension ${key}`)
  return found
}
