import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { childrenInPeriod, type UnitRef } from '#statistics/balance.ts'
import type { Campaign } from './campaign-store.ts'
import { conditionOfRule, heldOn, isAnyFound, isFound } from './rule-sql.ts'

/** How many files a campaign asks something of, and how many lack it; rule '': any of its fields. */
export interface Count {
  rule: string
  expected: number
  found: number
}

/** How far a campaign is at a unit: as announced, as it stands, and how many answers were "not known". */
export interface Progress {
  before: Count[]
  now: Count[]
  unknown: number
}

export interface UnitProgress extends Progress {
  /** The day of the last count where the unit is counted in the background. */
  countedOn: Day | null
  /** The unit's own members, where it has some. */
  own: Progress | null
  below: (Progress & { unit: UnitRef })[]
}

/** How far a campaign is at a unit and the units directly below; `isLive`: counted now, else as counted last. */
export async function progressOf(
  db: Db,
  campaign: Campaign,
  { unit, on, isLive }: { unit: string; on: Day; isLive: boolean },
): Promise<UnitProgress> {
  const children = await childrenInPeriod(db, unit, on, on, true)
  const places = sql`select above.descendant_id as unit, above.ancestor_id as target from organisation_ancestor above
    where above.ancestor_id = any(${children.map(({ id }) => id)}::bigint[]) and above.from_day <= ${on}::date and ${on}::date < above.until_day
    union all select ${unit}::bigint, ${unit}::bigint`
  const before = await keptCounts(db, campaign.key, 'before', places)
  const now = isLive
    ? await liveCounts(db, campaign, places, on)
    : await keptCounts(db, campaign.key, 'after', places)
  const unknown = await unknownBy(db, campaign.key, places, on)
  const of = (id: string): Progress | null =>
    before.has(id) || now.has(id)
      ? { before: before.get(id) ?? [], now: now.get(id) ?? [], unknown: unknown.get(id) ?? 0 }
      : null
  const own = of(unit)
  const below = children.flatMap((child) => {
    const progress = of(child.id)
    return progress ? [{ unit: child, ...progress }] : []
  })
  const parts = [...(own ? [own] : []), ...below]
  return {
    before: addCounts(
      campaign,
      parts.map((one) => one.before),
    ),
    now: addCounts(
      campaign,
      parts.map((one) => one.now),
    ),
    unknown: parts.reduce((sum, one) => sum + one.unknown, 0),
    countedOn: isLive ? null : await countedOn(db, campaign.key),
    own,
    below,
  }
}

type Counts = Map<string, Count[]>

async function keptCounts(
  db: Db,
  key: string,
  moment: 'before' | 'after',
  places: RawBuilder<unknown>,
): Promise<Counts> {
  return grouped(
    sql<Count & { target: string }>`
      select place.target::text as target, rule, sum(expected)::integer as expected, sum(found)::integer as found
      from quality_count join (${places}) place on place.unit = organisation_id
      where campaign_id = ${key} and moment = ${moment} group by place.target, rule`.execute(db),
  )
}

async function liveCounts(
  db: Db,
  { rules }: Campaign,
  places: RawBuilder<unknown>,
  on: Day,
): Promise<Counts> {
  const each = sql.join([
    ...rules.map(
      (rule) => sql`(${sql.lit(rule)}, ${conditionOfRule(rule, on).expected}, ${isFound(rule, on)})`,
    ),
    sql`('', true, ${isAnyFound(rules, on)})`,
  ])
  return grouped(
    sql<Count & { target: string }>`
      select place.target::text as target, asked.rule, count(*) filter (where asked.expected)::integer as expected,
        count(*) filter (where asked.found)::integer as found
      from ${heldOn(on)} join (${places}) place on place.unit = spell.organisation_id
      cross join lateral (values ${each}) asked (rule, expected, found)
      group by place.target, asked.rule`.execute(db),
  )
}

async function grouped(asked: Promise<{ rows: (Count & { target: string })[] }>): Promise<Counts> {
  const counts: Counts = new Map()
  for (const { target, ...count } of (await asked).rows)
    counts.set(target, [...(counts.get(target) ?? []), count])
  return counts
}

async function unknownBy(db: Db, key: string, places: RawBuilder<unknown>, on: Day) {
  const { rows } = await sql<{ target: string; n: number }>`
    select place.target::text as target, count(*)::integer as n
    from quality_check c join member_spell s on s.member_id = c.person_id and s.from_day <= ${on}::date and ${on}::date < s.until_day
    join (${places}) place on place.unit = s.organisation_id
    where c.campaign_id = ${key} and c.outcome = 'unknown' and c.superseded_at is null and c.on_day <= ${on}::date
    group by place.target`.execute(db)
  return new Map(rows.map(({ target, n }) => [target, n]))
}

async function countedOn(db: Db, key: string): Promise<Day | null> {
  const { rows } = await sql<{ on: Day | null }>`
    select max(on_day) as "on" from quality_count where campaign_id = ${key} and moment = 'after'`.execute(db)
  return rows[0]!.on
}

function addCounts({ rules }: Campaign, parts: readonly (readonly Count[])[]): Count[] {
  return ['', ...rules].map((rule) => {
    const those = parts.flatMap((part) => part.filter((one) => one.rule === rule))
    return {
      rule,
      expected: those.reduce((sum, one) => sum + one.expected, 0),
      found: those.reduce((sum, one) => sum + one.found, 0),
    }
  })
}
