import { sql, type RawBuilder } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { journalMovementsOf } from '#movement/changes.ts'
import { rebuildSpells } from '#movement/spells.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, insist } from '#platform/errors.ts'
import { rebuildAncestors } from '#organisation/ancestors.ts'
import type { KeptReorganisation } from './list.ts'
import { returnRecords } from './records.ts'
import { loadStates } from './situation.ts'
import { refusalsToTreeOf, type UnitState } from './states.ts'
import type { WithdrawalRefusal } from './withdrawal-codes.ts'

/**
 * Withdraws an act: what it recorded is superseded, what it had superseded is recorded again, its movements and links
 * are no more. Throws Refused with every later fact that rests on it, Conflict when it is withdrawn already. The caller
 * holds the register's lock.
 */
export async function withdrawReorganisation(
  tx: Db,
  actor: Actor,
  kept: KeptReorganisation,
  reason: string,
): Promise<void> {
  if (kept.withdrawnAt !== null) throw new Conflict('the act is withdrawn')
  insist(await refusalsToWithdrawal(tx, kept))
  const eventId = await recordEvent(tx, actor, {
    action: 'organisation.reorganisation-withdrawal',
    subjectKind: 'reorganisation',
    subjectId: kept.publicId,
    details: { act: kept.act, on: kept.on },
  })
  const before = await statesAround(tx, kept)
  const units = await withdrawStates(tx, kept.eventId, eventId, reason)
  // Judged on what is written; a refusal takes the whole transaction back.
  insist(refusalsToTreeOf(before, await statesAround(tx, kept)))
  await rebuildAncestors(tx, units)
  const { rows: movers } = await sql<{ id: string }>`
    update movement set superseded_at = now(), superseded_event = ${eventId}, reason = ${reason}
    where ${ofAct(kept)} and superseded_at is null returning member_id as id`.execute(tx)
  const members = movers.map((one) => one.id)
  if (members.length > 0) {
    await journalMovementsOf(tx, eventId, members)
    await rebuildSpells(tx, members)
  }
  insist(await refusalsToReturn(tx, members))
  await returnRecords(tx, kept.totals.records)
  await withdrawCommittees(tx, kept.eventId, eventId, reason)
  await sql`delete from organisation_link where reorganisation_id = ${kept.id}`.execute(tx)
  await sql`
    update reorganisation set withdrawn_at = now(), withdrawn_event = ${eventId}, withdrawn_reason = ${reason}
    where id = ${kept.id}`.execute(tx)
}

/** The movements of an act, found by its day and the units that gave. */
function ofAct({ id, on, totals }: KeptReorganisation): RawBuilder<boolean> {
  const givers = [...new Set(totals.flows.map((flow) => flow.from))]
  return sql<boolean>`reorganisation_id = ${id} and on_day = ${on}::date
    and from_organisation_id = any(${givers}::bigint[])`
}

/** Members who would be back in a unit that has ended since. */
async function refusalsToReturn(tx: Db, memberIds: readonly string[]): Promise<WithdrawalRefusal[]> {
  const { rows } = await sql<{ unit: string; name: string; on: Day; count: string }>`
    select organisation.code as unit, last.name, last.until_day as "on", count(distinct member_id) as count
    from member_spell spell
    join organisation on organisation.id = spell.organisation_id
    join lateral (
      select name, until_day from organisation_state state
      where state.organisation_id = organisation.id and superseded_at is null order by from_day desc limit 1
    ) last on true
    where member_id = any(${[...memberIds]}::bigint[]) and not exists (
      select from organisation_ancestor self
      where self.ancestor_id = spell.organisation_id and self.descendant_id = spell.organisation_id
        and self.from_day <= spell.from_day and spell.until_day <= self.until_day)
    group by organisation.code, last.name, last.until_day order by organisation.code`.execute(tx)
  return rows.map(({ count, ...fact }) => ({ code: 'unit-ended-since', ...fact, count: Number(count) }))
}

/** The states of the act's units and of all their superiors. */
async function statesAround(db: Db, { id, on }: KeptReorganisation): Promise<UnitState[]> {
  const { rows } = await sql<{ code: string }>`
    select code from organisation join reorganisation_unit part on part.organisation_id = organisation.id
    where part.reorganisation_id = ${id}`.execute(db)
  const codes = rows.map((row) => row.code)
  return loadStates(db, codes, [], on)
}

/** Later facts that rest on the act, by code, unit and day; empty: none. */
export async function refusalsToWithdrawal(db: Db, kept: KeptReorganisation): Promise<WithdrawalRefusal[]> {
  const { eventId } = kept
  const opened = sql`select organisation_id from reorganisation_unit where reorganisation_id = ${kept.id} and part = 'opened'`
  const before = sql`organisation_state before where before.superseded_event = ${eventId}`
  const { rows } = await sql<Omit<WithdrawalRefusal, 'count'> & { count: string }>`
    with later (code, unit_id, on_day) as (
      select 'state-changed-since', organisation_id, from_day from organisation_state
        where recorded_event = ${eventId} and superseded_at is not null
      union all
      select 'state-since', since.organisation_id, since.from_day from organisation_state since
        where since.superseded_at is null and since.recorded_event is distinct from ${eventId}
          and (since.organisation_id in (${opened}) or exists (
            select from ${before} and before.organisation_id = since.organisation_id
              and before.from_day < since.until_day and since.from_day < before.until_day))
      union all
      select 'subordinate-since', superior_id, from_day from organisation_state
        where superseded_at is null and recorded_event is distinct from ${eventId} and superior_id in (${opened})
      union all
      select 'movement-changed-since', from_organisation_id, on_day from movement
        where ${ofAct(kept)} and superseded_at is not null
      union all
      select 'movement-since', unit_id, on_day from (${movementsSince(kept, opened)}) since
      union all
      select 'committee-changed-since', organisation_id, from_day from post
        where recorded_event = ${eventId} and superseded_at is not null
      union all
      select 'committee-changed-since', organisation_id, from_day from committee_term
        where recorded_event = ${eventId} and superseded_at is not null
      union all
      select 'committee-since', organisation_id, from_day from post where superseded_at is null and organisation_id in (${opened})
      union all
      select 'committee-since', organisation_id, from_day from committee_term
        where superseded_at is null and organisation_id in (${opened})
      union all
      select 'record-since', organisation_id, ${kept.on}::date from person
        where organisation_id in (${opened}) and id not in (select member_id from movement where ${ofAct(kept)})
          and id <> all(${kept.totals.records.flatMap((one) => one.people)}::bigint[])
      union all
      select 'role-since', organisation_id, ${kept.on}::date from role_holding where organisation_id in (${opened})
    )
    select later.code, organisation.code as unit, coalesce((
        select name from organisation_state state where state.organisation_id = organisation.id
        order by superseded_at is null desc, state.id desc limit 1), organisation.code) as name,
      min(on_day) as "on", count(*) as count
    from later join organisation on organisation.id = unit_id
    group by later.code, organisation.id, organisation.code order by min(on_day), organisation.code limit 50`.execute(
    db,
  )
  return rows.map(({ count, ...fact }) => ({ ...fact, count: Number(count) }) as WithdrawalRefusal)
}

/** Movements that came after: of those who moved, or into and out of the units that were formed. */
function movementsSince(kept: KeptReorganisation, opened: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select since.id, since.member_id, coalesce(since.from_organisation_id, since.to_organisation_id) as unit_id, since.on_day
    from movement own
    join movement since on since.member_id = own.member_id and since.superseded_at is null
      and (since.on_day, since.seq) > (own.on_day, own.seq)
    where own.reorganisation_id = ${kept.id} and own.on_day = ${kept.on}::date and own.superseded_at is null
    union
    select id, member_id, to_organisation_id, on_day from movement
    where superseded_at is null and reorganisation_id is distinct from ${kept.id} and to_organisation_id in (${opened})`
}

/** Supersedes the act's states and records those again that it had superseded; returns the units. */
async function withdrawStates(tx: Db, actId: string, eventId: string, reason: string): Promise<string[]> {
  const gone = await sql<{ id: string }>`
    update organisation_state set superseded_at = now(), superseded_event = ${eventId}
    where recorded_event = ${actId} and superseded_at is null returning organisation_id as id`.execute(tx)
  const back = await sql<{ id: string }>`
    insert into organisation_state (organisation_id, from_day, until_day, name, name_key, name_order, kind, type, superior_id,
      official_code, decision_no, reason, recorded_event)
    select organisation_id, from_day, until_day, name, name_key, name_order, kind, type, superior_id, official_code,
      decision_no, ${reason}, ${eventId}
    from organisation_state where superseded_event = ${actId} returning organisation_id as id`.execute(tx)
  return [...new Set([...gone.rows, ...back.rows].map((row) => row.id))]
}

async function withdrawCommittees(tx: Db, actId: string, eventId: string, reason: string): Promise<void> {
  for (const table of ['post', 'committee_term'])
    await sql`
      update ${sql.table(table)} set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where recorded_event = ${actId} and superseded_at is null`.execute(tx)
  await sql`
    insert into post (public_id, person_id, organisation_id, committee, role, manner, from_day, until_day, decision_no,
      recorded_event)
    select public_id, person_id, organisation_id, committee, role, manner, from_day, until_day, decision_no, ${eventId}
    from post where superseded_event = ${actId}`.execute(tx)
  await sql`
    insert into committee_term (organisation_id, committee, name, seats, from_day, until_day, extended_until, decision_no,
      recorded_event)
    select organisation_id, committee, name, seats, from_day, until_day, extended_until, decision_no, ${eventId}
    from committee_term where superseded_event = ${actId}`.execute(tx)
}
