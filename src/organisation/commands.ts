import { sql } from 'kysely'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { holdsOn } from './tree-store.ts'

/** A unit as `dangvu organisations` tells it; `from` and `to` are first and last day of the state in force. */
export interface OrganisationLine {
  code: string
  name: string
  kind: string
  superior: string | null
  from: Day
  to: Day | null
  headcount: number
}

/**
 * The tree as of a day, superiors before subordinates and these in the Vietnamese order of names; `rootId` alone and
 * what is below it, down to `depth` levels (1: the root itself). Empty where the root does not exist on the day.
 */
export async function organisationsOn(
  db: Db,
  { rootId, on, depth }: { rootId?: string; on: Day; depth?: number },
): Promise<OrganisationLine[]> {
  const units = await readUnits(db, rootId ?? null, on)
  const below = childrenOf(units)
  const ids = new Set(units.map((one) => one.id))
  const lines: OrganisationLine[] = []
  const roots = units.filter((one) => one.superiorId === null || !ids.has(one.superiorId))
  const open = roots.reverse().map((unit) => ({ unit, level: 1 }))
  for (let one = open.pop(); one; one = open.pop()) {
    const { unit, level } = one
    const { code, name, kind, superior, from, until, headcount } = unit
    lines.push({ code, name, kind, superior, from, to: lastDayOf(until), headcount: Number(headcount) })
    if (depth !== undefined && level >= depth) continue
    for (const child of (below.get(unit.id) ?? []).toReversed()) open.push({ unit: child, level: level + 1 })
  }
  return lines
}

function childrenOf(units: readonly UnitRow[]): Map<string, UnitRow[]> {
  const children = new Map<string, UnitRow[]>()
  for (const unit of units) {
    if (unit.superiorId === null) continue
    const siblings = children.get(unit.superiorId)
    if (siblings) siblings.push(unit)
    else children.set(unit.superiorId, [unit])
  }
  return children
}

interface UnitRow {
  id: string
  code: string
  name: string
  kind: string
  superiorId: string | null
  superior: string | null
  from: Day
  until: Day
  headcount: string
}

async function readUnits(db: Db, rootId: string | null, on: Day): Promise<UnitRow[]> {
  const scope =
    rootId === null
      ? sql`true`
      : sql`state.organisation_id in (
          select descendant_id from organisation_ancestor below where below.ancestor_id = ${rootId} and ${holdsOn('below', on)})`
  const { rows } = await sql<UnitRow>`
    with own as materialized (
      select organisation_id, count(*) as n from member_spell spell where ${holdsOn('spell', on)} group by organisation_id
    ),
    counted as materialized (
      select above.ancestor_id, sum(own.n) as n
      from own join organisation_ancestor above on above.descendant_id = own.organisation_id and ${holdsOn('above', on)}
      group by above.ancestor_id
    )
    select organisation.id, organisation.code, state.name, state.kind, state.superior_id as "superiorId",
      superior.code as superior, state.from_day as "from", state.until_day as "until", coalesce(counted.n, 0) as headcount
    from organisation_state state
    join organisation on organisation.id = state.organisation_id
    left join organisation superior on superior.id = state.superior_id
    left join counted on counted.ancestor_id = state.organisation_id
    where state.superseded_at is null and ${holdsOn('state', on)} and ${scope}
    order by state.name_order, organisation.code`.execute(db)
  return rows
}
