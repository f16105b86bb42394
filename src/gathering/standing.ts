import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import { isWithinReach, permissionsAt, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import type { Standing } from './rules.ts'

/** A gathering by the id in an address, as the rules judge it, and in which way the actor may read it. */
export interface Found extends Standing {
  id: string
  publicId: string
  title: string
  organisationId: string
  bodyId: string | null
  /** The actor reads it as the convener does; otherwise he only takes part. */
  keeps: boolean
}

/** A participant reads a gathering from the day on which it was announced. */
export function isAnnounced(gathering: Expression<unknown>, on: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from gathering_act announced where announced.gathering_id = ${gathering}
    and announced.act = 'announced' and announced.on_day <= ${on}::date)`
}

const STANDING = sql`
  g.id, g.public_id as "publicId", g.organisation_id as "organisationId", p.body_id as "bodyId", p.title, p.kind,
  p.from_day as "fromDay", p.to_day as "toDay", p.starts_at as "startsAt", p.ends_at as "endsAt",
  p.opinions_due_on as "opinionsDueOn", last.act as state, last.on_day as since,
  (select count(*)::integer from gathering_site s where s.gathering_id = g.id and s.withdrawn_at is null) as sites,
  exists (select from gathering_minutes m where m.gathering_id = g.id and m.superseded_at is null) as "hasMinutes"`

/** The rows behind it: the plan in force, and the last act up to a day, before the first one that one. */
function rowsOn(on: Day): RawBuilder<unknown> {
  return sql`gathering g
    join gathering_plan p on p.gathering_id = g.id and p.superseded_at is null
    join lateral (
      select a.act, a.on_day from gathering_act a where a.gathering_id = g.id
      order by a.on_day > ${on}::date, case when a.on_day > ${on}::date then a.on_day end, a.on_day desc, a.id desc limit 1
    ) last on true`
}

/** A gathering as the rules judge it at the end of a day, whoever asks. */
export async function standingOf(db: Db, id: string, on: Day): Promise<Standing> {
  const { rows } = await sql<Standing>`select ${STANDING} from ${rowsOn(on)} where g.id = ${id}`.execute(db)
  return rows[0]!
}

/** The gathering of this address as it stands at the end of a day; throws NotFound where the actor has no part in it. */
export async function findGathering(db: Db, actor: Actor, publicId: string, on: Day): Promise<Found> {
  const within = (unit: string) => isWithinReach(actor, 'work.read', sql.ref(unit))
  const { rows } = await sql<Found & { takesPart: boolean }>`
    select ${STANDING}, ${within('g.organisation_id')} as keeps,
      ${isAnnounced(sql.ref('g.id'), on)} and (
        exists (select from gathering_site s where s.gathering_id = g.id and s.withdrawn_at is null
          and ${within('s.organisation_id')})
        or exists (select from gathering_invitation i where i.gathering_id = g.id and i.withdrawn_at is null
          and ${within('i.organisation_id')})) as "takesPart"
    from ${rowsOn(on)} where g.public_id = ${publicId}`.execute(db)
  const found = rows[0]
  if (!found || (!found.keeps && !found.takesPart)) throw new NotFound(`gathering ${publicId}`)
  return found
}

/** As `findGathering`, for who writes in it as the convener does; throws Forbidden for who may only read it. */
export async function gatheringToWrite(db: Db, actor: Actor, publicId: string, on: Day): Promise<Found> {
  const found = await findGathering(db, actor, publicId, on)
  await mustRecordAt(db, actor, [found.organisationId])
  await sql`select from gathering where id = ${found.id} for update`.execute(db)
  return findGathering(db, actor, publicId, on)
}

/** Whether the actor records at any of these units: the convener, or the unit whose site or invitation it is. */
export async function recordsAt(db: Db, actor: Actor, units: readonly (string | null)[]): Promise<boolean> {
  const known = units.filter((unit) => unit !== null)
  const allowed = await permissionsAt(db, actor, known)
  return known.some((unit) => allowed.get(unit)!['work.record'])
}

/** Throws Forbidden unless the actor records at one of these units. */
export async function mustRecordAt(db: Db, actor: Actor, units: readonly (string | null)[]): Promise<void> {
  if (!(await recordsAt(db, actor, units))) throw new Forbidden('work.record')
}
