import { sql } from 'kysely'
import { FOREVER, addMonths, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MEASURE_TEXT, MEASURES, STANDINGS, type Measure, type Standing } from './codes.ts'
import type { Held } from './effects.ts'
import { disciplineLawOn } from './law.ts'

/** The statuses and measures of discipline that hold of a member on a day (internal id). */
export async function statusOn(db: Db, personId: string, on: Day): Promise<Held[]> {
  return (await statusesOn(db, [personId], on)).get(personId) ?? []
}

/** As `statusOn`, of many people in one query; who has none is not in the answer. */
export async function statusesOn(
  db: Db,
  personIds: readonly string[],
  on: Day,
): Promise<Map<string, Held[]>> {
  const found = new Map<string, Held[]>()
  for (const { personId, ...held } of await heldOf(db, personIds))
    if (held.from <= on && on < held.until) found.set(personId, [...(found.get(personId) ?? []), held])
  return found
}

/** Every status and measure that was ever in effect and has not been annulled, oldest first. */
export async function heldOf(db: Db, personIds: readonly string[]): Promise<(Held & { personId: string })[]> {
  const { rows } = await sql<{ personId: string; code: string; from: Day; until: Day; measure: boolean }>`
    select member_id as "personId", status as code, from_day as "from", until_day as until, false as measure
    from member_status where member_id = any(${[...personIds]}::bigint[]) and superseded_at is null
    union all
    select person_id, data ->> 'form', from_day, until_day, true
    from person_period where person_id = any(${[...personIds]}::bigint[]) and kind = 'discipline' and superseded_at is null
    order by 3, 2`.execute(db)
  return rows.flatMap(({ personId, code, from, until, measure }) => {
    const standing = measure ? measureOf(code) : (STANDINGS as readonly string[]).includes(code) ? code : null
    if (standing === null) return []
    const ends = measure ? measureUntil(from, until) : until
    return ends <= from ? [] : [{ personId, standing: standing as Standing, from, until: ends }]
  })
}

/** Until when (exclusive) a measure is in effect: what is recorded, or the end that the law of its day sets. */
export function measureUntil(from: Day, until: Day): Day {
  const byLaw = addMonths(from, disciplineLawOn(from).endsAfterMonths)
  return until === FOREVER || until > byLaw ? byLaw : until
}

function measureOf(text: string): Measure | null {
  return MEASURES.find((one) => MEASURE_TEXT[one] === text) ?? null
}
