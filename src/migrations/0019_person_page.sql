-- People as rows of a list and as a file, each in one statement that keeps its plan. Both see what the asker sees.

-- What a unit is called on a day; before its first day as at first, after its last day as at last.
create function unit_name(unit bigint, on_day date) returns text language plpgsql stable as $$
begin
  return (
    select state.name from organisation_state state
    where state.organisation_id = unit and state.superseded_at is null
    order by (state.from_day <= on_day) desc, case when state.from_day <= on_day then state.from_day end desc, state.from_day
    limit 1);
end $$;

-- These people in the order given, each where he is at the end of the day (person/row-store.ts). Past row-level security,
-- which would judge every row of every table that is looked at here, by its rule for the person: once for each.
create function people_rows(ids bigint[], on_day date)
  returns table (public_id uuid, full_name text, sex text, born_on date, born_precision text, member_code text,
    official_on date, since date, unit_id bigint, unit_public_id uuid, unit_code text, unit_name text, above_name text,
    keeper_public_id uuid, keeper_code text, keeper_name text)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  sees_all boolean := current_setting('role') <> 'dangvu_app' or reaches_all('dangvu.reads');
begin
  return query
    select p.public_id, p.full_name, p.sex, p.born_on, p.born_precision, member.member_code, member.official_on,
      stay.on_day, stay.to_organisation_id, unit.public_id, unit.code, unit_name(unit.id, on_day),
      unit_name(above.superior_id, on_day), keeper.public_id, keeper.code, unit_name(keeper.id, on_day)
    from unnest(ids) with ordinality as wanted (id, position)
    join person p on p.id = wanted.id and (sees_all or within_reach(p.organisation_id, 'dangvu.reads'))
    join organisation keeper on keeper.id = p.organisation_id
    left join member on member.person_id = p.id
    left join lateral (
      select movement.on_day, movement.to_organisation_id from movement
      where movement.member_id = p.id and movement.superseded_at is null and movement.on_day <= people_rows.on_day
      order by movement.on_day desc, movement.seq desc limit 1
    ) stay on true
    left join organisation unit on unit.id = stay.to_organisation_id
    left join organisation_state above on above.organisation_id = unit.id and above.superseded_at is null
      and above.from_day <= people_rows.on_day and people_rows.on_day < above.until_day
    order by wanted.position;
end $$;

-- How many others have the same numbers: counts of the whole register, which name nobody.
create function others_with(person bigint, citizen text, card text) returns json
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return json_build_object(
    'citizen_id', (select count(*) from person one where one.citizen_id = citizen and one.id <> person),
    'card_no', (select count(*) from member one where one.card_no = card and one.person_id <> person));
end $$;

-- What a file holds besides its person: dated values, the latest rows with a period, the unit of the day (or the keeper)
-- and those above it, numbers that others have too (person/record-store.ts).
create function person_file(person bigint, keeper bigint, citizen text, card text, on_day date, most integer,
    holders bigint[], today date)
  returns json language plpgsql stable as $$
#variable_conflict use_column
declare
  unit bigint := coalesce((
    select to_organisation_id from movement
    where member_id = person and superseded_at is null and movement.on_day <= person_file.on_day
    order by movement.on_day desc, seq desc limit 1), keeper);
begin
  return json_build_object(
    'dated', (
      select coalesce(json_agg(changed), '[]') from (
        select field, from_day as "from", value from person_attribute
        where person_id = person_file.person and superseded_at is null order by field, from_day) changed),
    'periods', (
      select coalesce(json_agg(period), '[]') from (
        select public_id as id, kind, from_day as "from", until_day as "until", data from person_period
        where person_id = person_file.person and superseded_at is null and from_day <= on_day
        order by from_day desc, id desc limit most) period),
    'path', (
      select coalesce(json_agg(json_build_object(
          'id', above.public_id, 'code', above.code, 'name', coalesce(unit_name(above.id, on_day), ''),
          'readable', holders is null or is_held_from(holders, above.id, today)) order by line.depth), '[]')
      from (
        select ancestor_id, (
          select count(*) from organisation_ancestor higher
          where higher.descendant_id = line.ancestor_id and higher.from_day <= on_day and on_day < higher.until_day) as depth
        from organisation_ancestor line
        where descendant_id = unit and from_day <= on_day and on_day < until_day) line
      join organisation above on above.id = line.ancestor_id),
    'others', others_with(person, citizen, card));
end $$;
