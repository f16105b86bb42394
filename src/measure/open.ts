import { sql } from 'kysely'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Db } from '#platform/db.ts'
import { listPeople, type PageRequest, type PeoplePage } from '#statistics/people.ts'
import { conditionOf, unitList } from './count.ts'
import type { Measure, Span } from './declaration.ts'
import type { Filter } from './filter.ts'

/** A figure: a measure of a unit (internal id) over a span under a filter. */
export interface FigureAsked {
  unit: string
  span: Span
  where: Filter
}

/** The facts behind a figure, as a relation. */
function factsBehind(measure: Measure, { unit, span, where }: FigureAsked) {
  return sql`select * from (${measure.rows(unitList([unit]), span)}) fact where ${conditionOf(measure, where, span)}`
}

/** The people behind a figure, by name the Vietnamese way; of measures that open to people. */
export function listPeopleBehind(
  db: Db,
  measure: Measure,
  asked: FigureAsked,
  page: PageRequest,
): Promise<PeoplePage> {
  const unit = measure.time === 'day' ? sql`organisation_id` : sql`null::bigint`
  return listPeople(
    db,
    sql`select member_id, on_day, ${unit} as organisation_id from (${factsBehind(measure, asked)}) counted`,
    page,
  )
}

/** A unit or another thing behind a figure, with the page where it is shown. */
export interface ThingBehind {
  id: string
  name: string
  to: string
  on: string | null
}

/** The units behind a figure, by name the Vietnamese way; of measures that open to units. */
export async function listUnitsBehind(
  db: Db,
  measure: Measure,
  asked: FigureAsked,
  { after, limit }: PageRequest,
): Promise<{ items: ThingBehind[]; next: string | null }> {
  const last = readCursor(after, 2)
  const beyond = last
    ? sql`(state.name_order, state.organisation_id) > (${last[0]}, ${idPart(last[1])}::bigint)`
    : sql`true`
  const { rows } = await sql<{ id: string; name: string; nameOrder: string; internal: string }>`
    select organisation.public_id as id, state.name, state.name_order as "nameOrder", state.organisation_id::text as internal
    from (select distinct organisation_id, on_day from (${factsBehind(measure, asked)}) counted) behind
    join organisation on organisation.id = behind.organisation_id
    join organisation_state state on state.organisation_id = behind.organisation_id and state.superseded_at is null
      and state.from_day <= behind.on_day and behind.on_day < state.until_day
    where ${beyond}
    order by state.name_order, state.organisation_id limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return {
    items: items.map(({ id, name }) => ({ id, name, to: `/organisations/${id}`, on: null })),
    next: rows.length > limit && end ? cursorOf([end.nameOrder, end.internal]) : null,
  }
}

/** The things of a room behind a figure, newest first; of measures that open to things. */
export async function listThingsBehind(
  db: Db,
  measure: Measure,
  asked: FigureAsked,
  { after, limit }: PageRequest,
): Promise<{ items: ThingBehind[]; next: string | null }> {
  const last = readCursor(after, 2)
  const beyond = last ? sql`(on_day::text, thing_id::text) < (${last[0]}, ${last[1]})` : sql`true`
  const { rows } = await sql<{ id: string; name: string; to: string; on: string }>`
    select distinct on (on_day::text, thing_id::text) thing_id::text as id, thing_name as name, thing_path as to, on_day::text as on
    from (${factsBehind(measure, asked)}) counted where ${beyond}
    order by on_day::text desc, thing_id::text desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return { items, next: rows.length > limit && end ? cursorOf([end.on, end.id]) : null }
}
