import { sql } from 'kysely'
import { noFigures, type Figures } from '#figures/questions.ts'
import { addDays, dayOf, daysInMonth, partsOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { flowRows, stockRows } from './balance.ts'
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
  const headcounts = (await isLarge(db, organisationId))
    ? await figures.ask('series', { unit: organisationId, days })
    : null
  if (headcounts) return days.map((on, at) => ({ on, headcount: headcounts[at]! }))
  const target = sql`select ${organisationId}::bigint`
  const opening = await sql<{
    n: string
  }>`select count(*) as n from (${stockRows(target, addDays(from, -1))}) stock`.execute(db)
  const { rows } = await sql<{ ends: Day; net: string }>`
    select least((date_trunc(${step}, on_day) + ${`1 ${step}`}::interval)::date - 1, ${to}::date) as ends,
      sum(case when category like 'I%' then 1 else -1 end) as net
    from (${flowRows(target, from, to)}) flow group by 1`.execute(db)
  const net = new Map(rows.map((row) => [row.ends, Number(row.net)]))
  let headcount = Number(opening.rows[0]!.n)
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
