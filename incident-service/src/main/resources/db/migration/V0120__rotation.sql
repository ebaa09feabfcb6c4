-- People who take turns. The start is a time on the wall of the zone: it is the first hand-over, and all others follow
-- from it, so that a hand-over at nine stays one at nine when the clocks change.
create table rotation (
  id uuid primary key,
  team text not null,
  name text not null,
  zone text not null,
  starts_at timestamp not null,
  unit text not null check (unit in ('hour', 'day', 'week', 'month')),
  every int not null check (every between 1 and 9000),
  -- In the order of their turns.
  people uuid[] not null,
  version int not null default 0
);
create unique index rotation_name on rotation (team, lower(name));
