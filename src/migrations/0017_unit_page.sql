-- What a unit's page shows, in one statement that keeps its plan (organisation/unit-store.ts). It counts members and posts
-- past row-level security and names nobody but the secretary, whom named_person judges.

-- From so many units below on counting them takes time: the page counts them itself and remembers.
create function unit_page(unit bigint, on_day date, holders bigint[], today date, many integer) returns json
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  shown organisation_state;
  shown_on date;
  is_small boolean := not exists (select from organisation_ancestor where ancestor_id = unit limit 1 offset many);
begin
  select * into shown from organisation_state state
  where organisation_id = unit and superseded_at is null
  order by from_day <= on_day desc, case when from_day <= on_day then from_day end desc, from_day limit 1;
  if not found then return null; end if;
  shown_on := case when on_day < shown.from_day then shown.from_day
    when shown.until_day <= on_day then shown.until_day - 1 else on_day end;
  return (
    select json_build_object(
      'publicId', self.public_id, 'code', self.code, 'shownOn', shown_on,
      'state', json_build_object(
        'id', shown.id::text, 'name', shown.name, 'kind', shown.kind, 'type', shown.type,
        'officialCode', shown.official_code, 'decisionNo', shown.decision_no, 'from', shown.from_day,
        'until', shown.until_day),
      'existence', (
        select json_build_object('from', from_day, 'until', until_day) from organisation_ancestor
        where ancestor_id = unit and descendant_id = unit and from_day <= shown_on and shown_on < until_day),
      'path', (
        select coalesce(json_agg(json_build_object(
            'id', above.public_id, 'code', above.code, 'name', state.name, 'kind', state.kind,
            'readable', holders is null or is_held_from(holders, above.id, today)) order by line.depth), '[]')
        from (
          select ancestor_id, (
            select count(*) from organisation_ancestor higher
            where higher.descendant_id = line.ancestor_id and higher.from_day <= shown_on and shown_on < higher.until_day
          ) as depth
          from organisation_ancestor line
          where descendant_id = unit and ancestor_id <> unit and from_day <= shown_on and shown_on < until_day) line
        join organisation above on above.id = line.ancestor_id
        join organisation_state state on state.organisation_id = line.ancestor_id and state.superseded_at is null
          and state.from_day <= shown_on and shown_on < state.until_day),
      'hasPredecessors', exists (select from organisation_link where successor_id = unit),
      'hasSuccessors', exists (select from organisation_link where predecessor_id = unit),
      'below', case when is_small then (
        select coalesce(json_agg(kinds), '[]') from (
          select state.kind, count(*) as n, count(*) filter (where state.superior_id = unit) as children
          from organisation_ancestor below
          join organisation_state state on state.organisation_id = below.descendant_id and state.superseded_at is null
            and state.from_day <= on_day and on_day < state.until_day
          where below.ancestor_id = unit and below.descendant_id <> unit
            and below.from_day <= on_day and on_day < below.until_day
          group by state.kind) kinds) end,
      'headcount', case when is_small then (
        select json_build_object('total', count(*), 'official', count(*) filter (where spell.official_on <= on_day))
        from organisation_ancestor below
        join member_spell spell on spell.organisation_id = below.descendant_id
          and spell.from_day <= on_day and on_day < spell.until_day
        where below.ancestor_id = unit and below.from_day <= on_day and on_day < below.until_day) end,
      -- None for whoever is changing something: what he sees may never be committed.
      'treeVersion', case when pg_current_xact_id_if_assigned() is null then (
        select epoch::text || ' ' || tree from figure_base) end,
      'term', (
        select json_build_object('name', name, 'from', from_day, 'until', greatest(until_day, extended_until))
        from committee_term
        where organisation_id = unit and superseded_at is null and committee in ('cap_uy', 'chi_uy')
          and from_day <= on_day and on_day < greatest(until_day, extended_until)
        order by from_day desc limit 1),
      'secretary', (
        select json_build_object('personId', person.public_id, 'fullName', person.full_name, 'since', post.from_day)
        from post cross join lateral named_person(post.person_id) person
        where post.organisation_id = unit and superseded_at is null and role = 'bi_thu'
          and post.from_day <= on_day and on_day < post.until_day
          and post.committee in ('cap_uy', 'ban_thuong_vu', 'chi_uy')
        order by post.from_day desc limit 1),
      'secretaries', (
        select count(distinct person_id) from post
        where organisation_id = unit and superseded_at is null and role = 'bi_thu'
          and from_day <= on_day and on_day < until_day),
      'superiorKind', (
        select kind from organisation_state
        where organisation_id = shown.superior_id and superseded_at is null and from_day <= on_day and on_day < until_day),
      'posts', exists (
        select from post where organisation_id = unit and superseded_at is null and from_day <= on_day),
      'terms', exists (
        select from committee_term where organisation_id = unit and superseded_at is null and from_day <= on_day),
      'overrides', exists (
        select from organisation_override
        where organisation_id = unit and superseded_at is null and from_day <= on_day and on_day < until_day))
    from organisation self where self.id = unit);
end $$;
