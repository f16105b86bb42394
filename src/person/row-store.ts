import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import type { PersonRow, Standing } from './api.ts'
import { birthText } from './field-values.ts'
import { unitNameOn } from './unit-store.ts'

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
  const { rows } = await sql<StoredRow>`
    select p.public_id, p.full_name, p.sex, p.born_on, p.born_precision, member.member_code, member.official_on,
      stay.on_day as since, stay.on_day is not null as moved,
      o.public_id as unit_id, o.code as unit_code, ${unitNameOn('o.id', on)} as unit_name,
      case when placed.superior_id is not null then ${unitNameOn('placed.superior_id', on)} end as above,
      k.public_id as keeper_id, k.code as keeper_code, ${unitNameOn('k.id', on)} as keeper_name
    from unnest(${[...ids]}::bigint[]) with ordinality as wanted (id, position)
    join person p on p.id = wanted.id
    join organisation k on k.id = p.organisation_id
    left join member on member.person_id = p.id
    left join lateral (
      select movement.on_day, movement.to_organisation_id from movement
      where movement.member_id = p.id and movement.superseded_at is null and movement.on_day <= ${on}::date
      order by movement.on_day desc, movement.seq desc limit 1
    ) stay on true
    left join organisation o on o.id = stay.to_organisation_id
    left join organisation_state placed on placed.organisation_id = o.id and placed.superseded_at is null
      and placed.from_day <= ${on}::date and ${on}::date < placed.until_day
    order by wanted.position`.execute(db)
  return rows.map((row) => personRow(row, on))
}

interface StoredRow {
  public_id: string
  full_name: string
  sex: 'nam' | 'nữ'
  born_on: Day
  born_precision: 'day' | 'month' | 'year'
  member_code: string | null
  official_on: Day | null
  since: Day | null
  moved: boolean
  unit_id: string | null
  unit_code: string | null
  unit_name: string
  above: string | null
  keeper_id: string
  keeper_code: string
  keeper_name: string
}

function personRow(row: StoredRow, on: Day): PersonRow {
  const here = row.unit_id !== null
  return {
    id: row.public_id,
    fullName: row.full_name,
    sex: row.sex,
    bornOn: birthText(row.born_on, row.born_precision),
    memberCode: row.member_code,
    standing: standingOf(here, row.moved, row.official_on, on),
    officialOn: row.official_on,
    organisation: here ? { id: row.unit_id!, code: row.unit_code!, name: row.unit_name } : null,
    above: here ? row.above : null,
    since: here ? row.since : null,
    keeper: { id: row.keeper_id, code: row.keeper_code, name: row.keeper_name },
  }
}

/** Where somebody stands on a day, from whether he is in a unit then and has been in one before. */
function standingOf(here: boolean, moved: boolean, officialOn: Day | null, on: Day): Standing {
  if (!here) return moved ? 'left' : 'not-admitted'
  return officialOn !== null && officialOn <= on ? 'official' : 'probationary'
}
