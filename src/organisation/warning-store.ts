import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { compareTexts } from '#platform/order.ts'
import type { UnitLink, UnitWarning } from './api.ts'
import { belowWithinReach, holdsOn } from './tree-store.ts'
import { membersOf, NO_COMMITTEE, readCommittees, readTerms } from './warning-facts.ts'
import { SEVERITY, warningsOf, type UnitFacts, type WarningFound } from './warnings.ts'

/** What is asked for only where something of it is recorded. */
export interface Recorded {
  terms: boolean
  overrides: boolean
}

/** The warnings of one unit on a day that it exists, overridden ones with their reason. */
export async function warningsAt(
  db: Db,
  organisationId: string,
  on: Day,
  facts: Omit<UnitFacts, 'terms'>,
  recorded: Recorded,
): Promise<UnitWarning[]> {
  const scope = sql`select ${organisationId}::bigint`
  const terms = recorded.terms ? await asRegister(db, (all) => readTerms(all, scope, on)) : null
  const overrides = recorded.overrides ? await readOverrides(db, scope, on) : null
  return warningsOf({ ...facts, terms: terms?.get(organisationId) ?? [] }, on).map((found) =>
    withOverride(found, overrides?.get(`${organisationId} ${found.code}`)),
  )
}

const WEIGHT = { high: 0, normal: 1, data: 2 }

/** So many units are looked at for one answer; of more, the upper ones. */
const MOST_UNITS = 5_000
/** From so many units on their members are asked of the figures in memory, and what was found is kept for a moment. */
const MANY_UNITS = 200

/** The warnings in a subtree on a day: counts by code, and the units with the most serious ones first. */
export async function listWarnings(
  db: Db,
  actor: Actor,
  organisationId: string,
  on: Day,
  limit: number,
  figures: Figures = noFigures,
): Promise<{
  counts: Record<string, number>
  items: { unit: UnitLink; superior: string | null; warnings: UnitWarning[] }[]
  unitsLeftOut: number
}> {
  const look = () => lookBelow(db, actor, organisationId, on, figures)
  // On another day what is looked at depends on who asks.
  const { units, unitsLeftOut } =
    on === actor.today ? await lately(`${organisationId} ${on}`, look) : await look()
  const ids = units.map((one) => one.id)
  const overrides = await readOverrides(db, sql`select unnest(${ids}::bigint[])`, on)
  const byCode: Record<string, number> = {}
  const found: { id: string; nameOrder: string; weight: number; warnings: UnitWarning[] }[] = []
  for (const { id, nameOrder, warnings } of units) {
    const open = warnings.filter((one) => !overrides.has(`${id} ${one.code}`))
    for (const { code } of open) byCode[code] = (byCode[code] ?? 0) + 1
    if (open.length > 0)
      found.push({
        id,
        nameOrder,
        weight: Math.min(...open.map((one) => WEIGHT[SEVERITY[one.code]])),
        warnings: open.map((one) => withOverride(one, undefined)),
      })
  }
  const worst = found.sort(bySeverity).slice(0, limit)
  const links = await linksOf(
    db,
    worst.map((one) => one.id),
    on,
  )
  return {
    counts: byCode,
    items: worst.map(({ id, warnings }) => ({ ...links.get(id)!, warnings })),
    unitsLeftOut,
  }
}

function bySeverity(
  a: { weight: number; nameOrder: string },
  b: { weight: number; nameOrder: string },
): number {
  return a.weight - b.weight || compareTexts(a.nameOrder, b.nameOrder)
}

/** Members of each unit with all below it. */
async function countMembers(
  db: Db,
  organisationId: string,
  ids: readonly string[],
  on: Day,
  figures: Figures,
): Promise<(id: string) => { members: number; official: number }> {
  const counts = ids.length < MANY_UNITS ? null : await figures.ask('headcounts', { units: ids, on })
  if (counts) {
    const position = new Map(ids.map((id, at) => [id, at]))
    return (id) => {
      const { total, official } = counts[position.get(id)!]!
      return { members: total, official }
    }
  }
  const counted = await membersOf(db, ids, await idsWithin(db, organisationId, on), on)
  return (id) => counted.get(id) ?? { members: 0, official: 0 }
}

/** Units with warnings, whether or not a reason was given for them. */
interface Below {
  units: { id: string; nameOrder: string; warnings: WarningFound[] }[]
  /** How many units were looked at. */
  looked: number
  unitsLeftOut: number
}

async function lookBelow(
  db: Db,
  actor: Actor,
  organisationId: string,
  on: Day,
  figures: Figures,
): Promise<Below> {
  const { units, unitsLeftOut } = await upperUnits(db, actor, organisationId, on)
  const ids = units.map((one) => one.id)
  const members = await countMembers(db, organisationId, ids, on, figures)
  const committees = await readCommittees(db, ids, on)
  const found = units.map(({ id, kind, superiorKind, nameOrder }) => {
    const facts = { kind, superiorKind, ...members(id), ...(committees.get(id) ?? NO_COMMITTEE) }
    return { id, nameOrder, warnings: warningsOf(facts, on).filter((one) => SEVERITY[one.code] !== 'data') }
  })
  return { units: found.filter(({ warnings }) => warnings.length > 0), looked: units.length, unitsLeftOut }
}

const LATELY_MS = 10_000
const MOST_LATELY = 200
const known = new Map<string, { until: number; below: Below }>()

/**
 * What was found below a large unit in the last ten seconds: several people look at it at once, and it costs more than the rest
 * of their page. Reasons given for warnings are always read anew.
 */
async function lately(key: string, look: () => Promise<Below>): Promise<Below> {
  const before = known.get(key)
  if (before && Date.now() < before.until) return before.below
  const below = await look()
  if (below.looked < MANY_UNITS) return below
  if (known.size >= MOST_LATELY) known.clear()
  known.set(key, { until: Date.now() + LATELY_MS, below })
  return below
}

interface UpperUnit {
  id: string
  kind: string
  superiorKind: string | null
  nameOrder: string
}

/** The units of a subtree within reach, level by level, as many as are looked at. */
async function upperUnits(
  db: Db,
  actor: Actor,
  organisationId: string,
  on: Day,
): Promise<{ units: UpperUnit[]; unitsLeftOut: number }> {
  // A recursion goes down level by level, and no further than its rows are asked for.
  const { rows } = await sql<UpperUnit & { total: string }>`
    ${kept} with recursive level (id, kind, superior_kind, name_order) as (
      select state.organisation_id, state.kind, superior.kind, state.name_order
      from organisation_state state
      left join organisation_state superior on superior.organisation_id = state.superior_id
        and superior.superseded_at is null and ${holdsOn('superior', on)}
      where state.organisation_id = ${organisationId} and state.superseded_at is null and ${holdsOn('state', on)}
      union all
      select state.organisation_id, state.kind, level.kind, state.name_order
      from level join organisation_state state on state.superior_id = level.id
        and state.superseded_at is null and ${holdsOn('state', on)}
    ), upper as (select * from level limit ${MOST_UNITS})
    select id, kind, superior_kind as "superiorKind", name_order as "nameOrder", (
      select count(*) from organisation_ancestor below where ancestor_id = ${organisationId} and ${holdsOn('below', on)}
    ) as total
    from upper where ${belowWithinReach(actor, on, sql.ref('id'))}`.execute(db)
  return {
    units: rows,
    unitsLeftOut: Math.max(0, Number(rows[0]?.total ?? 0) - MOST_UNITS),
  }
}

async function idsWithin(db: Db, organisationId: string, on: Day): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    ${kept} select descendant_id as id from organisation_ancestor below
    where ancestor_id = ${organisationId} and ${holdsOn('below', on)}`.execute(db)
  return rows.map((row) => row.id)
}

interface Override {
  organisationId: string
  code: string
  reason: string
  from: Day
  until: Day
  by: string | null
  at: Date
}

function withOverride({ code, source, ...facts }: WarningFound, override: Override | undefined): UnitWarning {
  const severity = SEVERITY[code]
  if (!override) return { code, severity, facts, source, override: null }
  const { reason, from, until, by, at } = override
  return {
    code,
    severity,
    facts,
    source,
    override: { reason, from, to: lastDayOf(until), by, at: at.toISOString() },
  }
}

async function readOverrides(db: Db, scope: RawBuilder<unknown>, on: Day): Promise<Map<string, Override>> {
  const { rows } = await sql<Override>`
    ${kept} select given.organisation_id as "organisationId", code, reason, from_day as "from", until_day as "until",
      actor_name as by, recorded_at as at
    from organisation_override given left join event on event.id = given.recorded_event
    where given.superseded_at is null and ${holdsOn('given', on)} and given.organisation_id in (${scope})`.execute(
    db,
  )
  return new Map(rows.map((row) => [`${row.organisationId} ${row.code}`, row]))
}

/** Units and the names of their superiors on a day. */
async function linksOf(
  db: Db,
  ids: readonly string[],
  on: Day,
): Promise<Map<string, { unit: UnitLink; superior: string | null }>> {
  const { rows } = await sql<UnitLink & { key: string; superior: string | null }>`
    select organisation.id as key, public_id as id, code, state.name, state.kind, true as readable, superior.name as superior
    from organisation
    join organisation_state state on state.organisation_id = organisation.id and state.superseded_at is null
      and ${holdsOn('state', on)}
    left join organisation_state superior on superior.organisation_id = state.superior_id and superior.superseded_at is null
      and ${holdsOn('superior', on)}
    where organisation.id = any(${[...ids]}::bigint[])`.execute(db)
  return new Map(rows.map(({ key, superior, ...unit }) => [key, { unit, superior }]))
}
