import { sql } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { eitherBelow } from './pair-store.ts'

/** A person within reach whose likely twin is kept beyond it: of the twin, the unit alone. */
export interface TwinElsewhere {
  id: string
  likelihood: number
  person: { id: string; fullName: string; unit: string }
  elsewhere: string
  /** The lowest unit above both. */
  superior: string | null
  askedOn: Day | null
}

interface ElsewhereSql {
  key: string
  id: string
  likelihood: string
  personId: string
  fullName: string
  unit: string
  elsewhere: string
  superior: string | null
  superiorKey: string | null
  keeper: string
  askedOn: Day | null
}

/** Must be asked with the eyes of the register; what it answers names nobody beyond the actor's reach. */
function readElsewhere(
  db: Db,
  actor: Actor,
  unit: string | null,
  where: ReturnType<typeof sql>,
  limit: number,
) {
  const { today } = actor
  const reaches = (column: string) => withinReach(actor, 'person.read', sql.ref(column))
  return sql<ElsewhereSql>`
    with mine as (
      select pair.*, a.organisation_id as one_keeper, b.organisation_id as other_keeper, ${reaches('a.organisation_id')} as is_one_mine
      from quality_pair pair join person a on a.id = one_id join person b on b.id = other_id
      where state = 'open' and ${eitherBelow(unit, today)}
        and (${reaches('a.organisation_id')}) <> (${reaches('b.organisation_id')}) and ${where}
      order by likelihood desc, pair.id limit ${limit}
    ),
    sided as (
      select mine.*, case when is_one_mine then one_id else other_id end as own_id,
        case when is_one_mine then one_keeper else other_keeper end as keeper,
        case when is_one_mine then other_keeper else one_keeper end as far
      from mine
    )
    select sided.id as key, sided.public_id as id, likelihood::text, p.public_id as "personId", p.full_name as "fullName",
      coalesce(unit_name(keeper, ${today}::date), '') as unit, coalesce(unit_name(far, ${today}::date), '') as elsewhere,
      unit_name(common.id, ${today}::date) as superior, common.id::text as "superiorKey", keeper::text as keeper, asked_on as "askedOn"
    from sided join person p on p.id = own_id
    left join lateral (
      select up.ancestor_id as id from organisation_ancestor up
      join organisation_ancestor also on also.ancestor_id = up.ancestor_id and also.descendant_id = far
        and also.from_day <= ${today}::date and ${today}::date < also.until_day
      where up.descendant_id = keeper and up.from_day <= ${today}::date and ${today}::date < up.until_day
      order by (select count(*) from organisation_ancestor depth where depth.descendant_id = up.ancestor_id
        and depth.from_day <= ${today}::date and ${today}::date < depth.until_day) desc limit 1
    ) common on true
    order by likelihood desc, sided.id`.execute(db)
}

const shown = (row: ElsewhereSql): TwinElsewhere => ({
  id: row.id,
  likelihood: Number(row.likelihood),
  person: { id: row.personId, fullName: row.fullName, unit: row.unit },
  elsewhere: row.elsewhere,
  superior: row.superior,
  askedOn: row.askedOn,
})

/** People below a unit whose likely twin stands beyond the actor's reach, the likeliest first. */
export async function listElsewhere(
  db: Db,
  actor: Actor,
  { unit, after, limit }: { unit: string; after?: string | undefined; limit: number },
): Promise<{ items: TwinElsewhere[]; next: string | null }> {
  const last = readCursor(after, 2)
  const beyond = last
    ? sql`(-likelihood, pair.id) > (-${Number(last[0])}::numeric, ${idPart(last[1])}::bigint)`
    : sql`true`
  const { rows } = await readElsewhere(db, actor, unit, beyond, limit + 1)
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return {
    items: items.map(shown),
    next: rows.length > limit && end ? cursorOf([end.likelihood, end.key]) : null,
  }
}

/** One of them, with its keys and the unit that keeps the actor's side; throws NotFound. */
export async function getElsewhere(db: Db, actor: Actor, publicId: string) {
  const { rows } = await readElsewhere(db, actor, null, sql`pair.public_id = ${publicId}`, 1)
  if (!rows[0]) throw new NotFound('pair')
  return { ...shown(rows[0]), key: rows[0].key, superiorKey: rows[0].superiorKey, keeper: rows[0].keeper }
}
