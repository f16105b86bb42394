import { sql } from 'kysely'
import { untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A reason why a warning is lawful, from a day to a last day (null: open). */
export interface NewOverride {
  organisationId: string
  code: string
  from: Day
  to: Day | null
  reason: string
}

/** Records why a warning is lawful; whatever was said about it for those days is superseded. */
export async function recordOverride(tx: Db, override: NewOverride, eventId: string): Promise<void> {
  const { organisationId, code, from, to, reason } = override
  await sql`
    update organisation_override set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where organisation_id = ${organisationId} and code = ${code} and superseded_at is null
      and from_day < ${untilOf(to)}::date and ${from}::date < until_day`.execute(tx)
  await sql`
    insert into organisation_override (organisation_id, code, from_day, until_day, reason, recorded_event)
    values (${organisationId}, ${code}, ${from}, ${untilOf(to)}, ${reason}, ${eventId})`.execute(tx)
}

/** Lets a warning be shown again; returns whether there was anything to withdraw. */
export async function withdrawOverride(
  tx: Db,
  { organisationId, code, on, reason }: { organisationId: string; code: string; on: Day; reason: string },
  eventId: string,
): Promise<boolean> {
  const { rows } = await sql`
    update organisation_override set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where organisation_id = ${organisationId} and code = ${code} and superseded_at is null
      and from_day <= ${on}::date and ${on}::date < until_day
    returning id`.execute(tx)
  return rows.length > 0
}
