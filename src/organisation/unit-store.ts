import { sql } from 'kysely'
import { permissions, withinReach, type Actor } from '#access/policy.ts'
import { addDays, FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { cut } from '#platform/rest.ts'
import { MOST, type Unit, type UnitLink, type UnitState } from './api.ts'
import { GRASSROOTS_LAW, inForce } from './law.ts'
import { formatOfficialCode } from './rules.ts'
import { headcountsOf, holdsOn, nearestFirst, pathsOf } from './tree-store.ts'
import { warningsAt } from './warning-store.ts'

type Part<Key extends keyof Unit> = Promise<Unit[Key]>

/** A unit as of a day with all that its page shows; `id` is internal, names of people only for those who may see them. */
export async function getUnit(
  db: Db,
  actor: Actor,
  id: string,
  on: Day,
  figures: Figures = noFigures,
): Promise<Unit> {
  const may = await permissions(db, actor, id)
  const { id: publicId, code, shown } = await getShown(db, actor, id, on)
  const exists = shown.from <= on && (shown.to === null || on <= shown.to)
  const shownOn = exists ? on : on < shown.from ? shown.from : shown.to!
  const counts = (await headcountsOf(db, [id], on, figures)).get(id) ?? { total: 0, official: 0 }
  const paths = await pathsOf(db, actor, [id], shownOn)
  const predecessors = await listLinked(db, actor, id, 'predecessors')
  const successors = await listLinked(db, actor, id, 'successors')
  return {
    id: publicId,
    code,
    on,
    exists,
    state: shown,
    existence: await getExistence(db, id, shownOn),
    path: paths.get(id)!,
    predecessors: predecessors.shown,
    successors: successors.shown,
    beyond: { predecessors: predecessors.beyond, successors: successors.beyond },
    headcount: { ...counts, probationary: counts.total - counts.official },
    below: await countBelow(db, id, on),
    term: exists ? await findTerm(db, id, on) : null,
    secretary: exists && may['person.read'] ? await findSecretary(db, id, on) : null,
    warnings: exists ? await warningsAt(db, id, on, counts) : [],
    may,
  }
}

type StateRow = Omit<UnitState, 'to' | 'superior'> & { until: Day; superiorId: string | null }

async function getShown(db: Db, actor: Actor, organisationId: string, on: Day) {
  const { rows } = await sql<StateRow & { publicId: string; code: string }>`
    select state.id, name, kind, type, official_code as "officialCode", decision_no as "decisionNo", from_day as "from",
      until_day as "until", superior_id as "superiorId", organisation.public_id as "publicId", organisation.code
    from organisation join organisation_state state on state.organisation_id = organisation.id and superseded_at is null
    where organisation.id = ${organisationId}
    order by ${nearestFirst(on)} limit 1`.execute(db)
  if (!rows[0]) throw new NotFound(`organisation ${organisationId}`)
  const { publicId, code, until, superiorId, officialCode, ...state } = rows[0]
  const from = on < state.from ? state.from : until !== FOREVER && until <= on ? addDays(until, -1) : on
  const superior =
    superiorId === null ? null : ((await linksOn(db, actor, [superiorId], from)).get(superiorId) ?? null)
  const shown: UnitState = {
    ...state,
    officialCode: officialCode === null ? null : formatOfficialCode(officialCode),
    superior,
    to: lastDayOf(until),
  }
  return { id: publicId, code, shown }
}

/** Units by their internal ids, named as on a day or by their nearest state. */
export async function linksOn(
  db: Db,
  actor: Actor,
  organisationIds: readonly string[],
  on: Day,
): Promise<Map<string, UnitLink>> {
  const { rows } = await sql<UnitLink & { key: string }>`
    select organisation.id as key, organisation.public_id as id, organisation.code, state.name, state.kind,
      ${withinReach(actor, 'organisation.read', sql.ref('organisation.id'))} as readable
    from organisation
    join lateral (
      select name, kind from organisation_state state
      where state.organisation_id = organisation.id and superseded_at is null order by ${nearestFirst(on)} limit 1
    ) state on true
    where organisation.id = any(${[...new Set(organisationIds)]}::bigint[])`.execute(db)
  return new Map(rows.map(({ key, ...link }) => [key, link]))
}

async function getExistence(db: Db, organisationId: string, shownOn: Day): Part<'existence'> {
  const { rows } = await sql<{ from: Day; until: Day }>`
    select from_day as "from", until_day as "until" from organisation_ancestor self
    where ancestor_id = ${organisationId} and descendant_id = ${organisationId} and ${holdsOn('self', shownOn)}`.execute(
    db,
  )
  if (!rows[0]) throw new Error(`organisation ${organisationId} has no ancestors on ${shownOn}; rebuild them`)
  return { from: rows[0].from, to: lastDayOf(rows[0].until) }
}

/** What a unit came from or what it became, the latest if there are many, each named as on the day of the act. */
export async function listLinked(
  db: Db,
  actor: Actor,
  organisationId: string,
  side: 'predecessors' | 'successors',
): Promise<{ shown: Unit['predecessors']; beyond: number }> {
  const [own, other] =
    side === 'predecessors' ? ['successor_id', 'predecessor_id'] : ['predecessor_id', 'successor_id']
  const nameOn = side === 'predecessors' ? sql`link.on_day - 1` : sql`link.on_day`
  const { rows } = await sql<UnitLink & { act: string; on: Day; decisionNo: string | null; whole: string }>`
    select count(*) over () as whole, organisation.public_id as id, organisation.code, state.name, state.kind, link.act, link.on_day as "on",
      link.decision_no as "decisionNo",
      ${withinReach(actor, 'organisation.read', sql.ref('organisation.id'))} as readable
    from organisation_link link
    join organisation on organisation.id = ${sql.ref(`link.${other}`)}
    join lateral (
      select name, kind from organisation_state state
      where state.organisation_id = organisation.id and superseded_at is null
      order by state.from_day <= ${nameOn} desc, case when state.from_day <= ${nameOn} then state.from_day end desc,
        state.from_day
      limit 1
    ) state on true
    where ${sql.ref(`link.${own}`)} = ${organisationId}
    order by link.on_day desc, state.name limit ${MOST.links}`.execute(db)
  const { shown, beyond } = cut(rows, MOST.links)
  const links = shown.map(({ act, on, decisionNo, ...unit }) => ({ unit, act, on, decisionNo }))
  return { shown: links.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)), beyond }
}

async function countBelow(db: Db, organisationId: string, on: Day): Part<'below'> {
  const { rows } = await sql<{ kind: string; n: string; children: string }>`
    select state.kind, count(*) as n, count(*) filter (where state.superior_id = ${organisationId}) as children
    from organisation_ancestor below
    join organisation_state state on state.organisation_id = below.descendant_id and state.superseded_at is null
      and ${holdsOn('state', on)}
    where below.ancestor_id = ${organisationId} and below.descendant_id <> ${organisationId} and ${holdsOn('below', on)}
    group by state.kind`.execute(db)
  const byKind = Object.fromEntries(rows.map((row) => [row.kind, Number(row.n)]))
  const sum = (kinds: readonly string[]) => kinds.reduce((total, kind) => total + (byKind[kind] ?? 0), 0)
  const law = inForce(GRASSROOTS_LAW, on)
  const [withBranches, branches] = [sum(law?.withBranches ?? []), sum(law?.branches ?? [])]
  return {
    children: rows.reduce((total, row) => total + Number(row.children), 0),
    units: sum(Object.keys(byKind)),
    byKind,
    grassroots: { total: withBranches + branches, withBranches, branches, source: law?.source ?? '' },
  }
}

async function findTerm(db: Db, organisationId: string, on: Day): Part<'term'> {
  const { rows } = await sql<{ name: string; from: Day; until: Day }>`
    select name, from_day as "from", greatest(until_day, extended_until) as "until" from committee_term
    where organisation_id = ${organisationId} and superseded_at is null and committee in ('cap_uy', 'chi_uy')
      and from_day <= ${on}::date and ${on}::date < greatest(until_day, extended_until)
    order by from_day desc limit 1`.execute(db)
  if (!rows[0]) return null
  return { name: rows[0].name, from: rows[0].from, to: lastDayOf(rows[0].until) }
}

async function findSecretary(db: Db, organisationId: string, on: Day): Part<'secretary'> {
  const { rows } = await sql<{ personId: string; fullName: string; since: Day }>`
    select person.public_id as "personId", person.full_name as "fullName", post.from_day as since
    from post cross join lateral named_person(post.person_id) person
    where post.organisation_id = ${organisationId} and superseded_at is null and role = 'bi_thu' and ${holdsOn('post', on)}
      and post.committee in ('cap_uy', 'ban_thuong_vu', 'chi_uy')
    order by post.from_day desc limit 1`.execute(db)
  return rows[0] ?? null
}
