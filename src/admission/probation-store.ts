import { sql } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Probationer } from './api.ts'
import { officialDayOf } from './rules.ts'
import { memberCourseOn, unitsBelow } from './source-sql.ts'

interface Row {
  key: string
  personId: string
  fullName: string
  unitKey: string
  ceremonyOn: Day
  courseOn: Day | null
}

/** Probationers in a unit and below it on a day, those whose twelve months end first at the top. */
export async function listProbationers(
  db: Db,
  actor: Actor,
  asked: { organisationId: string; on: Day; after?: string | undefined; limit: number },
): Promise<{ items: Probationer[]; next: string | null }> {
  const { organisationId, on, after, limit } = asked
  const last = readCursor(after, 2)
  const { rows } = await sql<Row>`
    select p.id as key, p.public_id as "personId", p.full_name as "fullName", spell.organisation_id as "unitKey",
      m.ceremony_on as "ceremonyOn",
      ${memberCourseOn('p.id', on)} as "courseOn"
    from (${unitsBelow(organisationId, on)}) unit (id)
    join member_spell spell on spell.organisation_id = unit.id and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
    join member m on m.person_id = spell.member_id and (m.official_on is null or m.official_on > ${on}::date)
      and m.ceremony_on is not null
    join person p on p.id = m.person_id
    where ${withinReach(actor, 'person.read', sql.ref('p.organisation_id'))}
      and ${last ? sql`(m.ceremony_on, p.id) > (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by m.ceremony_on, p.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const named = await linksOn(
    db,
    actor,
    page.map((row) => row.unitKey),
    on,
  )
  return {
    items: page.map(({ personId, fullName, unitKey, ceremonyOn, courseOn }) => ({
      personId,
      fullName,
      ceremonyOn,
      courseOn,
      unit: named.get(unitKey)!,
      endsOn: officialDayOf(ceremonyOn),
    })),
    next: rows.length > limit && end ? cursorOf([end.ceremonyOn, end.key]) : null,
  }
}
