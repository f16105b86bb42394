-- Staged rows are read by the run, never one by one: an index by code would cost more than it saves when there are millions.
drop index import_member_run;
drop index import_movement_run;
drop index import_attribute_run;
create index import_member_run on import_member (run_id);
create index import_movement_run on import_movement (run_id);
create index import_attribute_run on import_attribute (run_id);

-- How far checking or writing is, 0 to 1; and when the process at work was last heard of.
alter table import_run
  add column share real,
  add column alive_at timestamptz not null default now();
