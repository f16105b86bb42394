import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, permissions, permissionsAnywhere, withinReach, type Actor } from '#access/policy.ts'
import type { UnitLink } from '#organisation/api.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Model, ModelRow } from './api.ts'
import { MOST, type Kind, type State } from './codes.ts'
import type { Standing } from './rules.ts'

/** A model as the store reads it as of a day; ids ending in Id or named key are internal. */
export interface KeptModel extends Standing {
  key: string
  id: string
  organisationId: string
  kind: Kind
  name: string
  summary: string | null
  until: Day
  authority: string | null
  document: Model['document']
  adopters: number
}

const documentOf = (column: RawBuilder<unknown>) => sql`
  (select json_build_object('id', d.public_id, 'number', d.number, 'subject', d.subject) from document d where d.id = ${column})`

/** Reads models m where `what` is true, newest first, as of a day. */
export async function readModels(
  db: Db,
  on: Day,
  what: RawBuilder<SqlBool>,
  limit: number,
): Promise<KeptModel[]> {
  const { rows } = await sql<Omit<KeptModel, 'state'>>`
    select m.id as key, m.public_id as id, m.organisation_id as "organisationId", m.kind, m.name, m.summary,
      m.from_day as "from", m.until_day as "until", m.authority, ${documentOf(sql.ref('m.document_id'))} as document,
      days.evaluated as "evaluatedOn", days.spread as "spreadOn", days.ended as "endedOn", days.adopters,
      (select a.outcome from model_act a where a.model_id = m.id and a.stage = 'evaluated' and a.superseded_at is null
        and a.on_day <= ${on}::date order by a.on_day desc, a.id desc limit 1) as outcome
    from model m cross join lateral (
      select max(a.on_day) filter (where a.stage = 'evaluated') as evaluated,
        min(a.on_day) filter (where a.stage = 'spread') as spread, min(a.on_day) filter (where a.stage = 'ended') as ended,
        (count(*) filter (where a.stage = 'adopted'))::integer as adopters
      from model_act a where a.model_id = m.id and a.superseded_at is null and a.on_day <= ${on}::date
    ) days
    where m.superseded_at is null and m.from_day <= ${on}::date and ${what}
    order by m.from_day desc, m.id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, state: stateOf(row) }))
}

function stateOf({ endedOn, spreadOn, evaluatedOn }: Omit<KeptModel, 'state'>): State {
  if (endedOn !== null) return 'ended'
  if (spreadOn !== null) return 'spread'
  return evaluatedOn === null ? 'running' : 'evaluated'
}

/** The state of model m on a day, as SQL; the same as `state`. */
const isIn = (state: State, on: Day) => {
  const has = (
    stage: string,
  ) => sql`exists (select from model_act a where a.model_id = m.id and a.stage = ${stage}
    and a.superseded_at is null and a.on_day <= ${on}::date)`
  if (state === 'ended') return sql<SqlBool>`${has('ended')}`
  if (state === 'spread') return sql<SqlBool>`(${has('spread')} and not ${has('ended')})`
  const isOpen = sql`not ${has('ended')} and not ${has('spread')}`
  return state === 'evaluated'
    ? sql<SqlBool>`(${isOpen} and ${has('evaluated')})`
    : sql<SqlBool>`(${isOpen} and not ${has('evaluated')})`
}

/** Whether model m reached a unit from elsewhere: it took it up, or a unit above it spread it to all below. */
const reached = (units: RawBuilder<unknown>, today: Day) => sql<SqlBool>`exists (
  select from model_act a where a.model_id = m.id and a.superseded_at is null and (
    a.stage = 'adopted' and a.organisation_id in (${units})
    or a.stage = 'spread' and a.organisation_id in (select up.ancestor_id from organisation_ancestor up
      where up.descendant_id in (${units}) and up.from_day <= ${today}::date and ${today}::date < up.until_day)))`

/** Whether the actor may read model m: kept within reach, or it reached a unit within reach. */
export function isReadable(actor: Actor): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, 'work.read')
  if (holders === 'all') return sql<SqlBool>`true`
  const held = sql`select unnest(${holders}::bigint[])`
  return sql<SqlBool>`(${withinReach(actor, 'work.read', sql.ref('m.organisation_id'))} or ${reached(held, actor.today)}
    or exists (select from model_act a where a.model_id = m.id and a.stage = 'adopted' and a.superseded_at is null
      and ${withinReach(actor, 'work.read', sql.ref('a.organisation_id'))}))`
}

/** The model behind an id in an address as of a day; throws NotFound where there is none within reach. */
export async function getKept(db: Db, actor: Actor, publicId: string, on: Day): Promise<KeptModel> {
  const what = sql<SqlBool>`m.public_id = ${publicId} and ${isReadable(actor)}`
  const [kept] = await readModels(db, on, what, 1)
  if (!kept) throw new NotFound(`model ${publicId}`)
  return kept
}

/** What is asked of a list of models. */
export interface Listing {
  view: 'below' | 'offered'
  state?: State | undefined
  kind?: Kind | undefined
  after?: string | undefined
  limit: number
}

/** Models of a unit and all below as of a day, or those that reached it from elsewhere, newest first. */
export async function listModels(
  db: Db,
  actor: Actor,
  organisationId: string,
  { view, state, kind, after, limit }: Listing,
  on: Day,
): Promise<{ items: ModelRow[]; next: string | null }> {
  const last = readCursor(after, 2)
  const isBelow = sql<SqlBool>`m.organisation_id in (select a.descendant_id from organisation_ancestor a
    where a.ancestor_id = ${organisationId} and a.from_day <= m.from_day and m.from_day < a.until_day)`
  const whose =
    view === 'below'
      ? isBelow
      : sql`(not ${isBelow} and ${reached(sql`select ${organisationId}::bigint`, on)})`
  const what = sql<SqlBool>`${whose} and ${isReadable(actor)}
    and ${state === undefined ? sql`true` : isIn(state, on)} and ${kind === undefined ? sql`true` : sql`m.kind = ${kind}`}
    and ${last ? sql`(m.from_day, m.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}`
  const rows = await readModels(db, on, what, limit + 1)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const named = await linksOn(
    db,
    actor,
    page.map((one) => one.organisationId),
    on,
  )
  return {
    items: page.map((kept) => rowOf(kept, named.get(kept.organisationId)!, on)),
    next: rows.length > limit && end ? cursorOf([end.from, end.key]) : null,
  }
}

function rowOf(kept: KeptModel, unit: UnitLink, on: Day): ModelRow {
  const { id, kind, name, from, until, state, outcome, adopters, evaluatedOn, spreadOn, endedOn } = kept
  return {
    id,
    kind,
    name,
    unit,
    from,
    to: lastDayOf(until),
    state,
    stateOn: endedOn ?? spreadOn ?? evaluatedOn ?? from,
    outcome,
    isOverdue: kind === 'pilot' && until !== FOREVER && until <= on && state === 'running',
    adopters,
  }
}

/** One model with its aims, acts and adopters, as of a day. */
export async function getModel(db: Db, actor: Actor, publicId: string, on: Day): Promise<Model> {
  const kept = await getKept(db, actor, publicId, on)
  const acts = await listActs(db, kept.key, on)
  const adopters = await listAdopters(db, kept.key, on)
  const ids = [kept.organisationId, ...acts.map((one) => one.byId), ...adopters.map((one) => one.unitId)]
  const named = await linksOn(db, actor, ids, on)
  const may = await permissions(db, actor, kept.organisationId)
  const records = may['work.record']
  const isOpen = kept.state !== 'ended'
  return {
    ...rowOf(kept, named.get(kept.organisationId)!, on),
    on,
    summary: kept.summary,
    authority: kept.authority,
    document: kept.document,
    aims: await listAims(db, kept.key, on),
    acts: acts.map(({ byId, ...act }) => ({ ...act, by: named.get(byId)! })),
    adopterList: adopters.map(({ unitId, on: day }) => ({ unit: named.get(unitId)!, on: day })),
    spread: await spreadOf(db, kept.key, on),
    may: {
      record: records && isOpen,
      spread: records && kept.state === 'evaluated',
      adopt: isOpen && permissionsAnywhere(actor)['work.record'],
      withdraw: records,
    },
  }
}

async function listAims(db: Db, key: string, on: Day): Promise<Model['aims']> {
  const { rows } = await sql<Model['aims'][number]>`
    select aim.public_id as id, aim.what, aim.measure, aim.target::float8 as target, coalesce((
      select json_agg(json_build_object('on', r.on_day, 'value', r.value, 'note', r.note) order by r.on_day, r.id)
      from (select * from model_result r where r.aim_id = aim.id and r.superseded_at is null and r.on_day <= ${on}::date
        order by r.on_day desc, r.id desc limit ${MOST.results}) r), '[]'::json) as results
    from model_aim aim where aim.model_id = ${key} order by aim.rank limit ${MOST.aims}`.execute(db)
  return rows
}

async function listActs(
  db: Db,
  key: string,
  on: Day,
): Promise<(Omit<Model['acts'][number], 'by'> & { byId: string })[]> {
  const { rows } = await sql<Omit<Model['acts'][number], 'by'> & { byId: string }>`
    select a.id, a.stage, a.on_day as "on", a.organisation_id as "byId", a.outcome, a.number, a.note,
      ${documentOf(sql.ref('a.document_id'))} as document, event.actor_name as "recordedBy"
    from model_act a left join event on event.id = a.recorded_event
    where a.model_id = ${key} and a.stage <> 'adopted' and a.superseded_at is null and a.on_day <= ${on}::date
    order by a.on_day, a.id limit ${MOST.acts}`.execute(db)
  return rows
}

async function listAdopters(db: Db, key: string, on: Day): Promise<{ unitId: string; on: Day }[]> {
  const { rows } = await sql<{ unitId: string; on: Day }>`
    select organisation_id as "unitId", on_day as "on" from model_act
    where model_id = ${key} and stage = 'adopted' and superseded_at is null and on_day <= ${on}::date
    order by on_day desc, id desc limit ${MOST.adopters}`.execute(db)
  return rows
}

/** How many had taken it up at the end of each month in which any did. */
async function spreadOf(db: Db, key: string, on: Day): Promise<Model['spread']> {
  const { rows } = await sql<Model['spread'][number]>`
    select month, (sum(n) over (order by month))::integer as adopters from (
      select date_trunc('month', on_day)::date as month, count(*) as n from model_act
      where model_id = ${key} and stage = 'adopted' and superseded_at is null and on_day <= ${on}::date
      group by 1
    ) monthly order by month limit ${MOST.months}`.execute(db)
  return rows
}
