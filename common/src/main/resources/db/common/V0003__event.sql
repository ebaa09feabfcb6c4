-- What happened, for those who watch live. Readers go by (tx, id) and only up to the oldest transaction still
-- open, so that a slow commit is never skipped.
create table event (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  team text not null,
  type text not null,
  subject text,
  data jsonb not null,
  at timestamptz not null default app_now()
);
create index event_order on event (tx, id);
create index event_age on event (at);

create function event_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''event'', ''''); return null; end';
create trigger event_wake after insert on event for each statement execute function event_wake();
