import { sql, type RawBuilder } from 'kysely'
import { addDays, type Day } from '#platform/day.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { childrenInPeriod } from './balance.ts'
import { flowRows, ownFlowRows, stockRows } from './flow-rows.ts'
import type { StructureKey } from './keys.ts'
import { ownRows, placedFlowRows, placedStockRows, placeUnits } from './placed.ts'
import { keyExpression, structureRows } from './structure.ts'

export interface CountedPerson {
  personId: string
  memberCode: string
  fullName: string
  bornOn: Day
  on: Day
  unit: string
}

export interface PeoplePage {
  items: CountedPerson[]
  next: string | null
}

/** Where a page of people begins and how long it is; `after` is what the page before gave as `next`. */
export interface PageRequest {
  after?: string | undefined
  limit: number
}

/** A cell of a balance: `treeOn` where it is counted by the structure of that day. */
interface OpenedCell {
  from: Day
  to: Day
  cell: string
  own: boolean
  treeOn?: Day | undefined
}

/** The members whom a cell of a balance counts, by name the Vietnamese way. */
export async function listBalancePeople(
  db: Db,
  organisationId: string,
  { from, to, cell, own, treeOn }: OpenedCell,
  page: PageRequest,
): Promise<PeoplePage> {
  if (treeOn) return listPlacedPeople(db, organisationId, { from, to, cell, own, treeOn }, page)
  const target = sql`select ${organisationId}::bigint`
  if (cell === 'opening' || cell === 'closing') {
    const on = cell === 'opening' ? addDays(from, -1) : to
    const stock = own
      ? sql`select member_id, organisation_id from member_spell
          where organisation_id = ${organisationId} and from_day <= ${on} and ${on} < until_day`
      : stockRows(target, on)
    return listPeople(
      db,
      sql`select member_id, ${on}::date as on_day, organisation_id from (${stock}) stock`,
      page,
    )
  }
  const flows = own ? ownFlowRows(organisationId, from, to) : flowRows(target, from, to)
  return listPeople(
    db,
    sql`select member_id, on_day, null::bigint as organisation_id from (${flows}) flow where starts_with(category, ${cell})`,
    page,
  )
}

async function listPlacedPeople(
  db: Db,
  organisationId: string,
  { from, to, cell, own, treeOn }: OpenedCell & { treeOn: Day },
  page: PageRequest,
): Promise<PeoplePage> {
  const below = own
    ? (await childrenInPeriod(db, organisationId, treeOn, treeOn, true)).map((one) => one.id)
    : []
  const placed = await placeUnits(db, [organisationId, ...below], treeOn)
  const rows = own ? ownRows(placed, organisationId) : placed.rows
  if (cell === 'opening' || cell === 'closing') {
    const on = cell === 'opening' ? addDays(from, -1) : to
    const stock = placedStockRows(rows, on)
    return listPeople(
      db,
      sql`select member_id, ${on}::date as on_day, organisation_id from (${stock}) stock`,
      page,
    )
  }
  return listPeople(
    db,
    sql`select member_id, on_day, null::bigint as organisation_id from (${placedFlowRows(rows, from, to)}) flow
      where starts_with(category, ${cell})`,
    page,
  )
}

/** The members whom a cell of a structure counts, by name the Vietnamese way. */
export function listStructurePeople(
  db: Db,
  organisationId: string,
  on: Day,
  values: Partial<Record<StructureKey, string | null>>,
  page: PageRequest,
): Promise<PeoplePage> {
  const keys = Object.keys(values) as StructureKey[]
  const conditions = keys.map(
    (key) => sql`${keyExpression(key, on)} is not distinct from ${valueOf(key, values[key] ?? null)}`,
  )
  const where = conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
  return listPeople(
    db,
    sql`select member_id, ${on}::date as on_day, organisation_id from (${structureRows(organisationId, on, keys)}) counted where ${where}`,
    page,
  )
}

/** A group's value as `keyExpression` has it: coded values and units by their number. */
function valueOf(key: StructureKey, value: string | null): RawBuilder<unknown> {
  if (value === null) return sql`null`
  if (key === 'organisation') return sql`(select id::text from organisation where code = ${value})`
  if (
    key === 'education' ||
    key === 'theory' ||
    key === 'stratum' ||
    key === 'ethnicity' ||
    key === 'religion'
  )
    return sql`(select id::text from coded_value where field = ${key} and value = ${value})`
  return sql`${value}`
}

/** `counted`: rows `member_id, on_day, organisation_id` (null: the unit of the member's movement or stay that day). */
export async function listPeople(
  db: Db,
  counted: RawBuilder<unknown>,
  { after, limit }: PageRequest,
): Promise<PeoplePage> {
  const last = readCursor(after, 3)
  const beyond = last
    ? sql`(name_order, on_day, listed.member_id) > (${last[0]}, ${dayPart(last[1])}::date, ${idPart(last[2])}::bigint)`
    : sql`true`
  const { rows } = await sql<CountedPerson & { name_order: string; member_id: string }>`
    with counted as (${counted}),
    listed as (
      select counted.*, person.public_id, person.full_name, person.born_on, person.name_order
      from counted join person on person.id = counted.member_id
    )
    select listed.public_id as "personId", member.member_code as "memberCode", full_name as "fullName", born_on as "bornOn",
      on_day as "on", listed.name_order, listed.member_id, coalesce(unit.name, '') as unit
    from listed
    join member on member.person_id = listed.member_id
    left join lateral (
      select coalesce(listed.organisation_id, (
        select coalesce(to_organisation_id, from_organisation_id) from movement
        where movement.member_id = listed.member_id and superseded_at is null and movement.on_day <= listed.on_day
        order by movement.on_day desc, seq desc limit 1)) as id
    ) place on true
    left join lateral (
      select name from organisation_state state
      where state.organisation_id = place.id and superseded_at is null and state.from_day <= listed.on_day
      order by state.from_day desc limit 1
    ) unit on true
    where ${beyond}
    order by name_order, on_day, listed.member_id
    limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  const next = rows.length > limit && end ? cursorOf([end.name_order, end.on, end.member_id]) : null
  return { items: items.map(({ name_order: _order, member_id: _id, ...person }) => person), next }
}
