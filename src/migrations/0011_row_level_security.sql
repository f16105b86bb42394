-- Reach, enforced once more by the database: requests of accounts run as dangvu_app, which sees and writes only the rows of
-- people whose record is kept within the asker's reach (access/reach.ts sets it, access/policy.ts says the same rule).
-- The owner of the tables (command line, workers, finders and counts) is not bound by it.

do $$
begin
  if not exists (select from pg_roles where rolname = 'dangvu_app') then
    begin
      create role dangvu_app nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not exists (select from pg_roles where rolname = current_user and rolsuper)
    and not pg_has_role(current_user, 'dangvu_app',
      case when current_setting('server_version_num')::integer < 160000 then 'member' else 'set' end) then
    execute format('grant dangvu_app to %I', current_user);
  end if;
exception when insufficient_privilege then
  raise exception 'the database user % cannot make or take on the role dangvu_app; an administrator must first run: create role dangvu_app nologin; grant dangvu_app to %',
    current_user, quote_ident(current_user);
end $$;

grant usage on schema public to dangvu_app;
grant select, insert, update, delete on all tables in schema public to dangvu_app;
alter default privileges in schema public grant select, insert, update, delete on tables to dangvu_app;
-- What requests never change, and the journal, which they only write.
revoke update, delete on event from dangvu_app;
revoke insert, update, delete on event_seal, migration from dangvu_app;
revoke select, update, delete on movement_change, spell_change from dangvu_app;

-- The asker's reach as set for the transaction: 'all', the units at which he holds a role that allows it, or nothing.
create function reaches_all(setting text) returns boolean language sql stable
  return coalesce(current_setting(setting, true), '') = 'all';

-- Whether a unit is within it, by the rule of countsForReach in access/policy.ts. A function keeps its plan; written
-- out in the policies, the rule costs every statement 2 ms of planning.
create function within_reach(unit bigint, setting text) returns boolean
  language plpgsql stable cost 1000 as $$
declare
  holders bigint[] := nullif(nullif(current_setting(setting, true), ''), 'all')::bigint[];
  day date := nullif(current_setting('dangvu.today', true), '')::date;
begin
  if exists (
    select from public.organisation_ancestor a
    where a.ancestor_id = any (holders) and a.descendant_id = unit and a.from_day <= day and day < a.until_day)
  then return true; end if;
  return exists (
    select from public.organisation_ancestor a
    where a.ancestor_id = any (holders) and a.descendant_id = unit
      and not exists (
        select from public.organisation_ancestor s
        where s.ancestor_id = unit and s.descendant_id = unit and s.from_day <= day and day < s.until_day)
      and coalesce(
        (select a.from_day < max(s.until_day) and max(s.until_day) <= a.until_day from public.organisation_ancestor s
          where s.ancestor_id = unit and s.descendant_id = unit and s.from_day <= day having max(s.until_day) is not null),
        (select a.from_day <= min(s.from_day) and min(s.from_day) < a.until_day from public.organisation_ancestor s
          where s.ancestor_id = unit and s.descendant_id = unit)));
end $$;

-- The unit that keeps a person's record, read past the policy of person.
create function keeper_of(person_id bigint) returns bigint
  language plpgsql stable cost 500 security definer as $$
begin
  return (select p.organisation_id from public.person p where p.id operator(pg_catalog.=) person_id);
end $$;

-- Rows are seen where the record is read, written where it is recorded; locking alone asks for no more than reading.
create function reach_policies(of_table regclass, reads text, records text) returns void language plpgsql as $$
begin
  reads := format('(select reaches_all(''dangvu.reads'')) or %s', reads);
  records := format('(select reaches_all(''dangvu.records'')) or %s', records);
  execute format('alter table %s enable row level security', of_table);
  execute format('create policy reads on %s for select to dangvu_app using (%s)', of_table, reads);
  execute format('create policy adds on %s for insert to dangvu_app with check (%s)', of_table, records);
  execute format('create policy changes on %s for update to dangvu_app using (%s) with check (%s)', of_table, reads, records);
  execute format('create policy removes on %s for delete to dangvu_app using (%s)', of_table, records);
end $$;

select reach_policies('person', $$within_reach(organisation_id, 'dangvu.reads')$$, $$within_reach(organisation_id, 'dangvu.records')$$);
select reach_policies(of_table, $$within_reach(keeper_of(person_id), 'dangvu.reads')$$, $$within_reach(keeper_of(person_id), 'dangvu.records')$$)
  from unnest('{member,person_change,person_attribute,person_period}'::regclass[]) as of_table;
select reach_policies(of_table, $$within_reach(keeper_of(member_id), 'dangvu.reads')$$, $$within_reach(keeper_of(member_id), 'dangvu.records')$$)
  from unnest('{member_spell,member_status,badge}'::regclass[]) as of_table;
-- A unit's ledger and committees stay whole, also after the person's record has gone elsewhere.
select reach_policies('movement',
  $$within_reach(to_organisation_id, 'dangvu.reads') or within_reach(from_organisation_id, 'dangvu.reads')
    or within_reach(keeper_of(member_id), 'dangvu.reads')$$,
  $$within_reach(keeper_of(member_id), 'dangvu.records')$$);
select reach_policies('post',
  $$within_reach(organisation_id, 'dangvu.reads') or within_reach(keeper_of(person_id), 'dangvu.reads')$$,
  $$within_reach(organisation_id, 'dangvu.records')$$);
drop function reach_policies;

-- The name and the number of somebody whom a ledger or a committee within reach names; nothing of anybody else.
create function named_person(named_id bigint)
  returns table (id bigint, public_id uuid, full_name text, name_order text, born_on date, member_code text)
  language plpgsql stable cost 1000 rows 1 security definer as $$
begin
  return query
    select p.id, p.public_id, p.full_name, p.name_order, p.born_on, m.member_code
    from public.person p left join public.member m on m.person_id operator(pg_catalog.=) p.id
    where p.id operator(pg_catalog.=) named_id and (
      current_setting('role') <> 'dangvu_app' or public.reaches_all('dangvu.reads') or public.within_reach(p.organisation_id, 'dangvu.reads')
      or exists (select from public.movement v where v.member_id operator(pg_catalog.=) named_id
        and (public.within_reach(v.to_organisation_id, 'dangvu.reads') or public.within_reach(v.from_organisation_id, 'dangvu.reads')))
      or exists (select from public.post t where t.person_id operator(pg_catalog.=) named_id
        and public.within_reach(t.organisation_id, 'dangvu.reads')));
end $$;
