-- The one file of DDL that differs on a Citus cluster: run once on the coordinator by psql, on a migrated and still
-- empty register, before the import. Untested where it was written; docs/operations/scale.md says what it rests on.

create extension if not exists citus;

-- Units, their tree and their names stand on every node: joins with them stay local.
select create_reference_table(name) from unnest(array[
  'organisation', 'organisation_state', 'organisation_ancestor', 'reorganisation', 'organisation_link',
  'reorganisation_unit', 'coded_value', 'place', 'training_kind', 'training_class', 'training_session', 'training_nomination'
  'reorganisation_unit', 'coded_value', 'place', 'party_group'
]) as name;

-- A unique key of a distributed table must hold the column by which it is distributed. Identifiers made at random need
-- none; the source's own member codes get a table of their own, distributed by the code.
alter table person drop constraint person_public_id_key;
create index person_public_id on person (public_id);
alter table member drop constraint member_member_code_key;
create index member_member_code on member (member_code);
create table member_code_once (member_code text primary key, member_id bigint not null);
select create_distributed_table('member_code_once', 'member_code');

-- Members, each with all that is theirs, on one node.
select create_distributed_table('person', 'id');
select create_distributed_table('member', 'person_id', colocate_with => 'person');
select create_distributed_table(name, 'person_id', colocate_with => 'person') from unnest(array[
  'person_attribute', 'person_change', 'person_period', 'post',
  'admission_source', 'admission_fact', 'admission',
  'training_nominee', 'training_learner', 'training_absence', 'training_result', 'training_certificate'
  'person_attribute', 'person_change', 'person_period', 'post', 'away_contact', 'party_group_member', 'self_change', 'supplement'
]) as name;
-- Letters with lists and packages stay on the coordinator; whom they name, and what was carried along, lies with the people.
alter table transfer_list_member drop constraint transfer_list_member_list_id_fkey;
alter table transfer_package_member drop constraint transfer_package_member_package_id_fkey;
select create_distributed_table(name, 'member_id', colocate_with => 'person') from unnest(array[
  'transfer_list_member', 'transfer_package_member', 'carried_fact'
]) as name;
-- Cases and their acts stay on the coordinator; whom they are about lies with the people.
alter table procedure_subject drop constraint procedure_subject_case_id_fkey;
alter table procedure_person_outcome drop constraint procedure_person_outcome_act_id_fkey;
select create_distributed_table(name, 'person_id', colocate_with => 'person') from unnest(array[
  'procedure_subject', 'procedure_person_outcome', 'quality_check'
  'person_attribute', 'person_change', 'person_period', 'post', 'badge_proposal'
]) as name;
select create_distributed_table(name, 'member_id', colocate_with => 'person') from unnest(array[
  'movement', 'member_spell', 'member_status', 'badge', 'badge_act', 'dues_base', 'dues_relief', 'dues_payment', 'dues_charge',
  'review_member'
]) as name;

-- movement_change, spell_change and figure_base stay on the coordinator: their order is that of its transactions.
