import { sql, type RawBuilder } from 'kysely'

/**
 * Facts about members (rows with `member_id` and `on_day`) under the unit of each on that day, with what members are told
 * apart by (`memberDimensions`) as of then; of whoever has left, as on the last day.
 */
export function memberFacts(facts: RawBuilder<unknown>, targets: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select above.ancestor_id as target_id, told.*, spell.organisation_id, spell.sex, spell.born_on, spell.decided_on,
      spell.official_on, spell.ethnicity, spell.religion, spell.education, spell.theory, spell.stratum
    from (${facts}) told
    cross join lateral (
      select * from member_spell stay where stay.member_id = told.member_id and stay.from_day <= told.on_day
      order by stay.from_day desc limit 1
    ) spell
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= told.on_day and told.on_day < above.until_day`
}
