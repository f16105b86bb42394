-- Reach is looked up from below: a unit has a handful of superiors, a holder may have 250,000 subordinates, and the planner,
-- who knows neither when the plan is kept, read all of the holder's. `+ 0` keeps it from their index.
create or replace function held_from(holders bigint[], units bigint[], today date)
  returns table (holder bigint, unit bigint) language plpgsql stable rows 1 set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
begin
  return query
    select a.ancestor_id, a.descendant_id from organisation_ancestor a
    where a.ancestor_id + 0 = any (holders) and a.descendant_id = any (units) and (
      a.from_day <= today and today < a.until_day
      or (select case
          when bool_or(s.from_day <= today and today < s.until_day) then false
          when bool_or(s.from_day <= today) then
            a.from_day < max(s.until_day) filter (where s.from_day <= today)
              and max(s.until_day) filter (where s.from_day <= today) <= a.until_day
          else a.from_day <= min(s.from_day) and min(s.from_day) < a.until_day end
        from organisation_ancestor s where s.ancestor_id = a.descendant_id and s.descendant_id = a.descendant_id));
end $$;
