import { UNKNOWN, type Value } from '#measure/filter.ts'
import type { Said } from '#measure/declaration.ts'
import { formatDay, type Day } from '#platform/day.ts'
import { say, type Locale } from '#ui/words.tsx'
import { TIME, UNITS } from './rules.ts'
import { words } from './words.ts'

/** What naming needs of a measure, on either side. */
export interface Named {
  key: string
  label: Said
  dimensions: readonly {
    key: string
    label: Said
    values: readonly { value: string; label: Said }[] | null
    isProtected?: boolean
  }[]
}

/** What lines and columns of a counted table refer to. */
export interface Referred {
  units: readonly { id: string; name: string }[]
  spans: readonly { from: Day; to: Day }[]
}

/** What an axis is called. */
export function axisName(axis: string, measures: readonly Named[], locale: Locale): string {
  const said = say(words, locale)
  if (axis === UNITS) return said.units
  if (axis === TIME) return said.time
  return measures[0]?.dimensions.find((one) => one.key === axis)?.label[locale] ?? axis
}

/** What a value on an axis is called: a unit's name, a step as it is usually written, a dimension's value. */
export function valueName(
  axis: string,
  value: Value,
  { measures, table, locale }: { measures: readonly Named[]; table: Referred; locale: Locale },
): string {
  if (axis === UNITS) return table.units.find(({ id }) => id === value)?.name ?? ''
  if (axis === TIME) return stepName(table.spans[Number(value)], locale)
  if (value === null || value === UNKNOWN) return say(words, locale).notKnown
  const dimension = measures[0]?.dimensions.find((one) => one.key === axis)
  return dimension?.values?.find((one) => one.value === value)?.label[locale] ?? value
}

/** What a column is called: of a dimension that says yes or no with what is asked. */
export function columnTitle(
  axis: string,
  value: Value,
  naming: { measures: readonly Named[]; table: Referred; locale: Locale },
): string {
  const name = valueName(axis, value, naming)
  const values = naming.measures[0]?.dimensions.find((one) => one.key === axis)?.values
  const isYesNo = values?.length === 2 && values[0]!.value === 'yes'
  return isYesNo ? `${axisName(axis, naming.measures, naming.locale)}: ${name.toLowerCase()}` : name
}

/** `2021`, `Quý II/2021`, `06/2021` for whole steps, else both days. */
export function stepName(span: { from: Day; to: Day } | undefined, locale: Locale): string {
  if (!span) return ''
  const { from, to } = span
  const year = from.slice(0, 4)
  const [first, last] = [from.slice(5), to.slice(5)]
  if (from.slice(0, 7) === to.slice(0, 7) && first.endsWith('-01') && isMonthEnd(to))
    return `${first.slice(0, 2)}/${year}`
  const quarter = ['01-01 03-31', '04-01 06-30', '07-01 09-30', '10-01 12-31'].indexOf(`${first} ${last}`)
  if (quarter >= 0 && to.startsWith(year)) {
    const roman = ['I', 'II', 'III', 'IV'][quarter]!
    return locale === 'vi' ? `Quý ${roman}/${year}` : `Q${quarter + 1} ${year}`
  }
  if (to.startsWith(year) && first === '01-01' && last === '12-31') return year
  return say(words, locale).between(formatDay(from), formatDay(to))
}

function isMonthEnd(on: Day): boolean {
  const [year, month, date] = on.split('-').map(Number)
  return new Date(Date.UTC(year!, month, 0)).getUTCDate() === date
}

/** What a table is called: its measures by its rows and columns. */
export function titleOf(
  {
    measures,
    rows,
    columns,
  }: { measures: readonly Named[]; rows: readonly string[]; columns: readonly string[] },
  locale: Locale,
): string {
  const said = say(words, locale)
  const axes = [...rows, ...columns].map((axis) => axisName(axis, measures, locale).toLowerCase())
  const names = measures.map(({ label }, at) => (at === 0 ? label[locale] : label[locale].toLowerCase()))
  return said.titleOf(names.join(', '), axes.join(said.and))
}
