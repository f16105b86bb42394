import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST_CHILDREN } from './api.ts'
import { isListed, goneBelow } from './rows.ts'

const MOST_RESULTS = 100

interface Sum {
  place: string
  what: string
  beneficiaries: string
  times: number
  people: string
  value: string
}

/** What an assignment achieved for people at a unit and below it by a day, by kind of result and by the units directly below. */
export async function resultsOf(db: Db, actor: Actor, assignmentId: string, organisationId: string, on: Day) {
  const gone = await goneBelow(db, assignmentId, organisationId, on)
  const listed = isListed({ assignmentId, organisationId, on, which: 'all' }, gone)
  const { rows } = await sql<Sum>`
    select coalesce(child.id, ${organisationId}::bigint) as place, what, beneficiaries, count(*)::int as times,
      sum(people) as people, sum(value) as value
    from assignment_addressee given
    join assignment_act act on act.addressee_id = given.id and act.superseded_at is null and act.on_day <= ${on}::date
    join assignment_result result on result.act_id = act.id
    left join lateral (
      select above.ancestor_id as id from organisation_ancestor above
      join organisation_state state on state.organisation_id = above.ancestor_id and state.superseded_at is null
        and state.superior_id = ${organisationId} and ${holdsOn('state', on)}
      where above.descendant_id = case when given.organisation_id = any(${gone}::bigint[])
          then unit_answering(given.organisation_id, ${on}::date) else given.organisation_id end
        and ${holdsOn('above', on)}
    ) child on true
    where ${listed}
    group by place, what, beneficiaries order by sum(value) desc, what`.execute(db)
  const total = (some: readonly Sum[]) => ({
    people: some.reduce((sum, row) => sum + Number(row.people), 0),
    value: some.reduce((sum, row) => sum + Number(row.value), 0),
  })
  const groups = [...new Set(rows.map((row) => `${row.what}\n${row.beneficiaries}`))].map((key) => {
    const same = rows.filter((row) => `${row.what}\n${row.beneficiaries}` === key)
    const { what, beneficiaries } = same[0]!
    return { what, beneficiaries, times: same.reduce((sum, row) => sum + row.times, 0), ...total(same) }
  })
  const places = [...new Set(rows.map((row) => row.place))].filter((id) => id !== organisationId)
  const links = await linksOn(db, actor, places, on)
  return {
    ...total(rows),
    results: groups.slice(0, MOST_RESULTS),
    beyond: Math.max(0, groups.length - MOST_RESULTS),
    children: places
      .map((place) => ({ unit: links.get(place)!, ...total(rows.filter((row) => row.place === place)) }))
      .sort((a, b) => b.value - a.value)
      .slice(0, MOST_CHILDREN),
  }
}
