import { sql, type RawBuilder } from 'kysely'
import { isWithinReach, withinReach, type Actor } from '#access/policy.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST_KEPT } from './api.ts'

export interface MovementEnd {
  id: string
  code: string
  name: string
}

/** A movement as people read it; `mayRecord`: the reader may correct it. */
export interface MovementRow {
  id: string
  person: { id: string; memberCode: string; fullName: string }
  on: Day
  category: string
  from: MovementEnd | null
  to: MovementEnd | null
  decisionNo: string | null
  note: string | null
  recordedAt: string
  recordedBy: string | null
  supersededAt: string | null
  supersededBy: string | null
  reason: string | null
  supersedes: string | null
  may: { record: boolean }
}

export interface MovementQuery {
  organisationId: string
  from?: Day | undefined
  to: Day
  category?: string | undefined
  after?: string | undefined
  limit: number
}

/** From how many units below on the list is read by day instead of by unit. */
const MANY_UNITS = 2000

/** Movements with an end in a unit or below it (as the tree ever was), newest first. */
export async function listMovements(
  db: Db,
  actor: Actor,
  query: MovementQuery,
): Promise<{ items: MovementRow[]; next: string | null }> {
  const last = readCursor(query.after, 2)
  const conditions = sql.join(
    [
      sql`superseded_at is null and on_day <= ${query.to}`,
      ...(query.from ? [sql`on_day >= ${query.from}`] : []),
      ...(query.category ? [sql`category = ${query.category}`] : []),
      ...(last ? [sql`(on_day, id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)`] : []),
    ],
    sql` and `,
  )
  const units = sql`select descendant_id from organisation_ancestor where ancestor_id = ${query.organisationId}`
  const counted = await sql<{ n: string }>`select count(*) as n from (${units}) unit`.execute(db)
  const limit = query.limit + 1
  const chosen =
    Number(counted.rows[0]!.n) > MANY_UNITS
      ? sql`select * from movement where ${conditions} and (to_organisation_id in (${units}) or from_organisation_id in (${units}))
          order by on_day desc, id desc limit ${limit}`
      : sql`select * from (
          select * from movement where ${conditions} and to_organisation_id in (${units})
          union
          select * from movement where ${conditions} and from_organisation_id in (${units})
        ) either order by on_day desc, id desc limit ${limit}`
  const rows = await readMovements(
    db,
    actor,
    sql`select * from (${chosen}) chosen`,
    sql`order by on_day desc, id desc`,
  )
  const items = rows.slice(0, query.limit)
  const end = items.at(-1)
  return { items, next: rows.length > query.limit && end ? cursorOf([end.on, end.id]) : null }
}

/** The latest movements of one member in order, superseded ones too: all, unless there are hundreds. */
export function listOfMember(db: Db, actor: Actor, memberId: string): Promise<MovementRow[]> {
  return readMovements(
    db,
    actor,
    sql`select * from movement where member_id = ${memberId}
      order by on_day desc, seq desc, recorded_at desc, id desc limit ${MOST_KEPT}`,
    sql`order by on_day, seq, recorded_at, id`,
    ONE,
  )
}

/** One movement; throws NotFound. */
export async function getMovement(
  db: Db,
  actor: Actor,
  memberId: string,
  movementId: string,
): Promise<MovementRow> {
  const rows = await readMovements(
    db,
    actor,
    sql`select * from movement where member_id = ${memberId} and id = ${movementId}`,
    sql`order by id`,
    ONE,
  )
  if (!rows[0]) throw new NotFound(`movement ${movementId}`)
  return rows[0]
}

/** Of a page of movements reach is read whole; of one member's it is asked row by row, by a plan that is kept. */
const MANY = { plan: sql``, within: withinReach }
const ONE = { plan: kept, within: isWithinReach }

async function readMovements(
  db: Db,
  actor: Actor,
  chosen: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { plan, within }: { plan: RawBuilder<unknown>; within: typeof isWithinReach } = MANY,
): Promise<MovementRow[]> {
  const { rows } = await sql<MovementSql>`
    ${plan} select movement.id, movement.on_day as "on", category, decision_no as "decisionNo", note, recorded_at as "recordedAt",
      recorded.actor_name as "recordedBy", superseded_at as "supersededAt", superseded.actor_name as "supersededBy", reason, supersedes, person.public_id as "personId", member.member_code as "memberCode",
      person.full_name as "fullName",
      (from_organisation_id is null or ${within(actor, 'movement.record', sql.ref('from_organisation_id'))})
        and (to_organisation_id is null or ${within(actor, 'movement.record', sql.ref('to_organisation_id'))}) as "mayRecord",
      giver.public_id as "fromId", giver.code as "fromCode", ${nameOn(sql.ref('giver.id'))} as "fromName",
      receiver.public_id as "toId", receiver.code as "toCode", ${nameOn(sql.ref('receiver.id'))} as "toName"
    from (${chosen}) movement
    join member on member.person_id = movement.member_id
    join person on person.id = movement.member_id
    left join organisation giver on giver.id = from_organisation_id
    left join organisation receiver on receiver.id = to_organisation_id
    left join event recorded on recorded.id = movement.recorded_event
    left join event superseded on superseded.id = movement.superseded_event
    ${order}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.personId, memberCode: row.memberCode, fullName: row.fullName },
    on: row.on,
    category: row.category,
    from:
      row.fromId === null
        ? null
        : { id: row.fromId, code: row.fromCode!, name: row.fromName ?? row.fromCode! },
    to: row.toId === null ? null : { id: row.toId, code: row.toCode!, name: row.toName ?? row.toCode! },
    decisionNo: row.decisionNo,
    note: row.note,
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
    supersededAt: row.supersededAt?.toISOString() ?? null,
    supersededBy: row.supersededBy,
    reason: row.reason,
    supersedes: row.supersedes,
    may: { record: row.mayRecord && row.supersededAt === null },
  }))
}

interface MovementSql {
  id: string
  on: Day
  category: string
  decisionNo: string | null
  note: string | null
  recordedAt: Date
  recordedBy: string | null
  supersededAt: Date | null
  supersededBy: string | null
  reason: string | null
  supersedes: string | null
  personId: string
  memberCode: string
  fullName: string
  mayRecord: boolean
  fromId: string | null
  fromCode: string | null
  fromName: string | null
  toId: string | null
  toCode: string | null
  toName: string | null
}

/** The unit's name on the movement's day, or its last one before. */
function nameOn(unit: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select name from organisation_state state
    where state.organisation_id = ${unit} and state.superseded_at is null and state.from_day <= movement.on_day
    order by state.from_day desc limit 1)`
}
