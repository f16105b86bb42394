-- Functions that are asked several times a request: their statements are planned once for each connection. Left to itself
-- the planner plans them anew each time, as a plan for given arrays looks a little cheaper than one for any.
alter function held_from(bigint[], bigint[], date) set plan_cache_mode = 'force_generic_plan';
alter function within_reach(bigint, text) set plan_cache_mode = 'force_generic_plan';
alter function locked_ledger(bigint, bigint) set plan_cache_mode = 'force_generic_plan';

-- Whether a unit lies within the reach of one of these holders: nearly always by the tree of today, the rest by held_from.
create or replace function is_held_from(holders bigint[], unit bigint, today date) returns boolean
  language plpgsql stable set plan_cache_mode = 'force_generic_plan' as $$
begin
  if exists (
    select from organisation_ancestor a
    where a.ancestor_id = any (holders) and a.descendant_id = unit and a.from_day <= today and today < a.until_day)
  then return true; end if;
  -- A unit of today is within reach today or not at all.
  if exists (
    select from organisation_ancestor s
    where s.ancestor_id = unit and s.descendant_id = unit and s.from_day <= today and today < s.until_day)
  then return false; end if;
  return exists (select from held_from(holders, array[unit], today));
end $$;

-- These people in the order given, each where he is at the end of the day (person/row-store.ts). Past row-level security,
-- by its rule for the person. Those of a page mostly share a few units: reach and names are asked once for each unit.
create or replace function people_rows(ids bigint[], on_day date)
  returns table (public_id uuid, full_name text, sex text, born_on date, born_precision text, member_code text,
    official_on date, since date, unit_id bigint, unit_public_id uuid, unit_code text, unit_name text, above_name text,
    keeper_public_id uuid, keeper_code text, keeper_name text)
  language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp set plan_cache_mode = 'force_generic_plan' as $$
#variable_conflict use_column
declare
  sees_all boolean := current_setting('role') <> 'dangvu_app' or reaches_all('dangvu.reads');
begin
  return query
    with found as materialized (
      select wanted.position, p.*, stay.on_day as since, stay.to_organisation_id as unit_id, above.superior_id
      from unnest(ids) with ordinality as wanted (person_id, position)
      join person p on p.id = wanted.person_id
      left join lateral (
        select movement.on_day, movement.to_organisation_id from movement
        where movement.member_id = p.id and movement.superseded_at is null and movement.on_day <= people_rows.on_day
        order by movement.on_day desc, movement.seq desc limit 1
      ) stay on true
      left join organisation_state above on above.organisation_id = stay.to_organisation_id and above.superseded_at is null
        and above.from_day <= people_rows.on_day and people_rows.on_day < above.until_day
    ),
    keeper as materialized (
      select one.id from (select distinct organisation_id as id from found) one
      where sees_all or within_reach(one.id, 'dangvu.reads')
    ),
    named as materialized (
      select one.id, organisation.public_id, organisation.code, unit_name(one.id, on_day) as name
      from (select unit_id as id from found union select superior_id from found union select organisation_id from found) one
      join organisation on organisation.id = one.id
    )
    select found.public_id, found.full_name, found.sex, found.born_on, found.born_precision, member.member_code,
      member.official_on, found.since, found.unit_id, unit.public_id, unit.code, unit.name, above.name, keeps.public_id,
      keeps.code, keeps.name
    from found
    join keeper on keeper.id = found.organisation_id
    join named keeps on keeps.id = found.organisation_id
    left join member on member.person_id = found.id
    left join named unit on unit.id = found.unit_id
    left join named above on above.id = found.superior_id
    order by found.position;
end $$;
