-- What every request asks first, as functions: they keep their plans, which cost more than the work.

-- Which of these units lie within the reach of a role held at one of these holders on `today`, by the rule of
-- countsForReach in access/policy.ts: as a unit stands that day; one that has ended as on its last day, one to come as
-- on its first.
create function held_from(holders bigint[], units bigint[], today date)
  returns table (holder bigint, unit bigint) language plpgsql stable rows 1 as $$
#variable_conflict use_column
begin
  return query
    select a.ancestor_id, a.descendant_id from organisation_ancestor a
    where a.ancestor_id = any (holders) and a.descendant_id = any (units) and (
      a.from_day <= today and today < a.until_day
      or (select case
          when bool_or(s.from_day <= today and today < s.until_day) then false
          when bool_or(s.from_day <= today) then
            a.from_day < max(s.until_day) filter (where s.from_day <= today)
              and max(s.until_day) filter (where s.from_day <= today) <= a.until_day
          else a.from_day <= min(s.from_day) and min(s.from_day) < a.until_day end
        from organisation_ancestor s where s.ancestor_id = a.descendant_id and s.descendant_id = a.descendant_id));
end $$;

-- Whether a unit lies within the reach of one of these holders, for the few units that a page names.
create function is_held_from(holders bigint[], unit bigint, today date) returns boolean language plpgsql stable as $$
begin
  return exists (select from held_from(holders, array[unit], today));
end $$;

-- The roles that these accounts hold on `today` (access/actors.ts). A role in the whole register is shown at its present
-- root; a role at the present root reaches every unit that the register has ever known.
create function holdings_of(accounts bigint[], today date)
  returns table (account_id bigint, id bigint, role text, from_day date, organisation_id bigint, public_id uuid, code text,
    name text, whole boolean)
  language plpgsql stable rows 1 as $$
#variable_conflict use_column
declare
  root bigint := (
    select organisation_id from organisation_state
    where superior_id is null and superseded_at is null and from_day <= today and today < until_day limit 1);
begin
  return query
    select h.account_id, h.id, h.role, h.from_day, o.id, o.public_id, o.code,
      (select state.name from organisation_state state
        where state.organisation_id = o.id and state.superseded_at is null
        order by (state.from_day <= today) desc, case when state.from_day <= today then state.from_day end desc,
          state.from_day
        limit 1),
      coalesce(h.organisation_id is null or h.organisation_id = root, false)
    from role_holding h left join organisation o on o.id = coalesce(h.organisation_id, root)
    where h.account_id = any (accounts) and h.from_day <= today and today < h.until_day
    order by h.id;
end $$;

-- Who asks by a session's secret, with the roles held on `today`; no row when the session is unknown, over, or idle since
-- before `idle_since`, or its account is disabled.
create function session_account(secret_digest bytea, at timestamptz, idle_since timestamptz, today date)
  returns table (id bigint, public_id uuid, user_name text, full_name text, locale text, last_seen_at timestamptz,
    expires_at timestamptz, holdings json)
  language plpgsql stable rows 1 as $$
#variable_conflict use_column
begin
  return query
    select a.id, a.public_id, a.user_name, a.full_name, a.locale, s.last_seen_at, s.expires_at,
      (select coalesce(json_agg(json_build_object(
          'id', held.id::text, 'role', held.role, 'from_day', held.from_day, 'organisation_id', held.organisation_id::text,
          'public_id', held.public_id, 'code', held.code, 'name', held.name, 'whole', held.whole)), '[]')
        from holdings_of(array[a.id], today) held)
    from session s join account a on a.id = s.account_id and a.disabled_at is null
    where s.token_digest = secret_digest and s.expires_at > at and s.last_seen_at > idle_since;
end $$;
