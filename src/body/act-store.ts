import { sql, type RawBuilder } from 'kysely'
import { foldText } from '#person/name.ts'
import { untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Particulars, WantedAct } from './api.ts'
import { INTERNAL, type BodyPart } from './codes.ts'
import type { Outlook } from './outlook.ts'
import type { ActKeys } from './situation.ts'

/** Columns of a dated row beside its period and its record. */
const STATE =
  sql.raw(`body_id, name, name_key, kind, superior_id, decision_no, functions, party_group_id, quota, present,
  internal_units, deputies, deputy_limit, planned_until`)
const MEMBER = sql.raw('public_id, body_id, holder_id, holder_name, role, decision_no')
const POSITION = sql.raw('public_id, body_id, category, name, quota, actual')

/** The tables whose rows an act may end, with the columns that are copied. */
export const DATED: readonly [table: string, columns: RawBuilder<unknown>][] = [
  ['body_state', STATE],
  ['body_member', MEMBER],
  ['body_position', POSITION],
]

/** An act that nothing stands against, with the ids inside of what it names. */
export interface ActToRecord {
  wanted: WantedAct
  keys: ActKeys
  outlook: Outlook
  documentId: string | null
}

/** Records an act and all that follows from it under one event; answers the ids of the act and of its main body. */
export async function writeAct(
  tx: Db,
  { wanted, keys, outlook, documentId }: ActToRecord,
  eventId: string,
): Promise<{ id: string; bodyId: string }> {
  const { act, on } = wanted
  const parts = new Map<string, BodyPart>()
  if (act === 'merge' || act === 'absorb' || act === 'dissolve')
    for (const id of keys.bodies) parts.set(id, act === 'dissolve' ? 'ended' : 'predecessor')
  const main = await mainBody(tx, wanted, keys, eventId)
  if (act === 'found') parts.set(main, 'founded')
  if (act === 'change') parts.set(main, 'changed')
  if (act === 'merge' || act === 'absorb') {
    parts.set(main, 'successor')
    for (const id of await carryBelow(tx, keys.bodies, main, on, eventId)) parts.set(id, 'carried')
    await endAll(tx, keys.bodies, on, eventId)
  }
  if (act === 'dissolve') {
    const inside = await internalBodies(tx, keys.bodies, on)
    for (const id of inside) parts.set(id, 'ended')
    await endAll(tx, [...keys.bodies, ...inside], on, eventId)
  }
  if (wanted.particulars && act !== 'dissolve')
    await openState(tx, main, on, { ...wanted, particulars: wanted.particulars }, keys, eventId)
  const { rows } = await sql<{ id: string }>`
    insert into body_act (organisation_id, act, on_day, decision_no, decided_on, issuer, document_id, note, totals, recorded_event)
    values (${keys.organisationId}, ${act}, ${on}, ${wanted.decisionNo}, ${wanted.decidedOn}, ${wanted.issuer}, ${documentId},
      ${wanted.note}, ${JSON.stringify(outlook.totals)}::jsonb, ${eventId})
    returning id`.execute(tx)
  await sql`
    insert into body_act_part (act_id, body_id, part)
    select ${rows[0]!.id}, * from unnest(${[...parts.keys()]}::bigint[], ${[...parts.values()]}::text[])`.execute(
    tx,
  )
  return { id: rows[0]!.id, bodyId: main }
}

/** The body that an act is mostly about: the one founded, changed, absorbing; of a winding up the first. */
async function mainBody(tx: Db, wanted: WantedAct, keys: ActKeys, eventId: string): Promise<string> {
  if (wanted.act === 'change' || wanted.act === 'dissolve') return keys.bodies[0]!
  if (wanted.act === 'absorb') return keys.into!
  return foundBody(tx, keys.organisationId, eventId)
}

/** A body without any state yet; its code is the keeper's with a running number. */
async function foundBody(tx: Db, organisationId: string, eventId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into body (code, organisation_id, recorded_event)
    select keeper.code || '/' || (select count(*) + 1 from body where organisation_id = keeper.id), keeper.id, ${eventId}
    from organisation keeper where keeper.id = ${organisationId}
    returning id`.execute(tx)
  return rows[0]!.id
}

/** Ends what is recorded of these bodies from a day on: states, members, positions. */
async function endAll(tx: Db, bodyIds: readonly string[], on: Day, eventId: string): Promise<void> {
  for (const [table, columns] of DATED) await endRows(tx, table, columns, bodyIds, on, eventId)
}

/** Supersedes rows that reach beyond a day; what lay before it is recorded again, ending there. */
async function endRows(
  tx: Db,
  table: string,
  columns: RawBuilder<unknown>,
  bodyIds: readonly string[],
  on: Day,
  eventId: string,
): Promise<void> {
  await sql`
    with gone as (
      update ${sql.table(table)} set superseded_at = now(), superseded_event = ${eventId}
      where body_id = any(${[...bodyIds]}::bigint[]) and superseded_at is null and ${on}::date < until_day
      returning *
    )
    insert into ${sql.table(table)} (${columns}, from_day, until_day, recorded_event)
    select ${columns}, from_day, ${on}::date, ${eventId} from gone where from_day < ${on}::date`.execute(tx)
}

/** Bodies under those that end pass under their successor from the day on; answers which. */
async function carryBelow(
  tx: Db,
  bodyIds: readonly string[],
  successorId: string,
  on: Day,
  eventId: string,
): Promise<string[]> {
  const columns = sql.raw(
    `body_id, name, name_key, kind, decision_no, functions, party_group_id, quota, present, internal_units, deputies,
      deputy_limit, planned_until`,
  )
  const { rows: gone } = await sql<{ id: string; bodyId: string }>`
    update body_state set superseded_at = now(), superseded_event = ${eventId}
    where superior_id = any(${[...bodyIds]}::bigint[]) and superseded_at is null and ${on}::date < until_day
      and body_id <> all(${[...bodyIds]}::bigint[]) and body_id <> ${successorId}
    returning id, body_id as "bodyId"`.execute(tx)
  const ids = gone.map((row) => row.id)
  await sql`
    insert into body_state (${columns}, superior_id, from_day, until_day, recorded_event)
    select ${columns}, superior_id, from_day, ${on}::date, ${eventId}::bigint from body_state
    where id = any(${ids}::bigint[]) and from_day < ${on}::date
    union all
    select ${columns}, ${successorId}::bigint, greatest(from_day, ${on}::date), until_day, ${eventId}::bigint from body_state
    where id = any(${ids}::bigint[])`.execute(tx)
  return [...new Set(gone.map((row) => row.bodyId))]
}

async function internalBodies(tx: Db, bodyIds: readonly string[], on: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct body_id as id from body_state
    where superior_id = any(${[...bodyIds]}::bigint[]) and superseded_at is null and kind = ${INTERNAL}
      and ${on}::date < until_day and body_id <> all(${[...bodyIds]}::bigint[])`.execute(tx)
  return rows.map((row) => row.id)
}

/** From a day on the body is as the particulars say; the state that held until then ends. */
async function openState(
  tx: Db,
  bodyId: string,
  on: Day,
  { particulars, decisionNo }: { particulars: Particulars; decisionNo: string | null },
  keys: Pick<ActKeys, 'superiorId' | 'partyGroupId'>,
  eventId: string,
): Promise<void> {
  await endRows(tx, 'body_state', STATE, [bodyId], on, eventId)
  const { name, kind, functions, quota, present, internalUnits, deputies, deputyLimit, plannedTo } =
    particulars
  await sql`
    insert into body_state (${STATE}, from_day, recorded_event)
    values (${bodyId}, ${name}, ${foldText(name)}, ${kind}, ${keys.superiorId}, ${decisionNo}, ${functions},
      ${keys.partyGroupId}, ${quota}, ${present}, ${internalUnits}, ${deputies}, ${deputyLimit},
      ${plannedTo === null ? null : untilOf(plannedTo)}, ${on}, ${eventId})`.execute(tx)
}

/** How many members and positions an act would end. */
export async function countEnding(
  db: Db,
  bodyIds: readonly string[],
  on: Day,
): Promise<{ members: number; positions: number }> {
  const count = async (table: string) => {
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from ${sql.table(table)}
      where body_id = any(${[...bodyIds]}::bigint[]) and superseded_at is null and ${on}::date < until_day`.execute(
      db,
    )
    return Number(rows[0]!.n)
  }
  return { members: await count('body_member'), positions: await count('body_position') }
}
