import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import { MOST } from './api.ts'
import { CENTRAL_TERMS } from './law.ts'

/** An organisation as an issuer on a day; where it was not there, as it was nearest to it. */
export interface UnitOnDay {
  id: string
  publicId: string
  name: string
  kind: string
  exists: boolean
}

/** The organisation of a public id on a day, or null when the register has never known it. */
export async function unitOnDay(db: Db, publicId: string, on: Day): Promise<UnitOnDay | null> {
  const { rows } = await sql<UnitOnDay>`
    select o.id, o.public_id as "publicId", s.name, s.kind, s.from_day <= ${on}::date and ${on}::date < s.until_day as exists
    from organisation o join organisation_state s on s.organisation_id = o.id and s.superseded_at is null
    where o.public_id = ${publicId}
    order by exists desc, least(abs(s.from_day - ${on}::date), abs(least(s.until_day, '2999-12-31') - ${on}::date)) limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Bodies beside a unit on a day, by name. */
export async function bodiesOf(
  db: Db,
  organisationId: string,
  on: Day,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select b.public_id as id, s.name from body b
    join body_state s on s.body_id = b.id and s.superseded_at is null and s.from_day <= ${on}::date and ${on}::date < s.until_day
    where b.organisation_id = ${organisationId} order by s.name limit ${MOST.units}`.execute(db)
  return rows
}

/** Whether a unit has ever stood above another. */
export async function hasStoodAbove(db: Db, superiorId: string, unitId: string): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_ancestor where ancestor_id = ${superiorId} and descendant_id = ${unitId} limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** A body of the register with its name on a day, whatever its rooms know of it; throws Malformed when there is none. */
export async function bodyOnDay(
  db: Db,
  publicId: string,
  on: Day,
): Promise<{ id: string; organisationId: string; name: string; exists: boolean }> {
  const { rows } = await sql<{ id: string; organisationId: string; name: string; exists: boolean }>`
    select b.id, b.organisation_id as "organisationId", s.name,
      s.from_day <= ${on}::date and ${on}::date < s.until_day as exists
    from body b join body_state s on s.body_id = b.id and s.superseded_at is null
    where b.public_id = ${publicId} order by exists desc, s.from_day desc limit 1`.execute(db)
  if (!rows[0]) throw new Malformed([{ path: 'issuer.bodyId', code: 'no-such-body' }])
  return rows[0]
}

/**
 * The term (nhiệm kỳ) in which an organisation issues on a day: that of its committee, else the last one its documents
 * bear, of the centre the congress's number; null where nothing tells.
 */
export async function termOf(db: Db, unit: { id: string; kind: string }, on: Day): Promise<string | null> {
  if (unit.kind === 'trung_uong') return CENTRAL_TERMS.filter((one) => one.from <= on).at(-1)?.name ?? null
  const { rows } = await sql<{ name: string }>`
    (select name from committee_term where organisation_id = ${unit.id} and superseded_at is null
      and committee in ('cap_uy', 'chi_uy') and from_day <= ${on}::date
      and ${on}::date < greatest(until_day, coalesce(extended_until, until_day)) order by from_day desc limit 1)
    union all
    (select term as name from document where issuer_organisation_id = ${unit.id} and direction = 'issued'
      and superseded_at is null and term is not null and issued_on <= ${on}::date
      order by issued_on desc, id desc limit 1)
    limit 1`.execute(db)
  return rows[0]?.name ?? null
}

/** What makes numbers run: keeper, whose symbol, which type, which term. */
export interface Series {
  organisationId: string
  series: string
  type: string
  term: string | null
}

/** The next number of an issuer's series; read under its lock, nobody else takes it. */
export async function nextSerial(db: Db, { organisationId, series, type, term }: Series): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(serial), 0) + 1 as next from document
    where organisation_id = ${organisationId} and direction = 'issued' and superseded_at is null and series = ${series}
      and type = ${type} and term is not distinct from ${term}`.execute(db)
  return rows[0]!.next
}
