import { sql } from 'kysely'
import { permissions, type Actor } from '#access/policy.ts'
import type { UnitLink } from '#organisation/api.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { actsOfBody } from './act-list.ts'
import { MOST } from './api.ts'
import { type Body } from './page-api.ts'
import { INTERNAL } from './codes.ts'
import { listMembers, listPositions } from './member-store.ts'
import { bodyNamesOn, inForceOn, nearestState } from './store.ts'
import { warningsAt } from './warning-store.ts'

interface PageRow {
  key: string
  id: string
  code: string
  organisationId: string
  begins: Day
  ends: Day
  name: string
  kind: string
  from: Day
  until: Day
  decisionNo: string | null
  functions: string | null
  superiorId: string | null
  partyGroupId: string | null
  quota: number | null
  present: number | null
  recordedInternalUnits: number | null
  internalBodies: number
  deputies: number | null
  deputyLimit: number | null
  plannedUntil: Day | null
}

/** A body as of a day, or as on its nearest one; throws NotFound, also where the actor may not read its keeper's work. */
export async function getBody(db: Db, actor: Actor, publicId: string, on: Day): Promise<Body> {
  const row = await readPage(db, publicId, on)
  const may = row && (await permissions(db, actor, row.organisationId))
  if (!row || !may?.['work.read']) throw new NotFound(`body ${publicId}`)
  const exists = row.from <= on && on < row.until
  const members = await listMembers(db, row.key, on, may['person.read'])
  const linked = await linkedBodies(db, row.key)
  return {
    id: row.id,
    code: row.code,
    on,
    exists,
    organisation: (await linksOn(db, actor, [row.organisationId], on)).get(row.organisationId)!,
    from: row.begins,
    to: lastDayOf(row.ends),
    state: await shownState(db, actor, row, on),
    members,
    positions: exists ? await listPositions(db, row.key, on) : [],
    acts: await actsOfBody(db, actor, row.key),
    ...linked,
    warnings: exists ? await warningsAt(db, { ...row, members, bodyId: row.key }, on) : [],
    may: { record: may['work.record'], people: may['person.read'] },
  }
}

async function readPage(db: Db, publicId: string, on: Day): Promise<PageRow | undefined> {
  const { rows } = await sql<PageRow>`
    select body.id as key, body.public_id as id, body.code, body.organisation_id as "organisationId",
      life.begins, life.ends, state.name, state.kind, state.from_day as "from", state.until_day as "until",
      state.decision_no as "decisionNo", state.functions, state.superior_id as "superiorId",
      state.party_group_id as "partyGroupId", state.quota, state.present, state.internal_units as "recordedInternalUnits",
      inside.n as "internalBodies", state.deputies, state.deputy_limit as "deputyLimit", state.planned_until as "plannedUntil"
    from body cross join lateral (${nearestState(on)}) state
    cross join lateral (
      select min(from_day) as begins, max(until_day) as ends from body_state where body_id = body.id and superseded_at is null
    ) life
    cross join lateral (
      select count(*)::integer as n from body_state one
      where one.superior_id = body.id and one.kind = ${INTERNAL} and ${inForceOn('one', on)}
    ) inside
    where body.public_id = ${publicId}`.execute(db)
  return rows[0]
}

async function shownState(db: Db, actor: Actor, row: PageRow, on: Day): Promise<Body['state']> {
  const superior =
    row.superiorId === null ? undefined : (await bodyNamesOn(db, [row.superiorId], on)).get(row.superiorId)
  const group: UnitLink | null =
    row.partyGroupId === null
      ? null
      : ((await linksOn(db, actor, [row.partyGroupId], on)).get(row.partyGroupId) ?? null)
  return {
    name: row.name,
    kind: row.kind,
    from: row.from,
    to: lastDayOf(row.until),
    decisionNo: row.decisionNo,
    functions: row.functions,
    superior: superior ? { id: superior.id, name: superior.name } : null,
    partyGroup: group,
    quota: row.quota,
    present: row.present,
    recordedInternalUnits: row.recordedInternalUnits,
    internalUnits: row.internalBodies || row.recordedInternalUnits,
    deputies: row.deputies,
    deputyLimit: row.deputyLimit,
    plannedTo: row.plannedUntil === null ? null : lastDayOf(row.plannedUntil),
  }
}

/** What a body came from and what it became, by acts that stand. */
async function linkedBodies(db: Db, bodyId: string): Promise<Pick<Body, 'predecessors' | 'successors'>> {
  const { rows } = await sql<{ side: 'predecessors' | 'successors'; key: string; on: Day }>`
    select distinct case other.part when 'predecessor' then 'predecessors' else 'successors' end as side,
      other.body_id as key, act.on_day as "on"
    from body_act_part own join body_act act on act.id = own.act_id and act.withdrawn_at is null
    join body_act_part other on other.act_id = act.id and other.body_id <> own.body_id
    where own.body_id = ${bodyId} and (own.part, other.part) in (('successor', 'predecessor'), ('predecessor', 'successor'))
    order by "on", key limit ${MOST.parts}`.execute(db)
  const sides: Pick<Body, 'predecessors' | 'successors'> = { predecessors: [], successors: [] }
  for (const { side, key, on } of rows) {
    const named = (await bodyNamesOn(db, [key], on)).get(key)
    if (named) sides[side].push({ id: named.id, name: named.name })
  }
  return sides
}
