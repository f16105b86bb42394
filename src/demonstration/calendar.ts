import { day, type Day } from '#platform/day.ts'
import { numberOf } from '#generate/calendar.ts'

/** The day on which the demonstration takes place: the dateline of the article it reproduces. */
export const DEMONSTRATION_TODAY: Day = day('2022-10-27')

/** The first day of the demonstration's register. */
export const OPENED = numberOf(day('2015-01-01'))
export const TODAY = numberOf(DEMONSTRATION_TODAY)
/** The second, later day of the demonstration: the tree after the reform. */
export const REFORM = numberOf(day('2025-07-01'))
/** The day on which the overseas organisation was merged into that of the foreign ministry. */
export const ABROAD_ENDS = numberOf(day('2021-07-01'))

/** The bloc's term 2015-2020 runs from congress to congress; both days are an assumption. */
export const TERM_2015 = { from: numberOf(day('2015-07-01')), to: numberOf(day('2020-06-30')) }
