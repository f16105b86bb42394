import { sql, type RawBuilder } from 'kysely'
import { noFigures, type CountedFlows, type Figures } from '#figures/questions.ts'
import { DECREASES, INCREASES } from '#movement/categories.ts'
import { addDays, type Day } from '#platform/day.ts'
import { ahead, byKeptPlans, inTransaction, kept, type Db } from '#platform/db.ts'
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

/**
 * One row per change of a target's headcount in the period: `target_id, member_id, on_day, category`.
 * A movement counts on its day and that day's tree; its giver is judged on the day before if it ended then. A unit with
 * a new superior carries the members it had at the end of the day before through D6 and I5. Definition: docs/figures.md.
 */
export function flowRows(
  targets: RawBuilder<unknown>,
  from: Day,
  to: Day,
  reading: Reading = 'whole',
): RawBuilder<unknown> {
  const moves = movementRows({ targets, from, to }, reading)
  return sql`
    select above.ancestor_id as target_id, moved.member_id, moved.on_day,
      case moved.category when 'D5' then 'I4' when 'D6' then 'I5' else moved.category end as category
    ${moves('to_organisation_id', sql`above.from_day <= moved.on_day and moved.on_day < above.until_day`)}
      and not exists (
        select from organisation_ancestor giver
        where giver.descendant_id = moved.from_organisation_id and giver.ancestor_id = above.ancestor_id
          and ${holdsGiver(sql`giver`, sql`moved`)}
      )
    union all
    select above.ancestor_id, moved.member_id, moved.on_day,
      case moved.category when 'I4' then 'D5' when 'I5' then 'D6' else moved.category end
    ${moves('from_organisation_id', holdsGiver(sql`above`, sql`moved`))}
      and not exists (
        select from organisation_ancestor receiver
        where receiver.descendant_id = moved.to_organisation_id and receiver.ancestor_id = above.ancestor_id
          and receiver.from_day <= moved.on_day and moved.on_day < receiver.until_day
      )
    union all
    select gained.ancestor_id, spell.member_id, gained.from_day, 'I5'
    from organisation_ancestor gained
    join organisation_ancestor self on self.ancestor_id = gained.descendant_id and self.descendant_id = gained.descendant_id
      and self.from_day < gained.from_day and gained.from_day < self.until_day
    join member_spell spell on spell.organisation_id = gained.descendant_id
      and spell.from_day < gained.from_day and spell.until_day >= gained.from_day
    where gained.ancestor_id in (${targets}) and gained.from_day between ${from} and ${to}
    union all
    select lost.ancestor_id, spell.member_id, lost.until_day, 'D6'
    from organisation_ancestor lost
    join organisation_ancestor self on self.ancestor_id = lost.descendant_id and self.descendant_id = lost.descendant_id
      and self.from_day < lost.until_day and lost.until_day < self.until_day
    join member_spell spell on spell.organisation_id = lost.descendant_id
      and spell.from_day < lost.until_day and spell.until_day >= lost.until_day
    where lost.ancestor_id in (${targets}) and lost.until_day between ${from} and ${to}`
}

/**
 * How rows of members are found: of a few units each by its index, whatever the period, a plan that can be kept; of many the
 * tables as a whole.
 */
export type Reading = 'unit by unit' | 'whole'

/** The movements `moved` of a period at one end under the rows `above` of the targets, as far as the row holds that end. */
function movementRows(
  { targets, from, to }: { targets: RawBuilder<unknown>; from: Day; to: Day },
  reading: Reading,
): (end: 'from_organisation_id' | 'to_organisation_id', holds: RawBuilder<unknown>) => RawBuilder<unknown> {
  return (end, holds) =>
    reading === 'whole'
      ? sql`
    from movement moved
    join organisation_ancestor above on above.descendant_id = moved.${sql.ref(end)}
      and above.ancestor_id in (${targets}) and ${holds}
    where moved.superseded_at is null and moved.on_day between ${from} and ${to}`
      : sql`
    from organisation_ancestor above
    cross join lateral (
      select * from movement one
      where one.${sql.ref(end)} = above.descendant_id and one.superseded_at is null and one.on_day between ${from} and ${to}
      offset 0
    ) moved
    where above.ancestor_id in (${targets}) and ${holds}`
}

/** The ancestor row that holds the giver of a movement: on its day, or on the day before when the giver ended then. */
function holdsGiver(row: RawBuilder<unknown>, moved: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${row}.from_day <= ${moved}.on_day and ${moved}.on_day < ${row}.until_day
    or ${row}.until_day = ${moved}.on_day and not exists (
      select from organisation_ancestor still
      where still.ancestor_id = ${moved}.from_organisation_id and still.descendant_id = ${moved}.from_organisation_id
        and still.from_day <= ${moved}.on_day and ${moved}.on_day < still.until_day))`
}

/** The members below a target at the end of a day, on that day's tree: `target_id, member_id, organisation_id`. */
export function stockRows(targets: RawBuilder<unknown>, on: Day): RawBuilder<unknown> {
  return sql`
    select above.ancestor_id as target_id, spell.member_id, spell.organisation_id
    from member_spell spell
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ${on} and ${on} < above.until_day
    where spell.from_day <= ${on} and ${on} < spell.until_day`
}

/** Changes of what a unit holds itself, in the columns of `flowRows`. */
export function ownFlowRows(organisationId: string, from: Day, to: Day): RawBuilder<unknown> {
  return sql`
    select to_organisation_id as target_id, member_id, on_day,
      case category when 'D5' then 'I4' when 'D6' then 'I5' else category end as category
    from movement
    where superseded_at is null and to_organisation_id = ${organisationId} and on_day between ${from} and ${to}
    union all
    select from_organisation_id, member_id, on_day,
      case category when 'I4' then 'D5' when 'I5' then 'D6' else category end
    from movement
    where superseded_at is null and from_organisation_id = ${organisationId} and on_day between ${from} and ${to}`
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

/** How a statement begins that reads so. */
export function planOf(reading: Reading): RawBuilder<unknown> {
  return reading === 'whole' ? sql`` : kept
}

/** Headcounts of the targets at the end of a day: counted by unit first, which leaves few rows to add up. */
export async function countStock(
  db: Db,
  targets: RawBuilder<unknown>,
  on: Day,
  reading: Reading,
): Promise<Map<string, number>> {
  const { rows } = await (reading === 'whole' ? wholeStock(targets, on) : stockByUnit(targets, on)).execute(
    db,
  )
  return new Map(rows.map((row) => [row.target_id, Number(row.n)]))
}

interface StockRow {
  target_id: string
  n: string
}

function stockByUnit(targets: RawBuilder<unknown>, on: Day): RawBuilder<StockRow> {
  return sql<StockRow>`
    ${kept} select above.ancestor_id as target_id, sum(held.n) as n
    from organisation_ancestor above
    cross join lateral (
      select count(*) as n from member_spell
      where organisation_id = above.descendant_id and from_day <= ${on} and ${on} < until_day
    ) held
    where above.ancestor_id in (${targets}) and above.from_day <= ${on} and ${on} < above.until_day
    group by above.ancestor_id`
}

function wholeStock(targets: RawBuilder<unknown>, on: Day): RawBuilder<StockRow> {
  return sql<StockRow>`
    with held as materialized (
      select organisation_id, count(*) as n from member_spell
      where from_day <= ${on} and ${on} < until_day and organisation_id in (
        select below.descendant_id from organisation_ancestor below
        where below.ancestor_id in (${targets}) and below.from_day <= ${on} and ${on} < below.until_day)
      group by organisation_id
    )
    select above.ancestor_id as target_id, sum(held.n) as n
    from held
    join organisation_ancestor above on above.descendant_id = held.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ${on} and ${on} < above.until_day
    group by above.ancestor_id`
}

function flowsOf(opening: number, closing: number, counts: Map<string, number> | undefined): Flows {
  const pick = (codes: readonly string[]) =>
    Object.fromEntries(codes.map((code) => [code, counts?.get(code) ?? 0]))
  return { opening, increases: pick(INCREASES), decreases: pick(DECREASES), closing }
}
