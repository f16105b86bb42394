import { sql } from 'kysely'
import { noFigures, type Figures } from '#figures/questions.ts'
import { addDays, dayOf, daysInMonth, partsOf, type Day } from '#platform/day.ts'
import { byKeptPlans, type Db } from '#platform/db.ts'
import { countStock, flowRows, planOf, type Reading } from './flow-rows.ts'
import { isLarge } from './large.ts'

export interface SeriesPoint {
  on: Day
  headcount: number
}

/** The headcount of a unit at the end of each month or year in a period, and on its last day. */
export async function getSeries(
  db: Db,
  organisationId: string,
  from: Day,
  to: Day,
  step: 'month' | 'year',
  figures: Figures = noFigures,
): Promise<SeriesPoint[]> {
  const days = endsBetween(from, to, step)
  if (!(await isLarge(db, organisationId)))
    return byKeptPlans(db, (tx) => countSeries(tx, { organisationId, from, to, step }, days, 'unit by unit'))
  const headcounts = await figures.ask('series', { unit: organisationId, days })
  if (headcounts) return days.map((on, at) => ({ on, headcount: headcounts[at]! }))
  return countSeries(db, { organisationId, from, to, step }, days, 'whole')
}

interface AskedSeries {
  organisationId: string
  from: Day
  to: Day
  step: 'month' | 'year'
}

/** The headcount before the period, and what was gained and lost until each of the days. */
async function countSeries(
  db: Db,
  { organisationId, from, to, step }: AskedSeries,
  days: readonly Day[],
  reading: Reading,
): Promise<SeriesPoint[]> {
  const target = sql`select ${organisationId}::bigint`
  const opening = await countStock(db, target, addDays(from, -1), reading)
  const { rows } = await sql<{ ends: Day; net: string }>`
    ${planOf(reading)} select least((date_trunc(${step}, on_day) + ${`1 ${step}`}::interval)::date - 1, ${to}::date) as ends,
      sum(case when category like 'I%' then 1 else -1 end) as net
    from (${flowRows(target, from, to, reading)}) flow group by 1`.execute(db)
  const net = new Map(rows.map((row) => [row.ends, Number(row.net)]))
  let headcount = opening.get(organisationId) ?? 0
  return days.map((on) => ({ on, headcount: (headcount += net.get(on) ?? 0) }))
}

/** The last days of the months or years that begin in the period, cut off at its last day. */
export function endsBetween(from: Day, to: Day, step: 'month' | 'year'): Day[] {
  const ends: Day[] = []
  for (let on = from; on <= to;) {
    const { year, month } = partsOf(on)
    const end = step === 'year' ? dayOf(year, 12, 31) : dayOf(year, month, daysInMonth(year, month))
    ends.push(end < to ? end : to)
    on = addDays(end, 1)
  }
  return ends
}
