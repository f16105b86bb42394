-- Which units an act of reorganisation concerned, with the members of their subtrees without and with it at the end of
-- its day; and acts that were withdrawn: what they recorded is superseded, what they superseded recorded again.
create table reorganisation_unit (
  reorganisation_id bigint not null references reorganisation,
  organisation_id bigint not null references organisation,
  part text not null,
  members_before integer,
  members_after integer,
  primary key (reorganisation_id, organisation_id)
);
create index reorganisation_unit_organisation on reorganisation_unit (organisation_id, reorganisation_id);

alter table reorganisation
  add column withdrawn_at timestamptz,
  add column withdrawn_event bigint,
  add column withdrawn_reason text,
  add check ((withdrawn_at is null) = (withdrawn_reason is null));
create index organisation_state_event on organisation_state (recorded_event);
