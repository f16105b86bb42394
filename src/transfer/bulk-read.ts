import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import { isWithinReach, type Actor } from '#access/policy.ts'
import type { UnitLink } from '#organisation/api.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { workingDaysAfter } from '#procedure/calendar.ts'
import { readDeviations } from '#procedure/store.ts'
import type { ListRow, listListMembers } from './bulk-api.ts'
import { transferLawOn } from './law.ts'
import { below } from './list-store.ts'

interface ListSql extends Omit<ListRow, 'from' | 'to' | 'issuer' | 'dueOn' | 'late' | 'state'> {
  key: string
  fromId: string
  toId: string
  issuerId: string
  act: ListRow['state'] | null
}

/** Lists where `which` is true as of a day, the latest first. */
export async function readLists(
  db: Db,
  actor: Actor,
  { which, on, limit }: { which: RawBuilder<unknown>; on: Day; limit: number },
): Promise<(ListRow & { key: string })[]> {
  const { rows } = await sql<ListSql>`
    select list.id as key, list.public_id as id, list.organisation_id as "fromId", list.receiver_id as "toId",
      list.issuer_id as "issuerId", letter_no as "letterNo", issued_on as "issuedOn", decision_no as "decisionNo",
      list.reason, list.members, act.act, act.on_day as "endedOn", act.reason as "endReason",
      case when act.act = 'received' then act.members end as received
    from transfer_list list left join transfer_list_act act on act.list_id = list.id and act.superseded_at is null
      and act.on_day <= ${on}::date
    where issued_on <= ${on}::date and ${which} order by issued_on desc, list.id desc limit ${limit}`.execute(
    db,
  )
  const units = await linksOn(
    db,
    actor,
    rows.flatMap((row) => [row.fromId, row.toId, row.issuerId]),
    on,
  )
  const deviations = await readDeviations(db)
  return rows.map((row) =>
    rowOf(row, units, on, (day) => workingDaysAfter(day, transferLawOn(day).presentWithin, deviations)),
  )
}

function rowOf(
  row: ListSql,
  units: ReadonlyMap<string, UnitLink>,
  on: Day,
  dueOf: (issuedOn: Day) => Day,
): ListRow & { key: string } {
  const { fromId, toId, issuerId, act, ...rest } = row
  const dueOn = dueOf(row.issuedOn)
  return {
    ...rest,
    from: units.get(fromId)!,
    to: units.get(toId)!,
    issuer: units.get(issuerId)!,
    dueOn,
    state: act ?? 'in_transit',
    late: act === null && dueOn < on,
  }
}

/** Lists from or to a unit and those below it, the latest first. The caller judges the unit. */
export async function listLists(
  db: Db,
  actor: Actor,
  { unit, on, after, limit }: { unit: string; on: Day; after?: string | undefined; limit: number },
): Promise<{ items: ListRow[]; next: string | null }> {
  const last = readCursor(after, 2)
  const which = sql`(list.organisation_id in ${below(unit, on)} or list.receiver_id in ${below(unit, on)})
    ${last ? sql`and (issued_on, list.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql``}`
  const rows = await readLists(db, actor, { which, on, limit: limit + 1 })
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return { items, next: rows.length > limit && end ? cursorOf([end.issuedOn, end.key]) : null }
}

/** The lines of a list by units. */
export async function flowsOf(db: Db, actor: Actor, listId: string, on: Day) {
  const { rows } = await sql<{ fromId: string; toId: string; members: number }>`
    select from_organisation_id as "fromId", to_organisation_id as "toId", count(*)::int as members
    from transfer_list_member where list_id = ${listId} group by 1, 2 order by 3 desc, 1, 2`.execute(db)
  const units = await linksOn(
    db,
    actor,
    rows.flatMap((row) => [row.fromId, row.toId]),
    on,
  )
  return rows.map(({ fromId, toId, members }) => ({
    from: units.get(fromId)!,
    to: units.get(toId)!,
    members,
  }))
}

/** Whom a list names, in the order of names. Needs the eyes of the register; the caller may read the list. */
export async function membersOf(
  all: Db,
  actor: Actor,
  listId: string,
  { after, limit, on }: { after?: string | undefined; limit: number; on: Day },
): Promise<z.output<typeof listListMembers.output>> {
  const last = readCursor(after, 2)
  const name = (unit: string) => sql`(select name from organisation_state state
    where state.organisation_id = ${sql.ref(unit)} and superseded_at is null
    order by from_day <= ${on}::date desc, abs(from_day - ${on}::date) limit 1)`
  const { rows } = await sql<{
    key: string
    order: string
    id: string
    fullName: string
    memberCode: string
    readable: boolean
    from: string
    to: string
    leftOut: boolean
  }>`
    select person.id as key, name_order as order, public_id as id, full_name as "fullName", member_code as "memberCode",
      ${isWithinReach(actor, 'person.read', sql.ref('person.organisation_id'))} as readable,
      ${name('named.from_organisation_id')} as "from", ${name('named.to_organisation_id')} as "to", left_out as "leftOut"
    from transfer_list_member named join person on person.id = named.member_id
    join member on member.person_id = person.id
    where list_id = ${listId}
      ${last ? sql`and (name_order, person.id) > (${String(last[0])} collate "C", ${idPart(last[1])}::bigint)` : sql``}
    order by name_order, person.id limit ${limit + 1}`.execute(all)
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return { items, next: rows.length > limit && end ? cursorOf([end.order, end.key]) : null }
}
