import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { childrenInPeriod, type UnitRef } from '#statistics/balance.ts'
import { conditionOfRule, GAP_CODES, heldOn, isFound } from './rule-sql.ts'
import { RULES } from './rules.ts'

/** Of how many files a rule asks something, and in how many it finds fault. */
export interface RuleCount {
  code: string
  expected: number
  found: number
}

/** How complete and plausible the files of some members are; complete: none of the expected fields is missing. */
export interface Score {
  members: number
  complete: number
  rules: RuleCount[]
}

/** The score of a unit on a day; with each unit directly below that holds members, and `own` for its own members. */
export interface UnitScore extends Score {
  own: Score
  below: (Score & { unit: UnitRef })[]
}

/** Above so many members a unit is counted in the background, and shown as it was counted last. */
export const LARGE = 60_000

/** Counts the files of all members of a unit as they stand, by the units directly below; one pass over them. */
export async function qualityOf(
  db: Db,
  { unit, on, isLarge = false }: { unit: string; on: Day; isLarge?: boolean },
): Promise<UnitScore> {
  const children = await childrenInPeriod(db, unit, on, on, true)
  const targets = sql`select unnest(${children.map(({ id }) => id)}::bigint[])`
  const counted = await countScores(
    db,
    on,
    sql`select above.descendant_id as unit, above.ancestor_id as target from organisation_ancestor above
      where above.ancestor_id in (${targets}) and above.from_day <= ${on}::date and ${on}::date < above.until_day
      union all select ${unit}::bigint, ${unit}::bigint`,
    isLarge,
  )
  const own = counted.get(unit) ?? emptyScore()
  const below = children.flatMap((child) => {
    const score = counted.get(child.id)
    return score ? [{ unit: child, ...score }] : []
  })
  return { ...addScores([own, ...below]), own, below }
}

/** Scores by target, of the members whom `places` (rows `unit`, `target`) assign to each. */
async function countScores(
  db: Db,
  on: Day,
  places: RawBuilder<unknown>,
  isLarge: boolean,
): Promise<Map<string, Score>> {
  const columns = RULES.flatMap(({ code }, at) => [
    sql`${conditionOfRule(code, on, isLarge).expected} as ${sql.ref(`e${at}`)}`,
    sql`${isFound(code, on, isLarge)} as ${sql.ref(`f${at}`)}`,
  ])
  const counts = RULES.flatMap((_, at) =>
    ['e', 'f'].map((which) => {
      const column = sql.ref(`${which}${at}`)
      return sql`count(*) filter (where ${column})::integer as ${column}`
    }),
  )
  const gaps = RULES.flatMap(({ code }, at) => (GAP_CODES.includes(code) ? [sql.ref(`f${at}`)] : []))
  const { rows } = await sql<Record<string, number> & { target: string }>`
    select target::text as target, count(*)::integer as members,
      count(*) filter (where not (${sql.join(gaps, sql` or `)}))::integer as complete, ${sql.join(counts)}
    from (
      select place.target, ${sql.join(columns)}
      from ${heldOn(on)} join (${places}) place on spell.organisation_id = place.unit offset 0
    ) judged
    group by target`.execute(db)
  return new Map(
    rows.map((row) => [
      row.target,
      {
        members: row['members']!,
        complete: row['complete']!,
        rules: RULES.map(({ code }, at) => ({ code, expected: row[`e${at}`]!, found: row[`f${at}`]! })),
      },
    ]),
  )
}

/** All of them together. */
function addScores(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0)
  return {
    members: sum((one) => one.members),
    complete: sum((one) => one.complete),
    rules: RULES.map(({ code }, at) => ({
      code,
      expected: sum((one) => one.rules[at]!.expected),
      found: sum((one) => one.rules[at]!.found),
    })),
  }
}

function emptyScore(): Score {
  return { members: 0, complete: 0, rules: RULES.map(({ code }) => ({ code, expected: 0, found: 0 })) }
}

/** How many members a unit has on a day. */
export async function headcountOf(db: Db, unit: string, on: Day): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from organisation_ancestor above
    join member_spell spell on spell.organisation_id = above.descendant_id and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
    where above.ancestor_id = ${unit} and above.from_day <= ${on}::date and ${on}::date < above.until_day`.execute(
    db,
  )
  return Number(rows[0]!.n)
}
