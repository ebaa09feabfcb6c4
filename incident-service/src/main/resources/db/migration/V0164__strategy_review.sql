-- Looking back on strategy, team by team, again and again: how often, and who does it.
create table strategy_schedule (
  team text primary key,
  months int not null check (months between 1 and 24),
  owner text,
  -- When the next one is opened; null: none is.
  next_at timestamptz
);
create index strategy_schedule_due on strategy_schedule (next_at) where next_at is not null;

create table strategy_review (
  id uuid primary key,
  team text not null,
  -- The time that it looks back on.
  from_at timestamptz not null,
  to_at timestamptz not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE')),
  owner text,
  due_at timestamptz not null,
  next_reminder_at timestamptz,
  -- What had happened, as it was when the review was opened.
  figures jsonb not null,
  notes text not null default '',
  opened_at timestamptz not null default app_now(),
  done_at timestamptz,
  done_by text,
  version int not null default 0,
  unique (team, to_at)
);
create index strategy_review_list on strategy_review (team, opened_at desc, id desc);
create index strategy_review_reminder on strategy_review (next_reminder_at) where next_reminder_at is not null;
create trigger strategy_review_wake after insert or update of next_reminder_at on strategy_review
  for each statement execute function task_wake();

-- A team that has its first incident begins to look back every quarter.
create function strategy_schedule_begins() returns trigger language plpgsql as $$
begin
  insert into strategy_schedule (team, months, next_at)
  values (new.team, 3, date_trunc('quarter', app_now() at time zone 'UTC') at time zone 'UTC' + interval '3 months')
  on conflict (team) do nothing;
  return null;
end
$$;
create trigger strategy_schedule_begins after insert on incident for each row
  when (not new.exercise) execute function strategy_schedule_begins();
