-- The next step of a family, earliest first, a page at a time, of whatever relation.
create index document_link_in_order on document_link (target_id, on_day, id) where superseded_at is null;
