import { sql } from 'kysely'
import { statusOn } from '#member/rules.ts'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import type { PersonRow, Standing } from './api.ts'
import { birthText } from './field-values.ts'

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
  const { rows } =
    await sql<StoredRow>`${kept} select * from people_rows(${[...ids]}::bigint[], ${on})`.execute(db)
  return rows.map((row) => personRow(row, on))
}

/** As the function people_rows tells it (migration 0019). */
interface StoredRow {
  public_id: string
  full_name: string
  sex: 'nam' | 'nữ'
  born_on: Day
  born_precision: 'day' | 'month' | 'year'
  member_code: string | null
  official_on: Day | null
  since: Day | null
  unit_id: string | null
  unit_public_id: string
  unit_code: string
  unit_name: string | null
  above_name: string | null
  keeper_public_id: string
  keeper_code: string
  keeper_name: string | null
}

function personRow(row: StoredRow, on: Day): PersonRow {
  const here = row.unit_id !== null
  return {
    id: row.public_id,
    fullName: row.full_name,
    sex: row.sex,
    bornOn: birthText(row.born_on, row.born_precision),
    memberCode: row.member_code,
    standing: standingOf(here, row.since !== null, row.official_on, on),
    officialOn: row.official_on,
    organisation: here ? { id: row.unit_public_id, code: row.unit_code, name: row.unit_name ?? '' } : null,
    above: here ? row.above_name : null,
    since: here ? row.since : null,
    keeper: { id: row.keeper_public_id, code: row.keeper_code, name: row.keeper_name ?? '' },
  }
}

/** Where somebody stands on a day, from whether he is in a unit then and has been in one before. */
function standingOf(here: boolean, moved: boolean, officialOn: Day | null, on: Day): Standing {
  if (!here) return moved ? 'left' : 'not-admitted'
  return statusOn(officialOn, on)
}
