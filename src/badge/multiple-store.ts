import { sql } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Multiple } from './api.ts'
import { BONUS_SOURCE, BONUS_TENTHS, levelsOn } from './law.ts'

interface SetRow {
  level: number
  tenths: number
  organisationId: string
  from: Day
  ground: string
}

/** What units at or above this one have set, the nearest for each level, the latest on the day. */
async function setFor(db: Db, organisationId: string, on: Day): Promise<SetRow[]> {
  const { rows } = await sql<SetRow>`
    select distinct on (s.level) s.level, s.tenths, s.organisation_id as "organisationId", s.from_day as "from", s.ground
    from badge_multiple s join organisation_ancestor a on a.ancestor_id = s.organisation_id
      and a.descendant_id = ${organisationId} and a.from_day <= ${on}::date and ${on}::date < a.until_day
    where s.superseded_at is null and s.from_day <= ${on}::date
    order by s.level, (select count(*) from organisation_ancestor up where up.descendant_id = s.organisation_id
      and up.from_day <= ${on}::date and ${on}::date < up.until_day) desc, s.from_day desc`.execute(db)
  return rows
}

/** Multiples in tenths by level that hold for a unit on a day. */
export async function tenthsFor(db: Db, organisationId: string, on: Day): Promise<Map<number, number>> {
  const law = Object.entries(BONUS_TENTHS).map(([level, tenths]) => [Number(level), tenths] as const)
  const own = await setFor(db, organisationId, on)
  return new Map([...law, ...own.map((one) => [one.level, one.tenths] as const)])
}

/** The same as a page shows it: where each comes from. */
export async function listMultiples(
  db: Db,
  actor: Actor,
  organisationId: string,
  on: Day,
): Promise<{ items: Multiple[]; may: { record: boolean } }> {
  const own = await setFor(db, organisationId, on)
  const units = await linksOn(
    db,
    actor,
    own.map((one) => one.organisationId),
    on,
  )
  const items = levelsOn(on).map(({ years }): Multiple => {
    const set = own.find((one) => one.level === years)
    const law = BONUS_TENTHS[years]
    if (set)
      return {
        level: years,
        multiple: set.tenths / 10,
        source: set.ground,
        setBy: units.get(set.organisationId) ?? null,
        from: set.from,
      }
    const known = law !== undefined
    return {
      level: years,
      multiple: known ? law / 10 : null,
      source: known ? BONUS_SOURCE : null,
      setBy: null,
      from: null,
    }
  })
  return { items: items.toReversed(), may: { record: await may(db, actor, 'work.record', organisationId) } }
}

/** Sets the multiple of a level for a unit and all below from a day on; what was set for that day is superseded. */
export async function setMultiple(
  tx: Db,
  one: { organisationId: string; level: number; tenths: number; from: Day; ground: string },
  eventId: string,
): Promise<void> {
  await sql`update badge_multiple set superseded_at = now(), superseded_event = ${eventId}
    where organisation_id = ${one.organisationId} and level = ${one.level} and from_day = ${one.from}
      and superseded_at is null`.execute(tx)
  await sql`insert into badge_multiple (organisation_id, level, tenths, from_day, ground, recorded_event)
    values (${one.organisationId}, ${one.level}, ${one.tenths}, ${one.from}, ${one.ground}, ${eventId})`.execute(
    tx,
  )
}
