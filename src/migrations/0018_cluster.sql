-- Every key of a table of members carries the member's id, by which a cluster distributes them (docs/operations/scale.md).
alter table person_change drop constraint person_change_pkey;
alter table person_change add primary key (person_id, id);
