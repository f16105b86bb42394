import { sql, type RawBuilder } from 'kysely'
import { DECREASES, INCREASES } from '#movement/categories.ts'
import { dayOf, FOREVER, partsOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import type { UnitRef } from './balance.ts'
import { flowRows, ownFlowRows } from './flow-rows.ts'

/**
 * Whether the balances of a unit, of what it holds itself and of every unit that ever stood directly below it close in every
 * calendar year, and whether on every year's last day and on `today` the parts make the whole. Movements and spells are
 * each read once for all years.
 */
export async function verifyBalances(db: Db, unit: UnitRef, today: Day): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ first: Day | null; last: Day | null }>`
    select min(on_day) as first, max(on_day) as last from movement where superseded_at is null`.execute(db)
  const { first, last } = rows[0]!
  if (first === null || last === null || last === FOREVER) return []
  const years = yearsFrom(partsOf(first).year, partsOf(last).year)
  const days = [...new Set([...years.map(endOf), today])]
  const parts = await partsOfUnit(db, unit)
  const heads = await countHeads(db, unit, [endOf(years[0]! - 1), ...days])
  const changes = await countChanges(db, unit, dayOf(years[0]!, 1, 1), endOf(years.at(-1)!))
  const names = new Map([
    [unit.id, unit.code],
    [OWN, `${unit.code} (own)`],
    ...parts.map(({ id, code }) => [id, code] as const),
  ])
  const open = [...names].flatMap(([id, where]) =>
    years.flatMap((year) => {
      const opening = heads(id, endOf(year - 1))
      const closing = heads(id, endOf(year))
      const expected = opening + (changes.get(`${id} ${year}`) ?? 0)
      return expected === closing ? [] : [fault('balance-open', where, { year, opening, expected, closing })]
    }),
  )
  const apart = days.flatMap((on) => {
    const below = parts.filter(({ from, until }) => from <= on && on < until)
    const sum = below.reduce((total, { id }) => total + heads(id, on), heads(OWN, on))
    const whole = heads(unit.id, on)
    return sum === whole ? [] : [fault('parts-differ', unit.code, { on, whole, parts: sum })]
  })
  return [...open, ...apart].slice(0, MOST_FINDINGS)
}

/** Stands for what the unit holds itself, beside the ids of units. */
const OWN = 'own'

/** The states in which units stood directly below, whenever. */
async function partsOfUnit(db: Db, { id }: UnitRef) {
  const { rows } = await sql<{ id: string; code: string; from: Day; until: Day }>`
    select organisation.id, code, from_day as "from", until_day as until
    from organisation_state join organisation on organisation.id = organisation_id
    where superseded_at is null and superior_id = ${id} order by code`.execute(db)
  return rows
}

/** The unit and those that ever stood directly below it. */
function targetsOf({ id }: UnitRef): RawBuilder<unknown> {
  return sql`
    select ${id}::bigint union
    select organisation_id from organisation_state where superseded_at is null and superior_id = ${id}`
}

/** Headcounts of the targets, and of the unit itself (`OWN`), at the end of each of these days. */
async function countHeads(db: Db, unit: UnitRef, days: Day[]): Promise<(id: string, on: Day) => number> {
  const each = sql.join(
    days.map((on) => sql`count(*) filter (where from_day <= ${on} and ${on} < until_day)`),
  )
  const rows = await askWhole(
    db,
    sql<{ id: string; on: Day; n: string }>`
      with held as materialized (
        select organisation_id, "on", n
        from (select organisation_id, array[${each}] as ns from member_spell group by organisation_id) counted
        cross join lateral unnest(ns, ${days}::date[]) as of_day (n, "on")
        where n > 0
      )
      select ${OWN} as id, "on", n from held where organisation_id = ${unit.id}
      union all
      select ancestor_id::text, "on", sum(n) from held
      join organisation_ancestor above on above.descendant_id = organisation_id and ancestor_id in (${targetsOf(unit)})
        and from_day <= "on" and "on" < until_day
      group by ancestor_id, "on"`,
  )
  const counts = new Map(rows.map(({ id, on, n }) => [`${id} ${on}`, Number(n)]))
  return (id, on) => counts.get(`${id} ${on}`) ?? 0
}

/** What the movements say that each target's headcount changed by in each year: by target and year. */
async function countChanges(db: Db, unit: UnitRef, from: Day, to: Day): Promise<Map<string, number>> {
  const rows = await askWhole(
    db,
    sql<{ id: string; year: number; category: string; n: string }>`
      select id, extract(year from on_day)::integer as year, category, count(*) as n
      from (
        select target_id::text as id, on_day, category from (${flowRows(targetsOf(unit), from, to)}) below
        union all
        select ${OWN}, on_day, category from (${ownFlowRows(unit.id, from, to)}) own
      ) flow
      group by 1, 2, 3`,
  )
  const changes = new Map<string, number>()
  for (const { id, year, category, n } of rows) {
    const key = `${id} ${year}`
    changes.set(key, (changes.get(key) ?? 0) + signOf(category) * Number(n))
  }
  return changes
}

/** A category that is none counts in no balance, which is then open. */
function signOf(category: string): -1 | 0 | 1 {
  return INCREASES.some((one) => one === category) ? 1 : DECREASES.some((one) => one === category) ? -1 : 0
}

function yearsFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}

function endOf(year: number): Day {
  return dayOf(year, 12, 31)
}

function fault(code: string, where: string, facts: Record<string, unknown>): VerifyFinding {
  return { severity: 'error', check: 'balance', code, where, facts }
}
