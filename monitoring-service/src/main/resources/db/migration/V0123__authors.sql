-- How many authors wrote about a brand in an hour, as a sketch: sketches of several hours add up to their distinct
-- authors, which counts do not, and outlive the mentions. By the hour, because nobody asks for less.
create table author_sketch (
  brand_id uuid not null,
  hour timestamptz not null,
  platform text not null,
  authors bytea not null,
  primary key (brand_id, hour, platform)
) with (fillfactor = 70);

alter table unscored add author text;
