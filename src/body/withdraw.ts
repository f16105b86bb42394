import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, insist } from '#platform/errors.ts'
import { bodiesOfAct, type KeptAct } from './act-list.ts'
import { DATED } from './act-store.ts'
import type { BodyRefusal } from './rules.ts'

/**
 * Takes an act back: what it recorded is superseded, what it had superseded is recorded again as it was. Throws Refused
 * with every later fact that rests on it, Conflict when it is withdrawn already.
 */
export async function withdrawAct(tx: Db, kept: KeptAct, reason: string, eventId: string): Promise<void> {
  if (kept.withdrawnReason !== null) throw new Conflict('the act is withdrawn')
  insist(await refusalsToWithdrawal(tx, kept))
  for (const [table] of DATED)
    await sql`
      update ${sql.table(table)} set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where recorded_event = ${kept.eventId} and superseded_at is null`.execute(tx)
  for (const [table, columns] of DATED)
    // Each keeps the event that recorded it first, so that an earlier act can be withdrawn after this one.
    await sql`
      insert into ${sql.table(table)} (${columns}, from_day, until_day, recorded_event)
      select ${columns}, from_day, until_day, recorded_event from ${sql.table(table)}
      where superseded_event = ${kept.eventId}`.execute(tx)
  await sql`
    update body_act set withdrawn_at = now(), withdrawn_event = ${eventId}, withdrawn_reason = ${reason}
    where id = ${kept.id}`.execute(tx)
}

/** What rests on an act: later acts on its bodies, later changes of what it wrote, whatever names a body it founded. */
async function refusalsToWithdrawal(tx: Db, kept: KeptAct): Promise<BodyRefusal[]> {
  const bodies = (await bodiesOfAct(tx, kept.id)).map((one) => one.bodyId)
  const { rows: later } = await sql<{ on: Day }>`
    select distinct other.on_day as "on" from body_act other join body_act_part part on part.act_id = other.id
    where part.body_id = any(${bodies}::bigint[]) and other.id > ${kept.id} and other.withdrawn_at is null
    order by other.on_day limit 20`.execute(tx)
  const acts = later.map(({ on }) => ({ code: 'later-act' as const, on }))
  return [...acts, ...(await changedSince(tx, kept)), ...(await restingOn(tx, kept))]
}

/** Members or positions that the act ended and that somebody has changed since. */
async function changedSince(tx: Db, kept: KeptAct): Promise<BodyRefusal[]> {
  const { rows } = await sql<{ name: string; what: string }>`
    select distinct state.name, touched.what from (
      select body_id, 'members' as what from body_member where recorded_event = ${kept.eventId} and ${SUPERSEDED}
      union select body_id, 'positions' from body_position where recorded_event = ${kept.eventId} and ${SUPERSEDED}
    ) touched
    join lateral (
      select name from body_state where body_id = touched.body_id order by superseded_at is null desc, from_day desc limit 1
    ) state on true limit 20`.execute(tx)
  return rows.map((row) => ({ code: 'rests-on-it' as const, ...row }))
}

const SUPERSEDED = sql`superseded_event is not null and not exists (
  select from body_act undone where undone.recorded_event = superseded_event and undone.withdrawn_at is not null)`

/** What others have tied to the bodies that the act founded. */
async function restingOn(tx: Db, kept: KeptAct): Promise<BodyRefusal[]> {
  const { rows } = await sql<{ name: string; what: string }>`
    select state.name, resting.what
    from body_act_part part
    join body founded on founded.id = part.body_id and founded.recorded_event = ${kept.eventId}
    join lateral (
      select name from body_state where body_id = founded.id order by superseded_at is null desc, from_day desc limit 1
    ) state on true
    cross join lateral (
      select 'members' as what from body_member where body_id = founded.id and superseded_at is null
      union select 'positions' from body_position where body_id = founded.id and superseded_at is null
      union select 'bodies' from body_state
        where superior_id = founded.id and superseded_at is null and recorded_event <> ${kept.eventId}
      union select 'documents' from document where issuer_body_id = founded.id and superseded_at is null
      union select 'assignments' from assignment where body_id = founded.id and withdrawn_on is null
      union select 'assignments' from assignment_addressee where body_id = founded.id
      union select 'coordination' from coordination_partner where body_id = founded.id
    ) resting
    where part.act_id = ${kept.id} limit 20`.execute(tx)
  return rows.map((row) => ({ code: 'rests-on-it' as const, ...row }))
}
