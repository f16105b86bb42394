import { sql } from 'kysely'
import { changeLedger, findPlace } from '#movement/ledger.ts'
import { addDays, addMonths, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insertPeriod } from '#person/period-store.ts'
import { unitNameAt } from '#person/unit-store.ts'
import type { ActGiven, DoneAct, Given, Written } from '#procedure/declaration.ts'
import { MEASURE_TEXT, type AnyMeasure, type StatusCode } from './codes.ts'
import { disciplineLawOn } from './law.ts'
import { lastToUntil } from './rules.ts'

/** A status to be recorded; `until` is exclusive. */
export interface NewStatus {
  status: StatusCode
  from: Day
  until: Day
  ground?: string | null
  place?: string | null
  contact?: string | null
  expectedOn?: Day | null
  decisionNo?: string | null
  note?: string | null
}

/** Why a row is superseded, and under which event. */
export interface Change {
  eventId: string
  reason: string
}

export async function insertStatus(tx: Db, personId: string, one: NewStatus, eventId: string): Promise<void> {
  await sql`
    insert into member_status (member_id, status, from_day, until_day, ground, place, contact, expected_on, decision_no,
      note, recorded_event)
    values (${personId}, ${one.status}, ${one.from}, ${one.until}, ${one.ground ?? null}, ${one.place ?? null},
      ${one.contact ?? null}, ${one.expectedOn ?? null}, ${one.decisionNo ?? null}, ${one.note ?? null}, ${eventId})`.execute(
    tx,
  )
}

/** Ends statuses on a day (exclusive) by superseding: what began before stays until then. `status` null: all of them. */
export async function endStatuses(
  tx: Db,
  personId: string,
  status: string | null,
  on: Day,
  { eventId, reason }: Change,
): Promise<void> {
  await sql`
    with ended as (
      update member_status set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where member_id = ${personId} and superseded_at is null and until_day > ${on}::date
        and (${status}::text is null or status = ${status}::text)
      returning *
    )
    insert into member_status (member_id, public_id, status, from_day, until_day, ground, place, contact, expected_on,
      decision_no, note, recorded_event)
    select member_id, public_id, status, from_day, ${on}::date, ground, place, contact, expected_on, decision_no, note,
      ${eventId}::bigint
    from ended where from_day < ${on}::date`.execute(tx)
}

/** A decision was wrong from the start: its row is superseded and nothing takes its place. */
export async function annulStatuses(
  tx: Db,
  personId: string,
  status: string,
  on: Day,
  { eventId, reason }: Change,
): Promise<void> {
  await sql`
    update member_status set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where member_id = ${personId} and status = ${status} and superseded_at is null
      and from_day <= ${on}::date and ${on}::date < until_day`.execute(tx)
}

/** The measure in effect on a day ends then, or is annulled as wrong. */
export async function liftMeasure(
  tx: Db,
  personId: string,
  measure: AnyMeasure,
  { on, annulled }: { on: Day; annulled: boolean },
  { eventId, reason }: Change,
): Promise<void> {
  await sql`
    with lifted as (
      update person_period set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where person_id = ${personId} and kind = 'discipline' and data ->> 'form' = ${MEASURE_TEXT[measure]}
        and superseded_at is null and from_day <= ${on}::date and ${on}::date < until_day
      returning *
    )
    insert into person_period (person_id, kind, from_day, until_day, data, recorded_event)
    select person_id, kind, from_day, ${on}::date, data, ${eventId}::bigint from lifted
    where ${!annulled} and from_day < ${on}::date`.execute(tx)
}

/** A measure as the file keeps it (item 26): from the day it takes effect until the law ends it. */
export async function writeMeasure(
  tx: Db,
  personId: string,
  measure: AnyMeasure,
  act: { on: Day; decisionNo: string | null; organisationId: string; eventId: string },
): Promise<void> {
  const until = addMonths(act.on, disciplineLawOn(act.on).endsAfterMonths)
  const data: Record<string, string> = {
    form: MEASURE_TEXT[measure],
    issuer: await unitNameAt(tx, act.organisationId, act.on),
    ...(act.decisionNo ? { decision_no: act.decisionNo } : {}),
  }
  const to = measure === 'khai_tru' ? null : addDays(until, -1)
  await insertPeriod(tx, personId, 'discipline', { from: act.on, to, data }, act.eventId)
}

/**
 * Somebody leaves the Party on a day: the exit in the ledger, and what held only of a member ends with it: statuses and
 * places in groups.
 */
export async function writeExit(
  tx: Db,
  given: Given,
  exit: { category: 'D1' | 'D2' | 'D3' | 'D4'; on: Day; decisionNo: string | null; note: string | null },
  { actor, eventId }: Written,
): Promise<void> {
  const memberId = given.case.personIds[0]!
  const place = await findPlace(tx, memberId, exit.on)
  const { category, on, decisionNo, note } = exit
  await changeLedger(tx, actor, {
    memberId,
    entry: { on, category, from: place?.organisationId ?? null, to: null, decisionNo, note },
    event: { id: eventId },
    today: given.today,
  })
  const change = { eventId, reason: 'Ra khỏi danh sách đảng viên' }
  await endStatuses(tx, memberId, null, on, change)
  await sql`
    with left_group as (
      update party_group_member set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${change.reason}
      where person_id = ${memberId} and superseded_at is null and until_day > ${on}::date returning *
    )
    insert into party_group_member (person_id, public_id, group_id, role, from_day, until_day, recorded_event)
    select person_id, public_id, group_id, role, from_day, ${on}::date, ${eventId}::bigint from left_group
    where from_day < ${on}::date`.execute(tx)
}

/** Takes back all that an act wrote: its own rows are superseded, those that it superseded are recorded again. */
export async function unwriteStatus(tx: Db, given: Given, act: DoneAct, done: Written): Promise<void> {
  const personId = given.case.personIds[0]!
  const reason = act.reason ?? 'Hủy bước ghi nhầm'
  const { rows } = await sql<{ event: string; movement: string | null }>`
    select a.recorded_event as event, (select v.id from movement v where v.member_id = ${personId}
      and v.recorded_event = a.recorded_event and v.superseded_at is null) as movement
    from procedure_act a where a.id = ${act.id}`.execute(tx)
  const { event, movement } = rows[0]!
  await sql`
    update member_status set superseded_at = now(), superseded_event = ${done.eventId}, superseded_reason = ${reason}
    where member_id = ${personId} and recorded_event = ${event} and superseded_at is null`.execute(tx)
  await sql`
    insert into member_status (member_id, public_id, status, from_day, until_day, ground, place, contact, expected_on,
      decision_no, note, recorded_event)
    select member_id, public_id, status, from_day, until_day, ground, place, contact, expected_on, decision_no, note,
      ${done.eventId}::bigint
    from member_status where member_id = ${personId} and superseded_event = ${event}`.execute(tx)
  await sql`
    update person_period set superseded_at = now(), superseded_event = ${done.eventId}, superseded_reason = ${reason}
    where person_id = ${personId} and recorded_event = ${event} and superseded_at is null`.execute(tx)
  await sql`
    insert into person_period (person_id, kind, from_day, until_day, data, recorded_event)
    select person_id, kind, from_day, until_day, data, ${done.eventId}::bigint
    from person_period where person_id = ${personId} and superseded_event = ${event}`.execute(tx)
  if (movement !== null)
    await changeLedger(tx, done.actor, {
      memberId: personId,
      entry: null,
      instead: { id: movement, reason },
      event: { id: done.eventId },
      today: given.today,
    })
}

/** Of these finished cases those of which no fact stands, nor ever did: no status, measure or movement. */
export async function statusFactsMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct a.case_id as id from procedure_act a join procedure_subject s on s.case_id = a.case_id
    where a.case_id = any(${[...caseIds]}::bigint[]) and a.superseded_at is null and a.act = 'step'
      and a.to_step = 'done' and not exists (
        select from procedure_act any_act where any_act.case_id = a.case_id and any_act.superseded_at is null and (
          exists (select from member_status f where f.member_id = s.person_id
            and (f.recorded_event = any_act.recorded_event or f.superseded_event = any_act.recorded_event))
          or exists (select from person_period f where f.person_id = s.person_id
            and (f.recorded_event = any_act.recorded_event or f.superseded_event = any_act.recorded_event))
          or exists (select from movement f where f.member_id = s.person_id and f.recorded_event = any_act.recorded_event)))`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** A status as an act's fields give it. */
export function statusOf(
  status: StatusCode,
  { values, decisionNo }: ActGiven,
  more: Partial<NewStatus> = {},
): NewStatus {
  const text = (key: string) => (typeof values[key] === 'string' && values[key] !== '' ? values[key] : null)
  return {
    status,
    from: values.from as Day,
    until: lastToUntil(values.last_day),
    place: text('place'),
    contact: text('contact'),
    expectedOn: text('expected_on') as Day | null,
    note: text('note'),
    decisionNo,
    ...more,
  }
}
