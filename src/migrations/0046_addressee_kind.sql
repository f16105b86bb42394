-- The kind of unit that something was given to, as it was on that day: coverage by kind need not look up 52,000 states.
alter table assignment_addressee add column kind text;

create function kind_on(unit bigint, on_day date) returns text language sql stable as $$
  select kind from organisation_state state
  where state.organisation_id = unit and state.superseded_at is null and state.from_day <= on_day and on_day < state.until_day
$$;

update assignment_addressee given set kind = state.kind
from organisation_state state
where state.organisation_id = given.organisation_id and state.superseded_at is null
  and state.from_day <= given.given_on and given.given_on < state.until_day;
