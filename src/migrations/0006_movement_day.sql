-- Lists of movements newest first over large units.
create index movement_day on movement (on_day desc, id desc) where superseded_at is null;
