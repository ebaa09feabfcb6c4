-- After a deletion, monitoring looks out for people who write about it, by a rule that is set there for a day.
create table deletion_watch (
  deletion_id uuid primary key references deletion,
  incident_id uuid not null references incident,
  brand_id uuid not null,
  topic text not null,
  words text not null,
  minimum int not null check (minimum > 0),
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  rule_id uuid,
  -- When the rule is to be set, and then when it is to be removed.
  due_at timestamptz default app_now(),
  attempts int not null default 0,
  last_error text,
  fired_at timestamptz,
  ended_at timestamptz
);
create index deletion_watch_due on deletion_watch (due_at) where ended_at is null;
create index deletion_watch_rule on deletion_watch (rule_id) where rule_id is not null;

create function deletion_watch_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''deletion_watch'', ''''); return null; end';
create trigger deletion_watch_wake after insert or update of due_at on deletion_watch
  for each statement execute function deletion_watch_wake();
