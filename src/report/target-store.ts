import { sql } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { dayOf, lastDayOf, untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Target } from './api.ts'

/** Targets of a unit whose period overlaps the days asked about. */
export async function targetsOf(
  db: Db,
  organisationId: string,
  { from, to }: { from: Day; to: Day },
): Promise<Target[]> {
  const { rows } = await sql<Omit<Target, 'to' | 'target'> & { until: Day; target: string }>`
    select public_id as id, measure, where_text as "where", from_day as "from", until_day as "until", target, note
    from report_target where organisation_id = ${organisationId} and superseded_at is null
      and from_day <= ${to} and ${from} < until_day
    order by from_day, measure, where_text limit 200`.execute(db)
  return rows.map(({ until, target, ...row }) => ({ ...row, to: lastDayOf(until)!, target: Number(target) }))
}

/** Targets of a unit whose period overlaps a year. */
export function targetsOfYear(db: Db, organisationId: string, year: number): Promise<Target[]> {
  return targetsOf(db, organisationId, { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) })
}

/** Sets a target in place of the one set before for the same measure, conditions and period; answers its public id. */
export async function setTarget(
  tx: Db,
  one: Omit<Target, 'id'> & { organisationId: string },
  eventId: string | null,
): Promise<string> {
  await sql`
    update report_target set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = 'đặt lại'
    where organisation_id = ${one.organisationId} and measure = ${one.measure} and where_text = ${one.where}
      and from_day = ${one.from} and until_day = ${untilOf(one.to)} and superseded_at is null`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into report_target (organisation_id, measure, where_text, from_day, until_day, target, note, recorded_event)
    values (${one.organisationId}, ${one.measure}, ${one.where}, ${one.from}, ${untilOf(one.to)}, ${one.target}, ${one.note},
      ${eventId})
    returning public_id as id`.execute(tx)
  return rows[0]!.id
}

/** A target within reach as acts need it; throws NotFound. */
export async function getTarget(
  db: Db,
  actor: Actor,
  publicId: string,
): Promise<{ key: string; organisationId: string }> {
  const { rows } = await sql<{ key: string; organisationId: string }>`
    select id as key, organisation_id as "organisationId" from report_target
    where public_id = ${publicId} and superseded_at is null
      and ${withinReach(actor, 'work.read', sql.ref('organisation_id'))}`.execute(db)
  if (!rows[0]) throw new NotFound(`target ${publicId}`)
  return rows[0]
}

/** Takes back a target. */
export async function supersedeTarget(tx: Db, key: string, reason: string, eventId: string): Promise<void> {
  await sql`
    update report_target set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${key}`.execute(tx)
}
