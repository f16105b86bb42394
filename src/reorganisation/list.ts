import { sql } from 'kysely'
import { permissionsAt, withinReach, type Actor } from '#access/policy.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { UnitLink } from '#organisation/api.ts'
import type { Act } from './acts.ts'
import type { ReorganisationRecord, ReorganisationRow } from './api.ts'
import { MOST_LISTED, MOST_UNITS_IN_ROW, PARTS_IN_ACT, type PartInAct } from './concern.ts'
import type { KeptTotals } from './store.ts'
import { linksOn } from '#organisation/unit-store.ts'

/** An act as the store keeps it; `id` is internal. */
export interface KeptReorganisation {
  id: string
  publicId: string
  act: Act
  on: Day
  decisionNo: string | null
  decidedOn: Day | null
  issuer: string | null
  note: string | null
  totals: KeptTotals
  eventId: string
  recordedAt: Date
  recordedBy: string | null
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawnReason: string | null
}

const KEPT = sql`
  select kept.id, kept.public_id as "publicId", kept.act, kept.on_day as "on", kept.decision_no as "decisionNo",
    kept.decided_on as "decidedOn", kept.issuer, kept.note, kept.totals, kept.recorded_event as "eventId",
    kept.recorded_at as "recordedAt", recorded.actor_name as "recordedBy", kept.withdrawn_at as "withdrawnAt",
    withdrawn.actor_name as "withdrawnBy", kept.withdrawn_reason as "withdrawnReason"
  from reorganisation kept
  left join event recorded on recorded.id = kept.recorded_event
  left join event withdrawn on withdrawn.id = kept.withdrawn_event`

interface UnitOfAct {
  reorganisationId: string
  organisationId: string
  part: PartInAct
  membersBefore: number | null
  membersAfter: number | null
}

/** The act behind an id in an address, with the units it concerned; throws NotFound where none is within reach. */
export async function getKept(
  db: Db,
  actor: Actor,
  publicId: string,
): Promise<{ kept: KeptReorganisation; units: UnitOfAct[] }> {
  const { rows } = await sql<KeptReorganisation>`${KEPT} where kept.public_id = ${publicId}`.execute(db)
  const [kept] = rows
  if (!kept) throw new NotFound(`reorganisation ${publicId}`)
  const units = await unitsOf(db, [kept.id])
  const allowed = await permissionsAt(
    db,
    actor,
    units.map((unit) => unit.organisationId),
  )
  if (![...allowed.values()].some((may) => may['organisation.read']))
    throw new NotFound(`reorganisation ${publicId}`)
  return { kept, units }
}

/** One act with all that it did. */
export async function getReorganisation(
  db: Db,
  actor: Actor,
  publicId: string,
): Promise<ReorganisationRecord> {
  const { kept, units } = await getKept(db, actor, publicId)
  const { total, closed } = kept.totals
  const shown = units.slice(0, MOST_LISTED)
  const [flows, links] = [kept.totals.flows.slice(0, MOST_LISTED), kept.totals.links.slice(0, MOST_LISTED)]
  const ids = [
    ...shown.map((one) => one.organisationId),
    ...[...flows, ...links].flatMap(({ from, to }) => [from, to]),
  ]
  const named = await namedUnits(db, actor, ids, kept.on)
  const allowed = await permissionsAt(
    db,
    actor,
    units.map((unit) => unit.organisationId),
  )
  return {
    ...rowOf(kept),
    units: shown.map(({ organisationId, part, membersBefore, membersAfter }) => ({
      unit: named(organisationId),
      part,
      membersBefore,
      membersAfter,
    })),
    unitsLeftOut: units.length - shown.length,
    total,
    flows: flows.map(({ from, to, members }) => ({ from: named(from), to: named(to), members })),
    flowsLeftOut: kept.totals.flows.length - flows.length,
    links: links.map(({ from, to }) => ({ from: named(from), to: named(to) })),
    linksLeftOut: kept.totals.links.length - links.length,
    closed,
    may: {
      withdraw:
        kept.withdrawnAt === null && [...allowed.values()].every((may) => may['organisation.reorganise']),
    },
  }
}

/** The public id of an act just recorded. */
export async function publicIdOf(db: Db, id: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select public_id as id from reorganisation where id = ${id}`.execute(db)
  return rows[0]!.id
}

/** Acts that concerned a unit or one that ever stood below it, newest first. */
export async function listReorganisations(
  db: Db,
  actor: Actor,
  organisationId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: ReorganisationRow[]; next: string | null }> {
  const last = readCursor(after, 2)
  const { rows } = await sql<KeptReorganisation>`
    ${KEPT}
    where exists (
      select from reorganisation_unit part
      where part.reorganisation_id = kept.id
        and (part.organisation_id = ${organisationId} or part.part <> 'superior' and part.organisation_id in (
          select descendant_id from organisation_ancestor where ancestor_id = ${organisationId})))
      and ${last ? sql`(kept.on_day, kept.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by kept.on_day desc, kept.id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const ids = page.map((one) => one.id)
  const units = await unitsOf(db, ids, MOST_UNITS_IN_ROW)
  const items: ReorganisationRow[] = []
  for (const kept of page) {
    const own = units.filter((one) => one.reorganisationId === kept.id)
    const named = await namedUnits(
      db,
      actor,
      own.map((one) => one.organisationId),
      kept.on,
    )
    items.push({
      ...rowOf(kept),
      units: own.map((one) => ({ ...named(one.organisationId), part: one.part })),
    })
  }
  return { items, next: rows.length > limit && end ? cursorOf([end.on, end.id]) : null }
}

function rowOf(kept: KeptReorganisation): Omit<ReorganisationRow, 'units'> {
  const { withdrawnAt, withdrawnBy, withdrawnReason } = kept
  return {
    id: kept.publicId,
    act: kept.act,
    on: kept.on,
    decision: { number: kept.decisionNo, date: kept.decidedOn, issuer: kept.issuer },
    note: kept.note,
    moving: kept.totals.flows.reduce((sum, flow) => sum + flow.members, 0),
    recordedAt: kept.recordedAt.toISOString(),
    recordedBy: kept.recordedBy,
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), by: withdrawnBy, reason: withdrawnReason! },
  }
}

/** The units of acts, those first that matter most; with `most` no more of each, and no superiors. */
async function unitsOf(db: Db, reorganisationIds: readonly string[], most?: number): Promise<UnitOfAct[]> {
  const { rows } = await sql<UnitOfAct>`
    select kept.id as "reorganisationId", own.* from unnest(${[...reorganisationIds]}::bigint[]) as kept (id)
    cross join lateral (
      select organisation_id as "organisationId", part, members_before as "membersBefore", members_after as "membersAfter"
      from reorganisation_unit where reorganisation_id = kept.id ${most ? sql`and part <> 'superior'` : sql``}
      order by array_position(${[...PARTS_IN_ACT]}::text[], part), organisation_id
      ${most ? sql`limit ${most}` : sql``}
    ) own`.execute(db)
  return rows
}

/** Names units as on a day; one whose forming was withdrawn keeps the name that it would have had. */
async function namedUnits(
  db: Db,
  actor: Actor,
  ids: readonly string[],
  on: Day,
): Promise<(id: string) => UnitLink> {
  const links = await linksOn(db, actor, ids, on)
  const missing = [...new Set(ids)].filter((id) => !links.has(id))
  const { rows } = await sql<UnitLink & { key: string }>`
    select distinct on (organisation.id) organisation.id as key, organisation.public_id as id, code, name, kind,
      ${withinReach(actor, 'organisation.read', sql.ref('organisation.id'))} as readable
    from organisation join organisation_state state on state.organisation_id = organisation.id
    where organisation.id = any(${missing}::bigint[])
    order by organisation.id, state.id desc`.execute(db)
  for (const { key, ...link } of rows) links.set(key, link)
  return (id) => links.get(id)!
}
