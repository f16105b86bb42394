import { addDays, dayOf, isDay, partsOf, type Day } from '#platform/day.ts'

/** A period with both days included. */
export interface Period {
  from: Day
  to: Day
}

/** A period that people ask for by name; `number` is the year, the quarter (with its year) or the first year of a term. */
export interface NamedPeriod extends Period {
  kind: 'year' | 'quarter' | 'term'
  number: number
  year: number
}

/** First days of the terms (nhiệm kỳ) that a report is asked for; each lasts five years. */
const TERMS_FROM_YEAR = [2020, 2015]

/**
 * The periods on offer when the figures are looked at on a day: this and last year, this and last quarter, the terms.
 * None goes beyond that day, none begins after it.
 */
export function namedPeriods(on: Day): NamedPeriod[] {
  const { year, month } = partsOf(on)
  const quarter = Math.ceil(month / 3)
  const before = quarter === 1 ? { year: year - 1, number: 4 } : { year, number: quarter - 1 }
  const terms = TERMS_FROM_YEAR.map((from): NamedPeriod => ({
    kind: 'term',
    number: from,
    year: from,
    from: dayOf(from, 7, 1),
    to: dayOf(from + 5, 6, 30),
  }))
  return [
    yearPeriod(year),
    yearPeriod(year - 1),
    quarterPeriod(year, quarter),
    quarterPeriod(before.year, before.number),
    ...terms,
  ]
    .filter((one) => one.from <= on)
    .map((one) => ({ ...one, to: one.to < on ? one.to : on }))
}

/** The name that a period goes by on a day, or null for any other. */
export function nameOfPeriod({ from, to }: Period, on: Day): NamedPeriod | null {
  return namedPeriods(on).find((one) => one.from === from && one.to === to) ?? null
}

/** The period written in an address; this year up to the day unless both days are given and in order. */
export function periodOf(from: string | undefined, to: string | undefined, on: Day): Period {
  if (from && to && isDay(from) && isDay(to) && from <= to) return { from, to }
  const { from: first, to: last } = namedPeriods(on)[0]!
  return { from: first, to: last }
}

/** How a period's headcount is followed: month by month up to three years, else year by year. */
export function stepOf({ from, to }: Period): 'month' | 'year' {
  return addDays(from, 3 * 366) > to ? 'month' : 'year'
}

function yearPeriod(year: number): NamedPeriod {
  return { kind: 'year', number: year, year, from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) }
}

function quarterPeriod(year: number, number: number): NamedPeriod {
  const next = number === 4 ? dayOf(year + 1, 1, 1) : dayOf(year, number * 3 + 1, 1)
  return { kind: 'quarter', number, year, from: dayOf(year, number * 3 - 2, 1), to: addDays(next, -1) }
}
