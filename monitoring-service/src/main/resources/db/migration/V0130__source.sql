-- Places that mentions come from: what people have set, and apart from it what the reading of it has come to.
create table source (
  id uuid primary key,
  name text not null,
  team text not null,
  kind text not null,
  settings jsonb not null,
  -- Without data for that long, it is broken or we are deaf: a fault, not peace.
  silent_after interval not null,
  paused boolean not null default false,
  created_at timestamptz not null default app_now(),
  version int not null default 0
);

-- Sealed with a key that is not in the database. A replaced one may stay good for a while.
create table source_secret (
  source_id uuid not null references source on delete cascade,
  sealed bytea not null,
  since timestamptz not null default app_now(),
  until timestamptz,
  primary key (source_id, since)
);

create table source_state (
  source_id uuid primary key references source on delete cascade,
  cursor jsonb,
  -- Who reads it now; a result that carries an older lease is not accepted. It runs out when it is due again.
  lease uuid,
  due_at timestamptz not null default app_now(),
  failures int not null default 0,
  failing_since timestamptz,
  failure text,
  limited_until timestamptz,
  last_success_at timestamptz,
  -- From when on silence is measured: data, or the start, or the end of a pause.
  heard_at timestamptz not null default app_now(),
  items bigint not null default 0,
  duplicates bigint not null default 0,
  rejected bigint not null default 0,
  removed bigint not null default 0,
  lag_seconds float8,
  moved_to text,
  quota_day date,
  quota_used int not null default 0,
  told text not null default 'new'
);
create index source_state_due on source_state (due_at);

-- What a sender has told already is not taken a second time.
create table source_webhook (
  source_id uuid not null references source on delete cascade,
  webhook_id text not null,
  at timestamptz not null default app_now(),
  primary key (source_id, webhook_id)
);
create index source_webhook_age on source_webhook (at);

-- The state of every source, for whoever must not take a deaf ear for calm.
create view source_health as
select s.id, s.team, s.name, s.kind,
  case
    when s.paused then 'paused'
    when st.limited_until > app_now() then 'limited'
    when st.failing_since is not null then 'failing'
    when s.kind <> 'webhook' and st.due_at < app_now() - interval '2 minutes' then 'failing'
    when st.heard_at + s.silent_after <= app_now() then 'silent'
    when s.kind <> 'webhook' and st.last_success_at is null then 'new'
    else 'ok'
  end as state,
  case
    when s.paused then null
    when st.limited_until > app_now() then st.failure
    when st.failing_since is not null then st.failure
    when s.kind <> 'webhook' and st.due_at < app_now() - interval '2 minutes'
      then 'it is overdue: no replica of this service reads it'
    when st.heard_at + s.silent_after <= app_now()
      then 'nothing has come from it since ' || to_char(st.heard_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  end as reason,
  s.silent_after, st.failing_since, st.limited_until, st.last_success_at, st.heard_at, st.items, st.duplicates,
  st.rejected, st.removed, st.lag_seconds, st.cursor, st.due_at, st.failures, st.moved_to, st.quota_day,
  st.quota_used, st.told
from source s join source_state st on st.source_id = s.id;

create function source_wake() returns trigger language plpgsql as
  'begin perform pg_notify(''source'', ''''); return null; end';
create trigger source_wake after insert or update on source for each statement execute function source_wake();
