import { sql } from 'kysely'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict } from '#platform/errors.ts'
import { MOST } from './api.ts'
import { type BodyMember, type Position } from './page-api.ts'
import { BODY_ROLES, POSITION_CATEGORIES, type BodyRole, type PositionCategory } from './codes.ts'
import type { MemberPeriod } from './rules.ts'
import { inForceOn } from './store.ts'

/** Who is and who was in a body; names only where `people` may be seen and the register lets them be read. */
export async function listMembers(db: Db, bodyId: string, on: Day, people: boolean): Promise<BodyMember[]> {
  const { rows } = await sql<Omit<BodyMember, 'to'> & { until: Day }>`
    select own.public_id as id, person.public_id as "personId", coalesce(own.holder_name, person.full_name) as "fullName",
      own.role, own.from_day as "from", own.until_day as until, own.decision_no as "decisionNo",
      own.from_day <= ${on}::date and ${on}::date < own.until_day as "inForce"
    from body_member own left join lateral named_person(own.holder_id) person on true
    where own.body_id = ${bodyId} and own.superseded_at is null
    order by "inForce" desc, array_position(${[...BODY_ROLES]}::text[], own.role), own.from_day desc, person.name_order, own.id
    limit ${MOST.members}`.execute(db)
  return rows.map(({ until, ...member }) => ({
    ...member,
    to: lastDayOf(until),
    ...(people ? {} : { personId: null, fullName: null }),
  }))
}

/** The members of a body as rules take them. */
export async function memberPeriods(db: Db, bodyId: string): Promise<MemberPeriod[]> {
  const { rows } = await sql<MemberPeriod>`
    select coalesce(holder_id::text, holder_name) as holder, role, from_day as "from", until_day as until
    from body_member where body_id = ${bodyId} and superseded_at is null`.execute(db)
  return rows
}

export interface NewMember {
  bodyId: string
  holderId: string | null
  holderName: string | null
  role: BodyRole
  from: Day
  until: Day
  decisionNo: string | null
}

export async function recordMember(tx: Db, member: NewMember, eventId: string): Promise<void> {
  await sql`
    insert into body_member (body_id, holder_id, holder_name, role, from_day, until_day, decision_no, recorded_event)
    values (${member.bodyId}, ${member.holderId}, ${member.holderName}, ${member.role}, ${member.from}, ${member.until},
      ${member.decisionNo}, ${eventId})`.execute(tx)
}

/** A member of a body as recorded; throws Conflict when it is not in the register any more. */
export async function getMember(db: Db, bodyId: string, memberId: string): Promise<MemberPeriod> {
  const { rows } = await sql<MemberPeriod>`
    select coalesce(holder_id::text, holder_name) as holder, role, from_day as "from", until_day as until from body_member
    where body_id = ${bodyId} and public_id = ${memberId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new Conflict(`member ${memberId} is not recorded`)
  return rows[0]
}

/** Supersedes a member with the reason; with `until` it is recorded again, ending then. */
export async function changeMember(
  tx: Db,
  memberId: string,
  { until, reason }: { until: Day | null; reason: string },
  eventId: string,
): Promise<void> {
  await sql`
    with gone as (
      update body_member set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where public_id = ${memberId} and superseded_at is null returning *
    )
    insert into body_member
      (public_id, body_id, holder_id, holder_name, role, from_day, until_day, decision_no, recorded_event)
    select public_id, body_id, holder_id, holder_name, role, from_day, ${until ?? FOREVER}::date, decision_no, ${eventId}
    from gone where ${until !== null}`.execute(tx)
}

/** The job positions of a body on a day, by group and name. */
export async function listPositions(db: Db, bodyId: string, on: Day): Promise<Position[]> {
  const { rows } = await sql<Position>`
    select public_id as id, category, name, quota, actual, from_day as "from" from body_position own
    where body_id = ${bodyId} and ${inForceOn('own', on)}
    order by array_position(${[...POSITION_CATEGORIES]}::text[], category), name, id limit ${MOST.positions}`.execute(
    db,
  )
  return rows
}

export interface NewPosition {
  bodyId: string
  category: PositionCategory
  name: string
  quota: number
  actual: number
  from: Day
  until: Day
}

/** The first day of the latest entry of a position of this name, or null. */
export async function latestPosition(db: Db, bodyId: string, name: string): Promise<Day | null> {
  const { rows } = await sql<{ from: Day | null }>`
    select max(from_day) as "from" from body_position
    where body_id = ${bodyId} and name = ${name} and superseded_at is null`.execute(db)
  return rows[0]?.from ?? null
}

/** From a day on a position is so; what was said about it before ends there. Quota 0 without anybody in it: no more. */
export async function recordPosition(tx: Db, position: NewPosition, eventId: string): Promise<void> {
  const { bodyId, category, name, quota, actual, from, until } = position
  await sql`
    with gone as (
      update body_position set superseded_at = now(), superseded_event = ${eventId}
      where body_id = ${bodyId} and name = ${name} and superseded_at is null and ${from}::date < until_day returning *
    )
    insert into body_position (public_id, body_id, category, name, quota, actual, from_day, until_day, recorded_event)
    select public_id, body_id, category, name, quota, actual, from_day, ${from}::date, ${eventId}
    from gone where from_day < ${from}::date`.execute(tx)
  if (quota === 0 && actual === 0) return
  await sql`
    insert into body_position (body_id, category, name, quota, actual, from_day, until_day, recorded_event)
    values (${bodyId}, ${category}, ${name}, ${quota}, ${actual}, ${from}, ${until}, ${eventId})`.execute(tx)
}
