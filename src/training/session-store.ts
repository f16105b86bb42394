import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST, PARTS, type Part } from './codes.ts'
import type { Session } from './roster-api.ts'

interface SessionRow extends Omit<Session, 'absentees' | 'present'> {
  counted: number | null
  roster: number
}

/** The sessions of a class by a day, counted over the whole register; `learners` is how many the class has. */
export async function listSessions(
  db: Db,
  classKey: string,
  learners: number,
  on: Day,
): Promise<Omit<Session, 'absentees'>[]> {
  const { rows } = await sql<SessionRow>`
    select s.public_id as id, s.on_day as "on", s.part, s.topic, s.present as counted, roster.count as roster,
      away.absent, away.excused
    from training_session s
    cross join lateral (
      select count(*)::integer as absent, count(*) filter (where a.excused)::integer as excused
      from training_absence a where a.session_id = s.id
    ) away
    cross join lateral (
      select count(*)::integer as count from training_learner l
      where l.class_id = s.class_id and l.superseded_at is null and l.joined_on <= s.on_day
    ) roster
    where s.class_id = ${classKey} and s.superseded_at is null and s.on_day <= ${on}::date
    order by s.on_day, array_position(${[...PARTS]}::text[], s.part) limit ${MOST.sessions}`.execute(db)
  return rows.map(({ counted, roster, ...one }) => ({
    ...one,
    present: counted ?? Math.max(0, (roster > 0 ? roster : learners) - one.absent),
    absent: counted === null ? one.absent : Math.max(one.absent, learners - counted),
  }))
}

/** Who was absent from the sessions of a class, as far as they are within reach, by session. */
export async function absenteesOf(db: Db, classKey: string): Promise<Map<string, Session['absentees']>> {
  const { rows } = await sql<Session['absentees'][number] & { sessionId: string }>`
    select s.public_id as "sessionId", p.public_id as "personId", p.full_name as "fullName", a.excused
    from training_session s join training_absence a on a.session_id = s.id
    cross join lateral named_learner(a.person_id, a.organiser_id) p
    where s.class_id = ${classKey} and s.superseded_at is null
    order by p.name_order, p.id limit ${MOST.sessions * 50}`.execute(db)
  const bySession = new Map<string, Session['absentees']>()
  for (const { sessionId, ...one } of rows)
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), one])
  return bySession
}

/** Whether a class has a session on a part of a day. */
export async function hasSession(db: Db, classKey: string, on: Day, part: Part): Promise<boolean> {
  const { rows } = await sql`
    select from training_session where class_id = ${classKey} and on_day = ${on} and part = ${part}
      and superseded_at is null`.execute(db)
  return rows.length > 0
}

/** Records a session with those absent; ids are internal. */
export async function insertSession(
  tx: Db,
  found: { key: string; organisationId: string },
  one: {
    on: Day
    part: Part
    topic: string | null
    present: number | null
    absent: readonly { key: string; excused: boolean }[]
  },
  eventId: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into training_session (class_id, on_day, part, topic, present, recorded_event)
    values (${found.key}, ${one.on}, ${one.part}, ${one.topic}, ${one.present}, ${eventId}) returning id`.execute(
    tx,
  )
  if (one.absent.length === 0) return
  await sql`
    insert into training_absence (person_id, session_id, organiser_id, excused, recorded_event)
    select away.key, ${rows[0]!.id}, ${found.organisationId}, away.excused, ${eventId}
    from unnest(${one.absent.map(({ key }) => key)}::bigint[], ${one.absent.map(({ excused }) => excused)}::boolean[])
      as away (key, excused)`.execute(tx)
}

/** Takes back a session; throws NotFound where the class has none of this id. */
export async function withdrawSession(
  tx: Db,
  classKey: string,
  sessionId: string,
  reason: string,
  eventId: string,
): Promise<void> {
  const { rows } = await sql`
    update training_session set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where class_id = ${classKey} and public_id = ${sessionId} and superseded_at is null returning id`.execute(
    tx,
  )
  if (rows.length === 0) throw new NotFound(`session ${sessionId}`)
}
