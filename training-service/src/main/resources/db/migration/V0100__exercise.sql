-- A scenario being run. All of its state is here; any replica can go at any time.
create table exercise (
  id uuid primary key,
  scenario text not null,
  language text not null check (language in ('de', 'en')),
  team text not null,
  created_by text not null,
  players text[] not null default '{}',
  state text not null check (state in ('SCHEDULED', 'RUNNING', 'PAUSED', 'FINISHED', 'CANCELLED')),
  speed float8 not null check (speed > 0),
  seed bigint not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- The exercise's own clock: what had passed before, and since when it has been running.
  elapsed_before_ms bigint not null default 0,
  running_since timestamptz,
  -- When the engine has something to do for it; null for never.
  next_due_at timestamptz,
  -- The crowd's mood after its last tick.
  ticks int not null default 0,
  heat float8 not null default 0,
  tension float8 not null default 0.1,
  negatives int not null default 0,
  check ((state = 'RUNNING') = (running_since is not null))
);
create index exercise_due on exercise (next_due_at) where next_due_at is not null;
create index exercise_team on exercise (team, created_at desc, id);
create function exercise_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''exercise'', ''''); return null; end';
create trigger exercise_wake after insert or update of next_due_at on exercise
  for each statement execute function exercise_wake();
