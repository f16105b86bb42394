-- As before (0032), with the names of units read by their index rather than by a function for each: a third less for a page.
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
      select wanted.position, p.id, p.public_id, p.full_name, p.sex, p.born_on, p.born_precision, p.organisation_id as keeper_id,
        stay.on_day as since, stay.to_organisation_id as unit_id, above.superior_id
      from unnest(ids) with ordinality as wanted (person_id, position)
      join person p on p.id = wanted.person_id
      left join lateral (
        select movement.on_day, movement.to_organisation_id from movement
        where movement.member_id = p.id and movement.superseded_at is null and movement.on_day <= people_rows.on_day
        order by movement.on_day desc, movement.seq desc limit 1
      ) stay on true
      left join lateral (
        select state.superior_id, state.until_day from organisation_state state
        where state.organisation_id = stay.to_organisation_id and state.superseded_at is null and state.from_day <= people_rows.on_day
        order by state.from_day desc limit 1
      ) above on people_rows.on_day < above.until_day
    ),
    named as materialized (
      select unit.id, unit.public_id, unit.code, coalesce(state.name, (
        select later.name from organisation_state later where later.organisation_id = unit.id and later.superseded_at is null
        order by later.from_day limit 1)) as name
      from (select unit_id as id from found union select superior_id from found union select keeper_id from found) one
      join organisation unit on unit.id = one.id
      left join lateral (
        select state.name from organisation_state state
        where state.organisation_id = unit.id and state.superseded_at is null and state.from_day <= people_rows.on_day
        order by state.from_day desc limit 1
      ) state on true
    ),
    keeper as materialized (
      select one.id from (select distinct keeper_id as id from found) one
      where sees_all or within_reach(one.id, 'dangvu.reads')
    )
    select found.public_id, found.full_name, found.sex, found.born_on, found.born_precision, member.member_code,
      member.official_on, found.since, found.unit_id, unit.public_id, unit.code, unit.name, above.name, keeps.public_id,
      keeps.code, keeps.name
    from found
    join keeper on keeper.id = found.keeper_id
    join named keeps on keeps.id = found.keeper_id
    left join member on member.person_id = found.id
    left join named unit on unit.id = found.unit_id
    left join named above on above.id = found.superior_id
    order by found.position;
end $$;
