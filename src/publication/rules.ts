import type { Day } from '#platform/day.ts'
import type { Filter, FilterRefusal } from '#measure/filter.ts'
import type { Measure } from '#measure/declaration.ts'
import { MOST, UNITS } from './api.ts'

export type PublicationRefusal =
  | FilterRefusal
  | { code: 'unknown-measure'; measure: string }
  | { code: 'rows-and-columns-the-same'; dimension: string }
  | { code: 'not-counts'; measure: string }
  | { code: 'rows-do-not-sum'; measure: string }
  | { code: 'table-too-large'; rows: number; columns: number; mostRows: number; mostColumns: number }
  | { code: 'too-few-to-publish'; threshold: number }
  | { code: 'period-not-over'; to: Day }
  | { code: 'already-withdrawn' }
  | { code: 'day-or-period' }
  | { code: 'published-in-future' }
  | { code: 'period-reversed' }

/** Why rows and columns cannot be these. */
export function refusalsToLayout(
  measure: Measure,
  rows: string,
  columns: string | undefined,
): PublicationRefusal[] {
  const unknown = [rows, ...(columns ? [columns] : [])]
    .filter((key) => key !== UNITS && !measure.dimensions.some((one) => one.key === key))
    .map((dimension): PublicationRefusal => ({
      code: 'unknown-dimension',
      measure: measure.key,
      dimension,
    }))
  return rows === columns ? [...unknown, { code: 'rows-and-columns-the-same', dimension: rows }] : unknown
}

/** Why a table of these counts cannot be published as counts. */
export function refusalsToCells(
  measure: string,
  { cells, rows, columns }: { cells: readonly (readonly number[])[]; rows: number; columns: number },
): PublicationRefusal[] {
  if (rows > MOST.rows || columns > MOST.columns)
    return [{ code: 'table-too-large', rows, columns, mostRows: MOST.rows, mostColumns: MOST.columns }]
  const inside = cells.flat()
  if (inside.some((value) => !Number.isInteger(value))) return [{ code: 'not-counts', measure }]
  return inside.some((value) => value < 0) ? [{ code: 'rows-do-not-sum', measure }] : []
}

/** What a published figure holds for, and when it was published. */
export function refusalsToFigure(
  {
    asOf,
    periodFrom,
    periodTo,
    publishedOn,
  }: {
    asOf?: Day | null | undefined
    periodFrom?: Day | null | undefined
    periodTo?: Day | null | undefined
    publishedOn?: Day | null | undefined
  },
  today: Day,
): PublicationRefusal[] {
  const refusals: PublicationRefusal[] = []
  const isPeriod = Boolean(periodFrom && periodTo)
  if (Boolean(asOf) === isPeriod || Boolean(periodFrom) !== Boolean(periodTo))
    refusals.push({ code: 'day-or-period' })
  if (periodFrom && periodTo && periodFrom > periodTo) refusals.push({ code: 'period-reversed' })
  if (publishedOn && publishedOn > today) refusals.push({ code: 'published-in-future' })
  return refusals
}

/** How far what is counted is from what was published; null where they agree or cannot be compared. */
export function differenceOf({
  value,
  qualifier,
  counted,
}: {
  value: number
  qualifier: 'exact' | 'over' | 'about'
  counted: number | null
}): number | null {
  if (counted === null || counted === value) return null
  return qualifier === 'over' && counted > value ? null : counted - value
}

/**
 * The measure that counts what an indicator of the demonstration's articles means, and under which condition; none for
 * what only others can count.
 */
export const INDICATOR_MEASURES: Readonly<Record<string, { measure: string; where: Filter }>> = {
  members: { measure: 'members', where: {} },
  admitted: { measure: 'admissions', where: { category: { is: ['I1'] } } },
  considered_for_admission: { measure: 'admissions', where: { category: { is: ['I1'] } } },
  grassroots_organisations: {
    measure: 'organisations',
    where: { grassroots: { is: ['dang_bo', 'chi_bo'] } },
  },
  grassroots_committees: { measure: 'organisations', where: { grassroots: { is: ['dang_bo'] } } },
  grassroots_branches: { measure: 'organisations', where: { grassroots: { is: ['chi_bo'] } } },
  badges_presented: { measure: 'badges', where: {} },
}
