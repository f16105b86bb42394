import { sql } from 'kysely'
import { currentToday, type Config } from '#platform/config.ts'
import { addDays, addMonths, dayOf, partsOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { FORM_CELLS } from '#statistics/national-form.ts'
import type { Projection } from './projection.ts'

const EVERY_MS = 60_000
const YEARS = 10

/**
 * Counts, while nobody asks, the national form, and the stocks from which balances begin, of the days that are asked for most: the month ends of ten years and
 * the days of the two open months. What is kept is only looked at again, every minute, since a change of the tree or a
 * new load drops it.
 */
export async function keepWarm(db: Db, config: Config, projection: Projection): Promise<void> {
  const cells = FORM_CELLS.map((cell) => cell.where)
  for (;;) {
    const root = await rootOf(db)
    for (const on of root === null ? [] : usualDays(await currentToday(db, config))) {
      if (projection.ready) {
        projection.answerNow('form', { unit: root!, on, cells })
        projection.answerNow('balance', { unit: root!, below: [], from: addDays(on, 1), to: addDays(on, 1) })
      }
      // Questions that came meanwhile go first.
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS).unref())
  }
}

/** The last one first: today, back to the first day of the month before, then month ends. */
export function usualDays(today: Day): Day[] {
  const { year, month } = partsOf(today)
  const thisMonth = dayOf(year, month, 1)
  const days: Day[] = []
  for (let on = today; on >= addMonths(thisMonth, -1); on = addDays(on, -1)) days.push(on)
  for (let back = 0; back < YEARS * 12; back++) days.push(addDays(addMonths(thisMonth, -1 - back), -1))
  return days
}

async function rootOf(db: Db): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from organisation_state
    where superior_id is null and superseded_at is null order by from_day desc limit 1`.execute(db)
  return rows[0]?.id ?? null
}
