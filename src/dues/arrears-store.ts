import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import { addMonths, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { ArrearsRow } from './api.ts'

interface Owing {
  key: string
  organisationId: string
  months: Day[]
  owed: number
  unpaidInYear: number
}

/** Who owes dues of months that were closed in the year up to a month, a page, most owed first. */
export async function listArrears(
  db: Db,
  actor: Actor,
  asked: { organisationId: string; month: Day; after?: string | undefined; limit: number },
): Promise<{ items: ArrearsRow[]; next: string | null }> {
  const { organisationId, month, limit } = asked
  const key = readCursor(asked.after, 2)
  const from = key
    ? sql`(-owed, key) > (${-Number(idPart(key[0]))}::bigint, ${idPart(key[1])}::bigint)`
    : sql`true`
  const { rows } = await asRegister(db, (all) =>
    sql<Owing>`
      with owing as (
        select c.member_id as key, c.organisation_id, c.month, c.due_vnd - coalesce(money.paid, 0) as owed,
          coalesce(money.paid, 0) as paid
        from dues_charge c
        left join lateral (select sum(y.amount_vnd) as paid from dues_payment y
          where y.member_id = c.member_id and y.month = c.month and y.superseded_at is null) money on true
        where c.organisation_id in (select a.descendant_id from organisation_ancestor a
            where a.ancestor_id = ${organisationId} and a.from_day <= ${month}::date and ${month}::date < a.until_day)
          and c.month > ${addMonths(month, -12)}::date and c.month <= ${month}::date and c.superseded_at is null
          and c.due_vnd > coalesce(money.paid, 0)
      ), each as (
        select key, (array_agg(organisation_id order by month desc))[1] as "organisationId",
          array_agg(month::text order by month) as months, sum(owed)::bigint as owed,
          (count(*) filter (where paid = 0 and date_part('year', month) = date_part('year', ${month}::date)))::integer as "unpaidInYear"
        from owing group by key
      )
      select key, "organisationId", months, owed::float8 as owed, "unpaidInYear" from each where ${from}
      order by -owed, key limit ${limit + 1}`.execute(all),
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const { rows: people } = await sql<{ key: string; id: string; fullName: string }>`
    select p.id as key, p.public_id as id, p.full_name as "fullName"
    from unnest(${shown.map((one) => one.key)}::bigint[]) wanted (id) cross join lateral named_person(wanted.id) p`.execute(
    db,
  )
  const named = new Map(people.map((one) => [one.key, one]))
  const ids = [...new Set(shown.map((one) => one.organisationId))]
  const units = await linksOn(db, actor, ids, month)
  return {
    items: shown.flatMap(({ key: member, organisationId: unit, months, owed, unpaidInYear }) => {
      const person = named.get(member)
      if (!person) return []
      const { id, fullName } = person
      return [{ id, fullName, unit: units.get(unit)!, months, owed, unpaidInYear }]
    }),
    next: rows.length > limit && last ? cursorOf([last.owed, last.key]) : null,
  }
}
