-- The type of the grassroots organisation above a member is looked for at each of his units; few of them have one.
create index organisation_state_typed on organisation_state (organisation_id, from_day) include (until_day, type)
  where type is not null and superseded_at is null;
