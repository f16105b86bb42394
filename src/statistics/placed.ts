import { sql, type RawBuilder } from 'kysely'
import { numberOf } from '#figures/day-number.ts'
import { readTree } from '#figures/load.ts'
import { Present } from '#figures/present.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** Units under targets by the structure of one day, as rows `unit_id, target_id`; `own` are those of the first alone. */
export interface PlacedUnits {
  rows: RawBuilder<unknown>
  own: string[]
}

/** Places every unit by the structure of a day; targets by their ids. Definition: docs/figures.md. */
export async function placeUnits(db: Db, targetIds: readonly string[], treeOn: Day): Promise<PlacedUnits> {
  const { tree, heirs } = await readTree(db)
  const present = new Present(
    tree,
    heirs,
    targetIds.map((id) => tree.numberOf(Number(id))),
    numberOf(treeOn),
  )
  const [units, targets]: [number[], string[]] = [[], []]
  for (const unit of present.units)
    for (const target of present.sets[present.setOn(unit)]!) {
      units.push(tree.idOf(unit))
      targets.push(targetIds[target]!)
    }
  const own = present.units.filter((unit) => present.isOwn(unit)).map((unit) => String(tree.idOf(unit)))
  return {
    rows: sql`select * from unnest(${units}::bigint[], ${targets}::bigint[]) as placed (unit_id, target_id)`,
    own,
  }
}

/** Changes of the targets' headcounts, in the columns of `flowRows`; nobody is moved along with a unit. */
export function placedFlowRows(placed: RawBuilder<unknown>, from: Day, to: Day): RawBuilder<unknown> {
  const side = (end: 'to' | 'from', other: 'to' | 'from', category: RawBuilder<unknown>) => sql`
    select held.target_id, moved.member_id, moved.on_day, ${category} as category
    from movement moved
    join (${placed}) held on held.unit_id = moved.${sql.ref(`${end}_organisation_id`)}
    where moved.superseded_at is null and moved.on_day between ${from} and ${to}
      and not exists (
        select from (${placed}) other_end
        where other_end.unit_id = moved.${sql.ref(`${other}_organisation_id`)} and other_end.target_id = held.target_id)`
  const received = sql`case moved.category when 'D5' then 'I4' when 'D6' then 'I5' else moved.category end`
  const given = sql`case moved.category when 'I4' then 'D5' when 'I5' then 'D6' else moved.category end`
  return sql`${side('to', 'from', received)} union all ${side('from', 'to', given)}`
}

/** Members of the targets at the end of a day, in the columns of `stockRows`. */
export function placedStockRows(placed: RawBuilder<unknown>, on: Day): RawBuilder<unknown> {
  return sql`
    select held.target_id, spell.member_id, spell.organisation_id
    from (${placed}) held join member_spell spell on spell.organisation_id = held.unit_id
    where spell.from_day <= ${on} and ${on} < spell.until_day`
}

/** The units that count as held by the first target itself, as rows like those of `placeUnits`. */
export function ownRows({ own }: PlacedUnits, targetId: string): RawBuilder<unknown> {
  return sql`select unit_id, ${targetId}::bigint as target_id from unnest(${own}::bigint[]) as placed (unit_id)`
}
