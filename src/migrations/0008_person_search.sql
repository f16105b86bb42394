-- Search walks person_order and asks person_lexemes (person/search-store.ts); these three were never read.
drop index person_words;
drop index person_name;
drop index person_given;
