import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, withinReach, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'

/**
 * Whether programme `p` may be read: its owner is within reach, it is published to those below and I work below, or a unit
 * within my reach leads or takes part in one of its items.
 */
export function isReadable(actor: Actor): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, 'work.read')
  if (holders === 'all') return sql<SqlBool>`true`
  if (holders.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`(${withinReach(actor, 'work.read', sql.ref('p.organisation_id'))}
    or p.audience = 'below' and p.organisation_id in (${above(holders, actor.today)})
    or exists (
      select from programme_item_state own join programme_item_unit part on part.state_id = own.id
      where own.programme_id = p.id and own.superseded_at is null
        and ${withinReach(actor, 'work.read', sql.ref('part.organisation_id'))}))`
}

/** The ids of these units and of all above them on a day. */
export function above(units: readonly string[], on: Day): RawBuilder<unknown> {
  return sql`select a.ancestor_id from organisation_ancestor a
    where a.descendant_id = any(${[...units]}::bigint[]) and a.from_day <= ${on}::date and ${on}::date < a.until_day`
}

/** Items `i` with their state `s` in force, as known on a day: `last` act, first day `submitted`, `carried` on or not. */
export function itemsOn(on: Expression<unknown>): RawBuilder<unknown> {
  return sql`programme_item i
    join programme_item_state s on s.item_id = i.id and s.superseded_at is null
      and (s.kind = 'planned' or s.starts_on <= ${on}::date)
    left join lateral (
      select act, on_day from programme_item_act a
      where a.item_id = i.id and a.superseded_at is null and a.on_day <= ${on}::date
      order by a.on_day desc, a.id desc limit 1
    ) last on true
    left join lateral (
      select min(on_day) as on_day from programme_item_act a
      where a.item_id = i.id and a.superseded_at is null and a.act = 'submitted' and a.on_day <= ${on}::date
    ) submitted on true
    left join lateral (
      select true as yes from programme_item n join programme_item_state t on t.item_id = n.id and t.superseded_at is null
      where n.carried_from = i.id limit 1
    ) carried on true`
}
