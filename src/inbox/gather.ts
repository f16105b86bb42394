import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { addDays, type Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { compareTexts } from '#platform/order.ts'
import { SOON_DAYS, type Waiting } from './api.ts'
import type { Awaiting, InboxSource } from './source.ts'

/** What waits for a unit up to a day. */
export interface Asked {
  unitId: string
  on: Day
  until: Day
  limit: number
}

/** What all sources have, one more than the limit at most from each, in the order of deadlines. */
export async function gather(
  { db, actor }: { db: Db; actor: Actor },
  sources: readonly InboxSource[],
  { unitId, on, until, limit }: Asked,
): Promise<Awaiting[]> {
  const ended = await sql<{ id: string }>`
    ${kept} select id from units_answered_for(${[unitId]}::bigint[], ${on}::date) id`.execute(db)
  const units = sql`select unnest(${[unitId, ...ended.rows.map(({ id }) => id)]}::bigint[])`
  const all: Awaiting[] = []
  for (const source of sources)
    all.push(...(await source.list(db, actor, { units, on, until, limit: limit + 1 })))
  return all.sort((a, b) => compareTexts(a.dueOn ?? LAST, b.dueOn ?? LAST) || compareTexts(a.title, b.title))
}

const LAST = '9999'

/** Whether something is late, soon, later, or has no deadline. */
export function whenOf(dueOn: Day | null, on: Day): Waiting['when'] {
  if (dueOn === null) return 'open'
  if (dueOn < on) return 'overdue'
  return dueOn <= addDays(on, SOON_DAYS) ? 'soon' : 'later'
}

/** How much of it is late and how much soon. */
export function countsOf(found: readonly Awaiting[], on: Day) {
  const whens = found.map((one) => whenOf(one.dueOn, on))
  return {
    overdue: whens.filter((when) => when === 'overdue').length,
    soon: whens.filter((when) => when === 'soon').length,
  }
}
