import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Kind } from './law.ts'

/** Says what a member's dues are counted from, from a month on; what was said for that month is superseded. */
export async function setBase(
  tx: Db,
  one: { memberId: string; fromMonth: Day; kind: Kind; base: bigint | null; voluntary: bigint | null },
  eventId: string,
): Promise<void> {
  await sql`update dues_base set superseded_at = now(), superseded_event = ${eventId}
    where member_id = ${one.memberId} and from_month = ${one.fromMonth} and superseded_at is null`.execute(tx)
  await sql`insert into dues_base (member_id, from_month, kind, base_vnd, voluntary_vnd, recorded_event)
    values (${one.memberId}, ${one.fromMonth}, ${one.kind}, ${one.base === null ? null : String(one.base)},
      ${one.voluntary === null ? null : String(one.voluntary)}, ${eventId})`.execute(tx)
}

/** Whether somebody belongs to a unit at any time in a month. */
export async function isThere(
  db: Db,
  memberId: string,
  organisationId: string,
  month: Day,
): Promise<boolean> {
  const { rows } = await sql`
    select from member_spell s where s.member_id = ${memberId} and s.organisation_id = ${organisationId}
      and s.from_day < (${month}::date + interval '1 month') and ${month}::date < s.until_day limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** Internal ids by public ids, in the order asked; left out where there is no such person. */
export async function memberKeys(db: Db, publicIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`
    select public_id as id, id as key from person where public_id = any(${[...publicIds]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row.key]))
}
