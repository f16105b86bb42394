-- Every name that somebody bears, once: fifty people of a large register share one, so words are looked for among names
-- first and people are then read by name (person/search-store.ts). Names stay when nobody bears them any more.
create table person_name (
  name_order text collate "C" primary key,
  given_key text not null
);
insert into person_name (name_order, given_key)
select distinct on (name_order) name_order, given_key from person order by name_order;
create index person_name_words on person_name using gin (array_to_tsvector(string_to_array(given_key, ' ')));
revoke select, update, delete on person_name from dangvu_app;

-- People by name with their unit, and by unit with their name, read from the index alone.
drop index person_lexemes;
drop index person_order;
drop index person_organisation;
create index person_order on person (name_order, id) include (organisation_id);
create index person_organisation on person (organisation_id, name_order, id) include (given_key);

-- Who is within reach of a unit, read from the index alone.
alter table organisation_ancestor drop constraint organisation_ancestor_pkey;
alter table organisation_ancestor add primary key (ancestor_id, descendant_id, from_day) include (until_day);
