import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Act, Kind, Outcome } from './codes.ts'
import type { Adopter } from './rules.ts'
import type { KeptModel } from './store.ts'

/** A model to be written; ids are internal, `until` exclusive. */
export interface NewModel {
  organisationId: string
  kind: Kind
  name: string
  summary: string | null
  from: Day
  until: Day
  authority: string | null
  documentId: string | null
  aims: readonly { what: string; measure: string; target: number | null }[]
}

/** Records a model with its aims; answers its ids. */
export async function insertModel(
  tx: Db,
  one: NewModel,
  eventId: string,
): Promise<{ key: string; id: string }> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into model (organisation_id, kind, name, summary, from_day, until_day, authority, document_id, recorded_event)
    values (${one.organisationId}, ${one.kind}, ${one.name}, ${one.summary}, ${one.from}, ${one.until}, ${one.authority},
      ${one.documentId}, ${eventId})
    returning id as key, public_id as id`.execute(tx)
  const { key } = rows[0]!
  for (const [index, { what, measure, target }] of one.aims.entries())
    await sql`insert into model_aim (model_id, rank, what, measure, target)
      values (${key}, ${index + 1}, ${what}, ${measure}, ${target})`.execute(tx)
  return rows[0]!
}

/** Records a result against an aim of the model; throws NotFound for an aim of another. */
export async function insertResult(
  tx: Db,
  key: string,
  result: { aimId: string; on: Day; value: number; note: string | null },
  eventId: string,
): Promise<void> {
  const { rows } = await sql`
    insert into model_result (aim_id, on_day, value, note, recorded_event)
    select id, ${result.on}::date, ${result.value}::numeric, ${result.note}, ${eventId}::bigint from model_aim
    where model_id = ${key} and public_id = ${result.aimId} returning id`.execute(tx)
  if (rows.length === 0) throw new NotFound(`aim ${result.aimId}`)
}

/** An act to be written; ids are internal. */
export interface NewAct {
  stage: Act
  on: Day
  organisationId: string
  outcome?: Outcome | null
  number?: string | null
  documentId?: string | null
  note?: string | null
}

/** Records an act on a model. */
export async function insertAct(tx: Db, key: string, act: NewAct, eventId: string): Promise<void> {
  await sql`
    insert into model_act (model_id, stage, on_day, organisation_id, outcome, number, document_id, note, recorded_event)
    values (${key}, ${act.stage}, ${act.on}, ${act.organisationId}, ${act.outcome ?? null}, ${act.number ?? null},
      ${act.documentId ?? null}, ${act.note ?? null}, ${eventId})`.execute(tx)
}

/** Units that are to take a model up, each once, as of a day; throws NotFound for what is no unit. */
export async function findAdopters(
  db: Db,
  { key, organisationId }: KeptModel,
  ids: readonly string[],
  on: Day,
): Promise<(Adopter & { id: string })[]> {
  const asked = [...new Set(ids)]
  const { rows } = await sql<Adopter & { id: string; publicId: string }>`
    select o.id, o.public_id as "publicId", o.code, o.id = ${organisationId}::bigint as "isOrigin",
      exists (select from organisation_ancestor own where own.ancestor_id = o.id and own.descendant_id = o.id
        and own.from_day <= ${on}::date and ${on}::date < own.until_day) as "exists",
      exists (select from model_act a where a.model_id = ${key} and a.organisation_id = o.id and a.stage = 'adopted'
        and a.superseded_at is null) as "hasAdopted"
    from organisation o where o.public_id = any(${asked}::uuid[])`.execute(db)
  return asked.map((id) => {
    const found = rows.find((row) => row.publicId === id)
    if (!found) throw new NotFound(`organisation ${id}`)
    return found
  })
}

/** Whether a unit exists on a day. */
export async function existsOn(db: Db, organisationId: string, on: Day): Promise<boolean> {
  return isAtOrAbove(db, organisationId, organisationId, on)
}

/** Whether one unit is, or stands above, another on a day. */
export async function isAtOrAbove(db: Db, above: string, below: string, on: Day): Promise<boolean> {
  const { rows } = await sql`
    select from organisation_ancestor a where a.ancestor_id = ${above} and a.descendant_id = ${below}
      and a.from_day <= ${on}::date and ${on}::date < a.until_day`.execute(db)
  return rows.length > 0
}

/** Takes back what was recorded last on a model (acts and results of one event), or the model itself. */
export async function supersede(
  tx: Db,
  { key }: KeptModel,
  reason: string,
  eventId: string,
): Promise<{ isGone: boolean }> {
  const { rows } = await sql<{ event: string | null }>`
    select max(event) as event from (
      select recorded_event as event from model_act where model_id = ${key} and superseded_at is null
      union all
      select r.recorded_event from model_result r join model_aim aim on aim.id = r.aim_id
      where aim.model_id = ${key} and r.superseded_at is null
    ) recorded`.execute(tx)
  const last = rows[0]?.event ?? null
  if (last === null) {
    await sql`
      update model set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
      where id = ${key} and superseded_at is null`.execute(tx)
    return { isGone: true }
  }
  await sql`
    update model_act set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where model_id = ${key} and recorded_event = ${last} and superseded_at is null`.execute(tx)
  await sql`
    update model_result r set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    from model_aim aim
    where aim.id = r.aim_id and aim.model_id = ${key} and r.recorded_event = ${last} and r.superseded_at is null`.execute(
    tx,
  )
  return { isGone: false }
}
