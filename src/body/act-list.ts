import { sql, type RawBuilder } from 'kysely'
import { permissionsAt, withinReach, type Actor } from '#access/policy.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST, type ActRow, type Scope } from './api.ts'
import { BODY_PARTS, type BodyAct, type BodyPart } from './codes.ts'

/** An act as the store keeps it; `id` is internal. */
export interface KeptAct {
  id: string
  publicId: string
  organisationId: string
  act: BodyAct
  on: Day
  decisionNo: string | null
  documentId: string | null
  issuer: string | null
  note: string | null
  totals: ActRow['totals']
  eventId: string
  withdrawnReason: string | null
}

const KEPT = sql`
  select kept.id, kept.public_id as "publicId", kept.organisation_id as "organisationId", kept.act, kept.on_day as "on",
    kept.decision_no as "decisionNo",
    (select public_id from document where id = kept.document_id) as "documentId", kept.issuer, kept.note, kept.totals, kept.recorded_event as "eventId",
    kept.withdrawn_reason as "withdrawnReason"
  from body_act kept`

/** Acts on the bodies of a unit, or also of those below it as the day sees them, the latest first. */
export async function listActs(
  db: Db,
  actor: Actor,
  { organisationId, scope, on }: { organisationId: string; scope: Scope; on: Day },
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: ActRow[]; next: string | null }> {
  const last = readCursor(after, 2)
  const keeper = sql.ref('kept.organisation_id')
  const kept =
    scope === 'own'
      ? sql`${keeper} = ${organisationId}`
      : sql`${keeper} in (select descendant_id from organisation_ancestor
          where ancestor_id = ${organisationId} and from_day <= ${on}::date and ${on}::date < until_day)`
  const { rows } = await sql<KeptAct>`
    ${KEPT} where ${kept} and ${withinReach(actor, 'work.read', keeper)}
      and ${last ? sql`(kept.on_day, kept.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by kept.on_day desc, kept.id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const items = await actRows(db, actor, page)
  return { items, next: rows.length > limit && end ? cursorOf([end.on, end.id]) : null }
}

/** The acts that concerned a body, the latest first; withdrawn ones too. */
export async function actsOfBody(db: Db, actor: Actor, bodyId: string): Promise<ActRow[]> {
  const { rows } = await sql<KeptAct>`
    ${KEPT} where exists (select from body_act_part part where part.act_id = kept.id and part.body_id = ${bodyId})
    order by kept.on_day desc, kept.id desc limit ${MOST.acts}`.execute(db)
  return actRows(db, actor, rows)
}

/** An act by the id in an address; throws NotFound. */
export async function getKeptAct(db: Db, publicId: string): Promise<KeptAct> {
  const { rows } = await sql<KeptAct>`${KEPT} where kept.public_id = ${publicId}`.execute(db)
  if (!rows[0]) throw new NotFound(`act ${publicId}`)
  return rows[0]
}

/** The bodies that an act concerned. */
export async function bodiesOfAct(
  db: Db,
  actId: string,
): Promise<{ bodyId: string; organisationId: string }[]> {
  const { rows } = await sql<{ bodyId: string; organisationId: string }>`
    select part.body_id as "bodyId", body.organisation_id as "organisationId"
    from body_act_part part join body on body.id = part.body_id where part.act_id = ${actId}`.execute(db)
  return rows
}

async function actRows(db: Db, actor: Actor, acts: readonly KeptAct[]): Promise<ActRow[]> {
  const parts = await partsOf(
    db,
    acts.map((one) => one.id),
  )
  const allowed = await permissionsAt(db, actor, [...new Set(acts.map((one) => one.organisationId))])
  return acts.map(({ id, publicId, organisationId, withdrawnReason, eventId: _event, ...kept }) => ({
    ...kept,
    id: publicId,
    parts: parts
      .filter((one) => one.actId === id)
      .map(({ actId: _act, ...part }) => part)
      .slice(0, MOST.parts),
    withdrawn: withdrawnReason === null ? null : { reason: withdrawnReason },
    may: { withdraw: withdrawnReason === null && allowed.get(organisationId)!['work.record'] },
  }))
}

/** Bodies of acts with their names on the day of the act: what ended bears its last name, what began its first. */
async function partsOf(db: Db, actIds: readonly string[]) {
  const { rows } = await sql<{ actId: string; id: string; name: string; part: BodyPart }>`
    select part.act_id as "actId", body.public_id as id, named.name, part.part
    from body_act_part part join body_act kept on kept.id = part.act_id join body on body.id = part.body_id
    cross join lateral (
      select name from body_state state where state.body_id = body.id order by ${nearestOf()} limit 1
    ) named
    where part.act_id = any(${[...actIds]}::bigint[])
    order by array_position(${[...BODY_PARTS]}::text[], part.part), named.name`.execute(db)
  return rows
}

function nearestOf(): RawBuilder<unknown> {
  return sql`state.superseded_at is null desc, state.from_day <= kept.on_day desc,
    case when state.from_day <= kept.on_day then state.from_day end desc, state.from_day, state.id desc`
}
