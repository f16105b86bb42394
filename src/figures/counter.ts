import { sql } from 'kysely'
import { ahead, inTransaction } from '#platform/db.ts'
import { countCrossings, countFacts, type Counter, type Crossing, type Group } from '#measure/count.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import { holds, type Filter } from '#measure/filter.ts'
import { isLarge } from '#statistics/large.ts'
import type { Figures, Questions } from './questions.ts'

interface Asked {
  units: readonly string[]
  span: Span
  crossings: readonly Crossing[]
}

/** Measures whose facts of a day are kept in memory. */
const KEPT: Readonly<Record<string, Questions['groups']['asked']['facts']>> = {
  members: 'members',
  organisations: 'organisations',
}

/** Counts large units from memory where their facts are kept there, everything else by the database. */
export function counterWith(figures: Figures): Counter {
  return async (db, measure, { units, span, by, where = {} }) => {
    const all = [...new Set([...by, ...Object.keys(where)])]
    const isKept = KEPT[measure.key] !== undefined && units[0] && (await isLarge(db, units[0]))
    const kept = isKept ? await remembered(figures, measure, { units, span, crossings: [all] }) : null
    return kept ? narrowed(kept[0]!, { all, by, where }) : countFacts(db, measure, { units, span, by, where })
  }
}

/** Counts several crossings of a measure; where `large`, each from memory if it is kept there, else all from one reading. */
export function crossingsWith(figures: Figures, large: boolean): typeof countCrossings {
  return async (db, measure, asked) => {
    if (!large) return countCrossings(db, measure, asked)
    const kept = await remembered(figures, measure, asked)
    if (kept || measure.key !== READ_WHOLE) return kept ?? countCrossings(db, measure, asked)
    return inTransaction(db, async (tx) => {
      await sql`${ahead} set local enable_nestloop = off`.execute(tx)
      const counted = await countCrossings(tx, measure, asked)
      await sql`${ahead} set local enable_nestloop = on`.execute(tx)
      return counted
    })
  }
}

/** Of large units read by whole tables: the planner, blind to the periods, would loop. */
const READ_WHOLE = 'changes'

async function remembered(
  figures: Figures,
  measure: Measure,
  { units, span, crossings }: Asked,
): Promise<Group[][] | null> {
  const facts = KEPT[measure.key]
  if (!facts) return null
  const found = await figures.ask('groups', { facts, units, on: span.to, crossings })
  return found && found.map((groups) => groups.map(({ place, ...one }) => ({ ...one, unit: units[place]! })))
}

/** The groups that a filter lets through, by fewer dimensions. */
function narrowed(
  groups: readonly Group[],
  { all, by, where }: { all: readonly string[]; by: readonly string[]; where: Filter },
): Group[] {
  const conditions = Object.entries(where).map(([key, condition]) => ({ at: all.indexOf(key), condition }))
  const merged = new Map<string, Group>()
  for (const { unit, values, count } of groups) {
    if (!conditions.every(({ at, condition }) => holds(condition, values[at] ?? null))) continue
    const own = by.map((key) => values[all.indexOf(key)] ?? null)
    const key = JSON.stringify([unit, own])
    const known = merged.get(key)
    if (known) known.count += count
    else merged.set(key, { unit, values: own, count })
  }
  return [...merged.values()]
}
