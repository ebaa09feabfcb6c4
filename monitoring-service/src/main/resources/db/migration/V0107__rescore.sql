-- Mentions that are scored again, by the model that is there now. Worked off newest first, in chunks; whoever holds
-- the lease writes a chunk's scores, counters and progress in one transaction, so that it counts once or not at all.
create table rescore (
  id uuid primary key,
  -- Who asked, and under which Idempotency-Key.
  request_key text unique,
  brand_id uuid references brand,
  from_at timestamptz,
  to_at timestamptz,
  outdated_only boolean not null,
  -- All brands that were meant, as the one who asked saw them.
  brand_ids uuid[] not null,
  model_version text not null,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  -- The last mention that is done; the next ones are older.
  position_at timestamptz not null,
  position_id uuid not null,
  -- Null until they were counted.
  total bigint,
  done bigint not null default 0,
  changed bigint not null default 0,
  unread bigint not null default 0,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  finished_at timestamptz,
  due_at timestamptz not null default app_now(),
  lease uuid,
  -- Claims since it last came on.
  attempts int not null default 0,
  last_error text
);
create index rescore_due on rescore (due_at) where state = 'running';

create function rescore_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''rescore'', ''''); return null; end';
create trigger rescore_wake after insert on rescore for each statement execute function rescore_wake();
