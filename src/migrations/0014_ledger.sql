-- One member's ledger read and written (movement/member-ledger.ts, movement/entry-write.ts). Functions keep their plans,
-- which cost more than the work; each of their statements concerns one member and sees what was committed before it.

-- What a change of the ledger is judged by and written from, after the locks that it needs: nobody else changes this
-- ledger nor the tree until the transaction ends. With the existence of the receiver; null where there is no such member.
create function locked_ledger(member bigint, receiver bigint) returns json language plpgsql as $$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('organisation tree', 0));
  perform from member where person_id = locked_ledger.member for no key update;
  return (
    select json_build_object(
      'home', person.organisation_id::text,
      'facts', json_build_object(
        'sex', case sex when 'nam' then 1 else 2 end, 'born_on', born_on, 'official_on', official_on,
        'decided_on', case seniority_basis when 'card' then ceremony_on else admission_decided_on end),
      'steps', (
        select coalesce(json_agg(step), '[]') from (
          select id::text, on_day as "on", seq, category, from_organisation_id::text as "from",
            to_organisation_id::text as "to"
          from movement
          where member_id = locked_ledger.member and superseded_at is null
          order by on_day, seq) step),
      'existence', (
        select coalesce(json_agg(self), '[]') from (
          select unit.id::text as unit, from_day as "from", until_day as "until"
          from (
            select to_organisation_id from movement where member_id = locked_ledger.member and superseded_at is null
            union select receiver) unit (id)
          join organisation_ancestor on ancestor_id = unit.id and descendant_id = unit.id) self),
      'values', (
        select json_agg(attribute) from (
          select field, given.from_day as "from", given.value, coded_value.id as code
          from (
            values ('ethnicity', null::date, ethnicity), ('religion', null, religion), ('education', null, education),
              ('theory', null, theory), ('stratum', null, stratum)
            union all
            select field, from_day, value from person_attribute
            where person_id = locked_ledger.member and superseded_at is null
              and field in ('ethnicity', 'religion', 'education', 'theory', 'stratum')
          ) given (field, from_day, value)
          left join coded_value using (field, value)) attribute),
      'spells', (
        select coalesce(json_agg(spell), '[]') from member_spell spell where member_id = locked_ledger.member))
    from person join member on member.person_id = person.id
    where person.id = locked_ledger.member);
end $$;

-- Writes a change that was found sound: the movement superseded, the one entered, the spells that differ, the journal of
-- all, and the keeper of the person's record. `act` is its event. Returns the new movement's id.
create function write_ledger(member bigint, act bigint, change json) returns bigint language plpgsql as $$
#variable_conflict use_column
declare
  entered bigint;
begin
  if change ->> 'superseded' is not null then
    update movement set superseded_at = now(), superseded_event = act, reason = coalesce(change ->> 'withdrawn', reason)
    where member_id = member and id = (change ->> 'superseded')::bigint;
  end if;
  if change ->> 'entry' is not null then
    insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, note,
      reason, supersedes, recorded_event)
    select member, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, note, reason, supersedes, act
    from json_populate_record(null::movement, change -> 'entry')
    returning id into entered;
  end if;
  insert into movement_change (member_id, weight, on_day, category, from_organisation_id, to_organisation_id)
  select member, weight, on_day, category, from_organisation_id, to_organisation_id
  from json_populate_recordset(null::movement_change, change -> 'moved');
  if json_array_length(change -> 'removed') > 0 then
    delete from member_spell
    where member_id = member and from_day in (select json_array_elements_text(change -> 'removed')::date);
  end if;
  insert into member_spell (member_id, organisation_id, from_day, until_day, sex, born_on, decided_on, official_on,
    ethnicity, religion, education, theory, stratum)
  select member, organisation_id, from_day, until_day, sex, born_on, decided_on, official_on,
    ethnicity, religion, education, theory, stratum
  from json_populate_recordset(null::spell_change, change -> 'spells') where weight = 1
  on conflict (member_id, from_day) do update set organisation_id = excluded.organisation_id,
    until_day = excluded.until_day, sex = excluded.sex, born_on = excluded.born_on, decided_on = excluded.decided_on,
    official_on = excluded.official_on, ethnicity = excluded.ethnicity, religion = excluded.religion,
    education = excluded.education, theory = excluded.theory, stratum = excluded.stratum;
  insert into spell_change (weight, member_id, organisation_id, from_day, until_day, sex, born_on, decided_on, official_on,
    ethnicity, religion, education, theory, stratum)
  select weight, member, organisation_id, from_day, until_day, sex, born_on, decided_on, official_on,
    ethnicity, religion, education, theory, stratum
  from json_populate_recordset(null::spell_change, change -> 'spells');
  if change ->> 'keeper' is not null then
    update person set organisation_id = (change ->> 'keeper')::bigint where id = member;
  end if;
  return entered;
end $$;
