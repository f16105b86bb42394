import { sql } from 'kysely'
import { untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Act, Target } from './codes.ts'

/** What is planned of a class; ids are internal, `to` is the last day. */
export interface PlanRow {
  kind: string
  name: string
  school: string | null
  from: Day
  to: Day
  place: string | null
  lessons: number | null
  periods: number | null
  planNo: string | null
  documentId: string | null
  plannedLearners: number | null
  countedLearners: number | null
  countedCompleted: number | null
}

/** Records a class that a unit plans; answers its ids. */
export async function insertClass(
  tx: Db,
  organisationId: string,
  plan: PlanRow,
  eventId: string,
): Promise<{ key: string; id: string }> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into training_class (organisation_id, recorded_event) values (${organisationId}, ${eventId})
    returning id as key, public_id as id`.execute(tx)
  await insertPlan(tx, rows[0]!.key, plan, eventId)
  return rows[0]!
}

/** Another version of what is planned, with the reason. */
export async function replacePlan(
  tx: Db,
  classKey: string,
  plan: PlanRow,
  reason: string,
  eventId: string,
): Promise<void> {
  await sql`
    update training_plan set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where class_id = ${classKey} and superseded_at is null`.execute(tx)
  await insertPlan(tx, classKey, plan, eventId)
}

async function insertPlan(tx: Db, classKey: string, one: PlanRow, eventId: string): Promise<void> {
  await sql`
    insert into training_plan (class_id, kind, name, school, lessons, periods, from_day, until_day, place, plan_no,
      document_id, planned_learners, counted_learners, counted_completed, recorded_event)
    values (${classKey}, ${one.kind}, ${one.name}, ${one.school}, ${one.lessons}, ${one.periods}, ${one.from},
      ${untilOf(one.to)}, ${one.place}, ${one.planNo}, ${one.documentId}, ${one.plannedLearners}, ${one.countedLearners},
      ${one.countedCompleted}, ${eventId})`.execute(tx)
}

/** A class is opened, closed or cancelled. */
export async function insertAct(
  tx: Db,
  classKey: string,
  one: { act: Act; on: Day; reason: string | null },
  eventId: string,
): Promise<void> {
  await sql`
    insert into training_act (class_id, act, on_day, reason, recorded_event)
    values (${classKey}, ${one.act}, ${one.on}, ${one.reason}, ${eventId})`.execute(tx)
}

/** Takes back what was recorded last of opening, closing and cancelling. */
export async function supersedeLastAct(
  tx: Db,
  classKey: string,
  reason: string,
  eventId: string,
): Promise<void> {
  await sql`
    update training_act set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = (select id from training_act where class_id = ${classKey} and superseded_at is null
      order by on_day desc, id desc limit 1)`.execute(tx)
}

/** Adds a kind of class for a unit and those below it; answers its code. */
export async function insertKind(
  tx: Db,
  organisationId: string,
  one: { name: string; nameEn: string; target: Target; lessons: number | null; periods: number | null },
  eventId: string,
): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    insert into training_kind (code, name_vi, name_en, target, lessons, periods, rank, organisation_id, recorded_event)
    select 'own_' || (count(*) + 1), ${one.name}, ${one.nameEn}, ${one.target}, ${one.lessons}, ${one.periods},
      100 + count(*), ${organisationId}, ${eventId}
    from training_kind where organisation_id is not null
    returning code`.execute(tx)
  return rows[0]!.code
}
