import { sql } from 'kysely'
import { changeLedger } from '#movement/ledger.ts'
import { getField, writeBaseValues } from '#person/edit-store.ts'
import { baseValue, lockPerson } from '#person/stored-person.ts'
import type { Db } from '#platform/db.ts'
import type { DoneAct, Given, Written } from '#procedure/declaration.ts'
import type { CaseFacts } from './case-rules.ts'

const REASON = 'Hủy bước ghi nhầm'

/**
 * Takes back what an act wrote, by the event under which it wrote: the entry in the ledger, rows of this room, fields of the
 * person. What has been changed again since then stays.
 */
export async function unwriteFacts(
  tx: Db,
  { case: one, today }: Given<CaseFacts>,
  act: DoneAct,
  { actor, eventId }: Written,
): Promise<void> {
  const personId = one.personIds[0]!
  const { rows } = await sql<{ event: string }>`
    select recorded_event as event from procedure_act where id = ${act.id}`.execute(tx)
  const { event } = rows[0]!
  const moved = await sql<{ id: string }>`
    select id from movement where member_id = ${personId} and recorded_event = ${event} and superseded_at is null`.execute(
    tx,
  )
  for (const { id } of moved.rows)
    await changeLedger(tx, actor, {
      memberId: personId,
      entry: null,
      instead: { id, reason: REASON },
      event: { id: eventId },
      today,
    })
  for (const table of ['admission', 'admission_fact', 'admission_source'])
    await sql`
      update ${sql.table(table)} set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${REASON}
      where person_id = ${personId} and recorded_event = ${event} and superseded_at is null`.execute(tx)
  await reopenListing(tx, personId, event, eventId)
  await putFieldsBack(tx, personId, event, eventId)
}

/** The listing that the act had ended stands again as it was. */
async function reopenListing(tx: Db, personId: string, event: string, eventId: string): Promise<void> {
  await sql`
    insert into admission_source (public_id, person_id, organisation_id, route, context, from_day, until_day, ended_by, recorded_event)
    select public_id, person_id, organisation_id, route, context, from_day, until_day, ended_by, ${eventId}
    from admission_source where person_id = ${personId} and superseded_event = ${event}`.execute(tx)
}

async function putFieldsBack(tx: Db, personId: string, event: string, eventId: string): Promise<void> {
  const { rows } = await sql<{ field: string; old: string | null; new: string | null }>`
    select field, old_value as old, new_value as new from person_change
    where person_id = ${personId} and recorded_event = ${event}`.execute(tx)
  const person = await lockPerson(tx, personId)
  const back = rows.filter((row) => baseValue(person, getField(row.field)) === row.new)
  const values = Object.fromEntries(back.map((row) => [row.field, row.old]))
  await writeBaseValues(tx, person, values, { eventId, reason: REASON })
}
