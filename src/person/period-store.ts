import { sql } from 'kysely'
import { addDays, FOREVER, untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed, NotFound } from '#platform/errors.ts'
import { periodData, PERIODS, type PeriodKind } from './periods.ts'

/** A row with a period as asked for; `to` is its last day. */
export interface AskedPeriod {
  from: Day
  to: Day | null
  data: Record<string, string>
}

/** The row as it is kept, half-open; what happened on one day lasts that day. Throws Malformed. */
function keptPeriod(kind: PeriodKind, { from, to, data }: AskedPeriod) {
  if (to !== null && to < from) throw new Malformed([{ path: 'to', code: 'ends-before-it-begins' }])
  const kept = periodData(kind, data)
  if (kept === null) throw new Malformed([{ path: 'data', code: 'not-such-a-row' }])
  return {
    from,
    until: PERIODS[kind].day ? addDays(from, 1) : to === null ? FOREVER : untilOf(to),
    data: kept,
  }
}

/** Records a row of a person's file; answers its public id. */
export async function insertPeriod(
  tx: Db,
  personId: string,
  kind: PeriodKind,
  asked: AskedPeriod,
  eventId: string,
): Promise<string> {
  const { from, until, data } = keptPeriod(kind, asked)
  const { rows } = await sql<{ id: string }>`
    insert into person_period (person_id, kind, from_day, until_day, data, recorded_event)
    values (${personId}, ${kind}, ${from}, ${until}, ${JSON.stringify(data)}::jsonb, ${eventId})
    returning public_id as id`.execute(tx)
  return rows[0]!.id
}

/** The kind of a row in force; throws NotFound. */
export async function periodKind(db: Db, personId: string, periodId: string): Promise<PeriodKind> {
  const { rows } = await sql<{ kind: PeriodKind }>`
    select kind from person_period
    where person_id = ${personId} and public_id = ${periodId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new NotFound(`row ${periodId}`)
  return rows[0].kind
}

/** Ends a row's validity with the reason; throws NotFound. */
export async function supersedePeriod(
  tx: Db,
  personId: string,
  periodId: string,
  act: { eventId: string; reason: string },
): Promise<void> {
  const { rows } = await sql`
    update person_period
    set superseded_at = now(), superseded_event = ${act.eventId}, superseded_reason = ${act.reason}
    where person_id = ${personId} and public_id = ${periodId} and superseded_at is null
    returning id`.execute(tx)
  if (rows.length === 0) throw new NotFound(`row ${periodId}`)
}
