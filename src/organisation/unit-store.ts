import { sql } from 'kysely'
import { holdersAllowing, isWithinReach, permissions, type Actor } from '#access/policy.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import { kept, type Db } from '#platform/db.ts'
import { compareTexts } from '#platform/order.ts'
import { NotFound } from '#platform/errors.ts'
import { cut } from '#platform/rest.ts'
import { MOST, type Unit, type UnitLink, type UnitState } from './api.ts'
import { GRASSROOTS_LAW, inForce } from './law.ts'
import { formatOfficialCode } from './rules.ts'
import { headcountsOf, holdsOn, nearestFirst } from './tree-store.ts'
import { warningsAt, type Recorded } from './warning-store.ts'

/** A unit as of a day with all that its page shows; names of people only for those who may see them. Throws NotFound. */
export async function getUnit(
  db: Db,
  actor: Actor,
  id: string,
  on: Day,
  figures: Figures = noFigures,
): Promise<Unit> {
  const may = await permissions(db, actor, id)
  const page = may['organisation.read'] ? await readPage(db, actor, id, on) : null
  if (!page) throw new NotFound(`organisation ${id}`)
  const { publicId, code, state, existence, path, term, secretary } = page
  const exists = page.shownOn === on
  const { total, official } = page.headcount ??
    (await headcountsOf(db, [id], on, figures)).get(id) ?? { total: 0, official: 0 }
  const predecessors = page.hasPredecessors ? await listLinked(db, actor, id, 'predecessors') : NO_LINKS
  const successors = page.hasSuccessors ? await listLinked(db, actor, id, 'successors') : NO_LINKS
  return {
    id: publicId,
    code,
    on,
    exists,
    state: shownState(page),
    existence: { from: existence.from, to: lastDayOf(existence.until) },
    path: path.slice(0, MOST.levels),
    predecessors: predecessors.shown,
    successors: successors.shown,
    beyond: { predecessors: predecessors.beyond, successors: successors.beyond },
    headcount: { total, official, probationary: total - official },
    below: sumBelow(page.below ?? (await rememberedBelow(db, id, on, page.treeVersion)), on),
    term: exists && term ? { name: term.name, from: term.from, to: lastDayOf(term.until) } : null,
    secretary: exists && may['person.read'] ? secretary : null,
    warnings: exists
      ? await warningsAt(db, id, on, factsOf(page, { kind: state.kind, total, official }), page)
      : [],
    may,
  }
}

const NO_LINKS = { shown: [], beyond: 0 }

/** From how many units below on they are counted apart and remembered, and members asked of the figures in memory. */
const MANY_UNITS = 200

/** As the function unit_page tells it (migration 0017); null for `below` and `headcount` where there are many units. */
interface PageRow extends Recorded {
  publicId: string
  code: string
  /** The day itself, or the nearest one on which the unit exists. */
  shownOn: Day
  state: Omit<UnitState, 'to' | 'superior'> & { until: Day }
  existence: { from: Day; until: Day }
  /** The highest first; the last one is the superior. */
  path: UnitLink[]
  hasPredecessors: boolean
  hasSuccessors: boolean
  below: KindBelow[] | null
  headcount: { total: number; official: number } | null
  /** null: nothing may be remembered. */
  treeVersion: string | null
  term: { name: string; from: Day; until: Day } | null
  secretary: Unit['secretary']
  secretaries: number
  superiorKind: string | null
  posts: boolean
}

async function readPage(db: Db, actor: Actor, id: string, on: Day): Promise<PageRow | null> {
  const held = holdersAllowing(actor, 'organisation.read')
  const holders = held === 'all' ? null : held
  const { rows } = await sql<{ page: PageRow | null }>`
    ${kept} select unit_page(${id}, ${on}, ${holders}::bigint[], ${actor.today}, ${MANY_UNITS}) as page`.execute(
    db,
  )
  const page = rows[0]?.page ?? null
  if (page && !page.existence)
    throw new Error(`organisation ${id} has no ancestors on ${page.shownOn}; rebuild them`)
  return page
}

function shownState({ state: { until, officialCode, ...state }, path }: PageRow): UnitState {
  return {
    ...state,
    officialCode: officialCode === null ? null : formatOfficialCode(officialCode),
    superior: path.at(-1) ?? null,
    to: lastDayOf(until),
  }
}

function factsOf(
  { superiorKind, secretaries, posts, terms }: PageRow,
  { kind, total, official }: { kind: string; total: number; official: number },
) {
  return { kind, superiorKind, members: total, official, secretaries, committeeKnown: posts || terms }
}

/** Units by their internal ids, named as on a day or by their nearest state. */
export async function linksOn(
  db: Db,
  actor: Actor,
  organisationIds: readonly string[],
  on: Day,
): Promise<Map<string, UnitLink>> {
  const { rows } = await sql<UnitLink & { key: string }>`
    ${kept} select organisation.id as key, organisation.public_id as id, organisation.code, state.name, state.kind,
      ${isWithinReach(actor, 'organisation.read', sql.ref('organisation.id'))} as readable
    from organisation
    join lateral (
      select name, kind from organisation_state state
      where state.organisation_id = organisation.id and superseded_at is null order by ${nearestFirst(on)} limit 1
    ) state on true
    where organisation.id = any(${[...new Set(organisationIds)]}::bigint[])`.execute(db)
  return new Map(rows.map(({ key, ...link }) => [key, link]))
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
    ${kept} select count(*) over () as whole, organisation.public_id as id, organisation.code, state.name, state.kind, link.act, link.on_day as "on",
      link.decision_no as "decisionNo",
      ${isWithinReach(actor, 'organisation.read', sql.ref('organisation.id'))} as readable
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
  return { shown: links.sort((a, b) => compareTexts(a.on, b.on)), beyond }
}

interface KindBelow {
  kind: string
  n: number
  /** Of these, directly below. */
  children: number
}

/** What was counted below large units, while the tree stays as it was: by its version, the unit and the day. */
const belowLarge = new Map<string, KindBelow[]>()
const MOST_REMEMBERED = 1_000

async function rememberedBelow(
  db: Db,
  organisationId: string,
  on: Day,
  version: string | null,
): Promise<KindBelow[]> {
  const key = `${version} ${organisationId} ${on}`
  const known = version === null ? undefined : belowLarge.get(key)
  if (known) return known
  const { rows } = await sql<KindBelow>`
    select state.kind, count(*)::integer as n,
      (count(*) filter (where state.superior_id = ${organisationId}))::integer as children
    from organisation_ancestor below
    join organisation_state state on state.organisation_id = below.descendant_id and state.superseded_at is null
      and ${holdsOn('state', on)}
    where below.ancestor_id = ${organisationId} and below.descendant_id <> ${organisationId} and ${holdsOn('below', on)}
    group by state.kind`.execute(db)
  if (belowLarge.size >= MOST_REMEMBERED) belowLarge.clear()
  if (version !== null) belowLarge.set(key, rows)
  return rows
}

function sumBelow(kinds: readonly KindBelow[], on: Day): Unit['below'] {
  const byKind = Object.fromEntries(kinds.map(({ kind, n }) => [kind, n]))
  const sum = (names: readonly string[]) => names.reduce((total, kind) => total + (byKind[kind] ?? 0), 0)
  const law = inForce(GRASSROOTS_LAW, on)
  const [withBranches, branches] = [sum(law?.withBranches ?? []), sum(law?.branches ?? [])]
  return {
    children: kinds.reduce((total, { children }) => total + children, 0),
    units: sum(Object.keys(byKind)),
    byKind,
    grassroots: { total: withBranches + branches, withBranches, branches, source: law?.source ?? '' },
  }
}
