import { sql } from 'kysely'
import type { AwaitingBelow, InboxSource } from '#inbox/source.ts'
import { addDays, lastDayOf, type Day } from '#platform/day.ts'

/** A term that ended so long ago without a next one is a matter for the unit's warnings, not for the inbox; in days. */
const KEPT_IN_DAYS = 366

/** Terms that end and have no next one yet: the congress is due by the last day. */
export const termsAwaiting: InboxSource = {
  kind: 'committee',
  list: async (db, _actor, { units, on, until, limit }) => {
    const { rows } = await sql<{ id: string; unit: string; committee: string; name: string; ends: Day }>`
      select term.public_id as id, organisation.public_id as unit, term.committee, term.name, ends_on as ends
      from committee_term term join organisation on organisation.id = term.organisation_id
      ${endingIn(on, until)} where term.organisation_id in (${units}) order by ends_on, term.id limit ${limit}`.execute(
      db,
    )
    return rows.map(({ id, unit, committee, name, ends }) => ({
      kind: 'committee',
      id,
      to: `/organisations/${unit}?tab=committees`,
      title: name,
      organisationId: unit,
      dueOn: lastDayOf(ends),
      code: committee === 'chi_uy' || committee === 'chi_bo' ? 'branch' : 'term',
      facts: { committee, name },
    }))
  },
  below: async (db, _actor, { organisationId, on, until }) => {
    const alive = (row: string) =>
      sql<boolean>`${sql.ref(`${row}.from_day`)} <= ${on}::date and ${on}::date < ${sql.ref(`${row}.until_day`)}`
    const { rows } = await sql<AwaitingBelow>`
      with ending as (
        select term.organisation_id as unit_id, ends_on from organisation_ancestor above
        join committee_term term on term.organisation_id = above.descendant_id
        ${endingIn(on, until)} where above.ancestor_id = ${organisationId} and ${alive('above')}
      )
      select place as "organisationId", count(*) filter (where ends_on <= ${on}::date)::integer as overdue,
        count(*) filter (where ends_on > ${on}::date)::integer as soon
      from (
        select ends_on, case when unit_id = ${organisationId} then unit_id else (
          select state.organisation_id from organisation_ancestor above
          join organisation_state state on state.organisation_id = above.ancestor_id and state.superseded_at is null
            and state.superior_id = ${organisationId} and ${alive('state')}
          where above.descendant_id = ending.unit_id and ${alive('above')} limit 1) end as place
        from ending
      ) placed where place is not null group by place`.execute(db)
    return rows
  },
}

/** Keeps of the rows `term` those whose last day lies in the window and that nothing follows, in a unit that still is. */
function endingIn(on: Day, until: Day) {
  return sql`
    join lateral (
      select greatest(term.until_day, coalesce(term.extended_until, term.until_day)) as ends_on
    ) ending_term on ends_on between ${addDays(on, -KEPT_IN_DAYS)}::date and ${addDays(until, 1)}::date
      and term.superseded_at is null and term.from_day <= ${on}::date
      and not exists (select from committee_term later where later.organisation_id = term.organisation_id
        and later.committee = term.committee and later.superseded_at is null and later.from_day > term.from_day)
      and exists (select from organisation_state alive where alive.organisation_id = term.organisation_id
        and alive.superseded_at is null and alive.from_day <= ${on}::date and ${on}::date < alive.until_day)`
}
