-- Files of mentions, uploaded in pieces and then taken in by whichever replica has the time.
create table import (
  id uuid primary key,
  name text not null,
  team text not null,
  format text not null check (format in ('csv', 'ndjson')),
  mapping jsonb not null,
  state text not null default 'uploading' check (state in ('uploading', 'running', 'done', 'cancelled', 'failed')),
  size bigint not null default 0,
  -- Up to where it was taken in: bytes, and lines before them. Written with the rows, so that a restart repeats none.
  position bigint not null default 0,
  line bigint not null default 0,
  header text[],
  accepted bigint not null default 0,
  duplicates bigint not null default 0,
  rejected bigint not null default 0,
  lease uuid,
  due_at timestamptz not null default app_now(),
  attempts int not null default 0,
  last_error text,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  finished_at timestamptz
);
create index import_due on import (due_at) where state = 'running';

create table import_piece (
  import_id uuid not null references import on delete cascade,
  start bigint not null,
  bytes bytea not null,
  primary key (import_id, start)
);

create table import_rejected (
  import_id uuid not null references import on delete cascade,
  line bigint not null,
  field text not null,
  reason text not null,
  primary key (import_id, line)
);

create function import_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''import'', ''''); return null; end';
create trigger import_wake after update of state on import for each statement execute function import_wake();
