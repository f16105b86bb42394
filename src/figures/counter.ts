import { sql } from 'kysely'
import { ahead, inTransaction, type Db } from '#platform/db.ts'
import { countCrossings, countFacts, type Counter, type Crossing, type Group } from '#measure/count.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import { holds, type Filter } from '#measure/filter.ts'
import { isLarge } from '#statistics/large.ts'
import { CHANGES, leavingChanges, OWN_CHANGES } from '#statistics/measures.ts'
import type { PlacedGroup } from './groups.ts'
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
    const isLargest = isKept(measure) && units[0] !== undefined && (await isLarge(db, units[0]))
    if (!isLargest) return countFacts(db, measure, { units, span, by, where })
    const all = [...new Set([...by, ...Object.keys(where)])]
    const [groups] = await crossingsWith(figures, true)(db, measure, { units, span, crossings: [all] })
    return narrowed(groups!, { all, by, where })
  }
}

/** Counts several crossings of a measure; where `large`, from memory as far as it is kept there, else all from one reading. */
export function crossingsWith(figures: Figures, large: boolean): typeof countCrossings {
  return async (db, measure, asked) => {
    if (!large || !isKept(measure)) return countCrossings(db, measure, asked)
    if (measure.key === CHANGES.key) return countChanges(db, figures, asked)
    return (await remembered(figures, measure, asked)) ?? countCrossings(db, measure, asked)
  }
}

const isKept = ({ key }: Measure) => key in KEPT || key === CHANGES.key

/** Changes: those with a unit from memory, where a reform moves millions of members; movements of their own by the database. */
async function countChanges(db: Db, figures: Figures, { units, span, crossings }: Asked): Promise<Group[][]> {
  const carried = await figures.ask('carried', { units, ...span, crossings })
  const asked = { units, span, crossings }
  const own = await inTransaction(db, async (tx) => {
    // Read by whole tables: the planner, blind to the periods, would loop.
    await sql`${ahead} set local enable_nestloop = off`.execute(tx)
    const found = await countCrossings(tx, carried ? OWN_CHANGES : CHANGES, asked)
    await sql`${ahead} set local enable_nestloop = on`.execute(tx)
    return found
  })
  if (!carried) return own
  const leaving =
    carried.leaving.length === 0 ? [] : await countCrossings(db, leavingChanges(carried.leaving), asked)
  return own.map((groups, at) => added(groups, placed(carried.crossings[at]!, units), leaving[at] ?? []))
}

async function remembered(
  figures: Figures,
  measure: Measure,
  { units, span, crossings }: Asked,
): Promise<Group[][] | null> {
  const facts = KEPT[measure.key]!
  const found = await figures.ask('groups', { facts, units, on: span.to, crossings })
  return found && found.map((groups) => placed(groups, units))
}

function placed(groups: readonly PlacedGroup[], units: readonly string[]): Group[] {
  return groups.map(({ place, ...one }) => ({ ...one, unit: units[place]! }))
}

/** Groups of several counts, those of one unit and the same values as one. */
function added(...counts: readonly Group[][]): Group[] {
  const merged = new Map<string, Group>()
  for (const group of counts.flat()) {
    const key = JSON.stringify([group.unit, group.values])
    const known = merged.get(key)
    if (known) known.count += group.count
    else merged.set(key, { ...group })
  }
  return [...merged.values()]
}

/** The groups that a filter lets through, by fewer dimensions. */
function narrowed(
  groups: readonly Group[],
  { all, by, where }: { all: readonly string[]; by: readonly string[]; where: Filter },
): Group[] {
  const conditions = Object.entries(where).map(([key, condition]) => ({ at: all.indexOf(key), condition }))
  return added(
    groups
      .filter(({ values }) => conditions.every(({ at, condition }) => holds(condition, values[at] ?? null)))
      .map((group) => ({ ...group, values: by.map((key) => group.values[all.indexOf(key)] ?? null) })),
  )
}
