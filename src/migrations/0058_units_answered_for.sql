-- As before (0023), asked from the other side: units that have ended are few, and one that another took in is answered for by
-- that one alone, whoever stood above it; the old states of all branches of the dissolved districts need not be gone through.
create or replace function units_answered_for(units bigint[], on_day date) returns setof bigint language plpgsql stable as $$
declare
  frontier bigint[] := units;
  found bigint[] := '{}';
begin
  loop
    frontier := array(
      with ended as materialized (
        select a.descendant_id as id from organisation_ancestor a
        where a.ancestor_id = a.descendant_id and a.until_day < 'infinity' and a.until_day <= units_answered_for.on_day
          and not exists (select from organisation_link l where l.predecessor_id = a.descendant_id and l.on_day <= units_answered_for.on_day)
      ),
      before as (
        select l.predecessor_id as candidate from organisation_link l
        where l.successor_id = any (frontier) and l.on_day <= units_answered_for.on_day
        union
        select s.organisation_id from organisation_state s join ended on ended.id = s.organisation_id
        where s.superior_id = any (frontier) and s.superseded_at is null and s.until_day <= units_answered_for.on_day
      )
      select candidate from before
      where not candidate = any (found) and not exists (
        select from organisation_ancestor a
        where a.ancestor_id = candidate and a.descendant_id = candidate and units_answered_for.on_day < a.until_day));
    exit when cardinality(frontier) = 0;
    found := found || frontier;
  end loop;
  return query select one from unnest(found) as one where unit_answering(one, on_day) = any (units);
end $$;
