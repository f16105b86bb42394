import { sql } from 'kysely'
import { inForceOn } from '#body/store.ts'
import { FOREVER, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { DutyKind } from './codes.ts'
import type { DutySituation, DutyWanted } from './rules.ts'

/** Whether a unit exists on a day. */
export async function unitExists(db: Db, organisationId: string, on: Day): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_state state where organisation_id = ${organisationId} and ${inForceOn('state', on)}`.execute(
    db,
  )
  return rows.length > 0
}

/** What a duty is judged by; ids inside. */
export async function situationOf(db: Db, organisationId: string, duty: DutyWanted): Promise<DutySituation> {
  const { committee, kind, fieldId, unitId, personId, role, from, until } = duty
  const posts = await sql`
    select from post seat where organisation_id = ${organisationId} and committee = ${committee}
      and person_id = ${personId} and ${inForceOn('seat', from)}`.execute(db)
  const field = await sql<{ from: Day; until: Day }>`
    select from_day as "from", until_day as until from duty_field
    where id = ${fieldId} and organisation_id = ${organisationId}`.execute(db)
  const unit = await sql<NonNullable<DutySituation['unit']>>`
    select state.kind, ${inForceOn('state', from)} as exists, exists (
      select from organisation_ancestor above where above.ancestor_id = ${organisationId}
        and above.descendant_id = state.organisation_id and above.descendant_id <> above.ancestor_id
        and above.from_day <= ${from}::date and ${from}::date < above.until_day) as below
    from organisation_state state where organisation_id = ${unitId} and superseded_at is null
    order by ${inForceOn('state', from)} desc, from_day desc limit 1`.execute(db)
  const same = await sql<{ from: Day }>`
    select from_day as "from" from duty
    where organisation_id = ${organisationId} and committee = ${committee} and kind = ${kind} and superseded_at is null
      and field_id is not distinct from ${fieldId} and unit_id is not distinct from ${unitId}
      and holder_id is not distinct from ${personId} and holder_role is not distinct from ${role}
      and from_day < ${until}::date and ${from}::date < until_day
    order by from_day limit 1`.execute(db)
  return {
    keeperExists: await unitExists(db, organisationId, from),
    holdsPost: posts.rows.length > 0,
    field: field.rows[0] ?? null,
    unit: unit.rows[0] ?? null,
    same: same.rows.map((row) => row.from),
  }
}

export interface DutyToRecord extends DutyWanted {
  organisationId: string
  decisionNo: string | null
  documentId: string | null
}

export async function recordDuty(tx: Db, duty: DutyToRecord, eventId: string): Promise<{ id: string }> {
  const { rows } = await sql<{ id: string }>`
    insert into duty (organisation_id, committee, kind, field_id, unit_id, holder_id, holder_role, from_day, until_day,
      decision_no, document_id, recorded_event)
    values (${duty.organisationId}, ${duty.committee}, ${duty.kind}, ${duty.fieldId}, ${duty.unitId}, ${duty.personId},
      ${duty.role}, ${duty.from}, ${duty.until}, ${duty.decisionNo}, ${duty.documentId}, ${eventId})
    returning public_id as id`.execute(tx)
  return rows[0]!
}

/** A duty as recorded; throws NotFound when it is not in the register any more. */
export async function getDuty(db: Db, publicId: string) {
  const { rows } = await sql<{ id: string; organisationId: string; kind: DutyKind; from: Day; until: Day }>`
    select id, organisation_id as "organisationId", kind, from_day as "from", until_day as until from duty
    where public_id = ${publicId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new NotFound(`duty ${publicId}`)
  return rows[0]
}

/** Supersedes a duty with the reason; with `until` it is recorded again, ending then, with its attendance. */
export async function changeDuty(
  tx: Db,
  id: string,
  { until, reason }: { until: Day | null; reason: string },
  eventId: string,
): Promise<void> {
  await sql`
    update duty set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${id}`.execute(tx)
  if (until === null) return
  const { rows } = await sql<{ id: string }>`
    insert into duty (organisation_id, committee, kind, field_id, unit_id, holder_id, holder_role, from_day, until_day,
      decision_no, document_id, recorded_event)
    select organisation_id, committee, kind, field_id, unit_id, holder_id, holder_role, from_day, ${until}::date,
      decision_no, document_id, ${eventId} from duty where id = ${id}
    returning id`.execute(tx)
  await sql`
    insert into duty_attendance (duty_id, from_day, until_day, held, attended, recorded_event)
    select ${rows[0]!.id}, from_day, until_day, held, attended, recorded_event from duty_attendance
    where duty_id = ${id} and superseded_at is null`.execute(tx)
}

/** Records a quarter's meetings; what was recorded for it is superseded. */
export async function recordAttendance(
  tx: Db,
  given: { dutyId: string; from: Day; until: Day; held: number; attended: number },
  eventId: string,
): Promise<void> {
  const { dutyId, from, until, held, attended } = given
  await sql`
    update duty_attendance set superseded_at = now(), superseded_event = ${eventId}
    where duty_id = ${dutyId} and from_day = ${from}::date and superseded_at is null`.execute(tx)
  await sql`
    insert into duty_attendance (duty_id, from_day, until_day, held, attended, recorded_event)
    values (${dutyId}, ${from}, ${until}, ${held}, ${attended}, ${eventId})`.execute(tx)
}

/** Names of a unit's fields that are in force on a day or later. */
export async function fieldNames(db: Db, organisationId: string, from: Day): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from duty_field where organisation_id = ${organisationId} and ${from}::date < until_day limit 500`.execute(
    db,
  )
  return rows.map((row) => row.name)
}

export async function addFields(
  tx: Db,
  organisationId: string,
  { names, from }: { names: readonly string[]; from: Day },
  eventId: string,
): Promise<void> {
  await sql`
    insert into duty_field (organisation_id, name, place, from_day, recorded_event)
    select ${organisationId}, name,
      (select coalesce(max(place), 0) from duty_field where organisation_id = ${organisationId}) + nth, ${from}, ${eventId}
    from unnest(${[...names]}::text[]) with ordinality as given (name, nth)`.execute(tx)
}

/** A field of work with how many duties reach beyond a day; throws NotFound. */
export async function getField(db: Db, publicId: string, until: Day = FOREVER) {
  const { rows } = await sql<{
    id: string
    organisationId: string
    name: string
    from: Day
    until: Day
    duties: number
  }>`
    select id, organisation_id as "organisationId", name, from_day as "from", until_day as until, (
      select count(*)::integer from duty
      where field_id = duty_field.id and superseded_at is null and ${until}::date < until_day) as duties
    from duty_field where public_id = ${publicId}`.execute(db)
  if (!rows[0]) throw new NotFound(`field ${publicId}`)
  return rows[0]
}

export async function endField(tx: Db, id: string, until: Day, eventId: string): Promise<void> {
  await sql`update duty_field set until_day = ${until}, ended_event = ${eventId} where id = ${id}`.execute(tx)
}
