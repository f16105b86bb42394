-- Units that have ended or will: few among all rows of the tree, asked for wherever work counts at the one that answers for it.
create index organisation_ancestor_ended on organisation_ancestor (descendant_id, until_day)
  where ancestor_id = descendant_id and until_day < 'infinity';
