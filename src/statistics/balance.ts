import { sql, type RawBuilder } from 'kysely'
import { noFigures, type CountedFlows, type Figures } from '#figures/questions.ts'
import { DECREASES, INCREASES } from '#movement/categories.ts'
import { addDays, type Day } from '#platform/day.ts'
import { ahead, byKeptPlans, inTransaction, kept, type Db } from '#platform/db.ts'
import { countStock, flowRows, ownFlowRows, planOf, type Reading } from './flow-rows.ts'
import { isLarge } from './large.ts'
import { ownRows, placedFlowRows, placedStockRows, placeUnits } from './placed.ts'

/** Headcount and its movements in a period [from, to], both days included. `opening + Σ increases − Σ decreases = closing`. */
export interface Flows {
  opening: number
  increases: Record<string, number>
  decreases: Record<string, number>
  closing: number
}

export interface UnitRef {
  id: string
  publicId: string
  code: string
  name: string
  kind: string
}

/** The balance (tăng, giảm đảng viên) of a unit, of what it holds itself, and of each unit directly below. */
export interface Balance extends Flows {
  unit: UnitRef
  from: Day
  to: Day
  own: Flows
  children: (Flows & { unit: UnitRef })[]
}

/** The units directly below on `to` or on the day before `from`; with `oneDay` on `to` alone. */
export async function childrenInPeriod(
  db: Db,
  organisationId: string,
  from: Day,
  to: Day,
  oneDay = false,
): Promise<UnitRef[]> {
  const before = oneDay ? to : addDays(from, -1)
  const { rows } = await sql<UnitRef>`
    ${kept} select organisation.id, organisation.public_id as "publicId", organisation.code, latest.name, latest.kind
    from organisation
    join lateral (
      select name, kind, name_order from organisation_state state
      where state.organisation_id = organisation.id and superseded_at is null and state.superior_id = ${organisationId}
        and (state.from_day <= ${to} and ${to} < state.until_day or state.from_day <= ${before} and ${before} < state.until_day)
      order by state.from_day desc limit 1
    ) latest on true
    where organisation.id in (
      select state.organisation_id from organisation_state state
      where superseded_at is null and state.superior_id = ${organisationId}
        and (state.from_day <= ${to} and ${to} < state.until_day or state.from_day <= ${before} and ${before} < state.until_day))
    order by latest.name_order, organisation.code`.execute(db)
  return rows
}

/**
 * The balance of a unit in a period, both days included: as it was, on each day's own tree, or with `treeOn` by the
 * structure of that day.
 */
export async function getBalance(
  db: Db,
  unit: UnitRef,
  from: Day,
  to: Day,
  { figures = noFigures, treeOn }: { figures?: Figures; treeOn?: Day | undefined } = {},
): Promise<Balance> {
  if (treeOn) {
    const children = await childrenInPeriod(db, unit.id, treeOn, treeOn, true)
    const asked = { unit, children, from, to, treeOn }
    return (await rememberedBalance(figures, asked)) ?? placedBalance(db, asked)
  }
  const children = await childrenInPeriod(db, unit.id, from, to)
  if (!(await isLarge(db, unit.id)))
    return byKeptPlans(db, (tx) => computeBalance(tx, { unit, children, from, to }, 'unit by unit'))
  const inMemory = await rememberedBalance(figures, { unit, children, from, to })
  if (inMemory) return inMemory
  return inTransaction(db, async (tx) => {
    await sql`${ahead} set local enable_nestloop = off`.execute(tx)
    const balance = await computeBalance(tx, { unit, children, from, to }, 'whole')
    await sql`${ahead} set local enable_nestloop = on`.execute(tx)
    return balance
  })
}

interface AskedBalance {
  unit: UnitRef
  children: UnitRef[]
  from: Day
  to: Day
  treeOn?: Day
}

async function rememberedBalance(
  figures: Figures,
  { unit, children, from, to, treeOn }: AskedBalance,
): Promise<Balance | null> {
  const below = children.map((child) => child.id)
  const answer = await figures.ask('balance', { unit: unit.id, below, from, to, treeOn })
  if (!answer) return null
  const of = ({ opening, closing, flows }: CountedFlows): Flows =>
    flowsOf(opening, closing, new Map(Object.entries(flows)))
  return {
    unit,
    from,
    to,
    ...of(answer.whole),
    own: of(answer.own),
    children: children.map((child, at) => ({ unit: child, ...of(answer.below[at]!) })),
  }
}

async function placedBalance(
  db: Db,
  { unit, children, from, to, treeOn }: AskedBalance & { treeOn: Day },
): Promise<Balance> {
  const placed = await placeUnits(db, [unit.id, ...children.map((child) => child.id)], treeOn)
  const count = async (rows: RawBuilder<unknown>) => {
    const flows = await countFlows(db, placedFlowRows(rows, from, to), sql``)
    const opening = await countRows(db, placedStockRows(rows, addDays(from, -1)))
    const closing = await countRows(db, placedStockRows(rows, to))
    return (id: string) => flowsOf(opening.get(id) ?? 0, closing.get(id) ?? 0, flows.get(id))
  }
  const of = await count(placed.rows)
  const own = await count(ownRows(placed, unit.id))
  return {
    unit,
    from,
    to,
    ...of(unit.id),
    own: own(unit.id),
    children: children.map((child) => ({ unit: child, ...of(child.id) })),
  }
}

async function countRows(db: Db, rows: RawBuilder<unknown>): Promise<Map<string, number>> {
  const result = await sql<{ target_id: string; n: string }>`
    select target_id, count(*) as n from (${rows}) stock group by target_id`.execute(db)
  return new Map(result.rows.map((row) => [row.target_id, Number(row.n)]))
}

async function computeBalance(
  db: Db,
  { unit, children, from, to }: AskedBalance,
  reading: Reading,
): Promise<Balance> {
  const targets = sql`select unnest(${[unit.id, ...children.map((one) => one.id)]}::bigint[])`
  const [flows, opening, closing] = [
    await countFlows(db, flowRows(targets, from, to, reading), planOf(reading)),
    await countStock(db, targets, addDays(from, -1), reading),
    await countStock(db, targets, to, reading),
  ]
  const of = (id: string): Flows => flowsOf(opening.get(id) ?? 0, closing.get(id) ?? 0, flows.get(id))
  return {
    unit,
    from,
    to,
    ...of(unit.id),
    own: await getOwnFlows(db, unit.id, from, to),
    children: children.map((child) => ({ unit: child, ...of(child.id) })),
  }
}

async function getOwnFlows(db: Db, organisationId: string, from: Day, to: Day): Promise<Flows> {
  const flows = await countFlows(db, ownFlowRows(organisationId, from, to), kept)
  const held = async (on: Day) => {
    const { rows } = await sql<{ n: string }>`
      ${kept} select count(*) as n from member_spell
      where organisation_id = ${organisationId} and from_day <= ${on} and ${on} < until_day`.execute(db)
    return Number(rows[0]!.n)
  }
  return flowsOf(await held(addDays(from, -1)), await held(to), flows.get(organisationId))
}

type Counts = Map<string, Map<string, number>>

async function countFlows(db: Db, rows: RawBuilder<unknown>, plan: RawBuilder<unknown>): Promise<Counts> {
  const result = await sql<{ target_id: string; category: string; n: string }>`
    ${plan} select target_id, category, count(*) as n from (${rows}) flow group by target_id, category`.execute(
    db,
  )
  const counts: Counts = new Map()
  for (const { target_id, category, n } of result.rows) {
    if (!counts.has(target_id)) counts.set(target_id, new Map())
    counts.get(target_id)!.set(category, Number(n))
  }
  return counts
}

function flowsOf(opening: number, closing: number, counts: Map<string, number> | undefined): Flows {
  const pick = (codes: readonly string[]) =>
    Object.fromEntries(codes.map((code) => [code, counts?.get(code) ?? 0]))
  return { opening, increases: pick(INCREASES), decreases: pick(DECREASES), closing }
}
