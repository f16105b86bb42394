import { sql } from 'kysely'
import { statusOn } from '#member/rules.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import type { PersonRow, Standing, UnitName } from './api.ts'
import { birthText } from './field-values.ts'
import { superiorsOn, unitNames } from './unit-store.ts'

/** Where a page of a list begins: behind this person in the order of names. */
export interface PageKey {
  nameOrder: string
  id: string
}

/** The page key of the person with this public id; throws Malformed for nobody. */
export async function pageKey(db: Db, after: string | undefined): Promise<PageKey | null> {
  if (after === undefined) return null
  const { rows } = await sql<{ id: string; name_order: string }>`
    select id, name_order from person where public_id = ${after}`.execute(db)
  if (!rows[0]) throw new Malformed([{ path: 'after', code: 'unknown-key' }])
  return { nameOrder: rows[0].name_order, id: rows[0].id }
}

/** A page of rows out of one more id than fit on it. */
export async function pageOfRows(
  db: Db,
  ids: readonly string[],
  on: Day,
  limit: number,
): Promise<{ items: PersonRow[]; next: string | null }> {
  const items = await rowsOf(db, ids.slice(0, limit), on)
  return { items, next: ids.length > limit ? items.at(-1)!.id : null }
}

/** These people as rows of a list, in the order given, each where he is at the end of the day. */
export async function rowsOf(db: Db, ids: readonly string[], on: Day): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<StoredRow>`
    select p.public_id, p.full_name, p.sex, p.born_on, p.born_precision, p.organisation_id as keeper_id,
      member.member_code, member.official_on, stay.on_day as since, stay.to_organisation_id as unit_id
    from unnest(${[...ids]}::bigint[]) with ordinality as wanted (id, position)
    join person p on p.id = wanted.id
    left join member on member.person_id = p.id
    left join lateral (
      select movement.on_day, movement.to_organisation_id from movement
      where movement.member_id = p.id and movement.superseded_at is null and movement.on_day <= ${on}::date
      order by movement.on_day desc, movement.seq desc limit 1
    ) stay on true
    order by wanted.position`.execute(db)
  const places = rows.flatMap((row) => row.unit_id ?? [])
  const above = await superiorsOn(db, places, on)
  const names = await unitNames(db, [...places, ...above.values(), ...rows.map((row) => row.keeper_id)], on)
  return rows.map((row) => personRow(row, on, names, above))
}

interface StoredRow {
  public_id: string
  full_name: string
  sex: 'nam' | 'nữ'
  born_on: Day
  born_precision: 'day' | 'month' | 'year'
  keeper_id: string
  member_code: string | null
  official_on: Day | null
  since: Day | null
  unit_id: string | null
}

function personRow(
  row: StoredRow,
  on: Day,
  names: ReadonlyMap<string, UnitName>,
  above: ReadonlyMap<string, string>,
): PersonRow {
  const superior = row.unit_id === null ? undefined : above.get(row.unit_id)
  return {
    id: row.public_id,
    fullName: row.full_name,
    sex: row.sex,
    bornOn: birthText(row.born_on, row.born_precision),
    memberCode: row.member_code,
    standing: standingOf(row.unit_id !== null, row.since !== null, row.official_on, on),
    officialOn: row.official_on,
    organisation: row.unit_id === null ? null : names.get(row.unit_id)!,
    above: superior === undefined ? null : names.get(superior)!.name,
    since: row.unit_id === null ? null : row.since,
    keeper: names.get(row.keeper_id)!,
  }
}

/** Where somebody stands on a day, from whether he is in a unit then and has been in one before. */
function standingOf(here: boolean, moved: boolean, officialOn: Day | null, on: Day): Standing {
  if (!here) return moved ? 'left' : 'not-admitted'
  return statusOn(officialOn, on)
}
