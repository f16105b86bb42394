import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Score, UnitScore } from './score-store.ts'

/** Keeps how a unit and those directly below stood on a day; a second count of the day takes the place of the first. */
export async function keepScore(
  tx: Db,
  { unit, on, score, eventId }: { unit: string; on: Day; score: UnitScore; eventId: string | null },
): Promise<void> {
  const keep = (id: string, kept: Score, over: boolean) =>
    sql`
    insert into quality_score (organisation_id, on_day, score, recorded_event)
    values (${id}, ${on}, ${JSON.stringify(kept)}::jsonb, ${eventId})
    on conflict (organisation_id, on_day) do ${
      over
        ? sql`update set score = excluded.score, counted_at = now(), recorded_event = excluded.recorded_event`
        : sql`nothing`
    }`.execute(tx)
  await keep(unit, score, true)
  for (const { unit: child, ...rest } of score.below) await keep(child.id, rest, false)
}

/** What was counted last of a unit with the units below it, and when; null: never. */
export async function findScore(
  db: Db,
  unit: string,
  on: Day,
): Promise<{ score: UnitScore; on: Day; at: Date } | null> {
  const { rows } = await sql<{ score: UnitScore; on: Day; at: Date }>`
    select score, on_day as "on", counted_at as at from quality_score
    where organisation_id = ${unit} and on_day <= ${on}::date and score ? 'below' order by on_day desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** How complete the files of a unit were on a day. */
export interface ScorePoint {
  on: Day
  members: number
  complete: number
}

/** The most points that a trend shows. */
export const MOST_POINTS = 60

/** The days on which a unit was counted, the oldest first. */
export async function listPoints(db: Db, unit: string, on: Day): Promise<ScorePoint[]> {
  const { rows } = await sql<ScorePoint>`
    select on_day as "on", (score ->> 'members')::integer as members, (score ->> 'complete')::integer as complete
    from quality_score where organisation_id = ${unit} and on_day <= ${on}::date order by on_day desc limit ${MOST_POINTS}`.execute(
    db,
  )
  return rows.reverse()
}
