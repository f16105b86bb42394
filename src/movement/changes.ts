import { sql } from 'kysely'
import { inTransaction, type Db } from '#platform/db.ts'

/** From how many members on a change is not journaled: readers load the register anew. */
export const MOST_JOURNALED = 50_000

const A_DAY_MS = 86_400_000

/**
 * Journals what an event changed in the ledger of these members: movements recorded count +1, superseded ones -1. Must
 * run once, after the event's last change of `movement`, in its transaction; `writeEntry` and `withdrawEntry` do it by
 * themselves. Who writes movements in bulk calls it before `rebuildSpells`, which journals the spells; beyond
 * `MOST_JOURNALED` members, or without `memberIds`, it calls `renewFigures`.
 */
export async function journalMovementsOf(
  tx: Db,
  eventId: string,
  memberIds?: readonly string[],
): Promise<void> {
  if (!memberIds || memberIds.length > MOST_JOURNALED) return renewFigures(tx)
  await sql`
    insert into movement_change (member_id, weight, on_day, category, from_organisation_id, to_organisation_id)
    select member_id, weight, on_day, category, from_organisation_id, to_organisation_id
    from movement join (values (1::smallint), (-1::smallint)) as change (weight)
      on (weight = 1 and recorded_event = ${eventId}) or (weight = -1 and superseded_event = ${eventId})
    where member_id = any(${memberIds}::bigint[])`.execute(tx)
}

/** Makes every reader of figures load the register anew: so much changed that the journal does not say it. */
export async function renewFigures(tx: Db): Promise<void> {
  await sql`update figure_base set epoch = gen_random_uuid()`.execute(tx)
}

/**
 * Deletes changes that are a day old and raises the floor below which readers must load anew; call it now and then.
 * Numbers of transactions that have not been given out yet come from another database (a dump): then all begins anew.
 */
export async function forgetChanges(db: Db, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ due: boolean; foreign: boolean }>`
      select marked_at is null or marked_at <= ${new Date(now.getTime() - A_DAY_MS)}::timestamptz as due,
        coalesce(greatest(floor, marked) > pg_snapshot_xmax(pg_current_snapshot()), false)
          or exists (select from movement_change where xid >= pg_snapshot_xmax(pg_current_snapshot()))
          or exists (select from spell_change where xid >= pg_snapshot_xmax(pg_current_snapshot())) as foreign
      from figure_base for update`.execute(tx)
    const { due, foreign } = rows[0]!
    if (foreign) {
      await sql`delete from movement_change`.execute(tx)
      await sql`delete from spell_change`.execute(tx)
      await sql`update figure_base set epoch = gen_random_uuid(), floor = null, marked = null, marked_at = null`.execute(
        tx,
      )
    } else if (due) {
      await sql`delete from movement_change using figure_base where xid < marked`.execute(tx)
      await sql`delete from spell_change using figure_base where xid < marked`.execute(tx)
      await sql`
        update figure_base set floor = coalesce(marked, floor), marked = pg_snapshot_xmin(pg_current_snapshot()),
          marked_at = ${now}`.execute(tx)
    }
  })
}
